"""Run the command line: ``python -m gongwen``."""

import sys

from gongwen.cli import main

if __name__ == "__main__":
    sys.exit(main())
