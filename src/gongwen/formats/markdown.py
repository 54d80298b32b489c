"""Markdown: the prose without its markup, so that rules see what readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongwen.formats.plain import decode
from gongwen.text import Block, Cell, Document, ParagraphFormat, Table

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_QUOTE = re.compile(r"^ {0,3}(?:> ?)+")
_BULLET = re.compile(r"^\s*[-*+]\s+(?:\[[ xX]\]\s+)?")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_RULE = re.compile(r"^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})$")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_DIVIDER = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^>\n]+)>"), r"\1"),
    (re.compile(r"(\*\*\*|___)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (
        re.compile(
            r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])|\*(?=[^\s*\d])([^*\n]+?)(?<=[^\s\d])\*"
        ),
        r"\1\2",
    ),
    (re.compile(r"~~(?=\S)(.+?)(?<=\S)~~"), r"\1"),
    (re.compile(r"(`+)([^`\n]+)\1"), r"\2"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


@dataclass(slots=True)
class _Progress:
    """Where in the file the reader stands."""

    tables: list[Table]
    in_table: bool = False
    in_code: bool = False


def read_markdown(data: bytes) -> Document:
    """Return the Markdown file ``data`` as a document; headings keep their level."""
    progress = _Progress([])
    text = _COMMENT.sub("", decode(data))
    blocks = tuple(block for line in text.split("\n") for block in _blocks(line, progress))
    return Document(blocks or (Block(""),), tables=tuple(progress.tables))


def _blocks(line: str, progress: _Progress) -> Iterator[Block]:
    if _FENCE.match(line):
        progress.in_code = not progress.in_code
        return
    if progress.in_code:
        yield Block(line)
        return
    if _ROW.match(line):
        yield from _cells(line, progress)
        return
    progress.in_table = False
    if _RULE.match(line):
        return
    yield _paragraph(line)


def _paragraph(line: str) -> Block:
    line = _QUOTE.sub("", line)
    heading = _HEADING.match(line)
    if heading:
        level = ParagraphFormat(outline_level=len(heading[1]) - 1)
        return Block(_without_marks(heading[2]), format=level)
    return Block(_without_marks(_BULLET.sub("", line)))


def _cells(line: str, progress: _Progress) -> Iterator[Block]:
    if _DIVIDER.match(line):
        return
    texts = [_without_marks(cell.strip()) for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
    if not progress.in_table:
        progress.tables.append(Table(columns=len(texts)))
        progress.in_table = True
    number = len(progress.tables) - 1
    row = progress.tables[number].rows
    progress.tables[number] = replace(progress.tables[number], rows=row + 1)
    for column, text in enumerate(texts):
        yield Block(text, cell=Cell(number, row, column))


def _without_marks(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text
