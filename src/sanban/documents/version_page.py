"""One version as paper, sentence by sentence, and who let a place of it through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from sanban.documents.domain.attribution import Attribution, attribute
from sanban.documents.domain.lines import kinds
from sanban.documents.domain.sentences import Sentence, sentences
from sanban.documents.domain.telling import tell_writing
from sanban.documents.domain.versions import Passing, Place
from sanban.documents.lineage import Lineage, author_of
from sanban.documents.models import Version


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence and the query that asks about it; ``is_asked`` if it is asked about.

    ``is_first`` marks the one to go to, of several that are asked about.
    """

    text: str
    query: str
    is_asked: bool
    is_first: bool


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A paragraph; ``number`` counts from 0."""

    number: int
    kind: str
    sentences: tuple[ShownSentence, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A version on the way of words, and who let it pass; ``is_sure`` that it holds them."""

    row: Version
    author: str
    is_sure: bool
    is_here: bool
    passings: tuple[Passing, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the versions show of the words of one sentence: ``sentences`` tell of their writing."""

    attribution: Attribution
    sentences: tuple[str, ...]
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A place asked about, and the words of it that alone are meant; none mean the whole place."""

    place: Place
    words: str = ""


@dataclass(frozen=True, slots=True)
class VersionPage:
    """A version with its lines, and the answer where something was asked."""

    row: Version
    author: str
    latest: int
    lines: tuple[ShownLine, ...]
    asked: Place | None
    words: str
    is_missing: bool
    answers: tuple[Answer, ...]


def version_page(lineage: Lineage, index: int, question: Question | None) -> VersionPage:
    """Return the page of the version at a place of its lineage."""
    lines = lineage.texts[index].paragraphs
    found = sentences(lines)
    place = _whole(question.place.within(lines), found) if question else None
    words = question.words.strip() if question else ""
    within = _narrowed(place, words, lines) if place and words else place
    row = lineage.rows[index]
    return VersionPage(
        row,
        author_of(row),
        lineage.rows[-1].number,
        tuple(_lines(found, kinds(lineage.read[index]), place)),
        place,
        words,
        place is not None and within is None,
        tuple(_answers(lineage, index, within)) if within else (),
    )


def _whole(place: Place, found: tuple[Sentence, ...]) -> Place | None:
    """Return the place, or the sentence it is in where it is a mere point; ``None`` where there is none."""
    if place.start < place.end:
        return place
    own = [one for one in found if one.paragraph == place.paragraph]
    at = next((one for one in own if place.start < one.end), own[-1] if own else None)
    return Place(at.paragraph, at.start, at.end) if at else None


def _narrowed(place: Place, words: str, lines: tuple[str, ...]) -> Place | None:
    at = place.cut(lines).find(words)
    start = place.start + at
    return Place(place.paragraph, start, start + len(words)) if at >= 0 else None


def _lines(
    found: tuple[Sentence, ...], names: tuple[str, ...], asked: Place | None
) -> Iterator[ShownLine]:
    own: list[list[Sentence]] = [[] for _ in names]
    for one in found:
        own[one.paragraph].append(one)
    for number, kind in enumerate(names):
        yield ShownLine(number, kind, tuple(_sentence(one, asked) for one in own[number]))


def _sentence(one: Sentence, asked: Place | None) -> ShownSentence:
    query = urlencode({"paragraph": one.paragraph, "start": one.start, "end": one.end})
    is_asked = bool(
        asked
        and asked.paragraph == one.paragraph
        and max(asked.start, one.start) < min(asked.end, one.end)
    )
    is_first = bool(is_asked and asked and one.start <= asked.start)
    return ShownSentence(one.text, query, is_asked, is_first)


def _answers(lineage: Lineage, index: int, place: Place) -> Iterator[Answer]:
    chain = lineage.between(0, len(lineage.rows) - 1)
    number = lineage.rows[index].number
    for found in attribute(chain, lineage.passings, number, place):
        yield Answer(found, tell_writing(found), tuple(_stages(lineage, index, found)))


def _stages(lineage: Lineage, index: int, found: Attribution) -> Iterator[Stage]:
    """Yield the versions that hold the words or may, with who let each of them pass."""
    counted = {one.sequence for one in (*found.passings, *found.doubtful_passings)}
    for place, row in enumerate(lineage.rows):
        passed = tuple(one for one in lineage.passed[place] if one.sequence in counted)
        if passed or row.number in found.carried:
            is_sure = row.number in found.carried
            yield Stage(row, author_of(row), is_sure, place == index, passed)
