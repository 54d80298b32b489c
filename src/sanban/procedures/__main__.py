"""Writes the reference pages of the shipped procedures: ``python -m sanban.procedures FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from sanban.procedures.reference import pages, write_pages
from sanban.procedures.shipped import shipped_definitions, shipped_gates

if __name__ == "__main__":
    write_pages(pages(shipped_definitions(), shipped_gates()), Path(sys.argv[1]))
