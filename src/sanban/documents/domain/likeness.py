"""Sentences that are no longer word for word the same: cut in two, joined, or partly rewritten."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sanban.documents.domain.sentences import spoken

Numbers = tuple[int, ...]
Pair = tuple[Numbers, Numbers]

# Measured on random edits (benchmarks/attribution.py): half of the letter pairs in common is the
# same sentence anywhere, a third is in the same place; place counts a sixth; less than a twentieth
# apart, nobody can tell.
_ANYWHERE = 0.5
_IN_PLACE = 0.33
_PLACE = 0.16
_EQUALLY_GOOD = 0.05
_PART = 0.4
# A pair of letters in more sentences than this tells none of them apart.
_COMMON = 40
_SHORTLIST = 6
_NEIGHBOURS = 12


@dataclass(frozen=True, slots=True)
class Likely:
    """What likeness found: pairs, and sets of candidates equally good."""

    links: list[Pair]
    ties: list[Pair]


def joined(
    old: Sequence[str], new: Sequence[str], left_old: list[int], left_new: list[int]
) -> list[Pair]:
    """Return the sentences cut into several, or joined from several, without another word."""
    before = {number: spoken(old[number]) for number in left_old}
    after = {number: spoken(new[number]) for number in left_new}
    cut = [((whole,), parts) for whole, parts in _cut(before, after)]
    for (whole,), parts in cut:
        del before[whole]
        for part in parts:
            after.pop(part, None)
    return cut + [(parts, (whole,)) for whole, parts in _cut(after, before)]


def _cut(wholes: dict[int, str], parts: dict[int, str]) -> list[tuple[int, Numbers]]:
    """Return which wholes are a row of parts, each part used once and each whole found once."""
    starts: dict[str, list[int]] = defaultdict(list)
    for number, part in parts.items():
        starts[part[:3]].append(number)
    found: list[tuple[int, Numbers]] = []
    used: set[int] = set()
    for whole, words in wholes.items():
        firsts = [one for size in (1, 2, 3) for one in starts.get(words[:size], ())]
        rows = [row for one in dict.fromkeys(firsts) if (row := _row(words, one, parts))]
        if len(rows) == 1 and used.isdisjoint(rows[0]):
            used.update(rows[0])
            found.append((whole, rows[0]))
    return found


def _row(words: str, first: int, parts: dict[int, str]) -> Numbers:
    """Return the numbers from ``first`` on whose words make up ``words``; none if they do not."""
    at, number = 0, first
    while at < len(words):
        part = parts.get(number)
        if not part or not words.startswith(part, at):
            return ()
        at, number = at + len(part), number + 1
    return tuple(range(first, number))


def alike(
    old: Sequence[str],
    new: Sequence[str],
    left_old: list[int],
    left_new: list[int],
    source: dict[int, int],
) -> Likely:
    """Pair what is left by likeness; ``source`` are the pairs already certain, later to former."""
    if not left_old or not left_new:
        return Likely([], [])
    comparing = _Comparing(old, new, left_old, left_new, source)
    links, ties = _choose(comparing.scores())
    return Likely(_extended(links, ties, comparing), ties)


class _Comparing:
    """The letter pairs of the sentences left, and where each lies among the certain pairs."""

    def __init__(
        self,
        old: Sequence[str],
        new: Sequence[str],
        left_old: list[int],
        left_new: list[int],
        source: dict[int, int],
    ) -> None:
        self.left_old, self.left_new = left_old, left_new
        self.old_grams = {number: letter_pairs(spoken(old[number])) for number in left_old}
        self.new_grams = {number: letter_pairs(spoken(new[number])) for number in left_new}
        self._gap_of_old = self._old_gaps(source)
        self._gap_of_new = self._new_gaps(source)

    def _old_gaps(self, source: dict[int, int]) -> dict[int, int]:
        taken = sorted(source.values())
        return {number: bisect_left(taken, number) for number in self.left_old}

    def _new_gaps(self, source: dict[int, int]) -> dict[int, set[int]]:
        """Return the gaps of the former version that a later sentence lies in, by either neighbour."""
        taken = {number: place for place, number in enumerate(sorted(source.values()))}
        paired = sorted(source)
        gaps: dict[int, set[int]] = {}
        for number in self.left_new:
            at = bisect_left(paired, number)
            after_it = taken[source[paired[at - 1]]] + 1 if at else 0
            before_it = taken[source[paired[at]]] if at < len(paired) else len(paired)
            gaps[number] = {after_it, before_it}
        return gaps

    def scores(self) -> Iterator[tuple[float, int, int]]:
        """Yield how alike a later and a former sentence are, where it is enough to be the same one."""
        index: dict[str, list[int]] = defaultdict(list)
        in_gap: dict[int, list[int]] = defaultdict(list)
        for number in self.left_old:
            in_gap[self._gap_of_old[number]].append(number)
            for gram in self.old_grams[number]:
                index[gram].append(number)
        for number in self.left_new:
            near = [one for gap in sorted(self._gap_of_new[number]) for one in in_gap.get(gap, ())]
            for one in dict.fromkeys((*self._shortlist(number, index), *near[:_NEIGHBOURS])):
                likeness = self.likeness(one, number)
                in_place = self._gap_of_old[one] in self._gap_of_new[number]
                if likeness >= (_IN_PLACE if in_place else _ANYWHERE):
                    yield likeness + (_PLACE if in_place else 0), one, number

    def _shortlist(self, number: int, index: dict[str, list[int]]) -> list[int]:
        shared: Counter[int] = Counter()
        for gram in self.new_grams[number]:
            having = index.get(gram, ())
            if len(having) <= _COMMON:
                shared.update(having)
        return [one for one, _ in shared.most_common(_SHORTLIST)]

    def likeness(self, old: int, new: int) -> float:
        """Return which part of their letter pairs two sentences have in common, from 0 to 1."""
        before, after = self.old_grams[old], self.new_grams[new]
        return 2 * len(before & after) / (len(before) + len(after))


def much_alike(one: str, other: str) -> bool:
    """Tell whether two sentences are alike enough to be the same anywhere."""
    before, after = letter_pairs(spoken(one)), letter_pairs(spoken(other))
    return 2 * len(before & after) >= _ANYWHERE * (len(before) + len(after))


def letter_pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters of a text; its ends count as letters."""
    return frozenset(map("".join, pairwise(f"\n{text}\n")))


def _choose(scores: Iterator[tuple[float, int, int]]) -> tuple[list[Pair], list[Pair]]:
    """Take the best pairs first; where another candidate is as good, tie them."""
    ranked = sorted(scores, key=lambda one: (-one[0], one[1], one[2]))
    of_old: dict[int, list[tuple[float, int]]] = defaultdict(list)
    of_new: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for score, old, new in ranked:
        of_old[old].append((score, new))
        of_new[new].append((score, old))
    used_old: set[int] = set()
    used_new: set[int] = set()
    links: list[Pair] = []
    ties: list[Pair] = []
    for score, old, new in ranked:
        if old in used_old or new in used_new:
            continue
        floor = score - _EQUALLY_GOOD
        olds = tuple(sorted(n for s, n in of_new[new] if s >= floor and n not in used_old))
        news = tuple(sorted(n for s, n in of_old[old] if s >= floor and n not in used_new))
        used_old.update(olds)
        used_new.update(news)
        (links if len(olds) == len(news) == 1 else ties).append((olds, news))
    return links, ties


def _extended(links: list[Pair], ties: list[Pair], comparing: _Comparing) -> list[Pair]:
    """Return the pairs with those neighbours that hold the rest of a sentence cut or joined."""
    new_free = set(comparing.left_new) - {n for pair in (*links, *ties) for n in pair[1]}
    old_free = set(comparing.left_old) - {n for pair in (*links, *ties) for n in pair[0]}
    old_grams, new_grams = comparing.old_grams, comparing.new_grams
    extended: list[Pair] = []
    for olds, news in links:
        wider_new = _grown(news, new_free, new_grams, _together(olds, old_grams))
        wider_old = _grown(olds, old_free, old_grams, _together(wider_new, new_grams))
        extended.append((wider_old, wider_new))
    return extended


def _together(numbers: Numbers, grams: dict[int, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(grams[number] for number in numbers))


def _grown(
    numbers: Numbers, free: set[int], grams: dict[int, frozenset[str]], wanted: frozenset[str]
) -> Numbers:
    """Return ``numbers`` with the free neighbours on either side that hold what is still wanted."""
    for step in (1, -1):
        edge = (max(numbers) if step > 0 else min(numbers)) + step
        while edge in free:
            rest = wanted - _together(numbers, grams)
            inner = {gram for gram in grams[edge] if "\n" not in gram}
            if not inner or len(inner & rest) < _PART * len(inner):
                break
            free.discard(edge)
            numbers = tuple(sorted((*numbers, edge)))
            edge += step
    return numbers
