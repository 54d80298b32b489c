"""Check a document: the one call behind the command line, the site and the library."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from gongwen.anatomy import recognise
from gongwen.checking import words
from gongwen.checking.engine import Struck, catalogue, layout_codes, spelling_codes, strike
from gongwen.checking.house import find_house, load_house
from gongwen.checking.merge import merged
from gongwen.checking.place import finding
from gongwen.checking.result import CheckResult
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.proofread.spelling import reading
from gongwen.rendering.rendering import NOT_RENDERED, Rendering
from gongwen.rulebook import Draft, House
from gongwen.terms import Strength
from gongwen.text import Document, plain

TEXT_ONLY = "只检查了文字，字体、字号、页边距等没有版面可查。"


def check(
    source: str | Path | bytes | Document,
    *,
    name: str = "",
    house: House | None = None,
    today: date | None = None,
    strict: bool = False,
    rendered: bool = False,
    fonts: Path | None = None,
) -> CheckResult:
    """Return what is wrong with ``source``: a text, a path, the bytes of a file, or a document.

    ``name`` is what to call it; for bytes its suffix helps to tell Markdown from plain text.
    Without ``house``, the ``gongwen.toml`` beside a path or above it holds. ``today`` is the day
    dates are judged by. Raise :class:`UnreadableFile` for what cannot or must not be read.
    ``strict`` lets errors of rules through, for tests. ``rendered`` has the pages set by
    LibreOffice and measured, with the fonts of the folder ``fonts`` besides those installed.
    """
    began = time.perf_counter()
    document = read_source(source, name)
    if house is None:
        house = _house_of(source)
    paper = rendering_of(source, document, fonts) if rendered else Rendering(None, (NOT_RENDERED,))
    day = today or date.today()  # noqa: DTZ011 -- the office's own day
    draft = Draft(document, recognise(document), day, house, paper.pages)
    about_layout = paper.notes if document.has_layout else (TEXT_ONLY,)
    notes = [*about_layout, *_house_notes(house)]
    struck = _struck(draft, notes, strict=strict)
    unchecked = _unchecked(draft)
    overrides = {override.code: override for override in house.overrides}
    findings = tuple(
        finding(one, document, overrides.get(one.rule.code), paper.pages) for one in struck
    )
    return CheckResult(
        name=name or (str(source) if isinstance(source, Path) else ""),
        document=document,
        anatomy=draft.anatomy,
        findings=findings,
        notes=(*notes, *unchecked),
        unchecked=unchecked,
        elapsed=time.perf_counter() - began,
    )


def rendering_of(
    source: str | Path | bytes | Document, document: Document, fonts: Path | None = None
) -> Rendering:
    """Return ``document``, read from ``source``, as it comes out on paper; text alone does not."""
    from gongwen.rendering.render import render  # noqa: PLC0415 -- few are asked for pages

    if not document.has_layout:
        return Rendering(None, (TEXT_ONLY,))
    if isinstance(source, Document):
        from gongwen.formats.docx import write  # noqa: PLC0415 -- only what has no file needs one

        return render(write(source), document, fonts)
    data = read_bytes(source) if isinstance(source, Path) else source
    return render(data if isinstance(data, bytes) else data.encode(), document, fonts)


def read_source(source: str | Path | bytes | Document, name: str = "") -> Document:
    """Return ``source`` as a document; refuse what bears a mark of secrecy."""
    from gongwen.formats.open import read  # noqa: PLC0415 -- a bare text needs no reader
    from gongwen.formats.secrecy import refuse_marked  # noqa: PLC0415 -- as above

    if isinstance(source, Path):
        return read(read_bytes(source), name or source.name)
    if isinstance(source, bytes):
        return read(source, name)
    document = plain(source.replace("\r\n", "\n")) if isinstance(source, str) else source
    refuse_marked(document)
    return document


def read_bytes(path: Path) -> bytes:
    """Return the content of the file at ``path``; refuse what is no file or too large to load."""
    from gongwen.formats.archive import LIMITS, too_large  # noqa: PLC0415 -- as above

    try:
        if path.is_dir():
            raise UnreadableFile(f"“{path}”是文件夹，请指明其中的文件。", Refusal.NOT_FOUND)
        if path.stat().st_size > LIMITS.file_bytes:
            raise too_large()
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(
            f"找不到文件“{path}”，请检查文件名和路径。", Refusal.NOT_FOUND
        ) from error
    except OSError as error:
        raise UnreadableFile(
            f"无法打开文件“{path}”，请检查读取权限。", Refusal.NOT_FOUND
        ) from error


def _house_of(source: str | Path | bytes | Document) -> House:
    path = find_house(source) if isinstance(source, Path) else None
    return load_house(path) if path else House()


def _house_notes(house: House) -> list[str]:
    notes: list[str] = []
    for override in house.overrides:
        if override.code not in catalogue():
            notes.append(f"本单位规定中的规则编号 {override.code} 不存在，请核对。")
        elif override.severity is None:
            required = catalogue()[override.code].strength is Strength.REQUIRED
            kind = "规定级规则" if required else "规则"
            notes.append(f"按本单位规定停用{kind} {override.code}，理由：{override.reason}。")
    return notes


def _unchecked(draft: Draft) -> tuple[str, ...]:
    """Return what was not checked though no one had switched it off: spelling without its model."""
    if spelling_codes() <= _switched_off(draft.house):
        return ()
    problem = reading(draft).problem
    return (problem,) if problem else ()


def _switched_off(house: House) -> frozenset[str]:
    return frozenset(one.code for one in house.overrides if one.severity is None)


def _struck(draft: Draft, notes: list[str], *, strict: bool) -> list[Struck]:
    off = _switched_off(draft.house)
    found = [*strike(draft, off, notes, strict=strict), *words.house_hits(draft)]
    allowed = words.allowed(draft.text, draft.house.allowed_words)
    if allowed:
        found = [one for one in found if not _is_allowed(one, allowed)]
    return merged(found, draft.text, layout_codes())


def _is_allowed(struck: Struck, allowed: list[tuple[int, int]]) -> bool:
    hit = struck.hit
    return hit.start < hit.end and any(
        start <= hit.start and hit.end <= end for start, end in allowed
    )
