"""What a reader of two versions must not miss: demands made weaker or stronger, figures, dates, scope.

Only words that say something else are told; an equal wording is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sanban.documents.domain.alignment import Alignment, align
from sanban.documents.domain.direction import Direction, direction
from sanban.documents.domain.duties import organs, with_bodies
from sanban.documents.domain.marked_copy import shown_links
from sanban.documents.domain.pairing import Difference, differences
from sanban.documents.domain.quantities import quantities
from sanban.documents.domain.sentences import Sentence, spoken
from sanban.documents.domain.strength_words import Family, Term, terms
from sanban.documents.domain.versions import Place

_SHOWN = 30


@dataclass(frozen=True, slots=True)
class StrengthChange:
    """A change of meaning: ``kind`` in Chinese, the words before and after, which way, and where.

    ``before`` or ``after`` is empty where there was nothing; ``old`` and ``new`` are the places of the
    words, or of their sentence where there are none.
    """

    kind: str
    before: str
    after: str
    direction: Direction
    old: Place | None
    new: Place | None
    sentence: str


def strength_changes(old: Sequence[str], new: Sequence[str]) -> tuple[StrengthChange, ...]:
    """Return the changes of meaning between two versions given as paragraphs."""
    return strength_changes_in(align(old, new))


def strength_changes_in(alignment: Alignment) -> tuple[StrengthChange, ...]:
    """Return the changes of meaning between two versions, in the order of the later one."""
    links = shown_links(alignment)
    found = [
        change
        for link in links
        for change in _changes(
            [alignment.old[number] for number in link.old],
            [alignment.new[number] for number in link.new],
        )
    ]
    kept_old = {number for link in links for number in link.old}
    kept_new = {number for link in links for number in link.new}
    gone = [one for number, one in enumerate(alignment.old) if number not in kept_old]
    come = [one for number, one in enumerate(alignment.new) if number not in kept_new]
    found += [change for one in gone for change in _whole(one, is_new=False)]
    found += [change for one in come for change in _whole(one, is_new=True)]
    return tuple(sorted(found, key=_order))


def _order(change: StrengthChange) -> tuple[int, int, int]:
    place = change.new or change.old
    return (place.paragraph, place.start, 0 if change.new else 1) if place else (0, 0, 0)


def _changes(old: list[Sentence], new: list[Sentence]) -> Iterator[StrengthChange]:
    before = "".join(one.text for one in old)
    after = "".join(one.text for one in new)
    if spoken(before) == spoken(after):
        return
    mine, theirs = _terms(before), _terms(after)
    for difference in differences(mine, theirs, before, after):
        yield _told(difference, (before, after), (old, new))


def _terms(text: str) -> list[Term]:
    """Return everything in a sentence that bears on its meaning, in order."""
    figures = list(quantities(text))
    words = [one for one in terms(text) if not _lies_in(one, figures)]
    named = [] if any(one.family is Family.DUTY for one in words) else list(organs(text))
    roles = sorted((one for one in words if one.family is Family.DUTY), key=lambda one: one.start)
    rest = [one for one in words if one.family is not Family.DUTY]
    every = [*figures, *rest, *with_bodies(text, roles), *named]
    return sorted(every, key=lambda one: one.start)


def _lies_in(term: Term, others: list[Term]) -> bool:
    return any(one.start <= term.start and term.end <= one.end for one in others)


def _told(
    difference: Difference,
    texts: tuple[str, str],
    sentences: tuple[list[Sentence], list[Sentence]],
) -> StrengthChange:
    old, new = difference
    family = (old or new or _NOTHING).family
    before, after = _shown(old), _shown(new)
    way = direction(difference, *texts)
    return StrengthChange(
        family.value,
        before,
        after,
        way,
        _place(sentences[0], old),
        _place(sentences[1], new),
        _sentence(family, before, after, way),
    )


_NOTHING = Term(0, 0, "", Family.SENTENCE, "")


def _shown(term: Term | None) -> str:
    """Return a word with what it bears on, as far as that is needed to understand it."""
    if not term:
        return ""
    if term.family is Family.DUTY and term.of:
        return f"{term.of}{term.text}"
    if term.family is Family.NEGATION:
        return term.text + term.of
    return term.text


def _place(found: list[Sentence], term: Term | None) -> Place:
    """Return the place of a word of sentences run together, or that of the first sentence."""
    at = term.start if term else 0
    size = term.end - term.start if term else len(found[0].text)
    for one in found:
        if at < len(one.text):
            start = one.start + at
            return Place(one.paragraph, start, min(start + size, one.end))
        at -= len(one.text)
    return Place(found[-1].paragraph, found[-1].end, found[-1].end)


_WAYS = {
    Direction.STRONGER: "要求加强",
    Direction.WEAKER: "要求减弱",
    Direction.CHANGED: "请核对是否有意",
}
_OWN_WAYS = {
    (Family.SCOPE, Direction.STRONGER): "范围扩大",
    (Family.SCOPE, Direction.WEAKER): "范围缩小",
    (Family.DUTY, Direction.STRONGER): "责任加重",
    (Family.DUTY, Direction.WEAKER): "责任减轻",
    (Family.DUTY, Direction.CHANGED): "责任单位改变",
    (Family.NEGATION, Direction.CHANGED): "意思可能相反，请核对",
}


def _sentence(family: Family, before: str, after: str, way: Direction) -> str:
    ending = _OWN_WAYS.get((family, way), _WAYS[way])
    if before and after:
        return f"{family.value}：“{before}”改为“{after}”，{ending}。"
    if before:
        return f"{family.value}：删去了“{before}”，{ending}。"
    return f"{family.value}：增加了“{after}”，{ending}。"


def _whole(one: Sentence, *, is_new: bool) -> Iterator[StrengthChange]:
    """Yield a sentence that came or went, where it demands or forbids something."""
    demands = any(
        term.family is Family.MODAL and (term.rank >= 4 or term.rank < 0)  # noqa: PLR2004
        for term in terms(one.text)
    )
    if not demands:
        return
    short = one.text if len(one.text) <= _SHOWN else f"{one.text[: _SHOWN - 2]}……"
    place = Place(one.paragraph, one.start, one.end)
    way = Direction.STRONGER if is_new else Direction.WEAKER
    verb = "增加了" if is_new else "删去了"
    yield StrengthChange(
        Family.SENTENCE.value,
        "" if is_new else short,
        short if is_new else "",
        way,
        None if is_new else place,
        place if is_new else None,
        f"{Family.SENTENCE.value}：{verb}一句有要求的话“{short}”，{_WAYS[way]}。",
    )
