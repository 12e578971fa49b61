"""JSON Schemas that a text editor checks, completes and explains our files by, generated from the models. Opens no file."""
