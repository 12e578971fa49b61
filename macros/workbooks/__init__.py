"""Plans as workbooks, both ways: written for people to fill in, and read again against the plan. Only `cli` opens and writes files."""
