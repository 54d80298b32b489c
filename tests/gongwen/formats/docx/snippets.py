"""Word files made of snippets of their own language, for tests."""

from __future__ import annotations

import io

from docx.document import Document as Made

from gongwen.formats.archive import unpack
from gongwen.formats.docx import Package, read
from gongwen.text import Block, Document

SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROOTS = {
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "styles": "w:styles",
    "numbering": "w:numbering",
    "settings": "w:settings",
    "comments": "w:comments",
    "theme": "a:theme",
    "header": "w:hdr",
    "footer": "w:ftr",
}


def part(root: str, content: str) -> bytes:
    """Return a part whose root element is ``root``."""
    return f"<{root} {SPACES}>{content}</{root}>".encode()


def word(body: str, **parts: str) -> dict[str, bytes]:
    """Return the parts of a Word file; ``footer2="…"`` becomes footer2.xml under the id rfooter2."""
    links = ""
    made: dict[str, bytes] = {}
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        links += f'<Relationship Id="r{name}" Type="{_LINKS}/{kind}" Target="{name}.xml"/>'
        made[f"word/{name}.xml"] = part(_ROOTS[kind], content)
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'.encode(),
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_LINKS}/officeDocument" Target="word/document.xml"/></Relationships>'.encode(),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{links}</Relationships>".encode(),
        "word/document.xml": part("w:document", f"<w:body>{body}</w:body>"),
        **made,
    }


def p(content: str = "", properties: str = "") -> str:
    """Return a paragraph; plain text becomes a run."""
    inner = content if content.startswith("<") or not content else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(content: str, properties: str = "") -> str:
    """Return a run; plain text becomes a text node."""
    if not content.startswith("<"):
        content = f'<w:t xml:space="preserve">{content}</w:t>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>"


def texts(body: str, **parts: str) -> list[str]:
    """Return the text of every block of a file with this body."""
    return [block.text for block in read(word(body, **parts)).blocks]


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    """Return the blocks of a file with this body."""
    return read(word(body, **parts)).blocks


def saved(made: Made) -> dict[str, bytes]:
    """Return the parts of a document python-docx made."""
    return unpack(bytes_of(made))


def bytes_of(made: Made) -> bytes:
    """Return a document python-docx made as a file."""
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def reread(data: bytes) -> Document:
    """Return the document in the bytes of a file."""
    return read(Package(unpack(data)))
