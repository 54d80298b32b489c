"""The words of two wordings paired by what they say, so that only what says something else is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sanban.documents.domain.duties import same_bodies
from sanban.documents.domain.strength_words import Family, Term

Difference = tuple[Term | None, Term | None]
"""A word before and after; ``None`` where there is none."""

_FIGURES = (
    Family.NUMBER, Family.PERCENT, Family.AMOUNT, Family.DATE, Family.TERM, Family.PERIOD, Family.CODE,
)  # fmt: skip
# Said so often without weight that its coming or going alone says nothing.
_LIGHT = frozenset({"要", "需要", "约", "能够", "参与"})
_ADVERBS = frozenset({"均", "都", "一律"})


def differences(old: list[Term], new: list[Term], before: str, after: str) -> Iterator[Difference]:
    """Yield what says something else, of the words of one sentence before and after."""
    for family in Family:
        mine = [one for one in _weighty(old) if one.family is family]
        theirs = [one for one in _weighty(new) if one.family is family]
        if family is Family.ORGAN:
            _cancel(mine, theirs, lambda a, b: same_bodies(a.text, b.text))
            yield from _in_order(mine, theirs)
        elif family in _FIGURES:
            yield from _figures(mine, theirs)
        elif family is Family.DUTY:
            yield from _duties(mine, theirs)
        elif family is Family.NEGATION:
            yield from _negations(mine, theirs, before, after)
        else:
            yield from _words(mine, theirs)


def _weighty(found: list[Term]) -> list[Term]:
    """Return the words less those that only repeat that it is all of them."""
    is_all = any(one.sense == "all" and one.text not in _ADVERBS for one in found)
    return [one for one in found if not (is_all and one.text in _ADVERBS)]


def _cancel(
    old: list[Term], new: list[Term], same: Callable[[Term, Term], bool]
) -> list[tuple[Term, Term]]:
    """Take pairs that are the same out of both lists, in order; return them."""
    taken: list[tuple[Term, Term]] = []
    for one in list(old):
        other = next((term for term in new if same(one, term)), None)
        if other:
            old.remove(one)
            new.remove(other)
            taken.append((one, other))
    return taken


def _figures(old: list[Term], new: list[Term]) -> Iterator[Difference]:
    _cancel(old, new, lambda a, b: (a.sense, a.of) == (b.sense, b.of))
    yield from _cancel(old, new, lambda a, b: a.sense == b.sense)
    yield from _in_order(old, new)


def _words(old: list[Term], new: list[Term]) -> Iterator[Difference]:
    _cancel(old, new, lambda a, b: _weight(a) == _weight(b) and a.of == b.of)
    if any(one.family is Family.MODAL for one in old):
        # Demands that changed places are two changes, though the words are the same.
        yield from _cancel(old, new, lambda a, b: bool(a.of) and a.of == b.of)
    _cancel(old, new, lambda a, b: _weight(a) == _weight(b))
    yield from _cancel(old, new, _comparable)
    yield from ((one, None) for one in old if one.text not in _LIGHT)
    yield from ((None, one) for one in new if one.text not in _LIGHT)


def _weight(term: Term) -> tuple[str, int]:
    return term.sense, term.rank


def _comparable(one: Term, other: Term) -> bool:
    return "open" not in {one.sense, other.sense}


def _negations(old: list[Term], new: list[Term], before: str, after: str) -> Iterator[Difference]:
    """Yield denials that came or went; one that went over to another word is both."""
    _cancel(old, new, lambda a, b: a.of == b.of)
    gone = [one for one in old if one.of and _stands_alone(one.of, after)]
    come = [one for one in new if one.of and _stands_alone(one.of, before)]
    yield from ((one, None) for one in gone)
    yield from ((None, one) for one in come)
    rest_old, rest_new = [t for t in old if t not in gone], [t for t in new if t not in come]
    _cancel(rest_old, rest_new, lambda _a, _b: True)
    yield from _in_order(rest_old, rest_new)


def _stands_alone(word: str, text: str) -> bool:
    """Tell whether a text has a word without a denial before it."""
    at = text.find(word)
    while at >= 0:
        if not text[max(at - 1, 0) : at] or text[at - 1] not in "不未无没非有勿毋":
            return True
        at = text.find(word, at + 1)
    return False


def _duties(old: list[Term], new: list[Term]) -> Iterator[Difference]:
    _cancel(old, new, lambda a, b: a.sense == b.sense and same_bodies(a.of, b.of))
    yield from _cancel(old, new, lambda a, b: bool(a.of and b.of) and same_bodies(a.of, b.of))
    _cancel(old, new, lambda a, b: a.sense == b.sense and not (a.of and b.of))
    yield from _cancel(old, new, lambda a, b: a.sense == b.sense)
    yield from _in_order(
        [one for one in old if one.text not in _LIGHT],
        [one for one in new if one.text not in _LIGHT],
    )


def _in_order(old: list[Term], new: list[Term]) -> Iterator[Difference]:
    for place in range(max(len(old), len(new))):
        yield (
            old[place] if place < len(old) else None,
            new[place] if place < len(new) else None,
        )
