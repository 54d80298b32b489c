"""``gongwen inspect``: show what the engine takes each part of a document for, and why."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

NAME = "inspect"
HELP = "显示公文的结构：每个要素是什么、把握多大、理由"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command to ``parser``."""
    parser.add_argument("path", type=Path, metavar="文件", help="公文，- 为标准输入")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="显示的格式")


def run(options: argparse.Namespace) -> int:
    """Print the outline of a document."""
    import json

    from gongwen.anatomy import recognise
    from gongwen.checking.check import read_source
    from gongwen.report.outline import element_records, render_outline

    source = sys.stdin.buffer.read() if options.path == Path("-") else options.path
    document = read_source(source)
    anatomy = recognise(document)
    if options.format == "json":
        print(json.dumps(element_records(document, anatomy), ensure_ascii=False, indent=2))
    else:
        sys.stdout.write(render_outline(document, anatomy))
    return 0
