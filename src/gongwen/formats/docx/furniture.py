"""What surrounds the text: pages, footers, defaults and settings, set in a file that exists."""

from __future__ import annotations

import copy

from lxml import etree

from gongwen.formats.docx import template
from gongwen.formats.docx.names import LINKS, has, is_on, w
from gongwen.formats.docx.order import child_of, drop, insert, put
from gongwen.formats.docx.package import Package
from gongwen.formats.docx.relook import clear, element
from gongwen.formats.docx.sections import section as read_section
from gongwen.formats.docx.story import RawSection
from gongwen.formats.docx.write_text import paragraph_properties, run_properties, runs
from gongwen.formats.docx.xml_text import twips
from gongwen.text import Block, CharacterFormat, Section

_RPR, _PPR = w("rPr"), w("pPr")
_ID = f"{{{LINKS}}}id"
_TYPE = w("type")
_FOOTER = w("footerReference")
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FOOTER_TYPE = f"{_MAIN_TYPE}.footer+xml"


def set_page(properties: etree._Element, wanted: Section) -> None:
    """Make the section that ``properties`` describe a page as ``wanted``."""
    seen = read_section(RawSection(properties, wanted.first_block))
    if seen == wanted:
        return
    size = element("pgSz", w=twips(wanted.width), h=twips(wanted.height))
    if wanted.is_landscape:
        size.set(w("orient"), "landscape")
    put(properties, size)
    margins = {
        "top": wanted.top,
        "right": wanted.right,
        "bottom": wanted.bottom,
        "left": wanted.left,
        "header": wanted.header_distance,
        "footer": wanted.footer_distance,
        "gutter": wanted.gutter,
    }
    put(properties, element("pgMar", **{name: twips(size) for name, size in margins.items()}))
    drop(properties, w("titlePg"))
    if wanted.title_page:
        put(properties, element("titlePg"))
    pitch = None if wanted.grid.line_pitch is None else twips(wanted.grid.line_pitch)
    put(properties, element("docGrid", type=wanted.grid.kind, linePitch=pitch))


def set_defaults(package: Package, base: CharacterFormat) -> None:
    """Make ``base`` the look of text nobody formatted, without Word's spacing around paragraphs."""
    name = package.related(package.main, "styles")
    if name is None:
        name = "word/styles.xml"
        package.put(name, etree.fromstring(template.styles({}, base)))
        package.declare(name, f"{_MAIN_TYPE}.styles+xml")
        package.relate(package.main, "styles", name)
        return
    root = package.change(name)
    defaults = child_of(root, w("docDefaults"))
    outer = child_of(defaults, w("rPrDefault"))
    properties = child_of(outer, _RPR)
    clear(properties)
    for child in list(_properties(base)):
        put(properties, child)
    paragraphs = child_of(child_of(defaults, w("pPrDefault")), _PPR)
    clear(paragraphs)
    put(paragraphs, element("widowControl", val=0))
    for style in root.iterfind(w("style")):
        default = w("default")
        if (
            style.get(w("type")) == "paragraph"
            and default in style.attrib
            and is_on(style, default)
        ):
            clear(style.find(_RPR))
            clear(style.find(_PPR))


def _properties(look: CharacterFormat) -> etree._Element:
    return etree.fromstring(template.root("x", run_properties(look)))[0]


def paragraph_of(block: Block) -> etree._Element:
    """Return a new paragraph that says and looks what ``block`` does."""
    content = f"<w:p>{paragraph_properties(block)}{runs(block)}</w:p>"
    made: etree._Element = etree.fromstring(template.root("x", content))[0]
    etree.cleanup_namespaces(made, keep_ns_prefixes=["w"])
    return made


def set_even_and_odd(package: Package) -> None:
    """Tell left and right pages apart; headers that all pages shared stay on all of them."""
    name = package.related(package.main, "settings")
    if name is None:
        name = "word/settings.xml"
        made = template.settings(even_and_odd=True, mirrors_margins=False, gutter_at_top=False)
        package.put(name, etree.fromstring(made))
        package.declare(name, f"{_MAIN_TYPE}.settings+xml")
        package.relate(package.main, "settings", name)
    elif has(package.tree(name), "evenAndOddHeaders"):
        return
    else:
        put(package.change(name), element("evenAndOddHeaders"))
    for properties in package.change(package.main).iter(w("sectPr")):
        _share(properties, w("headerReference"))


def _share(properties: etree._Element, tag: str) -> None:
    """Let even pages show what the others do, where they had nothing of their own."""
    known = {reference.get(_TYPE, "default"): reference for reference in properties.iterfind(tag)}
    if "default" in known and "even" not in known:
        even = copy.copy(known["default"])
        even.set(_TYPE, "even")
        known["default"].addnext(even)


def set_footers(package: Package, sections: list[etree._Element], footers: list[Block]) -> None:
    """Give the first section ``footers``, and have later ones continue them.

    What else stands in a footer stays in it, below the page number.
    """
    if not sections:
        return
    by_kind: dict[str, list[Block]] = {}
    for block in footers:
        by_kind.setdefault(block.page_kind or "default", []).append(block)
    for kind, blocks in by_kind.items():
        name = _footer_part(package, sections[0], kind)
        _fill(package.change(name), blocks)
    for properties in sections[1:]:
        _continue(package, properties, by_kind)


def _continue(
    package: Package, properties: etree._Element, footers: dict[str, list[Block]]
) -> None:
    """Drop footers that held page numbers only; put the number above whatever else they hold."""
    links = package.relationships(package.main)
    for reference in properties.findall(_FOOTER):
        link = links.get(reference.get(_ID, ""))
        kind = reference.get(_TYPE, "default")
        if link is None or link.target not in package or kind not in footers:
            continue
        if is_empty(package.tree(link.target)) or _bears_number_only(package.tree(link.target)):
            properties.remove(reference)
        else:
            _fill(package.change(link.target), footers[kind])
    numbering = properties.find(w("pgNumType"))
    if numbering is not None:
        numbering.attrib.pop(w("start"), None)


def _footer_part(package: Package, properties: etree._Element, kind: str) -> str:
    links = package.relationships(package.main)
    for reference in properties.iterfind(_FOOTER):
        link = links.get(reference.get(_ID, ""))
        if reference.get(_TYPE, "default") == kind and link and link.target in package:
            return link.target
    name = add_footer(package, etree.fromstring(template.root("ftr", "")))
    reference = element("footerReference", type=kind)
    reference.set(_ID, package.relate(package.main, "footer", name))
    insert(properties, reference)
    return name


def add_footer(package: Package, root: etree._Element) -> str:
    """Add a footer to the parts of the file; return its name."""
    number = 1
    while f"word/footer{number}.xml" in package:
        number += 1
    name = f"word/footer{number}.xml"
    package.put(name, root)
    package.declare(name, _FOOTER_TYPE)
    return name


def _fill(root: etree._Element, blocks: list[Block]) -> None:
    """Set the page number at the top of a footer in place of the one it had."""
    if _bears_number_only(root) or is_empty(root):
        for child in list(root):
            root.remove(child)
    else:
        for child in list(root):
            if child.tag == w("p") and _bears_number_only(child):
                root.remove(child)
    for place, block in enumerate(blocks):
        root.insert(place, paragraph_of(block))


def _text(parent: etree._Element) -> str:
    return "".join(node.text or "" for node in parent.iter(w("t")))


def is_empty(parent: etree._Element) -> bool:
    """Tell whether a footer says and shows nothing."""
    things = ("drawing", "pict", "object", "tbl")
    return not _text(parent).strip() and next(parent.iter(*map(w, things)), None) is None


_NUMBERING = frozenset("第页共—–-－―─━~·．./／ \u3000\t0123456789０１２３４５６７８９")


def _bears_number_only(parent: etree._Element) -> bool:
    """Tell whether nothing but a page number stands below ``parent``, be it in a text box."""
    if next(parent.iter(w("tbl"), "{*}blip"), None) is not None:
        return False
    text = _text(parent)
    instructions = "".join(node.text or "" for node in parent.iter(w("instrText")))
    instructions += "".join(node.get(w("instr"), "") for node in parent.iter(w("fldSimple")))
    is_number = bool(text.strip()) or "PAGE" in instructions.upper()
    return is_number and set(text) <= _NUMBERING
