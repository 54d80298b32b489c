"""Compliant documents of all fifteen types, written for these measurements.

Each file of ``specimens/`` is one document. A line of a body is a paragraph; its number tells the
level of a heading, and what follows the heading's full stop runs on. Lines that begin with | are
rows of a table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TypedDict

from gongwen.layout.compose import compose
from gongwen.layout.content import (
    AnnexContent,
    Content,
    DocumentFormat,
    Paragraph,
    TableContent,
)
from gongwen.text import Document

FOLDER = Path(__file__).with_name("specimens")

# What the types are called in lists.
TITLES = {
    "01_resolution": "决议",
    "02_decision": "决定",
    "03_order": "命令",
    "04_communique": "公报",
    "05_announcement": "公告",
    "06_public_notice": "通告",
    "07_opinion": "意见",
    "08_notice": "通知",
    "09_circular": "通报",
    "10_report": "报告",
    "11_request": "请示",
    "12_reply": "批复",
    "13_motion": "议案",
    "14_letter": "函",
    "15_minutes": "纪要",
}

_HEADINGS = (
    (1, re.compile(r"[一二三四五六七八九十]+、")),
    (2, re.compile(r"（[一二三四五六七八九十]+）")),
    (3, re.compile(r"\d+\.")),
    (4, re.compile(r"（\d+）")),
)
_LONGEST_HEADING = 24


class _Annex(TypedDict):
    title: str
    body: str


class _File(TypedDict, total=False):
    kind: str
    copy_number: str
    urgency: str
    masthead: str
    number: str
    signatories: list[str]
    title: list[str]
    title_note: str
    recipients: str
    body: str
    annex_note: list[str]
    issuers: list[str]
    position: str
    date: str
    is_sealed: bool
    remark: str
    attendance: list[list[str]]
    annexes: list[_Annex]
    copies: str
    printed_by: str
    printed_date: str


@cache
def contents() -> dict[str, Content]:
    """Return the content of every specimen by the name of its file, in their order."""
    return {path.stem: _content(path) for path in sorted(FOLDER.glob("*.toml"))}


@cache
def documents() -> dict[str, Document]:
    """Return every specimen laid out to the standard."""
    return {name: compose(content) for name, content in contents().items()}


def _content(path: Path) -> Content:
    file: _File = tomllib.loads(path.read_text(encoding="utf-8"))  # type: ignore[assignment]  # our own files
    return Content(
        title=tuple(file["title"]),
        body=_parts(file["body"]),
        kind=DocumentFormat(file.get("kind", "document")),
        copy_number=file.get("copy_number", ""),
        urgency=file.get("urgency", ""),
        masthead=file.get("masthead", ""),
        number=file.get("number", ""),
        signatories=tuple(file.get("signatories", ())),
        title_note=file.get("title_note", ""),
        recipients=file.get("recipients", ""),
        annex_note=tuple(file.get("annex_note", ())),
        issuers=tuple(file.get("issuers", ())),
        position=file.get("position", ""),
        date=file.get("date", ""),
        is_sealed=file.get("is_sealed", True),
        remark=file.get("remark", ""),
        attendance=tuple((label, names) for label, names in file.get("attendance", ())),
        annexes=tuple(
            AnnexContent(annex["title"], _parts(annex["body"])) for annex in file.get("annexes", ())
        ),
        copies=file.get("copies", ""),
        printed_by=file.get("printed_by", ""),
        printed_date=file.get("printed_date", ""),
    )


def _parts(body: str) -> tuple[Paragraph | TableContent, ...]:
    return tuple(_read_parts(body.strip("\n").split("\n")))


def _read_parts(lines: list[str]) -> Iterator[Paragraph | TableContent]:
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_table:
            yield TableContent(tuple(tuple(line.strip("|").split("|")) for line in group))
        else:
            yield from (_paragraph(line) for line in group)


def _paragraph(line: str) -> Paragraph:
    """Return the paragraph of ``line``; a numbered line that is short, or whose first sentence is, is a heading."""
    level = next((level for level, number in _HEADINGS if number.match(line)), 0)
    heading, stop, rest = line.partition("。")
    if not level or len(heading) > _LONGEST_HEADING or (stop and not rest):
        return Paragraph(line)
    return Paragraph(heading + stop, level, rest)
