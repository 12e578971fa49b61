"""Plain Swedish, measured: how long sentences are, how hard a text is to read, what is left unexplained. No I/O, no records."""
