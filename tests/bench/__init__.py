"""The benchmark: the same country built by Färdplan, Hugo and MkDocs. Run it with `python -m bench`; see README.md."""
