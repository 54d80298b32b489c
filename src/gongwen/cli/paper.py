"""Arguments about pages, which more than one command knows."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_paper_arguments(parser: argparse.ArgumentParser) -> None:
    """Add ``--rendered`` and ``--fonts`` to ``parser``."""
    parser.add_argument(
        "--rendered", action="store_true", help="用 LibreOffice 排出版面，在版面上核实（较慢）"
    )
    parser.add_argument(
        "--fonts", type=Path, metavar="文件夹", help="排版时另外使用这个文件夹里的字体"
    )
