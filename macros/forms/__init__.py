"""The forms in the browser: their configuration from the models, and their page. Must not read data or know MkDocs."""
