"""Typeset all fifteen types from six origins and measure them: ``python -m benchmarks.typesetting``.

Each input once as it is and once made longer than three pages; ``--only 通知:WPS`` takes one,
``--only 通知`` or ``--only :WPS`` all of a type or an origin. ``--properties 1000`` generates that
many odd documents instead.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import gongwen
from benchmarks.origins import BY_CHARACTERS, ORIGINS, Source
from benchmarks.paper import measures
from benchmarks.specimens import TITLES, contents
from gongwen.anatomy import recognise
from gongwen.checking.engine import layout_codes, strike
from gongwen.formats.open import read
from gongwen.layout.content import Content, Paragraph
from gongwen.rendering.render import render
from gongwen.rulebook import Draft
from gongwen.text import Block, Document, Part

TODAY = date(2026, 11, 20)
ADDED = 2200  # characters: with these even the shortest has three full pages
_FURNITURE = {Part.HEADER, Part.FOOTER}
_FORM, _FIXED, _TEXT, _AGAIN, _ON_PAGE = "版式问题", "改正后版式问题", "文字", "再排", "版面规则"


@dataclass(frozen=True)
class Input:
    """One file to typeset."""

    kind: str
    origin: str
    is_long: bool
    source: Source
    masthead: str = ""

    @property
    def label(self) -> str:
        """Return what it is called in lists."""
        return f"{self.kind}:{self.origin}{'（长）' if self.is_long else ''}"


@dataclass(frozen=True, slots=True)
class Taken:
    """One measure of one input; ``note`` marks what only characters could cure."""

    name: str
    value: str
    is_met: bool
    is_note: bool = False


def main() -> int:
    """Print a table by origin, and every failure; return 1 if there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", metavar="文种:来源")
    parser.add_argument("--no-pages", action="store_true", help="不用 LibreOffice")
    parser.add_argument("--save", type=Path, metavar="文件夹", help="输入和排好的文件存到这里")
    parser.add_argument("--properties", type=int, default=0, metavar="件数", help="随机文件")
    arguments = parser.parse_args()
    if arguments.properties:
        from benchmarks.properties import run  # noqa: PLC0415 -- hypothesis is needed only here

        return run(arguments.properties)
    taken: dict[Input, list[Taken]] = {}
    began = time.perf_counter()
    for one in inputs(arguments.only):
        taken[one] = list(_measured(one, arguments.save, on_pages=not arguments.no_pages))
        for measure in taken[one]:
            if not measure.is_met:
                print(f"{one.label}\t{measure.name}\t{measure.value}", flush=True)
    print(f"{len(taken)} 件，用时 {time.perf_counter() - began:.0f} 秒")
    _print_table(taken)
    return int(any(not measure.is_met for found in taken.values() for measure in found))


def inputs(only: str = "") -> Iterator[Input]:
    """Yield the inputs wanted: all types, origins and both lengths if ``only`` is empty."""
    kind, _, origin = only.partition(":")
    for name, content in contents().items():
        for shape, make in ORIGINS.items():
            if kind in {"", TITLES[name]} and origin in {"", shape}:
                for is_long in (False, True):
                    source = make(lengthened(content) if is_long else content)
                    yield Input(TITLES[name], shape, is_long, source, content.masthead)


def lengthened(content: Content) -> Content:
    """Return ``content`` with paragraphs of the other specimens before its last one."""
    lines = [
        part.text + part.run_on
        for other in contents().values()
        for part in other.body
        if isinstance(part, Paragraph) and not part.level and part.text.endswith("。")
    ]
    added: list[Paragraph] = []
    while sum(len(one.text) for one in added) < ADDED:
        # A number keeps every paragraph another one: copies are a fault of their own.
        added.append(Paragraph(f"第{len(added) + 1}处：{lines[len(added) % len(lines)]}"))
    return replace(content, body=(*content.body[:-1], *added, *content.body[-1:]))


def said(document: Document) -> list[str]:
    """Return what a document says; blank paragraphs, headers, footers and page numbers left out."""
    return [
        block.text
        for block in document.blocks
        if not block.is_blank and block.part not in _FURNITURE and not _is_page_number(block)
    ]


def _is_page_number(block: Block) -> bool:
    """Tell whether a text box holds nothing but the number of its page."""
    return block.part is Part.TEXT_BOX and any(
        field.instruction.startswith("PAGE") and field.start == 0 and field.end == len(block.text)
        for field in block.fields
    )


def _measured(one: Input, folder: Path | None, *, on_pages: bool) -> Iterator[Taken]:
    result = gongwen.typeset(one.source.data, name=one.source.name)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        stem = one.label.replace(":", "-")
        (folder / f"{stem}-原{Path(one.source.name).suffix}").write_bytes(one.source.data)
        (folder / f"{stem}.docx").write_bytes(result.data)
    yield from _form(_FORM, result.data)
    corrected = gongwen.typeset(one.source.data, name=one.source.name, fix=True)
    yield from _form(_FIXED, corrected.data)
    before, after = said(read(one.source.data, one.source.name)), said(result.document)
    yield Taken(_TEXT, _first_change(before, after), before == after)
    again = gongwen.typeset(result.data, name="文稿.docx").data
    yield Taken(_AGAIN, "再排一次，文件变了", again == result.data)
    if on_pages:
        yield from _pages(result.data, result.document, one.masthead)


def _form(name: str, data: bytes) -> Iterator[Taken]:
    """Yield the findings of form, those that only characters cure as notes."""
    found = [
        one
        for one in gongwen.check(data, name="文稿.docx", today=TODAY).findings
        if one.code in layout_codes()
    ]
    for one in found:
        is_note = name == _FORM and one.code in BY_CHARACTERS
        yield Taken(name, f"{one.code} {one.message}“{one.quote[:20]}”", is_note, is_note)
    if not found:
        yield Taken(name, "", is_met=True)


def _first_change(before: list[str], after: list[str]) -> str:
    pairs = zip([*before, "（无）"], [*after, "（无）"], strict=False)
    return next((f"“{old[:30]}”→“{new[:30]}”" for old, new in pairs if old != new), "")


def _pages(data: bytes, document: Document, masthead: str) -> Iterator[Taken]:
    rendering = render(data, document)
    if rendering.pages is None:
        yield Taken("版面", "；".join(rendering.notes), is_met=False)
        return
    draft = Draft(document, recognise(document), TODAY, rendered=rendering.pages)
    for one in measures(draft, masthead):
        yield Taken(one.name, one.value, one.is_met)
    struck = [one for one in strike(draft, frozenset(), []) if one.rule.code in layout_codes()]
    for hit in struck:
        is_note = hit.rule.code in BY_CHARACTERS
        value = f"{hit.rule.code} {hit.hit.message or hit.rule.message}“{draft.text[hit.hit.start : hit.hit.end][:20]}”"
        yield Taken(_ON_PAGE, value, is_note, is_note)
    if not struck:
        yield Taken(_ON_PAGE, "", is_met=True)


def _print_table(taken: dict[Input, list[Taken]]) -> None:
    """Print how many inputs of each origin meet each measure, of how many that have it."""
    names = list(dict.fromkeys(measure.name for found in taken.values() for measure in found))
    groups = list(dict.fromkeys((one.origin, one.is_long) for one in taken))
    print("| 来源 | " + " | ".join([*names, "全部达到"]) + " |")
    print("|---" * (len(names) + 2) + "|")
    for group in [*groups, None]:
        mine = [found for one, found in taken.items() if group in (None, (one.origin, one.is_long))]
        label = "合计" if group is None else group[0] + ("（长）" if group[1] else "")
        cells = [_share(mine, name) for name in names]
        whole = sum(all(measure.is_met for measure in found) for found in mine)
        print(f"| {label} | " + " | ".join([*cells, f"{whole}/{len(mine)}"]) + " |")
    notes = Counter(
        measure.value.split()[0] for found in taken.values() for measure in found if measure.is_note
    )
    listed = "、".join(f"{code} {count} 处" for code, count in notes.items())
    print(f"改字才能消除、不加 --fix 时保留的提示：{listed or '无'}")


def _share(found: list[list[Taken]], name: str) -> str:
    having = [[one.is_met for one in each if one.name == name] for each in found]
    having = [each for each in having if each]
    return f"{sum(map(all, having))}/{len(having)}" if having else "—"


if __name__ == "__main__":
    sys.exit(main())
