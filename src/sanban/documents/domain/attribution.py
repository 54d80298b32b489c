"""Who let this through 「谁放过去的」: who wrote words, who carried them on, who passed a text with them.

Only what the texts show is said. Where they show no difference, every candidate is named and none is
chosen (docs/decisions/0018).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sanban.documents.domain.characters import stay
from sanban.documents.domain.history import History
from sanban.documents.domain.sentences import spoken
from sanban.documents.domain.tracing import (
    Doubt,
    Step,
    Words,
    place_of,
    steps_back,
    steps_on,
    words_at,
)
from sanban.documents.domain.versions import Passing, Place, VersionText


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose hand a version is by; ``place`` is where in that version, where there is a place."""

    version: int
    person: str
    name: str
    post: str
    at: datetime
    place: Place | None = None


class TouchKind(Enum):
    """What was done about words without changing them."""

    REWORDED = "改动了同一句的其他文字"
    MOVED = "移动了这一句"


@dataclass(frozen=True, slots=True)
class Touch:
    """A later version changed what is around words, and left them as they were."""

    hand: Hand
    kind: TouchKind


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the words written in one version, counted from the first of the words."""

    start: int
    end: int
    text: str
    hand: Hand | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The words had stood there before: who wrote them then, the last version with them, who dropped them.

    ``written`` is ``None`` where nobody can tell.
    """

    written: Hand | None
    last: int
    dropped: Hand


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the versions show of words of one version.

    ``introduced`` is the version in which exactly these words first stood; ``None`` where nobody can
    tell: then ``candidates`` are all it can be, and ``reason`` says why. ``pieces`` tell, where the words
    were put together from older ones, which are older. ``carried`` are the versions that certainly hold
    the words, from the introduction on; ``ended`` made the first version without them.
    ``passings`` let a text pass that held them; ``doubtful_passings`` one that may have.
    """

    version: int
    place: Place
    words: str
    introduced: Hand | None
    candidates: tuple[Hand, ...]
    reason: str
    pieces: tuple[Piece, ...]
    carried: tuple[int, ...]
    touches: tuple[Touch, ...]
    earlier: Earlier | None
    ended: Hand | None
    passings: tuple[Passing, ...]
    doubtful_passings: tuple[Passing, ...]


def attribute(
    chain: History, passings: Iterable[Passing], version: int, place: Place
) -> tuple[Attribution, ...]:
    """Tell who let the words at a place of a version through, one answer for each sentence touched.

    A place is cut to what there is; an empty one has no answer. ``ValueError`` where there is no such
    version.
    """
    index = chain.index(version)
    within = place.within(chain.versions[index].paragraphs)
    found = chain.sentences(index)
    numbers = [n for n, one in enumerate(found) if one.paragraph == within.paragraph]
    passed = sorted(passings, key=lambda passing: passing.sequence)
    return tuple(
        _attribution(chain, passed, index, words) for words in words_at(found, numbers, within)
    )


def _attribution(chain: History, passings: list[Passing], index: int, words: Words) -> Attribution:
    back, on = _back(chain, index, words), _on(chain, index, words)
    roots = sorted(back.roots)
    first, certain = roots[0][0], roots[-1][0]
    is_certain = first == certain
    origin = roots[0][1] if is_certain else words
    place = place_of(chain.sentences(index), words)
    sure, doubtful = _passings(chain, passings, (certain, on.certain), (first, on.possible))
    return Attribution(
        version=chain.versions[index].number,
        place=place,
        words=place.cut(chain.versions[index].paragraphs),
        introduced=_hand(chain, *roots[0]) if is_certain else None,
        candidates=() if is_certain else tuple(_hands(chain, roots)),
        reason="" if is_certain else _reason(chain, back.doubts),
        pieces=tuple(_pieces(chain, first, origin)) if is_certain else (),
        carried=tuple(one.number for one in chain.versions[certain : on.certain + 1]),
        touches=(*reversed(back.touches), *on.touches),
        earlier=_earlier(chain, first, origin) if is_certain else None,
        ended=_ended(chain, on),
        passings=sure,
        doubtful_passings=doubtful,
    )


@dataclass(frozen=True, slots=True)
class _Back:
    """Where words may have come from, what made it doubtful, and what was changed around them."""

    roots: set[tuple[int, Words]]
    doubts: list[tuple[int, Doubt]]
    touches: list[Touch]


def _back(chain: History, index: int, words: Words) -> _Back:
    result = _Back(set(), [], [])
    here = {words}
    for at in range(index, 0, -1):
        before: set[Words] = set()
        for one, step in steps_back(chain, at, here):
            before.update(step.candidates)
            if step.may_be_none or not step.candidates:
                result.roots.add((at, one))
            if step.doubt:
                result.doubts.append((at, step.doubt))
            elif len(here) == 1 and step.candidates:
                hand = _hand(chain, at, one)
                result.touches.extend(_touches(hand, step))
        here = before
    result.roots.update((0, one) for one in here)
    return result


def _touches(hand: Hand, step: Step) -> Iterator[Touch]:
    if step.is_altered:
        yield Touch(hand, TouchKind.REWORDED)
    if step.is_moved:
        yield Touch(hand, TouchKind.MOVED)


@dataclass(frozen=True, slots=True)
class _On:
    """The last version that certainly holds words, the last that may, and what changed around them."""

    certain: int
    possible: int
    touches: list[Touch]


def _on(chain: History, index: int, words: Words) -> _On:
    certain, touches = index, list[Touch]()
    here = {words}
    for at in range(index, len(chain.versions) - 1):
        steps = [step for _, step in steps_on(chain, at, here)]
        here = {candidate for step in steps for candidate in step.candidates}
        if not here:
            return _On(certain, at, touches)
        is_sure = all(step.candidates and not step.may_be_none for step in steps)
        certain = at + 1 if is_sure and certain == at else certain
        if len(here) == 1 and certain == at + 1:
            hand = _hand(chain, at + 1, *here)
            touches.extend(_touches(hand, steps[0]))
    return _On(certain, len(chain.versions) - 1, touches)


def _hand(chain: History, index: int, words: Words | None = None) -> Hand:
    by = chain.versions[index]
    place = place_of(chain.sentences(index), words) if words else None
    return Hand(by.number, by.person, by.name, by.post, by.at, place)


def _hands(chain: History, roots: list[tuple[int, Words]]) -> Iterator[Hand]:
    """Yield a hand for each version the words may be from."""
    for index in sorted({index for index, _ in roots}):
        yield _hand(chain, index, min(words for at, words in roots if at == index))


def _reason(chain: History, doubts: list[tuple[int, Doubt]]) -> str:
    """Say of the latest version that makes it doubtful what it is that nobody can tell apart."""
    index, doubt = max(doubts, key=lambda one: one[0])
    former, later = chain.versions[index - 1].number, chain.versions[index].number
    return f"从第{former}稿到第{later}稿，{doubt.value}，对不上是哪一处"


def _pieces(chain: History, index: int, words: Words) -> Iterator[Piece]:
    found = chain.sentences(index)
    covered = range(words.first, words.last + 1)
    ages = [age for number in covered for age in chain.ages[index][number]][words.start : words.end]
    text = "".join(found[number].text for number in covered)[words.start : words.end]
    start = 0
    for at in range(1, len(ages) + 1):
        if at == len(ages) or ages[at] != ages[start]:
            hand = _hand(chain, chain.index(ages[start])) if ages[start] else None
            yield Piece(start, at, text[start:at], hand)
            start = at


def _ended(chain: History, on: _On) -> Hand | None:
    if on.certain != on.possible or on.certain + 1 == len(chain.versions):
        return None
    return _hand(chain, on.certain + 1)


def _passings(
    chain: History, passings: list[Passing], certain: tuple[int, int], possible: tuple[int, int]
) -> tuple[tuple[Passing, ...], tuple[Passing, ...]]:
    """Return who passed a version that certainly holds the words, and one that may."""
    sure: list[Passing] = []
    doubtful: list[Passing] = []
    for passing in passings:
        index = version_passed(chain.versions, passing)
        if index is None or not possible[0] <= index <= possible[1]:
            continue
        (sure if certain[0] <= index <= certain[1] else doubtful).append(passing)
    return tuple(sure), tuple(doubtful)


def version_passed(versions: tuple[VersionText, ...], passing: Passing) -> int | None:
    """Return the place of the version that was passed: of those with its text the latest there was then."""
    same = [index for index, one in enumerate(versions) if one.digest == passing.digest]
    there = [index for index in same if versions[index].at <= passing.at]
    return there[-1] if there else next(iter(same), None)


def _earlier(chain: History, index: int, words: Words) -> Earlier | None:
    """Tell of a former life of words that were not in the version before their introduction."""
    found = _in_ancestors(chain, index, words) or _in_lost_sentence(chain, index, words)
    if not found:
        return None
    at, former = found
    roots = _back(chain, at, former).roots
    versions = {root for root, _ in roots}
    written = _hand(chain, *min(roots)) if len(versions) == 1 else None
    return Earlier(written, chain.versions[at].number, _hand(chain, at + 1))


def _in_ancestors(chain: History, index: int, words: Words) -> tuple[int, Words] | None:
    """Find the same words in an older wording of the same sentence."""
    if words.first != words.last or words.end - words.start == 1:
        return None
    text = chain.sentences(index)[words.first].text
    number = words.first
    for at in range(index, 0, -1):
        link = chain.alignments[at - 1].link_of_new.get(number)
        if not link or len(link.old) > 1:
            return None
        number = link.old[0]
        if at == index:
            continue  # the version just before does not hold them: that is what introduced means
        there = stay(chain.sentences(at - 1)[number].text, text, words.start, words.end)
        if len(there.places) == 1 and not there.contested:
            start = there.places[0]
            return at - 1, Words(number, number, start, start + words.end - words.start)
    return None


def _in_lost_sentence(chain: History, index: int, words: Words) -> tuple[int, Words] | None:
    """Find the same sentence in an older version, from which it was gone for a while."""
    if words.first != words.last:
        return None
    text = chain.sentences(index)[words.first].text
    says = spoken(text)
    for at in range(index - 1, -1, -1):
        number = chain.spoken[at].get(says)
        if number is None:
            continue
        there = stay(chain.sentences(at)[number].text, text, words.start, words.end)
        if at == index - 1 or not there.places:
            return None
        start = there.places[0]
        return at, Words(number, number, start, start + words.end - words.start)
    return None
