"""Comments 「批注」: notes in the margin, each tied to a stretch of the body."""

from __future__ import annotations

import re

from lxml import etree

from gongwen.formats.docx.drawings import ALTERNATE
from gongwen.formats.docx.inline import RUN
from gongwen.formats.docx.names import ID, MATH, WORD, w
from gongwen.formats.docx.package import Package
from gongwen.formats.docx.revise import DELETION, INSERTED, Signature, nodes

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
# A range that begins or ends in one of these is moved to its edge: Word allows no marks inside.
_CLOSED = frozenset(
    {
        w("sdt"),
        w("fldSimple"),
        w("ruby"),
        DELETION,
        ALTERNATE,
        f"{{{MATH}}}oMath",
        f"{{{MATH}}}oMathPara",
    }
)
_PARAGRAPH = w("p")


class Comments:
    """The comments of a document, to which ours are added."""

    def __init__(self, package: Package, signature: Signature) -> None:
        self._signature = signature
        name = package.related(package.main, "comments")
        if name is None:
            folder = package.main.rpartition("/")[0]
            name = f"{folder}/comments.xml" if folder else "comments.xml"
            while name in package:
                name = name.removesuffix(".xml") + "_.xml"
            package.put(name, etree.Element(w("comments"), nsmap={"w": WORD}))
            package.relate(package.main, "comments", name)
            package.declare(name, _TYPE)
        self._root = package.change(name)
        used = [int(c.get(ID)) for c in self._root if re.fullmatch(r"\d{1,9}", c.get(ID, ""))]
        self._next = max(used, default=-1) + 1

    def add(self, first: etree._Element, last: etree._Element, text: str) -> None:
        """Comment on everything from ``first`` to ``last``."""
        id_ = self._write(text)
        start = etree.Element(w("commentRangeStart"), {ID: id_})
        _open(first).addprevious(start)
        self._close(_open(last), id_)

    def add_at(self, paragraph: etree._Element, text: str) -> None:
        """Comment on a whole paragraph, blank or not."""
        id_ = self._write(text)
        start = etree.Element(w("commentRangeStart"), {ID: id_})
        properties = paragraph.find(w("pPr"))
        if properties is None:
            paragraph.insert(0, start)
        else:
            properties.addnext(start)
        end = etree.SubElement(paragraph, w("commentRangeEnd"), {ID: id_})
        end.addnext(_reference(id_))

    def _close(self, last: etree._Element, id_: str) -> None:
        end = etree.Element(w("commentRangeEnd"), {ID: id_})
        last.addnext(end)
        place = end
        while place.getparent() is not None and place.getparent().tag in INSERTED:
            place = place.getparent()
        place.addnext(_reference(id_))

    def _write(self, text: str) -> str:
        id_ = str(self._next)
        self._next += 1
        signature = self._signature
        comment = etree.SubElement(
            self._root,
            w("comment"),
            {
                ID: id_,
                w("author"): signature.author,
                w("date"): signature.date,
                w("initials"): signature.author[:2],
            },
        )
        for number, line in enumerate(text.split("\n")):
            paragraph = etree.SubElement(comment, _PARAGRAPH)
            if number == 0:
                etree.SubElement(etree.SubElement(paragraph, RUN), w("annotationRef"))
            etree.SubElement(paragraph, RUN).extend(nodes(line))
        return id_


def _reference(id_: str) -> etree._Element:
    run = etree.Element(RUN)
    etree.SubElement(run, w("commentReference"), {ID: id_})
    return run


def _open(element: etree._Element) -> etree._Element:
    """Return the outermost closed element around ``element`` within its paragraph, or itself."""
    found = at = element
    while at is not None and at.tag != _PARAGRAPH:
        parent = at.getparent()
        if at.tag in _CLOSED:
            # Ruby stands within a run; the mark goes beside that run.
            found = parent if parent is not None and parent.tag == RUN else at
        at = parent
    return found
