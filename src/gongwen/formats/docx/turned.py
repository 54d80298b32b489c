"""Page numbers of turned pages: they stand where the upright pages have theirs.

A landscape page is bound with its top at the left edge of the upright ones, so their foot is its
left side: the number stands there, turned by a quarter, in a text box of the footer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from gongwen.formats.docx import template
from gongwen.formats.docx.names import LINKS, w
from gongwen.formats.docx.order import insert
from gongwen.formats.docx.package import Package
from gongwen.formats.docx.relook import element
from gongwen.formats.docx.write_text import paragraph_properties, runs
from gongwen.text import Block, Section

_ID = f"{{{LINKS}}}id"
_TYPE = w("type")
_REFERENCES = (w("footerReference"), w("headerReference"))
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_EMU = 12700
_THICKNESS = 28.0  # points: room for a line of 四号
_LINE = 17.2  # points: how high programs set a line of 四号宋体, near enough
_FIRST_ID = 9000  # of drawings, above those of the text
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PAGE = re.compile(r"\bPAGE\b", re.IGNORECASE)
_FLOW = re.compile(r"layout-flow:\s*vertical")
_NUMBER = re.compile(r"[—–\-－―─·./／第页共\s\d]*")
_UPRIGHT = frozenset({None, "horz"})


def turn_footers(
    package: Package,
    sections: Sequence[etree._Element],
    pages: Sequence[Section],
    footers: Iterable[Block],
) -> None:
    """Give the landscape sections behind the first ``footers`` that stand at their left side."""
    if not any(page.is_landscape for page in pages[1:]):
        return
    upright = _targets(package, sections[0])
    for block in footers:
        kind = block.page_kind or "default"
        shown = upright.get(kind)
        for properties, page in zip(sections[1:], pages[1:], strict=False):
            inherited, shown = shown, _targets(package, properties).get(kind, shown)
            is_turned = shown is not None and _is_turned(package.tree(shown))
            if page.is_landscape and (is_turned or _says_only_number(package, shown)):
                wanted: str | None = _part(package, block, page)
            else:
                wanted = upright.get(kind) if is_turned else shown
            if wanted is not None and wanted != shown:
                _drop(properties, kind)
                if wanted != inherited:
                    _refer(package, properties, kind, wanted)
                shown = wanted


def _targets(package: Package, properties: etree._Element) -> dict[str, str]:
    """Return the footers a section names, by the pages they stand on."""
    links = package.relationships(package.main)
    return {
        reference.get(_TYPE, "default"): link.target
        for reference in properties.iterfind(_REFERENCES[0])
        if (link := links.get(reference.get(_ID, ""))) and link.target in package
    }


def _says_only_number(package: Package, name: str | None) -> bool:
    """Tell whether a footer holds no more than a page number: all else stays where it is."""
    root = None if name is None else package.tree(name)
    things = ("drawing", "pict", "object", "tbl")
    return root is not None and (
        _NUMBER.fullmatch("".join(node.text or "" for node in root.iter(w("t")))) is not None
        and next(root.iter(*map(w, things)), None) is None
    )


def _drop(properties: etree._Element, kind: str) -> None:
    for reference in properties.findall(_REFERENCES[0]):
        if reference.get(_TYPE, "default") == kind:
            properties.remove(reference)


def _refer(package: Package, properties: etree._Element, kind: str, target: str) -> None:
    links = package.relationships(package.main).values()
    known = next((link.id for link in links if link.target == target), None)
    reference = element("footerReference", type=kind)
    reference.set(_ID, known or package.relate(package.main, "footer", target))
    insert(properties, reference)


def _part(package: Package, block: Block, page: Section) -> str:
    """Return the footer that shows ``block`` turned: one that exists, or a new one."""
    made = etree.fromstring(template.root("ftr", _turned(block, page)))
    data = etree.tostring(made, method="c14n")
    number = 1
    while (name := f"word/footer{number}.xml") in package:
        if etree.tostring(package.tree(name), method="c14n") == data:
            return name
        number += 1
    package.put(name, made)
    package.declare(name, _FOOTER_TYPE)
    return name


def _turned(block: Block, page: Section) -> str:
    """Return a paragraph with a box as high as the type area that turns ``block`` clockwise."""
    number = _FIRST_ID + (block.page_kind == "even")
    across, down = _emu(_THICKNESS), _emu(page.height - page.top - page.bottom)
    left = _emu(page.footer_distance + _LINE - _THICKNESS)
    said = f"<w:p>{paragraph_properties(block)}{runs(block)}</w:p>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" '
        f'distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{_emu(page.top)}</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{across}" cy="{down}"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="page number {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{said}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">'
        "<a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice></mc:AlternateContent></w:r></w:p>"
    )


def _emu(length: float) -> int:
    return round(length * _EMU)


def numbers_turned(package: Package, sections: Iterable[etree._Element]) -> Iterator[bool]:
    """Yield for every section whether its page number, in header or footer, is turned."""
    links = package.relationships(package.main)
    shown: dict[tuple[str, str], str] = {}
    for properties in sections:
        for tag in _REFERENCES:
            for reference in properties.iterfind(tag):
                link = links.get(reference.get(_ID, ""))
                if link is not None and link.target in package:
                    shown[tag, reference.get(_TYPE, "default")] = link.target
        yield any(_is_turned(package.tree(name)) for name in shown.values())


def _is_turned(root: etree._Element) -> bool:
    """Tell whether a footer has a number in writing that runs down the page."""
    for content in root.iter(w("txbxContent")):
        holder = content.getparent()
        body = holder.getparent().find("{*}bodyPr")
        runs_down = body is not None and body.get("vert") not in _UPRIGHT
        if (runs_down or _FLOW.search(holder.get("style", ""))) and _counts(content):
            return True
    return any(
        paragraph.find(f"{w('pPr')}/{w('textDirection')}") is not None and _counts(paragraph)
        for paragraph in root.iter(w("p"))
    )


def _counts(parent: etree._Element) -> bool:
    said = [node.text or "" for node in parent.iter(w("instrText"))]
    said += [node.get(w("instr"), "") for node in parent.iter(w("fldSimple"))]
    return _PAGE.search(" ".join(said)) is not None
