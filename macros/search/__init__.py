"""The search index, made from the finished HTML; the client that reads it stands in `overrides/assets/`. Must not know MkDocs."""
