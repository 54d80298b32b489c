"""Typeset a document: the one call behind the command line, the site and the library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.anatomy import Anatomy, recognise
from gongwen.formats import archive, docx
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.open import read_with_parts
from gongwen.formats.secrecy import refuse_marked
from gongwen.layout.compose import compose
from gongwen.layout.content import Content, DocumentFormat
from gongwen.layout.view import leading_spaces
from gongwen.text import Document, Part, plain
from gongwen.typesetting.arrange import Wishes, arrange
from gongwen.typesetting.calm import calmed
from gongwen.typesetting.change import Change, Kept
from gongwen.typesetting.changes import changes, corrected, kept
from gongwen.typesetting.doubts import Decisions, Doubt, decided, decisions, doubts

if TYPE_CHECKING:  # the rules load only for who asks for corrections
    from gongwen.rulebook import Finding, House

KINDS = ("document", "letter", "order", "minutes", "plain")
_NAME = "文稿.docx"
_ROUNDS = 9  # looks change what is recognised; a second round nearly always settles it


@dataclass(frozen=True)
class TypesetResult:
    """A typeset Word file, and what a person should know of it.

    ``document`` and ``anatomy`` are the file read again. ``doubts`` are the elements recognition
    was not sure of, set as their likeliest candidate until answered. ``corrections`` are the changes of
    characters that were asked for and made. ``notes`` are Chinese sentences. ``changes`` is all
    that differs from the source, characters included; nothing for a file that complied.
    """

    data: bytes
    document: Document
    anatomy: Anatomy
    kind: str
    doubts: tuple[Doubt, ...] = ()
    corrections: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def kept(self) -> tuple[Kept, ...]:
        """Return what the file holds that was left as it was."""
        return kept(self.document)


def typeset(  # noqa: PLR0913 -- one call, all but the first told by name
    source: str | Path | bytes | Document | Content,
    *,
    name: str = "",
    kind: str | None = None,
    masthead: str = "",
    house: House | None = None,
    fix: bool = False,
    answers: Mapping[str, str] | None = None,
    explicit_numbers: bool = False,
    turns: int | None = None,
) -> TypesetResult:
    """Return ``source`` laid out to GB/T 9704—2012, its text the same character for character.

    ``source`` is a Word file, a plain or Markdown text, a document, or structured content; the
    file itself is never written to. ``kind`` is one of :data:`KINDS`; without it the document
    tells. ``masthead`` is added, with the red line, where there is none. ``fix`` also makes the
    corrections that are safe. ``answers`` settle doubts of an earlier result by their keys.
    ``explicit_numbers`` turns automatic numbers into text. ``turns`` is how many pages to turn
    before the imprint, where pages were rendered (see :func:`turns_on_paper`); without it they
    are reckoned. Raise :class:`UnreadableFile` for what cannot or must not be read.
    """
    if kind is not None and kind not in KINDS:
        raise UnreadableFile(
            f"没有“{kind}”这种格式，可用的有 {'、'.join(KINDS)}。", Refusal.WRONG_FORMAT
        )
    parts, had_layout = _parts(source, name)
    made: tuple[Finding, ...] = ()
    spelt: tuple[Change, ...] = ()
    if fix:
        own = docx.read(parts)
        parts, made = _corrected(parts, house)
        spelt = corrected(own, docx.read(parts), made)
    wishes = Wishes(masthead=masthead.strip(), has_text_numbers=explicit_numbers, turns=turns)
    press = _Press(kind, answers or {}, wishes)
    made_parts = press.settle(parts)
    asked = press.doubts or ()
    document = docx.read(made_parts)
    anatomy = recognise(document)
    before = replace(docx.read(parts), has_layout=had_layout)
    return TypesetResult(
        data=docx.Package(made_parts).pack(),
        document=document,
        anatomy=anatomy,
        kind=kind or anatomy.document_format,
        doubts=asked,
        corrections=made,
        notes=tuple(_notes(parts, document, asked)),
        changes=(*changes(before, document, anatomy), *spelt),
    )


def _parts(
    source: str | Path | bytes | Document | Content, name: str
) -> tuple[dict[str, bytes], bool]:
    """Return ``source`` as the parts of a Word file, and whether it had any layout.

    What is no Word file becomes a plain one.
    """
    if isinstance(source, Content):
        return docx.write_parts(compose(source)), True
    if isinstance(source, Path):
        from gongwen.checking.check import read_bytes  # noqa: PLC0415 -- as below

        name, source = name or source.name, read_bytes(source)
    if isinstance(source, str):
        source = plain(source.replace("\r\n", "\n").strip("\n"))
    if isinstance(source, Document):
        refuse_marked(source)
        return docx.write_parts(source), source.has_layout
    document, own = read_with_parts(source, name)
    return own if own is not None else docx.write_parts(document), document.has_layout


def _corrected(
    parts: dict[str, bytes], house: House | None
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Return the file with every safe correction made, and these."""
    from gongwen.checking import check  # noqa: PLC0415 -- only corrections need the rules
    from gongwen.checking.correct import corrections  # noqa: PLC0415 -- as above
    from gongwen.report.review import correct  # noqa: PLC0415 -- as above
    from gongwen.rulebook import House, SpellingLimits  # noqa: PLC0415 -- as above

    data = docx.Package(parts).pack()
    # A model's corrections are never safe, so it need not be asked.
    silent = replace(house or House(), spelling=SpellingLimits(1.0, 1.0))
    made = corrections(check(data, name=_NAME, house=silent).findings)
    return _without_layout_spaces(archive.unpack(correct(data, _NAME, made))), made


def _without_layout_spaces(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the file without the blanks that stood in for indents before its paragraphs."""
    marks = [
        docx.Mark(index, 0, len(spaces), "")
        for index, block in enumerate(docx.read(parts).blocks)
        if block.part is Part.BODY
        and block.cell is None
        and not block.is_blank
        and (spaces := leading_spaces(block))
    ]
    return archive.unpack(docx.correct(parts, marks)) if marks else parts


class _Press:
    """Lays a file out again and again until its look and its reading agree."""

    def __init__(self, kind: str | None, answers: Mapping[str, str], wishes: Wishes) -> None:
        self._kind = kind
        self._answers = answers
        self._wishes = wishes
        self._decided: Decisions | None = None
        self.doubts: tuple[Doubt, ...] | None = None

    def settle(self, parts: dict[str, bytes]) -> dict[str, bytes]:
        """Return the parts of the file in a look that laying it out again does not change.

        Where two readings follow each other in turns, the same one of them is always taken.
        """
        states = [parts]
        for _ in range(_ROUNDS):
            made = self._once(states[-1])
            if made in states:
                circle = states[states.index(made) :]
                return min(circle, key=lambda state: sorted(state.items()))
            states.append(made)
        return states[-1]

    def _once(self, parts: dict[str, bytes]) -> dict[str, bytes]:
        bare = docx.Package(docx.numbered(parts))
        document = docx.read(bare)
        anatomy = recognise(calmed(document))
        if self.doubts is None:
            self.doubts = tuple(doubt for doubt, _ in doubts(document, anatomy))
        if self._decided is None or not self._answers:
            # What a person answered holds for every round; a guess may be told better by the look.
            self._decided = decisions(document, anatomy, self._answers)
        wishes = replace(self._wishes, kind=_format(self._kind or anatomy.document_format))
        plan = arrange(
            document, decided(document, anatomy, self._decided), wishes, docx.spare(bare)
        )
        return docx.restyle(bare, plan)


def _format(kind: str) -> DocumentFormat:
    return next((one for one in DocumentFormat if one.value == kind), DocumentFormat.DOCUMENT)


def _notes(parts: dict[str, bytes], document: Document, asked: tuple[Doubt, ...]) -> list[str]:
    notes = []
    if not any(
        block.part is Part.BODY and block.cell is None and not block.is_blank
        for block in document.blocks
    ):
        notes.append("文字都在表格或文本框里，没有按公文要素排，请移到正文中再排一次。")
    if asked:
        notes.append(
            f"有 {len(asked)} 处拿不准是什么要素，没有选定的先按最可能的排，请选定后再排一次。"
        )
    if b"<w:documentProtection" in parts.get("word/settings.xml", b""):
        notes.append("文件设有编辑保护，排版结果保留了保护。")
    return notes
