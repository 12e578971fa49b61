"""YAML as our files write it: values to text in one form, and a text changed only where its values change. Opens no file."""
