"""What a plan is: ten entities, their relations, derived facts and rules. No I/O, no YAML, no Jinja, no MkDocs."""
