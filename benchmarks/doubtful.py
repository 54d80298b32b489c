"""How often recognition is wrong and does not ask: ``python -m benchmarks.doubtful``.

Each file of ``doubtful/`` holds drafts parted by blank lines. ``# `` begins the name of a draft;
``{kind}`` before a line says what the line is, ``{kind|center 22}`` also how it stands. What is
said of the other lines is not judged, but a question about one of them is a needless one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.specimens import documents
from gongwen.anatomy import ElementKind, recognise
from gongwen.formats import docx
from gongwen.text import (
    Alignment,
    Block,
    CharacterFormat,
    Document,
    ParagraphFormat,
    Run,
    plain,
)
from gongwen.typesetting.doubts import doubts

FOLDER = Path(__file__).with_name("doubtful")
PARTS = ("first", "second", "third")
_MARK = re.compile(r"\{(?P<kind>[a-z0-9-]+)(?:\|(?P<place>[a-z]+) (?P<size>\d+))?\} ?")
_PLACES = {"center": Alignment.CENTER, "right": Alignment.RIGHT}


@dataclass(frozen=True)
class Draft:
    """A draft and, for the lines in doubt, what they are."""

    name: str
    document: Document
    truth: dict[int, ElementKind]


@dataclass(frozen=True)
class Judgement:
    """One line in doubt: what it is, what it was taken for, and whether it is asked about."""

    draft: str
    line: str
    truth: ElementKind
    taken: ElementKind
    candidates: tuple[ElementKind, ...]

    @property
    def is_right(self) -> bool:
        """Tell whether recognition was right of itself."""
        return _same(self.taken, self.truth)


def drafts(part: str) -> Iterator[Draft]:
    """Yield the drafts of one file."""
    for written in (FOLDER / f"{part}.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        name, *lines = written.split("\n")
        yield _draft(name.removeprefix("# "), lines)


def _draft(name: str, lines: list[str]) -> Draft:
    marks = [_MARK.match(line) for line in lines]
    texts = [line[mark.end() :] if mark else line for line, mark in zip(lines, marks, strict=True)]
    truth = {at: ElementKind(mark["kind"]) for at, mark in enumerate(marks) if mark}
    if not any(mark and mark["place"] for mark in marks):
        return Draft(name, plain("\n".join(texts)), truth)
    blocks = tuple(_block(text, mark) for text, mark in zip(texts, marks, strict=True))
    return Draft(name, Document(blocks, has_layout=True), truth)


def _block(text: str, mark: re.Match[str] | None) -> Block:
    place, size = (mark["place"], float(mark["size"])) if mark and mark["place"] else ("", 16.0)
    font = "黑体" if place == "black" else "仿宋_GB2312"
    look = CharacterFormat(east_asian_font=font, size=size)
    form = ParagraphFormat(
        alignment=_PLACES.get(place, Alignment.JUSTIFY),
        first_line=0.0 if place in _PLACES else 32.0,
    )
    return Block(text, format=form, runs=(Run(0, len(text), look),))


def judged(part: str) -> tuple[list[Judgement], list[str]]:
    """Return what is said of every line in doubt of a file, and the needless questions."""
    found: list[Judgement] = []
    needless: list[str] = []
    for draft in drafts(part):
        anatomy = recognise(draft.document)
        asked = {element.first: doubt for doubt, element in doubts(draft.document, anatomy)}
        needless += [
            f"{draft.name}：{doubt.text}" for at, doubt in asked.items() if at not in draft.truth
        ]
        for at, truth in draft.truth.items():
            taken = anatomy.by_block[at][0].kind
            doubt = asked.get(at)
            line = draft.document.blocks[at].text
            found.append(
                Judgement(draft.name, line, truth, taken, doubt.candidates if doubt else ())
            )
    return found, needless


def questions() -> dict[str, list[int]]:
    """Return how many questions each compliant document raises, as Word file and as plain text."""
    made: dict[str, list[int]] = {"docx": [], "纯文本": []}
    for document in documents().values():
        read = docx.read(docx.write_parts(document))
        lines = [b.text for b in document.blocks if b.cell is None and not b.page_kind]
        for form, one in (("docx", read), ("纯文本", plain("\n".join(lines)))):
            made[form].append(len(list(doubts(one, recognise(one)))))
    return made


def _same(one: ElementKind, other: ElementKind) -> bool:
    return one is other or {one, other} <= {ElementKind.BODY, ElementKind.ANNEX_BODY}


def main() -> None:
    """Print the figures of both files and of the compliant documents."""
    for part in PARTS:
        found, needless = judged(part)
        wrong = [one for one in found if not one.is_right]
        silent = [one for one in wrong if not one.candidates]
        unhelpful = [one for one in wrong if one.candidates and one.truth not in one.candidates]
        asked = sum(bool(one.candidates) for one in found)
        print(
            f"{part}：{len(found)} 处，识别对 {len(found) - len(wrong)} 处；问了 {asked} 处；"
            f"错而未问 {len(silent)} 处，问了但没有正确候选 {len(unhelpful)} 处；多问 {len(needless)} 处"
        )
        for one in silent + unhelpful:
            shown = "、".join(kind.label for kind in one.candidates)
            print(f"  {one.draft}\t{one.line}\t{one.taken.label}→{one.truth.label}\t{shown}")
        for text in needless:
            print(f"  多问\t{text}")
    for form, counts in questions().items():
        print(f"合规件（{form}）：15 份共问 {sum(counts)} 处")


if __name__ == "__main__":
    main()
