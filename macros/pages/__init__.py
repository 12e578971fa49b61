"""Plan → pages: addresses, catalogue, components, templates, HTML bodies. No MkDocs, no YAML."""
