"""What a Word file holds beside its text: pictures, charts and objects, each known by its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from lxml import etree

from gongwen.formats.docx.names import LINKS
from gongwen.formats.docx.package import Package, Relationship
from gongwen.formats.docx.read import Reader, guarded
from gongwen.formats.docx.seal import seals

# Pointers to text and looks; whatever else a part points at is a thing the file holds.
_TEXT_AND_LOOKS = frozenset(
    {
        "attachedTemplate",
        "comments",
        "commentsExtended",
        "commentsExtensible",
        "commentsIds",
        "customXml",
        "endnotes",
        "fontTable",
        "footer",
        "footnotes",
        "glossaryDocument",
        "header",
        "hyperlink",
        "numbering",
        "people",
        "settings",
        "styles",
        "stylesWithEffects",
        "theme",
        "webSettings",
    }
)
_IN_LINKS = f"{{{LINKS}}}"


def media(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the SHA-256 of everything the text shows or holds, in its order, seals of ours left out.

    What is shown twice counts twice; an object counts with all that it points at.
    """
    package = Package(parts)
    with guarded():
        names = dict.fromkeys(
            [package.main, *(raw.where.name for raw in Reader(package).story.blocks)]
        )
        skipped = set(seals(package))
        return tuple(digest for name in names for digest in _shown(package, name, skipped, parts))


def _shown(
    package: Package, name: str, skipped: set[etree._Element], parts: Mapping[str, bytes]
) -> Iterator[str]:
    links = package.relationships(name)
    for node in package.tree(name).iter(etree.Element):
        ids = [value for key, value in node.items() if key.startswith(_IN_LINKS)]
        if not ids or any(one in skipped for one in node.iterancestors()):
            continue
        for link in (links[id_] for id_ in ids if id_ in links):
            if not link.is_external and link.kind not in _TEXT_AND_LOOKS:
                yield _digest(package, link, parts, frozenset())


def _digest(
    package: Package, link: Relationship, parts: Mapping[str, bytes], above: frozenset[str]
) -> str:
    """Return the digest of a part and all below it; ``above`` are the parts it is part of."""
    made = hashlib.sha256(parts.get(link.target, b""))
    if link.target not in above:
        below = package.relationships(link.target).values()
        for one in sorted(below, key=lambda below: below.id):
            if not one.is_external:
                made.update(_digest(package, one, parts, above | {link.target}).encode())
    return made.hexdigest()
