"""Tracked changes 「修订」: deletions and insertions a person can accept or refuse one by one."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from lxml import etree

from gongwen.formats.docx.inline import RUN, RUN_PROPERTIES, TEXT
from gongwen.formats.docx.names import ID, w
from gongwen.formats.docx.split import Atom, alone, part_after, part_before

INSERTION = w("ins")
DELETION = w("del")
INSERTED = frozenset({INSERTION, w("moveTo")})
_DELETED_TEXT = w("delText")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = re.compile(r"([\n\t])")
_SIGN_TAGS = {"\n": w("br"), "\t": w("tab")}
_NOT_COPIED = (w("rPrChange"), INSERTION, DELETION, w("moveTo"), w("moveFrom"))


@dataclass(frozen=True)
class Signature:
    """Who revises and when, and the numbers his revisions take."""

    author: str
    at: datetime
    ids: Iterator[int]

    @property
    def date(self) -> str:
        """Return the moment as Word writes and shows it: the clock on the wall, whatever the Z says."""
        return self.at.strftime("%Y-%m-%dT%H:%M:%SZ")

    def mark(self, tag: str) -> etree._Element:
        """Return a new element that bears a number, the author and the date."""
        return etree.Element(
            tag, {ID: str(next(self.ids)), w("author"): self.author, w("date"): self.date}
        )


def ids_after(roots: list[etree._Element]) -> Iterator[int]:
    """Return numbers none of the elements below ``roots`` bears."""
    used = [
        int(found)
        for root in roots
        for found in root.xpath("//@w:id", namespaces={"w": ID[1:].partition("}")[0]})
        if re.fullmatch(r"\d{1,9}", found)
    ]
    return count(max(used, default=0) + 1)


def delete(found: list[Atom], signature: Signature) -> etree._Element | None:
    """Mark the characters of ``found`` as deleted; return the last mark made."""
    mark: etree._Element | None = None
    for atom in found:
        run = alone(atom.node)
        if mark is None or mark.getnext() is not run:
            mark = signature.mark(DELETION)
            run.addprevious(mark)
        mark.append(run)
        if atom.node.tag == TEXT:
            atom.node.tag = _DELETED_TEXT
    return mark


def insertion(text: str, like: etree._Element | None, signature: Signature) -> etree._Element:
    """Return ``text`` as a tracked insertion that looks like the run ``like``."""
    mark = signature.mark(INSERTION)
    mark.append(run_of(text, like))
    return mark


def run_of(text: str, like: etree._Element | None) -> etree._Element:
    """Return a new run of ``text`` that looks like the run ``like``."""
    run = etree.Element(RUN)
    properties = None if like is None else like.find(RUN_PROPERTIES)
    if properties is not None:
        own = copy.deepcopy(properties)
        for child in [child for child in own if child.tag in _NOT_COPIED]:
            own.remove(child)
        run.append(own)
    run.extend(nodes(text))
    return run


def nodes(text: str) -> list[etree._Element]:
    """Return ``text`` as text nodes, line breaks and tabs."""
    made = []
    for part in _SIGNS.split(text):
        if part in _SIGN_TAGS:
            made.append(etree.Element(_SIGN_TAGS[part]))
        elif part:
            node = etree.Element(TEXT, {_SPACE: "preserve"})
            node.text = part
            made.append(node)
    return made


def place_after(element: etree._Element, new: etree._Element, signature: Signature) -> None:
    """Put ``new`` behind ``element``; where that stands in someone's insertion, cut it in two."""
    parent = element.getparent()
    if parent is None or parent.tag not in INSERTED:
        element.addnext(new)
        return
    following = list(element.itersiblings())
    if following:
        rest = copy.copy(parent)
        for child in list(rest):
            rest.remove(child)
        rest.set(ID, str(next(signature.ids)))
        rest.extend(following)
        parent.addnext(rest)
    place_after(parent, new, signature)


def place_before(element: etree._Element, new: etree._Element) -> None:
    """Put ``new`` before ``element``, outside of insertions that begin with it."""
    parent = element.getparent()
    while parent is not None and parent.tag in INSERTED and element.getprevious() is None:
        element, parent = parent, parent.getparent()
    element.addprevious(new)


def insert_beside(
    found: list[Atom], at: int, text: str, signature: Signature
) -> etree._Element | None:
    """Insert ``text`` at a place between atoms; return nothing where only fixed ones are near."""
    before = next((atom for atom in found if atom.end == at), None)
    after = next((atom for atom in found if atom.start == at), None)
    if before is not None and not before.is_fixed:
        part_after(before.node)
        made = insertion(text, before.run, signature)
        place_after(_outermost(before.run), made, signature)
        return made
    if after is not None and not after.is_fixed:
        part_before(after.node)
        made = insertion(text, after.run, signature)
        place_before(_outermost(after.run), made)
        return made
    return None


def _outermost(run: etree._Element) -> etree._Element:
    """Return the deletion of ours a run already stands in, or the run itself."""
    parent = run.getparent()
    return parent if parent is not None and parent.tag == DELETION else run
