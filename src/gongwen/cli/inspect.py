"""``gongwen inspect``: show what the engine takes each part of a document for, and why."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from gongwen.cli.paper import add_paper_arguments

NAME = "inspect"
HELP = "显示公文的结构：每个要素是什么、把握多大、理由；也可量出版面"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command to ``parser``."""
    parser.add_argument("path", type=Path, metavar="文件", help="公文，- 为标准输入")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="显示的格式")
    add_paper_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Print the outline of a document, and what was measured on its pages."""
    import json

    from gongwen.anatomy import recognise
    from gongwen.checking.check import read_source, rendering_of
    from gongwen.report.outline import element_records, render_outline
    from gongwen.report.pages import measure_records, page_records, render_pages
    from gongwen.rulebook import Draft

    source = sys.stdin.buffer.read() if options.path == Path("-") else options.path
    document = read_source(source)
    anatomy = recognise(document)
    elements = element_records(document, anatomy)
    if not options.rendered:
        if options.format == "json":
            print(json.dumps(elements, ensure_ascii=False, indent=2))
        else:
            sys.stdout.write(render_outline(document, anatomy))
        return 0
    paper = rendering_of(source, document, options.fonts)
    draft = Draft(document, anatomy, date.today(), rendered=paper.pages)  # noqa: DTZ011 -- no rule looks at it
    if options.format == "json":
        record = {
            "elements": elements,
            "notes": paper.notes,
            "pages": page_records(draft),
            "measures": measure_records(draft),
        }
        print(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        sys.stdout.write(render_outline(document, anatomy) + render_pages(draft, paper.notes))
    return 0
