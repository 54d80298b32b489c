"""Word files as WPS writes them and a clerk formats them: by hand, with blanks for places.

Calibri and 宋体 in 五号 by default, letters kerned, the page number in a text box of the footer, the
red line a drawn one, the signature pushed to its place with blanks, a blank paragraph above it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from gongwen.anatomy import ElementKind, recognise
from gongwen.text import Block, Cell, Document, Part

SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_FANGSONG = (
    '<w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋" w:cs="仿宋"/>'
)
_SONG = '<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>'
_HEI = '<w:rFonts w:hint="eastAsia" w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体" w:cs="黑体"/>'
_LANG = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
_LINE = '<w:spacing w:line="560" w:lineRule="exact"/>'
_FIRST = '<w:ind w:firstLine="640" w:firstLineChars="200"/>'

# How a clerk formats each element: properties of the paragraph, of the run.
_TEXT = (_LINE + _FIRST, f'{_FANGSONG}<w:sz w:val="32"/><w:szCs w:val="32"/>{_LANG}')
_FLUSH = (_LINE, _TEXT[1])
_TITLE = (
    '<w:spacing w:line="600" w:lineRule="exact"/><w:jc w:val="center"/>',
    f'{_SONG}<w:b/><w:bCs/><w:sz w:val="44"/><w:szCs w:val="44"/>{_LANG}',
)
_HANDS: dict[ElementKind, tuple[str, str]] = {
    ElementKind.MASTHEAD: (
        '<w:jc w:val="center"/>',
        f'{_SONG}<w:b/><w:bCs/><w:color w:val="FF0000"/><w:sz w:val="84"/><w:szCs w:val="84"/>{_LANG}',
    ),
    ElementKind.DOCUMENT_NUMBER: (
        '<w:jc w:val="center"/>',
        f'{_FANGSONG}<w:sz w:val="32"/><w:szCs w:val="32"/>{_LANG}',
    ),
    ElementKind.TITLE: _TITLE,
    ElementKind.ANNEX_TITLE: _TITLE,
    ElementKind.TITLE_NOTE: ('<w:jc w:val="center"/>', _TEXT[1]),
    ElementKind.HEADING_1: (
        _LINE + _FIRST,
        f'{_HEI}<w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/>{_LANG}',
    ),
    ElementKind.MAIN_RECIPIENTS: _FLUSH,
    ElementKind.ANNEX_MARK: _FLUSH,
    ElementKind.ISSUER: _FLUSH,
    ElementKind.DATE: _FLUSH,
    ElementKind.COPY_RECIPIENTS: ("", f'{_FANGSONG}<w:sz w:val="28"/>{_LANG}'),
    ElementKind.PRINTING: ("", f'{_FANGSONG}<w:sz w:val="28"/>{_LANG}'),
}
_PUSHED = {ElementKind.ISSUER, ElementKind.DATE}
_ROOM = 26  # characters of a line, less those left after a date

_PARTS = Path(__file__).with_name("wps_parts")

_SECTION = """<w:sectPr><w:footerReference r:id="rId1" w:type="default"/><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>
<w:cols w:space="425" w:num="1"/><w:docGrid w:type="lines" w:linePitch="312" w:charSpace="0"/></w:sectPr>"""


def wps(document: Document) -> bytes:
    """Return the words of ``document`` in a file of WPS."""
    parts = {
        "[Content_Types].xml": content_types({"styles": "styles", "footer1": "footer"}),
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": relations(
            {"rId1": ("footer", "footer1.xml"), "rId2": ("styles", "styles.xml")}
        ),
        "word/styles.xml": _part("styles"),
        "word/footer1.xml": _part("footer"),
        "word/document.xml": f"<w:document {SPACES}><w:body>{''.join(_body(document))}"
        f"{_SECTION}</w:body></w:document>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _part(name: str) -> str:
    return (_PARTS / f"{name}.xml").read_text(encoding="utf-8").strip()


def content_types(parts: dict[str, str]) -> str:
    """Return what the parts of a package are, by their names under word/."""
    known = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in {"document": "document.main", **parts}.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{known}</Types>'
    )


def relations(targets: dict[str, tuple[str, str]]) -> str:
    """Return the relations of a part: by id, of which kind, to which file."""
    links = "".join(
        f'<Relationship Id="{key}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _body(document: Document) -> Iterator[str]:
    """Yield the paragraphs and tables."""
    anatomy = recognise(document)
    head = anatomy.first(ElementKind.DOCUMENT_NUMBER)
    issuer = anatomy.first(ElementKind.ISSUER)
    for index, block in enumerate(document.blocks):
        if block.cell is not None:
            yield from _cell(document, block, block.cell)
            continue
        if block.part is not Part.BODY or block.is_blank:
            continue
        kinds = [element.kind for element in anatomy.by_block.get(index, ())]
        if issuer is not None and issuer.first == index:
            yield from (_paragraph("", *_FLUSH), _paragraph("", *_FLUSH))
        has_line = head is not None and head.last == index and head.first == index
        yield _paragraph(
            _pushed(block, kinds),
            *_HANDS.get(kinds[0] if kinds else ElementKind.BODY, _TEXT),
            _part("red_line") if has_line and anatomy.document_format == "document" else "",
        )
        if has_line:
            yield _paragraph("", "", "")


def _pushed(block: Block, kinds: list[ElementKind]) -> str:
    """Return the text, a signature with the blanks that push it to the right."""
    if not set(kinds) & _PUSHED or len(block.text) > _ROOM:
        return block.text
    return (
        "\u3000" * ((_ROOM - 4 - len(block.text)) if len(block.text) < _ROOM - 4 else 1)
        + block.text
    )


def _paragraph(text: str, form: str, look: str, more: str = "") -> str:
    runs = '</w:t><w:tab/><w:t xml:space="preserve">'.join(map(escape, text.split("\t")))
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{runs}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{form}<w:rPr>{look}</w:rPr></w:pPr>{run}{more}</w:p>"


def _cell(document: Document, block: Block, cell: Cell) -> Iterator[str]:
    """Yield what of a table begins, is, or ends with one of its cells."""
    frame = document.tables[cell.table]
    width = 8522 // frame.columns
    if cell.row == cell.column == 0:
        yield '<w:tbl><w:tblPr><w:tblStyle w:val="3"/><w:tblW w:w="0" w:type="auto"/><w:tblBorders>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            yield f'<w:{side} w:val="single" w:color="auto" w:sz="4" w:space="0"/>'
        yield '</w:tblBorders><w:tblLayout w:type="autofit"/></w:tblPr><w:tblGrid>'
        yield f'<w:gridCol w:w="{width}"/>' * frame.columns + "</w:tblGrid>"
    yield "<w:tr>" if cell.column == 0 else ""
    yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    yield _paragraph(block.text, "", "") + "</w:tc>"
    is_last = cell.column == frame.columns - 1
    yield "</w:tr>" if is_last else ""
    yield "</w:tbl>" if is_last and cell.row == frame.rows - 1 else ""
