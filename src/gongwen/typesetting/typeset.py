"""Typeset a document: the one call behind the command line, the site and the library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gongwen.anatomy import Anatomy, recognise
from gongwen.checking import check
from gongwen.checking.check import read_bytes
from gongwen.checking.correct import corrections
from gongwen.formats import archive, docx
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.open import as_docx, read
from gongwen.formats.secrecy import refuse_marked
from gongwen.layout.compose import compose
from gongwen.layout.content import Content, DocumentFormat
from gongwen.report.review import correct
from gongwen.rulebook import Finding, House
from gongwen.text import Document, plain
from gongwen.typesetting.arrange import Wishes, arrange
from gongwen.typesetting.doubts import Doubt, answered, doubts

KINDS = ("document", "letter", "order", "minutes", "plain")
_ROUNDS = 4  # looks change what is recognised; a second round nearly always settles it


@dataclass(frozen=True)
class TypesetResult:
    """A typeset Word file, and what a person should know of it.

    ``document`` and ``anatomy`` are the file read again. ``doubts`` are the elements recognition
    was not sure of, set as text of the body until answered. ``corrections`` are the changes of
    characters that were asked for and made. ``notes`` are Chinese sentences.
    """

    data: bytes
    document: Document
    anatomy: Anatomy
    kind: str
    doubts: tuple[Doubt, ...] = ()
    corrections: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


def typeset(
    source: str | Path | bytes | Document | Content,
    *,
    name: str = "",
    kind: str | None = None,
    masthead: str = "",
    house: House | None = None,
    fix: bool = False,
    answers: Mapping[str, str] | None = None,
    explicit_numbers: bool = False,
) -> TypesetResult:
    """Return ``source`` laid out to GB/T 9704—2012, its text the same character for character.

    ``source`` is a Word file, a plain or Markdown text, a document, or structured content; the
    file itself is never written to. ``kind`` is one of :data:`KINDS`; without it the document
    tells. ``masthead`` is added, with the red line, where there is none. ``fix`` also makes the
    corrections that are safe. ``answers`` settle doubts of an earlier result by their keys.
    ``explicit_numbers`` turns automatic numbers into text. Raise :class:`UnreadableFile` for what
    cannot or must not be read.
    """
    if kind is not None and kind not in KINDS:
        raise UnreadableFile(
            f"没有“{kind}”这种格式，可用的有 {'、'.join(KINDS)}。", Refusal.WRONG_FORMAT
        )
    parts = _parts(source, name)
    made: tuple[Finding, ...] = ()
    if fix:
        data = docx.Package(parts).pack()
        made = corrections(check(data, name="文稿.docx", house=house).findings)
        parts = archive.unpack(correct(data, "文稿.docx", made))
    data, asked = _settled(parts, kind, masthead.strip(), answers or {}, explicit=explicit_numbers)
    document = docx.read(archive.unpack(data))
    anatomy = recognise(document)
    return TypesetResult(
        data=data,
        document=document,
        anatomy=anatomy,
        kind=kind or anatomy.document_format,
        doubts=asked,
        corrections=made,
        notes=tuple(_notes(parts, asked)),
    )


def _parts(source: str | Path | bytes | Document | Content, name: str) -> dict[str, bytes]:
    """Return ``source`` as the parts of a Word file; what is no Word file becomes a plain one."""
    if isinstance(source, Content):
        return archive.unpack(docx.write(compose(source)))
    if isinstance(source, Path):
        source, name = read_bytes(source), name or source.name
    if isinstance(source, str):
        source = plain(source.replace("\r\n", "\n").strip("\n"))
    if isinstance(source, Document):
        refuse_marked(source)
        return archive.unpack(docx.write(source))
    document = read(source, name)
    return as_docx(source) if document.has_layout else archive.unpack(docx.write(document))


def _settled(
    parts: dict[str, bytes],
    kind: str | None,
    masthead: str,
    answers: Mapping[str, str],
    *,
    explicit: bool,
) -> tuple[bytes, tuple[Doubt, ...]]:
    """Return the typeset file, laid out again until its look and its reading agree."""
    data = b""
    asked: tuple[Doubt, ...] = ()
    for number in range(_ROUNDS):
        document = docx.read(parts)
        anatomy = recognise(document)
        if number == 0:
            asked = tuple(doubt for doubt, _ in doubts(document, anatomy))
        wishes = Wishes(
            kind=_format(kind or anatomy.document_format),
            masthead=masthead,
            has_text_numbers=explicit,
        )
        plan = arrange(document, answered(document, anatomy, answers), wishes, docx.spare(parts))
        made = docx.restyle(parts, plan)
        if made == data:
            break
        data, parts = made, archive.unpack(made)
    return data, asked


def _format(kind: str) -> DocumentFormat:
    return next((one for one in DocumentFormat if one.value == kind), DocumentFormat.DOCUMENT)


def _notes(parts: dict[str, bytes], asked: tuple[Doubt, ...]) -> list[str]:
    notes = []
    if asked:
        notes.append(f"有 {len(asked)} 处拿不准是什么要素，先按正文排，请在核对文件中选定后再排一次。")
    if b"<w:documentProtection" in parts.get("word/settings.xml", b""):
        notes.append("文件设有编辑保护，排版结果保留了保护。")
    return notes
