"""The chain of a document's versions, each aligned with the one before, and the age of every character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sanban.documents.domain.alignment import Alignment, Link, Tie, align
from sanban.documents.domain.characters import blocks
from sanban.documents.domain.sentences import Sentence, sentences, spoken
from sanban.documents.domain.versions import VersionText

UNKNOWN = 0
"""The version of a character of which nobody can tell in which version it was written."""

Ages = tuple[int, ...]


@dataclass(frozen=True)
class History:
    """Versions in the order of their numbers; ``alignments`` has one for each two neighbours."""

    versions: tuple[VersionText, ...]
    alignments: tuple[Alignment, ...]

    def index(self, number: int) -> int:
        """Return the place of the version with this number; ``ValueError`` where there is none."""
        return [version.number for version in self.versions].index(number)

    def sentences(self, index: int) -> tuple[Sentence, ...]:
        """Return the sentences of the version at this place."""
        return self._sentences[index]

    @cached_property
    def _sentences(self) -> tuple[tuple[Sentence, ...], ...]:
        first = tuple(sentences(self.versions[0].paragraphs)) if self.versions else ()
        return (first, *(alignment.new for alignment in self.alignments))

    @cached_property
    def spoken(self) -> tuple[dict[str, int], ...]:
        """Return for each version what its sentences say, with the number of the first that says it."""
        return tuple(
            {spoken(found[number].text): number for number in reversed(range(len(found)))}
            for found in self._sentences
        )

    @cached_property
    def ages(self) -> tuple[tuple[Ages, ...], ...]:
        """Return for each version and sentence in which version each of its characters was written."""
        return tuple(_ages(self))

    def ages_of(self, index: int) -> tuple[Ages, ...]:
        """Return the same for each paragraph of the version at this place."""
        paragraphs: list[list[int]] = [[] for _ in self.versions[index].paragraphs]
        for sentence, own in zip(self.sentences(index), self.ages[index], strict=True):
            paragraphs[sentence.paragraph].extend(own)
        return tuple(map(tuple, paragraphs))


def history(versions: Iterable[VersionText]) -> History:
    """Align versions with one another, in the order of their numbers."""
    chain = tuple(sorted(versions, key=lambda version: version.number))
    pairs = pairwise(chain)
    return History(chain, tuple(align(old.paragraphs, new.paragraphs) for old, new in pairs))


def _ages(chain: History) -> Iterator[tuple[Ages, ...]]:
    if not chain.versions:
        return
    first = chain.versions[0].number
    ages = tuple((first,) * len(sentence.text) for sentence in chain.sentences(0))
    yield ages
    for version, alignment in zip(chain.versions[1:], chain.alignments, strict=True):
        ages = _next_ages(ages, alignment, version.number)
        yield ages


def _next_ages(before: tuple[Ages, ...], alignment: Alignment, number: int) -> tuple[Ages, ...]:
    after: list[Ages] = [(number,) * len(sentence.text) for sentence in alignment.new]
    for link in alignment.links:
        _carry_link(before, after, alignment, link)
    for tie in alignment.ties:
        # By text: a hundred cells that say 「无」 are one question, not ten thousand.
        own = {alignment.new[place].text for place in tie.new}
        ages = {text: _tied_ages(before, alignment, tie, text, number) for text in own}
        for place in tie.new:
            after[place] = ages[alignment.new[place].text]
    return tuple(after)


def _carry_link(
    before: tuple[Ages, ...], after: list[Ages], alignment: Alignment, link: Link
) -> None:
    inherited = tuple(age for place in link.old for age in before[place])
    written = [age for place in link.new for age in after[place]]
    for block in blocks(alignment.old_text(link), alignment.new_text(link)):
        written[block.new : block.new + block.size] = inherited[block.old : block.old + block.size]
    at = 0
    for place in link.new:
        length = len(after[place])
        after[place] = tuple(written[at : at + length])
        at += length


def _tied_ages(
    before: tuple[Ages, ...], alignment: Alignment, tie: Tie, text: str, number: int
) -> Ages:
    """Return the ages on which all candidates agree; ``UNKNOWN`` where they do not."""
    possible = {(number,) * len(text)} if len(tie.new) > len(tie.old) else set[Ages]()
    for words, own in {(alignment.old[place].text, before[place]) for place in tie.old}:
        ages = [number] * len(text)
        for block in blocks(words, text):
            ages[block.new : block.new + block.size] = own[block.old : block.old + block.size]
        possible.add(tuple(ages))
    columns = zip(*possible, strict=True)
    return tuple(column[0] if len(set(column)) == 1 else UNKNOWN for column in columns)
