"""Follows words through the versions, backwards to where they were written and forwards to their end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from sanban.documents.domain.alignment import Alignment, Tie
from sanban.documents.domain.characters import Stay, stay
from sanban.documents.domain.history import History
from sanban.documents.domain.sentences import Sentence
from sanban.documents.domain.versions import Place


class Doubt(Enum):
    """Why nobody can tell which words are which."""

    SAME_SENTENCES = "同样的句子不止一处"
    LIKE_SENTENCES = "有几句同样相近"
    SAME_WORDS = "同一句里同样的字词不止一处"


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Characters of a version: ``start`` to ``end`` in its sentences ``first`` to ``last``, run together."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """Where words stood in the neighbouring version.

    None of ``candidates``: they did not stand there. ``may_be_none`` beside candidates, or several of
    them: nobody can tell, for the reason ``doubt``. ``is_altered`` and ``is_moved`` tell of their sentence.
    """

    candidates: tuple[Words, ...] = ()
    may_be_none: bool = False
    doubt: Doubt | None = None
    is_altered: bool = False
    is_moved: bool = False


def words_at(found: tuple[Sentence, ...], numbers: Iterable[int], place: Place) -> list[Words]:
    """Return the words at a place, one for each sentence it touches; ``numbers`` are its paragraph's."""
    return [
        Words(
            number,
            number,
            max(place.start, own.start) - own.start,
            min(place.end, own.end) - own.start,
        )
        for number in numbers
        for own in (found[number],)
        if max(place.start, own.start) < min(place.end, own.end)
    ]


def place_of(found: tuple[Sentence, ...], words: Words) -> Place:
    """Return where words begin, and how far they reach in the sentence where they begin."""
    own = found[words.first]
    start = own.start + words.start
    return Place(own.paragraph, start, min(own.end, start + words.end - words.start))


def steps_back(chain: History, index: int, words: set[Words]) -> list[tuple[Words, Step]]:
    """Find words of the version at ``index`` in the version before; of those with one fate, the first."""
    return _steps(chain.alignments[index - 1], words)


def steps_on(chain: History, index: int, words: set[Words]) -> list[tuple[Words, Step]]:
    """Find words of the version at ``index`` in the version after; of those with one fate, the first."""
    return _steps(chain.alignments[index].turned, words)


def _steps(alignment: Alignment, words: set[Words]) -> list[tuple[Words, Step]]:
    firsts: dict[object, Words] = {}
    for one in sorted(words):
        firsts.setdefault(_fate(alignment, one), one)
    return [(one, _step(alignment, one)) for one in firsts.values()]


def _fate(alignment: Alignment, words: Words) -> object:
    """Return the same for words of which the same can be said: those of copies in one tie."""
    tie = alignment.tie_of_new.get(words.first)
    if not tie or words.first != words.last:
        return words
    return tie.new[0], alignment.new[words.first].text, words.start, words.end


def _step(alignment: Alignment, words: Words) -> Step:
    tie = alignment.tie_of_new.get(words.first)
    if tie and words.first == words.last:
        return _tied(alignment, tie, words)
    return _linked(alignment, words)


def _tied(alignment: Alignment, tie: Tie, words: Words) -> Step:
    text, size = alignment.new[words.first].text, words.end - words.start
    found: list[Words] = []
    missing, altered = len(tie.new) > len(tie.old), False
    for number in tie.old:
        other = alignment.old[number].text
        there = stay(other, text, words.start, words.end)
        missing = missing or there.contested or not there.places
        altered = altered or other != text
        found += [Words(number, number, at, at + size) for at in there.places]
    doubt = Doubt.LIKE_SENTENCES if altered else Doubt.SAME_SENTENCES
    is_doubtful = bool(found) and (missing or len(found) > 1)
    return Step(tuple(found), missing, doubt if is_doubtful else None)


def _linked(alignment: Alignment, words: Words) -> Step:
    covered = range(words.first, words.last + 1)
    links = [alignment.link_of_new[n] for n in covered if n in alignment.link_of_new]
    new = sorted({number for link in links for number in link.new})
    old = sorted({number for link in links for number in link.old})
    if len(links) < len(covered) or not (_is_row(new) and _is_row(old)):
        return Step()
    text = "".join(alignment.new[number].text for number in new)
    there = "".join(alignment.old[number].text for number in old)
    shift = sum(len(alignment.new[number].text) for number in new if number < words.first)
    found = stay(there, text, words.start + shift, words.end + shift)
    return Step(
        tuple(_words(alignment.old, old, at, words.end - words.start) for at in found.places),
        may_be_none=found.contested,
        doubt=_doubt_of(found),
        is_altered=text != there,
        is_moved=any(link.is_moved for link in links),
    )


def _doubt_of(found: Stay) -> Doubt | None:
    return Doubt.SAME_WORDS if found.contested or len(found.places) > 1 else None


def _is_row(numbers: list[int]) -> bool:
    return numbers == list(range(numbers[0], numbers[-1] + 1))


def _words(found: tuple[Sentence, ...], numbers: list[int], start: int, size: int) -> Words:
    """Return the words at ``start`` of sentences run together, by the sentences they touch alone."""
    first, last = numbers[0], numbers[-1]
    while first < last and start >= len(found[first].text):
        start -= len(found[first].text)
        first += 1
    while first < last and start + size <= sum(len(found[n].text) for n in range(first, last)):
        last -= 1
    return Words(first, last, start, start + size)
