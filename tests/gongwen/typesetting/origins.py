"""The same words as they reach a clerk: Word's defaults, another program's, overdone, pasted."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from gongwen.text import Block, Document, Part

Decorate = Callable[[Paragraph, Run, int], None]
_FIRST_INDENTED = 4


def word_defaults(document: Document) -> bytes:
    """Return a file nobody formatted."""
    return _word(document, lambda _paragraph, _run, _number: None)


def other_program(document: Document) -> bytes:
    """Return a file in 四号宋体 with 28 points a line and a blank paragraph after each."""

    def decorate(paragraph: Paragraph, run: Run, _number: int) -> None:
        _set_font(run, "Calibri", "宋体", 14)
        paragraph.paragraph_format.line_spacing = Pt(28)
        paragraph.paragraph_format.first_line_indent = Pt(28)

    return _word(document, decorate, has_blanks=True)


def overdone(document: Document) -> bytes:
    """Return a file with every decoration there is, and each paragraph in another place."""

    def decorate(paragraph: Paragraph, run: Run, number: int) -> None:
        _set_font(run, "微软雅黑", "微软雅黑", 18)
        run.font.bold = run.font.italic = run.font.shadow = True
        run.font.underline = number % 2 == 0
        run.font.color.rgb = RGBColor(255, 0, 0) if number % 3 == 0 else RGBColor(0, 0, 255)
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        sides = (WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER)
        paragraph.alignment = sides[number % 2]
        paragraph.paragraph_format.left_indent = Pt(20)
        paragraph.paragraph_format.space_after = Pt(12)
        paragraph.paragraph_format.line_spacing = 1.5

    return _word(document, decorate)


def text(document: Document) -> str:
    """Return the bare text, tables left out."""
    return "\n".join(block.text for block in _lines(document) if block.cell is None)


def pasted(document: Document) -> str:
    """Return text from a web page: blank lines between, blanks in place of indents."""
    lines = [block.text for block in _lines(document) if block.cell is None]
    return "\n\n".join(
        ("\u3000\u3000" if number > _FIRST_INDENTED else "") + line
        for number, line in enumerate(lines)
    )


def _lines(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.part is Part.BODY and not block.is_blank]


def _word(document: Document, decorate: Decorate, *, has_blanks: bool = False) -> bytes:
    made = docx.Document()
    tables: dict[int, Table] = {}
    for number, block in enumerate(_lines(document)):
        if block.cell is not None:
            frame = document.tables[block.cell.table]
            if block.cell.table not in tables:
                tables[block.cell.table] = made.add_table(frame.rows, frame.columns)
            cell = tables[block.cell.table].cell(block.cell.row, block.cell.column)
            paragraph = cell.paragraphs[0]
        else:
            paragraph = made.add_paragraph()
        decorate(paragraph, paragraph.add_run(block.text), number)
        if has_blanks and block.cell is None:
            made.add_paragraph()
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _set_font(run: Run, latin: str, east_asian: str, size: float) -> None:
    run.font.name = latin
    run.font.size = Pt(size)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), east_asian)


ORIGINS: dict[str, Callable[[Document], bytes | str]] = {
    "Word默认": word_defaults,
    "别的软件": other_program,
    "过度修饰": overdone,
    "纯文本": text,
    "网页粘贴": pasted,
}
