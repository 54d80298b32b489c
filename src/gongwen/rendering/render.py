"""Set a file in pages and measure them, or say why that could not be done."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gongwen.formats.convert import office, to_pdf
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.rendering.align import Place, aligned
from gongwen.rendering.fonts import font_settings, substitutions
from gongwen.rendering.glyph import Glyph, Sheet
from gongwen.rendering.lines import RawLine, lines_of, page_line
from gongwen.rendering.rendering import NOT_RENDERED, Rendering
from gongwen.text import Document, FontChange, Page, RenderedPages

RENDERED = "已在 LibreOffice 排出的版面上核实，共 {} 面。"
NO_OFFICE = "本机没有 LibreOffice，未在版面上核实，版面按文件中的设置判断。"
NO_READER = "没有安装读取版面的组件（pip install 'sanban[render]'），未在版面上核实。"
WITHOUT_GRID = "文档网格指定了字符数，LibreOffice 排不准，核实所用的副本去掉了字符网格，每行字数按文件中的设置判断。"


def render(data: bytes, document: Document, fonts: Path | None = None) -> Rendering:
    """Return ``document``, read from the file ``data``, as it comes out on paper.

    ``fonts`` is a folder of fonts to use besides those of the system.
    """
    if office() is None:
        return Rendering(None, (NO_OFFICE,))
    try:
        from gongwen.rendering.pdf import read_pdf  # noqa: PLC0415 -- an extra, and slow to load
    except ImportError:
        return Rendering(None, (NO_READER,))
    if fonts is not None and not fonts.is_dir():
        raise UnreadableFile(f"找不到字体文件夹“{fonts}”，请检查路径。", Refusal.NOT_FOUND)
    try:
        copy, had_grid = _copy(data)
        sheets = read_pdf(to_pdf(copy, font_settings(fonts)))
    except UnreadableFile as error:
        return Rendering(None, (error.message, NOT_RENDERED))
    pages = placed(document, sheets)
    notes = [RENDERED.format(len(pages.pages)), *font_notes(pages.substituted)]
    return Rendering(pages, (*notes, WITHOUT_GRID) if had_grid else tuple(notes))


def _copy(data: bytes) -> tuple[bytes, bool]:
    from gongwen.formats.docx.proof import proof_copy  # noqa: PLC0415 -- plain text needs no XML
    from gongwen.formats.open import as_docx  # noqa: PLC0415 -- as above

    parts = as_docx(data)
    if parts is None:
        raise UnreadableFile("文件只有文字，没有版面可排。", Refusal.WRONG_FORMAT)
    return proof_copy(parts)


def placed(document: Document, sheets: Iterable[Sheet]) -> RenderedPages:
    """Return the pages with every line found in ``document``."""
    drawn = [(sheet, tuple(lines_of(sheet.glyphs))) for sheet in sheets]
    lines = [line for _, lines in drawn for line in lines]
    places = aligned(document, [line.text for line in lines])
    known = dict(zip(map(id, lines), places, strict=True))
    pages = tuple(
        Page(
            number,
            sheet.width,
            sheet.height,
            tuple(page_line(line, *_ends(known[id(line)])) for line in found),
            sheet.strokes,
        )
        for number, (sheet, found) in enumerate(drawn, start=1)
    )
    return RenderedPages(pages, substitutions(document, _glyphs(lines, places)))


def _ends(place: Place) -> tuple[int, int] | tuple[None, None]:
    return (place[0], place[-1] + 1) if place else (None, None)


def _glyphs(lines: list[RawLine], places: list[Place]) -> Iterable[tuple[Glyph, int]]:
    for line, place in zip(lines, places, strict=True):
        if len(place) == len(line.glyphs):
            yield from zip(line.glyphs, place, strict=True)


def font_notes(changes: tuple[FontChange, ...]) -> list[str]:
    """Return a sentence about the fonts that were replaced, if any were."""
    if not changes:
        return []
    named: dict[str, list[str]] = {}
    for change in changes:
        named.setdefault(change.wanted, []).append(change.used)
    listed = "；".join(f"{wanted}→{'、'.join(used)}" for wanted, used in named.items())
    return [f"本机缺少下列字体，排版时已替代，字形和行高可能与定稿不同：{listed}。"]
