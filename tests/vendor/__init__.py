"""What of others' work lies in the repository, how it came there, and how it is renewed."""
