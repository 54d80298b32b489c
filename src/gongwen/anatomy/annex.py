"""Annexes, and documents issued by the main one: their marks, titles and bodies."""

from __future__ import annotations

import re

from gongwen.anatomy.elements import Element, ElementKind
from gongwen.anatomy.headings import heading_of
from gongwen.anatomy.line import Line
from gongwen.anatomy.patterns import ANNEX_MARK, DATE, HEADING

_STOP = re.compile(r"[。！？；：，]")
_LONGEST_TITLE = 60


def read_annexes(lines: list[Line], first: int, end: int) -> list[Element]:
    """Return the elements of the lines ``first`` to ``end``, which stand behind the main document."""
    made: list[Element] = []
    position = first
    while position < end:
        line = lines[position]
        mark = None if line.in_table or line.text[0] != "附" else ANNEX_MARK.fullmatch(line.text)
        if (
            mark is not None
            and mark["colon"]
            and mark["rest"]
            and not line.new_page
            and position > first
        ):
            made.append(_whole(line, ElementKind.ANNEX_NOTE, "附件或所印发文件自己的附件说明"))
            position += 1
        elif mark is not None and (line.new_page or not mark["rest"] or position == first):
            made += _mark(line, mark)
            position = (
                _read_title(lines, position + 1, end, made) if not mark["rest"] else position + 1
            )
        elif position == first or line.new_page:
            after_title = _read_title(lines, position, end, made)
            position = after_title if after_title > position else _add_body(lines, position, made)
        else:
            position = _add_body(lines, position, made)
    return made


def _whole(line: Line, kind: ElementKind, phrase: str) -> Element:
    return Element(kind, line.start, line.end, line.block, line.block, 0.7, (phrase,))


def _mark(line: Line, mark: re.Match[str]) -> list[Element]:
    evidence = ("以“附件”开头", "位于主文之后")
    rest = mark.start("rest") if mark["rest"] else len(line.text)
    end = line.start + len(line.text[:rest].rstrip())
    made = [Element(ElementKind.ANNEX_MARK, line.start, end, line.block, line.block, 0.9, evidence)]
    if mark["rest"]:
        title = Element(
            ElementKind.ANNEX_TITLE,
            line.start + rest,
            line.end,
            line.block,
            line.block,
            0.7,
            ("与附件标识同一行",),
        )
        made.append(title)
    return made


def _read_title(lines: list[Line], first: int, end: int, made: list[Element]) -> int:
    """Add the title that begins at ``first``, if one does, and return the line behind it."""
    last = first
    while last < end and last - first < 4 and _may_be_title(lines[last]):
        if last > first and (
            lines[last].gap
            or not lines[last].looks_like(lines[first])
            or not lines[first].is_centered
        ):
            break
        last += 1
    if last == first:
        return first
    begin, stop = lines[first], lines[last - 1]
    evidence = ("附件标识之下" if made else "主文之后的第一行", "没有句末标点")
    confidence = 0.9 if begin.is_centered else 0.7
    made.append(
        Element(
            ElementKind.ANNEX_TITLE,
            begin.start,
            stop.end,
            begin.block,
            stop.block,
            confidence,
            evidence,
        )
    )
    return last


def _may_be_title(line: Line) -> bool:
    text = line.text
    return (
        not line.in_table
        and len(text) <= _LONGEST_TITLE
        and not _STOP.search(re.sub(r"《[^》]*》", "", text))
        and not HEADING.match(text)
        and not DATE.fullmatch(text)
    )


def _add_body(lines: list[Line], position: int, made: list[Element]) -> int:
    line = lines[position]
    if line.in_table:
        kind, phrase = ElementKind.TABLE, "在表格里"
    else:
        kind, phrase = ElementKind.ANNEX_BODY, "附件或所印发文件的正文"
    heading = (
        None
        if line.in_table
        else heading_of(
            line,
            lines[position - 1] if position else None,
            lines[position + 1] if position + 1 < len(lines) else None,
        )
    )
    start = line.start
    if heading is not None and heading.kind is not ElementKind.BODY:
        made.append(heading)
        start = heading.end
    if start < line.end:
        made.append(Element(kind, start, line.end, line.block, line.block, 0.8, (phrase,)))
    return position + 1
