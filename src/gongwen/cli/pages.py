"""The pages of a typeset document as a PDF, and what only the pages can tell."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from gongwen.formats.convert import to_pdf
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.rendering.fonts import font_settings
from gongwen.text import RenderedPages
from gongwen.typesetting import TypesetResult, turns_on_paper


class _Typeset(Protocol):
    def __call__(self, *, turns: int) -> TypesetResult: ...


def write_pages(result: TypesetResult, again: _Typeset, output: Path, fonts: Path | None) -> None:
    """Write the PDF beside the Word file ``output``; tell its pages and the fonts replaced.

    Where the imprint came to stand on an odd page, the document is typeset ``again`` and the Word
    file written anew. ``fonts`` is a folder of fonts to use besides those of the system.
    """
    if fonts is not None and not fonts.is_dir():
        raise UnreadableFile(f"找不到字体文件夹“{fonts}”，请检查路径。", Refusal.NOT_FOUND)
    data = _pdf(result, fonts)
    pages = _pages(result, data)
    turns = None if pages is None else turns_on_paper(result, pages)
    if turns is not None:
        result = again(turns=turns)
        output.write_bytes(result.data)
        data = _pdf(result, fonts)
        pages = _pages(result, data)
    path = output.with_suffix(".pdf")
    path.write_bytes(data)
    if pages is None:
        print(f"已生成：{path}")
        return
    from gongwen.rendering.render import font_notes

    print(f"已生成：{path}，共 {len(pages.pages)} 面")
    for note in font_notes(pages.substituted):
        print(note)


def _pdf(result: TypesetResult, fonts: Path | None) -> bytes:
    try:
        return to_pdf(result.data, font_settings(fonts))
    except UnreadableFile as error:
        message = f"Word 文件已排好，PDF 没有生成：{error.message}"
        raise UnreadableFile(message, error.kind) from error


def _pages(result: TypesetResult, pdf: bytes) -> RenderedPages | None:
    try:
        from gongwen.rendering.pdf import read_pdf
    except ImportError:
        return None
    from gongwen.rendering.render import placed

    return placed(result.document, read_pdf(pdf))
