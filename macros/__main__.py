"""`python -m macros`: the command `fardplan`, where it is not on the path."""

import sys

from macros.cli import main

sys.exit(main())
