"""Put corrections into a Word file: as tracked changes with comments, or directly.

Rejecting every change of ours gives the text back as it was; accepting them gives the text as
suggested. What nobody touches keeps its bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from lxml import etree

from gongwen.formats.docx.comments import Comments
from gongwen.formats.docx.inline import RUN
from gongwen.formats.docx.package import Package
from gongwen.formats.docx.read import PlacedBlock, guarded, pieces
from gongwen.formats.docx.retype import Change, put, within
from gongwen.formats.docx.revise import (
    Signature,
    delete,
    ids_after,
    insert_beside,
    insertion,
    place_after,
)
from gongwen.formats.docx.split import Atom, atoms, part_after, part_before, settle
from gongwen.text import Part

DEFAULT_AUTHOR = "公文核稿"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to say about characters ``start`` to ``end`` of block number ``block``, from zero.

    ``replacement`` is what should stand there, ``None`` where only a person can tell; ``comment``
    is what the person reads, "" for no comment.
    """

    block: int
    start: int
    end: int
    replacement: str | None = None
    comment: str = ""


def annotate(
    source: Package | Mapping[str, bytes],
    marks: Iterable[Mark],
    *,
    author: str = DEFAULT_AUTHOR,
    at: datetime,
) -> bytes:
    """Return the file with each mark as a tracked change and a comment, signed and dated.

    Of marks that overlap the first is a change, the others are comments only; so are those on
    automatic numbers, results of fields and formulas. Word allows comments in the body only: what
    is said of a text box, note, header or footer is tied to the paragraph that carries it.
    """
    package = _own(source)
    with guarded():
        placed = pieces(package)
        names = {package.main, *(block.raw.where.name for block in placed)}
        roots = [package.tree(name) for name in sorted(names)]
        signature = Signature(author, at, ids_after(roots))
        comments: Comments | None = None
        for index, group in _by_block(marks, placed):
            block = placed[index]
            remarks = _Marking(block, group, signature).mark()
            for remark in remarks:
                comments = comments or Comments(package, signature)
                _comment(comments, block, remark)
            package.change(block.raw.where.name)
        if comments is not None:
            package.change(package.main)
        return package.pack()


def correct(source: Package | Mapping[str, bytes], marks: Iterable[Mark]) -> bytes:
    """Return the file with every replacement put in, as if it had been typed so."""
    package = _own(source)
    with guarded():
        placed = pieces(package)
        for index, group in _by_block(marks, placed):
            block = placed[index]
            for piece in block.pieces:
                settle(piece, block.text[piece.start : piece.end])
            for _, change in reversed(_changes(group, block)):
                if change is not None:
                    put(block, change)
                    package.change(block.raw.where.name)
        return package.pack()


def _own(source: Package | Mapping[str, bytes]) -> Package:
    return source.copy() if isinstance(source, Package) else Package(source)


def _by_block(marks: Iterable[Mark], placed: list[PlacedBlock]) -> Iterator[tuple[int, list[Mark]]]:
    """Yield the marks of each block that exists, in the order in which they were given."""
    known = [mark for mark in marks if 0 <= mark.block < len(placed)]
    known.sort(key=lambda mark: mark.block)
    for index, group in groupby(known, key=lambda mark: mark.block):
        yield index, list(group)


def _changes(marks: list[Mark], block: PlacedBlock) -> list[tuple[Mark, Change | None]]:
    """Return the marks from first to last, each with the change it makes, if it may make one."""
    taken: list[Mark] = []
    chosen: list[tuple[Mark, Change | None]] = []
    for mark in marks:
        change = _change(mark, block)
        if change is not None and all(_apart(mark, other) for other in taken):
            taken.append(mark)
        else:
            change = None
        chosen.append((mark, change))
    return sorted(chosen, key=lambda pair: (pair[0].start, pair[0].end))


def _apart(one: Mark, other: Mark) -> bool:
    first, second = sorted((one, other), key=lambda mark: (mark.start, mark.end))
    return first.start != second.start and first.end <= second.start


def _change(mark: Mark, block: PlacedBlock) -> Change | None:
    """Return what really changes; nothing where the place is not the writer's to change."""
    text, new = block.text, mark.replacement
    if new is None or not block.generated <= mark.start <= mark.end <= len(text):
        return None
    if any(piece.is_fixed for piece in within(block.pieces, mark.start, mark.end)):
        return None
    old = text[mark.start : mark.end]
    if old == new:
        return None
    limit = min(len(old), len(new))
    same = next((i for i in range(limit) if old[i] != new[i]), limit)
    limit -= same
    tail = next((i for i in range(limit) if old[-1 - i] != new[-1 - i]), limit)
    change = Change(mark.start + same, mark.end - tail, new[same : len(new) - tail])
    if change.start == change.end and not _may_insert(block, change.start):
        return None
    return change


def _may_insert(block: PlacedBlock, at: int) -> bool:
    """Tell whether a character beside ``at`` is the writer's, or the block has none at all."""
    beside = [piece for piece in block.pieces if at in {piece.start, piece.end}]
    inside = [piece for piece in block.pieces if piece.start < at < piece.end]
    return not block.pieces or any(not piece.is_fixed for piece in beside + inside)


@dataclass(frozen=True, slots=True)
class _Remark:
    """A comment and the elements it spans; without them it is tied to the paragraph."""

    text: str
    first: etree._Element | None = None
    last: etree._Element | None = None


class _Marking:
    """The marking of one block."""

    def __init__(self, block: PlacedBlock, marks: list[Mark], signature: Signature) -> None:
        self._block = block
        self._signature = signature
        self._pairs = _changes(marks, block)
        cuts = {edge for mark, _ in self._pairs for edge in (mark.start, mark.end)}
        cuts |= {edge for _, c in self._pairs if c is not None for edge in (c.start, c.end)}
        self._atoms: list[Atom] = atoms(block.pieces, block.text, cuts)

    def mark(self) -> list[_Remark]:
        """Make the changes from last to first; return what is to be commented, and where."""
        inserted = [
            None if change is None else self._revise(change) for _, change in reversed(self._pairs)
        ]
        inserted.reverse()
        return [
            self._remark(mark, new)
            for (mark, _), new in zip(self._pairs, inserted, strict=True)
            if mark.comment
        ]

    def _revise(self, change: Change) -> etree._Element | None:
        """Make one change; return its insertion."""
        gone = [a for a in self._atoms if change.start <= a.start and a.end <= change.end]
        if not gone:
            return self._insert(change)
        like = gone[-1].run
        deletion = delete(gone, self._signature)
        if not change.text or deletion is None:
            return None
        made = insertion(change.text, like, self._signature)
        place_after(deletion, made, self._signature)
        return made

    def _insert(self, change: Change) -> etree._Element | None:
        if self._atoms:
            return insert_beside(self._atoms, change.start, change.text, self._signature)
        made = insertion(change.text, None, self._signature)
        self._block.raw.element.append(made)
        return made

    def _remark(self, mark: Mark, inserted: etree._Element | None) -> _Remark:
        """Return the comment on ``mark`` and what it spans, its insertion included."""
        if self._block.raw.where.part is not Part.BODY:
            return _Remark(mark.comment)
        inside = [a for a in self._atoms if mark.start <= a.start and a.end <= mark.end]
        if not inside and inserted is not None:
            return _Remark(mark.comment, inserted, inserted)
        if not inside:
            inside = [a for a in self._atoms if a.end <= mark.start][-1:] or self._atoms[:1]
        if not inside:
            return _Remark(mark.comment)
        first, last = inside[0], inside[-1]
        if first.run.tag == RUN:
            part_before(first.node)
        if last.run.tag == RUN:
            part_after(last.node)
        if inserted is not None and _comes_after(inserted, last.run):
            return _Remark(mark.comment, first.run, inserted)
        return _Remark(mark.comment, first.run, last.run)


def _comes_after(inserted: etree._Element, run: etree._Element) -> bool:
    """Tell whether ``inserted`` is the sibling right behind ``run`` or behind its deletion."""
    parent = run.getparent()
    return inserted.getprevious() is run or inserted.getprevious() is parent


def _comment(comments: Comments, block: PlacedBlock, remark: _Remark) -> None:
    """Tie a comment to its place, or to the paragraph of the body that carries the place."""
    where = block.raw.where
    if remark.first is not None and remark.last is not None:
        comments.add(remark.first, remark.last, remark.text)
    elif where.part is Part.BODY:
        comments.add_at(block.raw.element, remark.text)
    elif where.anchor is not None:
        comments.add_at(where.anchor, f"（{where.part.label}）{remark.text}")
