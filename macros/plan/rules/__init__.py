"""The rules that a plan must keep, one module per theme. A rule only looks: it never changes, reads or prints."""
