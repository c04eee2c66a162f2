"""`python -m munidesk`."""

import sys

from munidesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
