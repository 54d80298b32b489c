"""The spelling engine 「错别字检查」: from a text to edits with probabilities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import FIRST_CHARACTER, code_points
from gongwen.spelling.artefact import DEFAULT_PATH
from gongwen.spelling.confusions import Likeness
from gongwen.spelling.engine import Engine
from gongwen.spelling.ngrams import Floats
from gongwen.spelling.proposals import CONTEXT, REMOVED, Kind, Proposals
from gongwen.spelling.stream import Stream
from gongwen.text import Protected

DEFAULT_THRESHOLD: Final = 0.66  # changes 0.5 % of clean newspaper sentences, in five folds
# Errors seldom come alone: in a sentence that has an edit, others are made from here on.
BESIDE_ANOTHER: Final = 0.6
_PIECE: Final = 10_000  # characters read at once; where all is suspicious they take 200 MB
_SOUNDS: Final = Likeness.SAME_TONE | Likeness.SAME_SOUND | Likeness.FUZZY | Likeness.NEAR
_ENDS: Final = "\n。！？；"


class ErrorKind(StrEnum):
    """What is wrong with a stretch, as people are told."""

    SOUND = "音近"
    SHAPE = "形近"
    OTHER = "别字"
    MISSING = "漏字"
    REDUNDANT = "多字"
    ORDER = "字序"


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` should read ``replacement``, as likely as ``probability``."""

    start: int
    end: int
    replacement: str
    probability: float
    kind: ErrorKind


class Speller:
    """Finds wrong, missing and redundant characters."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.version = engine.version

    @classmethod
    def load(cls, path: Path = DEFAULT_PATH) -> Speller:
        """Open the artefact; raise :class:`MissingModel` where it is absent or damaged."""
        return cls(Engine.load(path))

    def edits(
        self,
        text: str,
        areas: Iterable[Protected] = (),
        threshold: float = DEFAULT_THRESHOLD,
    ) -> list[Edit]:
        """Return the edits at least as likely as ``threshold``, none of which overlap.

        In a sentence that has such an edit, those from :data:`BESIDE_ANOTHER` on are made too.
        """
        closed = np.zeros(len(text) + 1, dtype=np.bool_)
        for area in areas:
            closed[area.start : area.end] = True
        found: list[Edit] = []
        for start, end in pieces(text):
            # Where a sentence had to be cut, its other half is missing: nothing is judged there.
            if text[end - 1] not in _ENDS and end < len(text):
                closed[max(end - CONTEXT, start) : end + CONTEXT] = True
            found += self._edits_of_piece(text[start:end], start, closed[start:end], threshold)
        return found

    def _edits_of_piece(
        self, text: str, offset: int, closed: NDArray[np.bool_], threshold: float
    ) -> list[Edit]:
        first = self._once(text, closed, threshold)
        mended, origins = applied(text, first)
        if first and mended:
            # What is mended makes its neighbours easier to judge: look at those sentences again.
            near = np.flatnonzero(_with_edits(sentence_numbers(mended), first, origins))
            mended, origins = "".join(mended[place] for place in near), origins[near]
            again = self._once(mended, closed[origins], threshold)
            first = _merged(first, again, origins)
        return [replace(e, start=e.start + offset, end=e.end + offset) for e in first]

    def _once(self, text: str, closed: NDArray[np.bool_], threshold: float) -> list[Edit]:
        read = self._engine.read(text)
        inside = (read.offsets >= 0) & (read.offsets < len(text))
        allowed = inside.copy()
        allowed[inside] = ~closed[read.offsets[inside]]
        reranker = self._engine.reranker
        if reranker is None:
            return []
        described = self._engine.describe(read, allowed)
        # All kinds at once: trees are walked in rounds, and each round has its price.
        probabilities = reranker.probabilities(np.concatenate([one.rows for one in described]))
        ends = np.cumsum([len(one.rows) for one in described])
        least = min(threshold, BESIDE_ANOTHER)
        rivals: list[Edit] = []
        for one, own in zip(described, np.split(probabilities, ends[:-1]), strict=True):
            rivals += self._probable(read, one.judged.proposals, own, least)
        return chosen(_believed(rivals, sentence_numbers(text), threshold))

    def _probable(
        self, read: Stream, proposals: Proposals, probabilities: Floats, threshold: float
    ) -> Iterator[Edit]:
        # Places may be exchanged with a character outside the alphabet, which could not be written.
        is_writable = (proposals.written >= FIRST_CHARACTER).all(axis=1)
        for number in np.flatnonzero((probabilities >= threshold) & is_writable):
            place, removed = int(proposals.places[number]), REMOVED[proposals.kind]
            start = int(read.offsets[place])
            end = int(read.offsets[place + removed - 1]) + 1 if removed else start
            written = "".join(
                self._engine.alphabet.character(int(symbol)) for symbol in proposals.written[number]
            )
            kind = _kind(proposals.kind, int(proposals.likeness[number]))
            yield Edit(start, end, written, round(float(probabilities[number]), 4), kind)


def _believed(rivals: list[Edit], numbers: NDArray[np.int64], threshold: float) -> list[Edit]:
    """Return the edits that are likely enough: less is asked where a sentence has one already."""
    sure = [edit for edit in rivals if edit.probability >= threshold]
    last = numbers.size - 1
    doubtful = {int(numbers[min(edit.start, last)]) for edit in sure}
    return [edit for edit in rivals if int(numbers[min(edit.start, last)]) in doubtful]


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of pieces that end with a sentence, or at least a clause, where there is one."""
    start = 0
    while start < len(text):
        end = min(start + _PIECE, len(text))
        if end < len(text):
            last = max(text.rfind(mark, start, end) for mark in _ENDS)
            if last < 0:
                last = text.rfind("，", start, end)
            end = last + 1 if last >= 0 else end
        yield start, end
        start = end


def chosen(rivals: list[Edit]) -> list[Edit]:
    """Return edits that do not touch each other, the likelier of two rivals, first to last."""
    made: list[Edit] = []
    for edit in sorted(rivals, key=lambda e: (-e.probability, e.start, e.replacement)):
        place = bisect_right(made, edit.start, key=lambda e: e.start)
        before, behind = made[max(place - 1, 0) : place], made[place : place + 1]
        if any(clash(edit, other) for other in (*before, *behind)):
            continue
        made.insert(place, edit)
    return made


def clash(one: Edit, other: Edit) -> bool:
    """Tell whether two edits cannot both be made."""
    is_gap = one.start == one.end or other.start == other.end
    # Of a character that stands twice, one is taken out, not both.
    if is_gap or not (one.replacement or other.replacement):
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def applied(text: str, edits: list[Edit]) -> tuple[str, NDArray[np.int64]]:
    """Return the text with ``edits`` made, and where in ``text`` each of its characters began."""
    parts: list[str] = []
    origins: list[NDArray[np.int64]] = []
    done = 0
    for edit in edits:
        parts += [text[done : edit.start], edit.replacement]
        origins += [
            np.arange(done, edit.start),
            np.minimum(edit.start + np.arange(len(edit.replacement)), len(text) - 1),
        ]
        done = edit.end
    parts.append(text[done:])
    origins.append(np.arange(done, len(text)))
    return "".join(parts), np.concatenate(origins).astype(np.int64)


def sentence_numbers(text: str) -> NDArray[np.int64]:
    """Return for each character the number of its sentence; an end mark belongs to what it ends."""
    ends = np.isin(code_points(text), code_points(_ENDS))
    numbers: NDArray[np.int64] = np.cumsum(ends) - ends
    return numbers


def _with_edits(
    numbers: NDArray[np.int64], edits: list[Edit], origins: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell of each character of a mended text whether its sentence has one of ``edits``."""
    starts = np.searchsorted(origins, [edit.start for edit in edits])
    touched: NDArray[np.int64] = numbers[np.minimum(starts, numbers.size - 1)]
    return np.isin(numbers, touched)


def _merged(first: list[Edit], again: list[Edit], origins: NDArray[np.int64]) -> list[Edit]:
    """Add to ``first`` those edits of the second look that touch none of them."""
    result = list(first)
    for edit in again:
        start = int(origins[edit.start])
        end = int(origins[edit.end - 1]) + 1 if edit.end > edit.start else start
        moved = replace(edit, start=start, end=end)
        fits = end - start == edit.end - edit.start
        if fits and not any(_touch(moved, other) for other in result):
            result.append(moved)
    return sorted(result, key=lambda e: e.start)


def _touch(one: Edit, other: Edit) -> bool:
    return one.start < other.end + 1 and other.start < one.end + 1 and clash(one, other)


def _kind(kind: Kind, likeness: int) -> ErrorKind:
    if kind is Kind.REPLACE and not likeness & _SOUNDS:
        return ErrorKind.SHAPE if likeness & Likeness.SHAPE else ErrorKind.OTHER
    return {
        Kind.INSERT: ErrorKind.MISSING,
        Kind.DELETE: ErrorKind.REDUNDANT,
        Kind.SWAP: ErrorKind.ORDER,
    }.get(kind, ErrorKind.SOUND)
