"""Two versions laid side by side, sentence by sentence: which sentence is which.

A sentence stays itself when it moves, when paragraphs are split or joined, when it is deleted and
typed again, when its punctuation changes and when some of its words do. Where two sentences could
each be the one, that is said and none is chosen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from sanban.documents.domain.likeness import Pair, alike, joined, much_alike
from sanban.documents.domain.sentences import Sentence, sentences, spoken

_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences of the former version that are sentences of the later one, by their numbers.

    Mostly one and one; several where a sentence was split or sentences were joined.
    ``is_moved`` where its order among the others changed.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """Equally good candidates: any of ``new`` may be any of ``old``, and nobody can tell which.

    Where there are more new ones than old ones, some of them are new; where there are fewer, some of
    the old ones are gone.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(frozen=True)
class Alignment:
    """What became of the sentences of a version: the links that are certain, and the ties.

    A sentence of ``new`` in neither is new; a sentence of ``old`` in neither is gone.
    """

    old: tuple[Sentence, ...]
    new: tuple[Sentence, ...]
    links: tuple[Link, ...]
    ties: tuple[Tie, ...]

    @cached_property
    def link_of_new(self) -> dict[int, Link]:
        """Return the link of each later sentence that has one."""
        return {number: link for link in self.links for number in link.new}

    @cached_property
    def turned(self) -> Alignment:
        """Return the same seen from the later version."""
        links = tuple(Link(link.new, link.old, link.is_moved) for link in self.links)
        return Alignment(
            self.new, self.old, links, tuple(Tie(tie.new, tie.old) for tie in self.ties)
        )

    @cached_property
    def link_of_old(self) -> dict[int, Link]:
        """Return the link of each former sentence that has one."""
        return {number: link for link in self.links for number in link.old}

    @cached_property
    def tie_of_new(self) -> dict[int, Tie]:
        """Return the tie of each later sentence that is in one."""
        return {number: tie for tie in self.ties for number in tie.new}

    @cached_property
    def tie_of_old(self) -> dict[int, Tie]:
        """Return the tie of each former sentence that is in one."""
        return {number: tie for tie in self.ties for number in tie.old}

    @cached_property
    def old_by_paragraph(self) -> dict[int, tuple[int, ...]]:
        """Return the numbers of the former sentences of each paragraph."""
        return _by_paragraph(self.old)

    @cached_property
    def new_by_paragraph(self) -> dict[int, tuple[int, ...]]:
        """Return the numbers of the later sentences of each paragraph."""
        return _by_paragraph(self.new)

    def old_text(self, link: Link) -> str:
        """Return the former words of a link."""
        return "".join(self.old[number].text for number in link.old)

    def new_text(self, link: Link) -> str:
        """Return the later words of a link."""
        return "".join(self.new[number].text for number in link.new)


def _by_paragraph(found: tuple[Sentence, ...]) -> dict[int, tuple[int, ...]]:
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, sentence in enumerate(found):
        numbers[sentence.paragraph].append(number)
    return {paragraph: tuple(own) for paragraph, own in numbers.items()}


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Align the sentences of two versions given as paragraphs."""
    before, after = sentences(old), sentences(new)
    pairing = _Pairing([one.text for one in before], [one.text for one in after])
    pairing.pair_same(lambda text: text)
    pairing.pair_same(spoken)
    ties = list(pairing.ties())
    links: list[Pair] = [((a,), (b,)) for b, a in pairing.source.items()]
    links += joined(pairing.old, pairing.new, *pairing.left(ties))
    likely = alike(pairing.old, pairing.new, *_left_after(pairing, links, ties), pairing.source)
    links += likely.links
    settled, ties = _settled([*ties, *(Tie(a, b) for a, b in likely.ties)], links)
    whole = Alignment(before, after, tuple(_ordered(links + settled)), tuple(ties))
    return _with_doubled(whole)


def _with_doubled(found: Alignment) -> Alignment:
    """Tie a sentence found elsewhere with what is now in its place, where that is much like it.

    It was either moved and replaced, or copied and then changed in its place.
    """
    doubled = [
        (link, Tie(link.old, (*link.new, place)))
        for link in found.links
        if link.is_moved and len(link.old) == len(link.new) == 1
        if (place := _replacement(found, link.old[0])) is not None
    ]
    taken = {link.new for link, _ in doubled}
    return Alignment(
        found.old,
        found.new,
        tuple(link for link in found.links if link.new not in taken),
        (*found.ties, *(Tie(tie.old, tuple(sorted(tie.new))) for _, tie in doubled)),
    )


def _replacement(found: Alignment, number: int) -> int | None:
    """Return the new sentence that stands between the former neighbours of a sentence, if it is like it."""
    before, after = found.link_of_old.get(number - 1), found.link_of_old.get(number + 1)
    places = {before.new[-1] + 1} if before else set[int]()
    places |= {after.new[0] - 1} if after else set[int]()
    free = [
        place
        for place in sorted(places)
        if 0 <= place < len(found.new)
        and place not in found.link_of_new
        and place not in found.tie_of_new
    ]
    if len(free) != 1 or not much_alike(found.old[number].text, found.new[free[0]].text):
        return None
    return free[0]


def _settled(ties: list[Tie], links: list[Pair]) -> tuple[list[Pair], list[Tie]]:
    """Return the pairs that remain of ties whose other candidates are linked, and the ties, apart."""
    linked = {number for old, _ in links for number in old}
    apart: list[Tie] = []
    for tie in ties:
        old = tuple(number for number in tie.old if number not in linked)
        shared = [other for other in apart if not set(other.old).isdisjoint(old)]
        apart = [other for other in apart if other not in shared]
        olds = {number for other in shared for number in other.old}.union(old)
        news = {number for other in shared for number in other.new}.union(tie.new)
        if olds:
            apart.append(Tie(tuple(sorted(olds)), tuple(sorted(news))))
    pairs: list[Pair] = [(tie.old, tie.new) for tie in apart if len(tie.old) == len(tie.new) == 1]
    return pairs, [tie for tie in apart if (tie.old, tie.new) not in pairs]


def _left_after(
    pairing: _Pairing, links: list[Pair], ties: list[Tie]
) -> tuple[list[int], list[int]]:
    """Return the sentences without a link; of ties, the former ones some of which are gone."""
    linked_old = {number for old, _ in links for number in old}
    linked_new = {number for _, new in links for number in new}
    old, new = pairing.left(ties)
    spare = [number for tie in ties if len(tie.old) > len(tie.new) for number in tie.old]
    return (
        sorted([number for number in old if number not in linked_old] + spare),
        [number for number in new if number not in linked_new],
    )


class _Pairing:
    """The sentences paired so far, later to former."""

    def __init__(self, old: list[str], new: list[str]) -> None:
        self.old, self.new = old, new
        self.source: dict[int, int] = {}
        self._key: Callable[[str], str] = spoken

    def pair_same(self, key: Callable[[str], str]) -> None:
        """Pair sentences with the same key: the only ones of their kind, then those held by neighbours."""
        old, new = [key(text) for text in self.old], [key(text) for text in self.new]
        self._pair_unique(old, new)
        for _ in range(
            _ROUNDS
        ):  # a pair found makes narrower gaps, in which more can be told apart
            if not sum(self._pair_between(old, new, *gap) for gap in list(self._gaps())):
                return

    def _free_old(self) -> list[int]:
        taken = set(self.source.values())
        return [number for number in range(len(self.old)) if number not in taken]

    def _free_new(self) -> list[int]:
        return [number for number in range(len(self.new)) if number not in self.source]

    def _pair_unique(self, old: list[str], new: list[str]) -> None:
        for before, after in _groups(old, new, self._free_old(), self._free_new()):
            if len(before) == len(after) == 1:
                self.source[after[0]] = before[0]

    def _pair_between(self, old: list[str], new: list[str], before: range, after: range) -> bool:
        """Pair within a gap that lies between the same two neighbours in both versions.

        All of it where it says the same; else what follows a neighbour, or stands before one, in both.
        """

        def same(pair: tuple[int, int]) -> bool:
            return old[pair[0]] == new[pair[1]]

        former, later = [old[number] for number in before], [new[number] for number in after]
        if former == later:
            self.source.update(zip(after, before, strict=True))
            return True
        forth = list(zip(before, after, strict=False))
        back = list(zip(reversed(before), reversed(after), strict=False))
        pairs = [*takewhile(same, forth), *takewhile(same, back)]
        often_before, often_after = Counter(former), Counter(later)
        for there, here in pairs:
            if often_before[old[there]] == often_after[new[here]] == 1:
                self.source[here] = there
        return any(here in self.source for _, here in pairs)

    def _gaps(self) -> Iterator[tuple[range, range]]:
        """Yield the stretches without pairs between two pairs that follow each other in both versions."""
        taken = sorted(self.source.values())
        following = dict(zip([-1, *taken], [*taken, len(self.old)], strict=True))
        last_new, last_old = -1, -1
        for at in [*sorted(self.source), len(self.new)]:
            there = self.source.get(at, len(self.old))
            is_gap = at - last_new > 1 and there - last_old > 1
            if is_gap and following[last_old] == there:
                yield range(last_old + 1, there), range(last_new + 1, at)
            last_new, last_old = at, there

    def ties(self) -> Iterator[Tie]:
        """Yield the sentences with the same words that nothing tells apart."""
        old, new = [spoken(text) for text in self.old], [spoken(text) for text in self.new]
        for before, after in _groups(old, new, self._free_old(), self._free_new()):
            yield Tie(tuple(before), tuple(after))

    def left(self, ties: list[Tie]) -> tuple[list[int], list[int]]:
        """Return the numbers of the sentences that are neither paired nor tied."""
        tied_old = {number for tie in ties for number in tie.old}
        tied_new = {number for tie in ties for number in tie.new}
        return (
            [number for number in self._free_old() if number not in tied_old],
            [number for number in self._free_new() if number not in tied_new],
        )


def _groups(
    old: list[str], new: list[str], free_old: list[int], free_new: list[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the free sentences of either side that have a key in common."""
    before: dict[str, list[int]] = defaultdict(list)
    after: dict[str, list[int]] = defaultdict(list)
    for number in free_old:
        before[old[number]].append(number)
    for number in free_new:
        after[new[number]].append(number)
    for key, own in after.items():
        if key in before:
            yield before[key], own


def _ordered(links: list[Pair]) -> Iterator[Link]:
    """Yield the links in the order of the later version; those out of the longest order are moved."""
    links.sort(key=lambda link: link[1])
    steady = longest_order([old[0] for old, _ in links])
    for number, (old, new) in enumerate(links):
        yield Link(old, new, is_moved=number not in steady)


def longest_order(numbers: Sequence[int]) -> set[int]:
    """Return the places of the longest rising row among numbers."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            last.append(place)
        else:
            ends[length], last[length] = number, place
    row: set[int] = set()
    place = last[-1] if last else -1
    while place >= 0:
        row.add(place)
        place = before[place]
    return row
