"""`python -m macros`: the command `fardplan`, where it is not on the path."""

from macros.cli import command

command()
