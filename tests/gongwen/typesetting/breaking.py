"""Ways to break a compliant Word file in its own language, as other programs write it.

A :data:`Break` changes the parts of a file; :func:`broken` applies several to a specimen. Blocks
are named by words that stand in them, or with ``=`` by all they say; ``EVERY`` names all of the
body that say something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from gongwen.formats.docx import Package, write_parts
from gongwen.formats.docx.names import w
from gongwen.formats.docx.order import child_of, drop, put
from gongwen.layout.specimen import notice
from gongwen.text import Document
from tests.gongwen.formats.docx.snippets import part

EVERY = ""
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"

Break = Callable[[Package], None]
Make = Callable[[], bytes]


def broken(*breaks: Break, of: Callable[[], Document] = notice) -> Make:
    """Return what makes a specimen as a file, broken in these ways."""

    def make() -> bytes:
        package = Package(write_parts(of()))
        for change in breaks:
            change(package)
        return package.pack()

    return make


def nodes(content: str) -> list[etree._Element]:
    """Return the elements a snippet holds."""
    return list(etree.fromstring(part("w:x", content)))


def text_of(paragraph: etree._Element) -> str:
    """Return the characters of a paragraph, as far as they stand in the file."""
    return "".join(node.text or "" for node in paragraph.iter(w("t")))


def _paragraphs(package: Package, words: str) -> Iterator[etree._Element]:
    for paragraph in list(package.change(package.main).iter(w("p"))):
        said = text_of(paragraph)
        if said and (said == words[1:] if words.startswith("=") else words in said):
            yield paragraph


def look(words: str, properties: str) -> Break:
    """Set properties on every run, in place of what is said of the same."""

    def change(package: Package) -> None:
        for paragraph in _paragraphs(package, words):
            for run in paragraph.iter(w("r")):
                for one in nodes(properties):
                    put(child_of(run, w("rPr")), one)

    return change


def shape(words: str, properties: str) -> Break:
    """Set properties on every paragraph, in place of what is said of the same."""

    def change(package: Package) -> None:
        for paragraph in _paragraphs(package, words):
            for one in nodes(properties):
                put(child_of(paragraph, w("pPr")), one)

    return change


def styled(
    words: str, content: str, *, name: str = "own", parent: str = "Normal", table: bool = False
) -> Break:
    """Format paragraphs by a style of their own and nothing else; ``content`` is the style's.

    Cells of tables are left out unless ``table`` says otherwise.
    """

    def change(package: Package) -> None:
        style = (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="{parent}"/>{content}</w:style>'
        )
        package.change("word/styles.xml").extend(nodes(style))
        for paragraph in _paragraphs(package, words):
            if not table and next(paragraph.iterancestors(w("tc")), None) is not None:
                continue
            drop(paragraph, w("pPr"))
            for run in paragraph.iter(w("r")):
                drop(run, w("rPr"))
            for one in nodes(f'<w:pStyle w:val="{name}"/>'):
                put(child_of(paragraph, w("pPr")), one)

    return change


def bare(words: str) -> Break:
    """Take all direct formats away, so that the defaults of the file show."""

    def change(package: Package) -> None:
        for paragraph in _paragraphs(package, words):
            drop(paragraph, w("pPr"))
            for run in paragraph.iter(w("r")):
                drop(run, w("rPr"))

    return change


def defaults(run: str = "", paragraph: str = "") -> Break:
    """Set what the file says of text nobody formatted."""

    def change(package: Package) -> None:
        for path, content in (("rPrDefault", run), ("pPrDefault", paragraph)):
            outer = package.change("word/styles.xml").find(f"{w('docDefaults')}/{w(path)}")
            for one in nodes(content):
                put(child_of(outer, w("rPr" if run == content else "pPr")), one)

    return change


def theme(latin: str, east_asian: str) -> Break:
    """Give the file a theme with these fonts for running text."""
    fonts = f'<a:latin typeface="{latin}"/><a:ea typeface="{east_asian}"/><a:cs typeface=""/>'
    content = (
        '<a:themeElements><a:fontScheme name="x"><a:majorFont>'
        f"{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont></a:fontScheme></a:themeElements>"
    )

    def change(package: Package) -> None:
        package.put("word/theme/theme1.xml", etree.fromstring(part("a:theme", content)))
        package.declare(
            "word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"
        )
        package.relate(package.main, "theme", "word/theme/theme1.xml")

    return change


def section(properties: str) -> Break:
    """Set properties of every section."""

    def change(package: Package) -> None:
        for one in list(package.change(package.main).iter(w("sectPr"))):
            for child in nodes(properties):
                put(one, child)

    return change


def section_before(words: str, properties: str) -> Break:
    """End a section before the block that holds ``words``; it has the page of the last one.

    ``properties`` are set on the new last section.
    """

    def change(package: Package) -> None:
        first = next(_paragraphs(package, words))
        last = package.change(package.main).find(f"{w('body')}/{w('sectPr')}")
        holder = nodes(f"<w:p><w:pPr>{_inner(last)}</w:pPr></w:p>")[0]
        first.addprevious(holder)
        for tag in ("footerReference", "headerReference"):
            drop(last, w(tag))
        for child in nodes(properties):
            put(last, child)

    return change


def _inner(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)


def footers(content: str, *, kinds: tuple[str, ...] = ("default", "even")) -> Break:
    """Fill the footers of these kinds; the others go, and with no even one the sides are alike."""

    def change(package: Package) -> None:
        links = package.relationships(package.main)
        for properties in package.change(package.main).iter(w("sectPr")):
            for reference in properties.findall(w("footerReference")):
                kind = reference.get(w("type"), "default")
                if kind not in kinds:
                    properties.remove(reference)
                    continue
                root = package.change(links[_id(reference)].target)
                for child in list(root):
                    root.remove(child)
                root.extend(nodes(content))
        if "even" not in kinds:
            drop(package.change("word/settings.xml"), w("evenAndOddHeaders"))

    return change


def _id(reference: etree._Element) -> str:
    return next(value for name, value in reference.attrib.items() if name.endswith("}id"))


def settings(content: str) -> Break:
    """Set options of the whole file."""

    def change(package: Package) -> None:
        for child in nodes(content):
            put(package.change("word/settings.xml"), child)

    return change


def before(words: str, content: str) -> Break:
    """Put paragraphs or tables before the block that holds ``words``."""

    def change(package: Package) -> None:
        first = next(_paragraphs(package, words))
        while first.getparent().tag != w("body"):
            first = first.getparent()
        for one in nodes(content):
            first.addprevious(one)

    return change


def within(words: str, content: str) -> Break:
    """Put runs in front of the text of the block that holds ``words``."""

    def change(package: Package) -> None:
        first = next(_paragraphs(package, words)).find(w("r"))
        for one in nodes(content):
            first.addprevious(one)

    return change


def reworded(old: str, new: str) -> Break:
    """Replace characters of the body where they stand first."""

    def change(package: Package) -> None:
        nodes_of_text = package.change(package.main).iter(w("t"))
        node = next(one for one in nodes_of_text if old in (one.text or ""))
        node.text = node.text.replace(old, new)

    return change


def _line_properties(package: Package) -> list[etree._Element]:
    """Return the properties of the paragraphs that say nothing and only draw a line."""
    return [
        found
        for paragraph in package.change(package.main).iter(w("p"))
        if not text_of(paragraph)
        and (found := paragraph.find(w("pPr"))) is not None
        and (found.find(w("pBdr")) is not None or found.find(w("shd")) is not None)
    ]


def unlined() -> Break:
    """Take away every paragraph that only draws a line: a border, or a low black one."""

    def change(package: Package) -> None:
        for properties in _line_properties(package):
            paragraph = properties.getparent()
            paragraph.getparent().remove(paragraph)

    return change


def thinned(weight: int) -> Break:
    """Make every low black paragraph this high, in twips."""

    def change(package: Package) -> None:
        for properties in _line_properties(package):
            spacing = properties.find(w("spacing"))
            if properties.find(w("shd")) is not None and spacing is not None:
                spacing.set(w("line"), str(weight))

    return change


def lines(**attributes: str) -> Break:
    """Set attributes of every ruled line: ``color``, ``sz``, ``val``."""

    def change(package: Package) -> None:
        for borders in package.change(package.main).iter(w("pBdr")):
            for edge in borders:
                for name, value in attributes.items():
                    edge.set(w(name), value)

    return change


def line_shapes(properties: str) -> Break:
    """Set properties of the paragraphs that only bear a line."""

    def change(package: Package) -> None:
        for borders in list(package.change(package.main).iter(w("pBdr"))):
            for one in nodes(properties):
                put(borders.getparent(), one)

    return change


def tables(change_table: Callable[[etree._Element], None]) -> Break:
    """Change every table."""

    def change(package: Package) -> None:
        for table in package.change(package.main).iter(w("tbl")):
            change_table(table)

    return change


def after(words: str, content: str) -> Break:
    """Put paragraphs behind the last block that holds ``words``."""

    def change(package: Package) -> None:
        last = list(_paragraphs(package, words))[-1]
        for one in reversed(nodes(content)):
            last.addnext(one)

    return change


def gone(words: str) -> Break:
    """Take the runs away that hold ``words``, and their paragraph with the last of them."""

    def change(package: Package) -> None:
        for paragraph in _paragraphs(package, words):
            for run in paragraph.findall(w("r")):
                if words in text_of(run):
                    paragraph.remove(run)
            if not text_of(paragraph):
                paragraph.getparent().remove(paragraph)

    return change


def swapped(upper: str, lower: str) -> Break:
    """Put the block that holds ``lower`` above the one that holds ``upper``."""

    def change(package: Package) -> None:
        next(_paragraphs(package, upper)).addprevious(next(_paragraphs(package, lower)))

    return change
