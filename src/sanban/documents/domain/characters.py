"""Characters of two wordings laid side by side: which stayed, and whether that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

# A number or a foreign word stays or goes as a whole; of Chinese every character is one.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]+|.", re.DOTALL)
# Tables for longer pairs would take seconds; there the plain difference decides.
_TABLE_LIMIT = 400_000
_QUICK_LIMIT = 4_000_000
_CLAUSE = (
    6  # characters; as many in a row that changed their place within a sentence are the same words
)


@dataclass(frozen=True, slots=True)
class Block:
    """``size`` characters that stayed: from ``old`` in the former wording, at ``new`` in the later."""

    old: int
    new: int
    size: int


def tokens(text: str) -> list[str]:
    """Return the characters of a text, numbers and foreign words in one piece."""
    return _TOKEN.findall(text)


def blocks(old: str, new: str) -> tuple[Block, ...]:
    """Return what stayed, in order; a lone character between rewritten words counts as rewritten."""
    if old == new:
        return (Block(0, 0, len(old)),) if old else ()
    left, right = tokens(old), tokens(new)
    left_at, right_at = _starts(left), _starts(right)
    quick = len(left) * len(right) > _QUICK_LIMIT
    matcher = SequenceMatcher(None, left, right, autojunk=quick)
    found = [
        Block(left_at[a], right_at[b], left_at[a + size] - left_at[a])
        for a, b, size in matcher.get_matching_blocks()
        if size
    ]
    return tuple(_without_accidents(found, len(old), len(new)))


def _starts(parts: list[str]) -> list[int]:
    starts, at = [0], 0
    for part in parts:
        at += len(part)
        starts.append(at)
    return starts


def _without_accidents(found: list[Block], old: int, new: int) -> Iterator[Block]:
    """Yield the blocks, less single characters that rewritten words happen to share."""
    for number, block in enumerate(found):
        before = found[number - 1] if number else Block(0, 0, 0)
        after = found[number + 1] if number + 1 < len(found) else Block(old, new, 0)
        rewritten_before = min(
            block.old - before.old - before.size, block.new - before.new - before.size
        )
        rewritten_after = min(
            after.old - block.old - block.size, after.new - block.new - block.size
        )
        if block.size > 1 or min(rewritten_before, rewritten_after) <= 1:
            yield block


@dataclass(frozen=True, slots=True)
class Stay:
    """Where words of the later wording may have stood before: ``places`` are their starts.

    ``contested`` where the same words elsewhere in the later wording could as well be those.
    """

    places: tuple[int, ...] = ()
    contested: bool = False


def stay(old: str, new: str, start: int, end: int) -> Stay:
    """Tell where ``new[start:end]`` stood in ``old`` word for word, in any best way of laying them.

    A way is best when the most characters stay. No place means: these words are new as they stand.
    """
    words = new[start:end]
    if old == new:
        return Stay((start,))
    before, now = _occurrences(old, words), _occurrences(new, words)
    if not words or not before:
        return Stay()
    if len(old) * len(new) > _TABLE_LIMIT:
        return _plain_stay(old, new, start, end)
    found = _best_stay(old, new, start, end)
    moved = not found.places and len(before) == len(now) == 1 and end - start >= _CLAUSE
    return Stay(tuple(before)) if moved else found


def _best_stay(old: str, new: str, start: int, end: int) -> Stay:
    heads, tails = _table(old, new), _table(old[::-1], new[::-1])
    best, size, words = heads[len(old)][len(new)], end - start, new[start:end]

    def fits(there: int, here: int) -> bool:
        tail = tails[len(old) - there - size][len(new) - here - size]
        return heads[there][here] + size + tail == best

    places = tuple(there for there in _occurrences(old, words) if fits(there, start))
    others = [here for here in _occurrences(new, words) if here != start]
    return Stay(places, any(fits(there, here) for there in places for here in others))


def _plain_stay(old: str, new: str, start: int, end: int) -> Stay:
    for block in blocks(old, new):
        if block.new <= start and end <= block.new + block.size:
            return Stay((block.old + start - block.new,))
    return Stay()


def _occurrences(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _table(old: str, new: str) -> list[list[int]]:
    """Return how many characters the first ``i`` and the first ``j`` have in common, in order."""
    row = [0] * (len(new) + 1)
    rows = [row]
    for letter in old:
        above, row = row, [0]
        for place, other in enumerate(new):
            longer = above[place] + 1 if letter == other else max(above[place + 1], row[place])
            row.append(longer)
        rows.append(row)
    return rows
