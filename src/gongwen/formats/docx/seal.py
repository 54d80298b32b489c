"""A seal in a Word file: a picture behind the text that takes no room, the only one of its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from gongwen.formats.docx.drawings import take_out
from gongwen.formats.docx.names import (
    CONTENT_TYPES,
    DRAWING,
    LINKS,
    PACKAGE_LINKS,
    PICTURE,
    PLACED,
    WORD,
    w,
)
from gongwen.formats.docx.package import Package, links_of
from gongwen.formats.docx.read import Reader, guarded
from gongwen.formats.stamp import SealPicture

NAME = "印章"
MARK = "gongwen:seal"  # in the description of our picture: no person writes that by chance
_EMU = 12700
_EMBED = f"{{{LINKS}}}embed"
_BLIP = f"{{{DRAWING}}}blip"
_PROPERTIES = f"{{{PLACED}}}docPr"
_FOLDER = "word/media/"
_NUMBERS_FROM = 9001  # above those programs give to drawings


@dataclass(frozen=True, slots=True)
class SealPlace:
    """Where a seal stands: at which block, how far in from the left margin, how far below its top.

    Lengths are points; what stands above the paragraph is negative.
    """

    block: int
    left: float
    top: float
    width: float
    height: float


def affix_seal(
    parts: Mapping[str, bytes], picture: SealPicture, where: SealPlace
) -> dict[str, bytes]:
    """Return the file with the seal at its place, and no other of ours."""
    bare = remove_seal(parts)
    package = Package(bare)
    with guarded():
        name = _free_name(package, picture.suffix)
        target = package.relate(package.main, "image", name)
        paragraph = Reader(package).story.blocks[where.block].element
        package.change(package.main)
        properties = paragraph.find(w("pPr"))
        run = etree.fromstring(_run(where, target, _free_number(package)))
        paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, run)
        _declare(package, picture.suffix)
        return package.parts() | {name: picture.data}


def remove_seal(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the file without a seal of ours, and without the picture nothing else shows."""
    package = Package(parts)
    with guarded():
        found = seals(package)
        if not found:
            return dict(parts)
        package.change(package.main)
        ids = {blip.get(_EMBED, "") for drawing in found for blip in drawing.iter(_BLIP)}
        for drawing in found:
            take_out(drawing)
        used = {value for node in package.tree(package.main).iter() for value in node.values()}
        gone = {
            package.relationships(package.main)[one]
            for one in ids - used
            if one in package.relationships(package.main)
        }
        links = package.change(links_of(package.main))
        for link in list(links.iterfind(f"{{{PACKAGE_LINKS}}}Relationship")):
            if link.get("Id") in {one.id for one in gone}:
                links.remove(link)
        left = package.parts()
    kept = {link.target for link in Package(left).relationships(package.main).values()}
    names = {one.target for one in gone} - kept
    return {name: data for name, data in left.items() if name not in names}


def seals(package: Package) -> list[etree._Element]:
    """Return the drawings that are seals of ours."""
    return [
        properties.getparent().getparent()
        for properties in package.tree(package.main).iter(_PROPERTIES)
        if properties.get("descr") == MARK and properties.getparent().getparent() is not None
    ]


def _free_name(package: Package, suffix: str) -> str:
    number = 1
    while f"{_FOLDER}seal{number}.{suffix}" in package:
        number += 1
    return f"{_FOLDER}seal{number}.{suffix}"


def _free_number(package: Package) -> int:
    """Return a number no drawing bears yet."""
    used = {one.get("id") for one in package.tree(package.main).iter(_PROPERTIES)}
    number = _NUMBERS_FROM
    while str(number) in used:
        number += 1
    return number


def _declare(package: Package, suffix: str) -> None:
    """Say what pictures of this suffix are, where the file does not yet."""
    root = package.tree("[Content_Types].xml")
    tag = f"{{{CONTENT_TYPES}}}Default"
    if not any(one.get("Extension", "").lower() == suffix for one in root.iterfind(tag)):
        made = etree.Element(tag, Extension=suffix, ContentType=f"image/{suffix}")
        package.change("[Content_Types].xml").insert(0, made)


def _run(where: SealPlace, target: str, number: int) -> str:
    across, down = round(where.width * _EMU), round(where.height * _EMU)
    size = f'cx="{across}" cy="{down}"'
    return (
        f'<w:r xmlns:w="{WORD}" xmlns:wp="{PLACED}" xmlns:a="{DRAWING}" xmlns:pic="{PICTURE}" '
        f'xmlns:r="{LINKS}"><w:rPr><w:noProof/></w:rPr><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240" '
        'behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin">'
        f"<wp:posOffset>{round(where.left * _EMU)}</wp:posOffset></wp:positionH>"
        '<wp:positionV relativeFrom="paragraph">'
        f"<wp:posOffset>{round(where.top * _EMU)}</wp:posOffset></wp:positionV>"
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{NAME}" descr="{MARK}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{NAME}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{target}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></w:r>"
    )
