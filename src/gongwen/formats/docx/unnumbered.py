"""Last pages without a number: a page left blank, and the imprint behind it (GB/T 9704—2012 7.5)."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping

from lxml import etree

from gongwen.formats.docx.furniture import add_footer, is_empty
from gongwen.formats.docx.names import LINKS, w
from gongwen.formats.docx.order import child_of, drop, insert, put
from gongwen.formats.docx.package import Package
from gongwen.formats.docx.relook import element
from gongwen.formats.docx.template import root

_ID = f"{{{LINKS}}}id"
_PPR, _SECTION, _FOOTER = w("pPr"), w("sectPr"), w("footerReference")


def leave_unnumbered(package: Package) -> None:
    """End a section before the blank page, and give the last section footers that say nothing.

    Nothing changes where a table ends the text: only a paragraph can end a section.
    """
    above = _above_blank_page(package)
    if above is None or above.find(f"{_PPR}/{_SECTION}") is not None:
        return
    body = package.change(package.main).find(w("body"))
    last = body.find(_SECTION)
    put(child_of(above, _PPR), copy.deepcopy(last))
    drop(last, _FOOTER, w("titlePg"))
    target = _empty_footer(package)
    for kind in ("even", "default"):
        reference = element("footerReference", type=kind)
        reference.set(_ID, target)
        insert(last, reference)
    put(last, element("type", val="nextPage"))


def numbered(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the file without what :func:`leave_unnumbered` did."""
    package = Package(parts)
    if len(_SECTION_END.findall(parts.get(package.main, b""))) < _TWO_SECTIONS:
        return dict(parts)  # as in most files, told without reading them
    above = _above_blank_page(package)
    inner = None if above is None else above.find(f"{_PPR}/{_SECTION}")
    last = package.tree(package.main).find(f"{w('body')}/{_SECTION}")
    if above is None or inner is None or last is None or not _says_nothing(package, last):
        return dict(parts)
    package.change(package.main)
    properties = inner.getparent()
    last.getparent().replace(last, inner)
    if len(properties) == 0:
        above.remove(properties)
    return package.parts()


_SECTION_END = re.compile(rb"</[^<>]*sectPr\s*>|sectPr[^<>]*/>")
_TWO_SECTIONS = 2


def _above_blank_page(package: Package) -> etree._Element | None:
    """Return the paragraph above a page that holds nothing and stands before the framed imprint."""
    body = package.tree(package.main).find(w("body"))
    if body is None:
        return None
    framed = next(
        (
            one
            for one in body.iterchildren(w("p"))
            if one.find(f"{_PPR}/{w('framePr')}[@{w('yAlign')}='bottom']") is not None
        ),
        None,
    )
    blank = None if framed is None else framed.getprevious()
    if blank is None or blank.tag != w("p") or blank.find(f"{_PPR}/{w('pageBreakBefore')}") is None:
        return None
    above = blank.getprevious()
    is_text = any(node.text for node in blank.iter(w("t")))
    return above if above is not None and above.tag == w("p") and not is_text else None


def _says_nothing(package: Package, section: etree._Element) -> bool:
    links = package.relationships(package.main)
    targets = [links.get(one.get(_ID, "")) for one in section.iterfind(_FOOTER)]
    return bool(targets) and all(
        link is not None and link.target in package and is_empty(package.tree(link.target))
        for link in targets
    )


def _empty_footer(package: Package) -> str:
    """Return the id of a footer that says nothing, made if there is none."""
    for link in package.relationships(package.main).values():
        if link.kind == "footer" and link.target in package:
            footer = package.tree(link.target)
            if is_empty(footer) and footer.find(f".//{w('framePr')}") is None:
                return link.id
    name = add_footer(package, etree.fromstring(root("ftr", "<w:p/>")))
    return package.relate(package.main, "footer", name)
