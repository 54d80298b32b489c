"""The same words as they reach a clerk: compliant, Word's defaults, WPS, pasted, Markdown, overdone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO

import docx
from docx.document import Document as Made
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from benchmarks.wps import wps
from gongwen.anatomy import ElementKind, recognise
from gongwen.formats.docx import write
from gongwen.layout.compose import compose
from gongwen.layout.content import Content
from gongwen.text import Block, Document, Part

# Blanks that stand in for indents or push a line to its place: only removing them cures these.
BY_CHARACTERS = frozenset({"BOD-08", "FMT-012"})
_FIRST_INDENTED = 4
_NUMBERED = re.compile(r"\d+\.")


@dataclass(frozen=True)
class Source:
    """A file as it comes in: its bytes, and the name that tells what they are."""

    data: bytes
    name: str


def compliant(content: Content) -> Source:
    """Return the file laid out to the standard already."""
    return Source(write(compose(content)), "文稿.docx")


def word_defaults(content: Content) -> Source:
    """Return a file nobody formatted, on the page and in the fonts of a Chinese Word."""
    made = docx.Document()
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(25.4)
    page.left_margin = page.right_margin = Mm(31.8)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "等线", Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "等线")
    return _word(_joined(content), made, lambda _paragraph, _run, _number: None)


def wps_like(content: Content) -> Source:
    """Return a file as WPS writes it, formatted by a clerk's hand."""
    return Source(wps(compose(content)), "文稿.docx")


def overdone(content: Content) -> Source:
    """Return a file with every decoration there is, and each paragraph in another place."""

    def decorate(paragraph: Paragraph, run: Run, number: int) -> None:
        run.font.name = "微软雅黑"
        run.font.size = Pt(18)
        run.font.element.rPr.rFonts.set(qn("w:eastAsia"), "微软雅黑")
        run.font.bold = run.font.italic = run.font.shadow = True
        run.font.underline = number % 2 == 0
        run.font.color.rgb = RGBColor(255, 0, 0) if number % 3 == 0 else RGBColor(0, 0, 255)
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        sides = (WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER)
        paragraph.alignment = sides[number % 2]
        paragraph.paragraph_format.left_indent = Pt(20)
        paragraph.paragraph_format.space_after = Pt(12)
        paragraph.paragraph_format.line_spacing = 1.5

    return _word(content, docx.Document(), decorate)


def text(content: Content) -> Source:
    """Return the bare text; a row of a table is a line."""
    return Source("\n".join(_rows(compose(_joined(content)))).encode(), "文稿.txt")


def pasted(content: Content) -> Source:
    """Return text from a web page: blank lines between, blanks in place of indents."""
    lines = _rows(compose(_joined(content)))
    shown = (
        ("\u3000\u3000" if number > _FIRST_INDENTED and "\t" not in line else "") + line
        for number, line in enumerate(lines)
    )
    return Source("\n\n".join(shown).encode(), "文稿.txt")


def markdown(content: Content) -> Source:
    """Return the document as someone who writes Markdown would write it."""
    return Source("\n".join(_markdown(compose(_joined(content)))).encode(), "文稿.md")


def _joined(content: Content) -> Content:
    """Return ``content`` with its title in one paragraph: no one has shaped it yet."""
    return replace(content, title=("".join(content.title),) if content.title else ())


def _lines(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.part is Part.BODY and not block.is_blank]


def _rows(document: Document) -> Iterator[str]:
    """Yield the paragraphs, and the rows of tables with their cells apart by tabs."""
    row: tuple[int, int] | None = None
    cells: list[str] = []
    for block in document.blocks:
        here = (block.cell.table, block.cell.row) if block.cell else None
        if here != row and cells:
            yield "\t".join(cells)
            cells = []
        row = here
        if here:
            cells.append(block.text)
        elif block.part is Part.BODY and not block.is_blank:
            yield block.text


def _word(content: Content, made: Made, decorate: Callable[[Paragraph, Run, int], None]) -> Source:
    document = compose(content)
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
    buffer = BytesIO()
    made.save(buffer)
    return Source(buffer.getvalue(), "文稿.docx")


_MARKS = {
    ElementKind.TITLE: "# {}",
    ElementKind.ANNEX_TITLE: "# {}",
    ElementKind.HEADING_1: "## {}",
    ElementKind.MASTHEAD: "**{}**",
    ElementKind.ANNEX_MARK: "**{}**",
}


def _markdown(document: Document) -> Iterator[str]:
    """Yield the lines: marks for headings and stress, a table with its bar, lines drawn by dashes."""
    anatomy = recognise(document)
    header_end = anatomy.first(ElementKind.DOCUMENT_NUMBER)
    divider = 0
    for index, block in enumerate(document.blocks):
        if block.cell is not None:
            if block.cell.column == 0:
                columns = document.tables[block.cell.table].columns
                yield _row(document, index, columns)
                if block.cell.row == 0:
                    yield "|" + " --- |" * columns
                divider = index + columns
            continue
        if block.part is not Part.BODY or block.is_blank:
            continue
        if index == divider and divider:
            yield ""
        yield _marked(document, index, [one.kind for one in anatomy.by_block.get(index, ())])
        yield ""
        if header_end is not None and header_end.last == index:
            yield from ("---", "")


def _row(document: Document, first: int, columns: int) -> str:
    cells = document.blocks[first : first + columns]
    return "| " + " | ".join(cell.text for cell in cells) + " |"


def _marked(document: Document, index: int, kinds: list[ElementKind]) -> str:
    """Return a paragraph with its marks; a heading text runs on after is in bold."""
    line = document.blocks[index].text
    first = kinds[0] if kinds else ElementKind.BODY
    if first is ElementKind.HEADING_2:
        head, stop, rest = line.partition("。")
        return f"**{head}{stop}**{rest}" if rest else f"### {line}"
    if first is ElementKind.HEADING_3 and not _NUMBERED.match(line):
        return f"- {line}"
    return _MARKS.get(first, "{}").format(line) if len(kinds) == 1 else line


ORIGINS: dict[str, Callable[[Content], Source]] = {
    "合规": compliant,
    "Word默认": word_defaults,
    "WPS": wps_like,
    "网页粘贴": pasted,
    "Markdown": markdown,
    "过度修饰": overdone,
}
