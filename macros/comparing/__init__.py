"""Two states of the data compared as plans: what differs, as a value, and how it is told. Opens no file, runs no program."""
