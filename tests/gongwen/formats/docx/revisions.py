"""Accept or reject revisions as a person in Word does, independently of the code under test."""

from __future__ import annotations

from lxml import etree

from gongwen.formats.docx import read
from gongwen.formats.xml import parse

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _w(name: str) -> str:
    return f"{{{_WORD}}}{name}"


def settle(parts: dict[str, bytes], author: str, *, accept: bool) -> str:
    """Return the text of the file once all revisions of ``author`` are accepted or rejected."""
    done = dict(parts)
    for name, data in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            root = parse(data, name)
            keep, drop = (_w("ins"), _w("del")) if accept else (_w("del"), _w("ins"))
            for element in [e for e in root.iter(keep, drop) if e.get(_w("author")) == author]:
                if element.tag == drop:
                    _remove(element)
                else:
                    _unwrap(element)
            done[name] = etree.tostring(root)
    return read(done).text


def ours(parts: dict[str, bytes], author: str, tag: str) -> list[etree._Element]:
    """Return the marks of ``author`` in the body."""
    root = parse(parts["word/document.xml"])
    return [e for e in root.iter(_w(tag)) if e.get(_w("author")) == author]


def _remove(element: etree._Element) -> None:
    element.getparent().remove(element)


def _unwrap(element: etree._Element) -> None:
    for deleted in list(element.iter(_w("delText"))):
        deleted.tag = _w("t")
    parent = element.getparent()
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at + 1, child)
    parent.remove(element)
