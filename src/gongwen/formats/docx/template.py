"""The clean ground our Word files stand on: no spacing, no line multiple, Chinese text.

Word's own blank document brings 1.08 lines and 8 pt after every paragraph, python-docx's 1.15 and
10 pt; either turns a page of 22 lines into one of 19.
"""

from __future__ import annotations

from gongwen.formats.docx.names import (
    CHOICE,
    CONTENT_TYPES,
    DRAWING,
    LINKS,
    PACKAGE_LINKS,
    PICTURE,
    PLACED,
    SHAPE,
    WORD,
)
from gongwen.formats.docx.write_text import run_properties
from gongwen.formats.docx.xml_text import escaped, switch, tag
from gongwen.text import CharacterFormat

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{LINKS}" xmlns:mc="{CHOICE}" xmlns:wp="{PLACED}" '
    f'xmlns:a="{DRAWING}" xmlns:pic="{PICTURE}" xmlns:wps="{SHAPE}"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "styles": "styles",
    "settings": "settings",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "header",
    "footer": "footer",
}
# The smallest picture there is: one transparent dot, for pictures whose content we do not have.
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63"
    "6000000000050001a5f645400000000049454e44ae426082"
)
# Without this a page ends a line early rather than let a paragraph begin on its last line.
WHOLE_PAGES = tag("widowControl", val=0)
_LATENT = tag("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")


def root(name: str, content: str) -> bytes:
    """Return a part whose root is ``w:name``."""
    return f"{DECLARATION}<w:{name} {SPACES}>{content}</w:{name}>".encode()


def content_types(parts: list[str]) -> bytes:
    """Return the list of the types of all parts."""
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{_TYPE}.{_kind(part)}+xml"/>'
        for part in parts
        if part.startswith("word/") and part.endswith(".xml")
    )
    return (
        f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>"
    ).encode()


def _kind(part: str) -> str:
    name = part.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    return _KINDS.get(name, "document.main")


def relationships(links: list[tuple[str, str, str]]) -> bytes:
    """Return pointers given as id, kind and target."""
    written = "".join(
        f'<Relationship Id="{id_}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for id_, kind, target in links
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_LINKS}">{written}</Relationships>'.encode()


def styles(names: dict[str, str], base: CharacterFormat) -> bytes:
    """Return the styles: the defaults, Normal, and one named style for each of ``names``.

    ``base`` goes into the document defaults: the character grid is reckoned from its size.
    """
    properties = run_properties(base).removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    defaults = tag(
        "docDefaults",
        tag("rPrDefault", tag("rPr", properties + _LATENT))
        + tag("pPrDefault", tag("pPr", WHOLE_PAGES)),
    )
    own = "".join(_style(id_, name) for name, id_ in names.items())
    return root("styles", defaults + _BUILT_IN + own)


def _style(id_: str, name: str) -> str:
    content = tag("name", val=name) + tag("basedOn", val="Normal") + tag("qFormat")
    return f'<w:style w:type="paragraph" w:styleId="{escaped(id_)}">{content}</w:style>'


_BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
)


def settings(*, even_and_odd: bool, mirrors_margins: bool, gutter_at_top: bool) -> bytes:
    """Return the settings of the document, in the order the schema asks for."""
    return root(
        "settings",
        switch("mirrorMargins", on=mirrors_margins)
        + switch("gutterAtTop", on=gutter_at_top)
        + switch("evenAndOddHeaders", on=even_and_odd)
        + tag("defaultTabStop", val=420)
        + tag("characterSpacingControl", val="compressPunctuation")
        + tag(
            "compat",
            '<w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>',
        )
        + tag("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )


def numbering(prefixes: list[str]) -> bytes:
    """Return one list for each automatic number, which shows just that number."""
    abstracts = "".join(_abstract(index, prefix) for index, prefix in enumerate(prefixes))
    lists = "".join(
        tag("num", tag("abstractNumId", val=index), numId=index + 1)
        for index in range(len(prefixes))
    )
    return root("numbering", abstracts + lists)


def _abstract(index: int, prefix: str) -> str:
    suffix = {"\t": "tab", " ": "space"}.get(prefix[-1], "nothing")
    text = prefix if suffix == "nothing" else prefix[:-1]
    level = (
        tag("start", val=1)
        + tag("numFmt", val="none")
        + tag("suff", val=suffix)
        + tag("lvlText", val=text)
    )
    content = tag("multiLevelType", val="singleLevel") + tag("lvl", level, ilvl=0)
    return tag("abstractNum", content, abstractNumId=index)
