"""``gongwen rules``: list every rule, or write the reference pages."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

NAME = "rules"
HELP = "列出全部规则"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command to ``parser``."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="列表的格式")
    parser.add_argument(
        "--write-docs", type=Path, metavar="目录", help="把规则目录写成 Markdown 页面"
    )


def run(options: argparse.Namespace) -> int:
    """Print the catalogue or write its pages."""
    from gongwen.checking.engine import catalogue
    from gongwen.report.catalogue import as_json, table, write_pages

    if options.write_docs:
        made = write_pages(catalogue(), options.write_docs)
        print(f"已在 {options.write_docs} 写出 {len(made)} 页。")
        return 0
    sys.stdout.write(as_json(catalogue()) if options.format == "json" else table(catalogue()))
    return 0
