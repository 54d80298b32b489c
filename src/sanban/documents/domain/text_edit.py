"""A text taken apart into its lines and put together again, so that a line can be corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sanban.documents.domain.text import Annex, DocumentText


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` of a line, counted from one, become ``new``."""

    line: int
    start: int
    end: int
    new: str


def edited(text: DocumentText, edits: list[Edit], document_date: str = "") -> DocumentText:
    """Return ``text`` with corrections made in its lines as :meth:`DocumentText.lines` gives them.

    Corrections of one line are made from its end; one that overlaps a later one is left out.
    """
    lines = list(text.lines(document_date))
    reached: dict[int, int] = {}
    for edit in sorted(edits, key=lambda one: (one.line, -one.start)):
        limit = reached.get(edit.line)
        if not 1 <= edit.line <= len(lines) or (limit is not None and edit.end > limit):
            continue
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.start] + edit.new + line[edit.end :]
        reached[edit.line] = edit.start
    return _put_together(text, dict(zip(_places(text, document_date), lines, strict=True)))


Place = tuple[str, int, int]


def _places(text: DocumentText, document_date: str) -> Iterator[Place]:
    """Yield where each line comes from, in the order of :meth:`DocumentText.lines`."""
    if text.title:
        yield "title", 0, 0
    if text.main_recipients:
        yield "main_recipients", 0, 0
    yield from (("body", number, 0) for number, line in enumerate(text.body) if line)
    yield from (("annex_note", number, 0) for number in range(len(text.annexes)))
    if text.issuer_line:
        yield "issuer_line", 0, 0
    if document_date:
        yield "date", 0, 0
    if text.remark:
        yield "remark", 0, 0
    for number, annex in enumerate(text.annexes):
        if annex.paragraphs:
            yield "annex_mark", number, 0
            if annex.title:
                yield "annex_title", number, 0
            yield from (
                ("annex_body", number, row) for row, line in enumerate(annex.paragraphs) if line
            )
    if text.copy_recipients:
        yield "copy_recipients", 0, 0


def _put_together(text: DocumentText, lines: Mapping[Place, str]) -> DocumentText:
    def of(name: str, otherwise: str) -> str:
        return lines.get((name, 0, 0), otherwise)

    return replace(
        text,
        title=of("title", text.title),
        main_recipients=of("main_recipients", text.main_recipients).rstrip("：:"),
        body=tuple(lines.get(("body", n, 0), line) for n, line in enumerate(text.body)),
        annexes=tuple(_annex(n, annex, lines) for n, annex in enumerate(text.annexes)),
        issuer_line=of("issuer_line", text.issuer_line),
        remark=of("remark", text.remark).strip("（）()"),
        copy_recipients=of("copy_recipients", text.copy_recipients)
        .removeprefix("抄送：")
        .rstrip("。"),
    )


def _annex(number: int, annex: Annex, lines: Mapping[Place, str]) -> Annex:
    noted = lines.get(("annex_note", number, 0), annex.title)
    in_note = noted.removeprefix("附件：").removeprefix(f"{number + 1}.")
    headed = lines.get(("annex_title", number, 0), annex.title)
    return replace(
        annex,
        title=headed if headed != annex.title else in_note,
        paragraphs=tuple(
            lines.get(("annex_body", number, row), line)
            for row, line in enumerate(annex.paragraphs)
        ),
    )
