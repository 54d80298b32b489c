"""The difference of two versions: the marked copy 「花脸稿」 with who did what, and the clean copy 「清稿」."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise

from sanban.documents.domain.alignment import align
from sanban.documents.domain.history import UNKNOWN, Ages, History, history
from sanban.documents.domain.marked_copy import (
    ComparedParagraph,
    ParagraphState,
    Run,
    RunKind,
    later_text,
    marked_copy,
)
from sanban.documents.domain.versions import Place, VersionText


@dataclass(frozen=True, slots=True)
class Comparison:
    """All paragraphs of the later version in order; those that are gone stand where they were."""

    paragraphs: tuple[ComparedParagraph, ...]

    @property
    def is_same(self) -> bool:
        """Tell whether nothing was changed."""
        return all(one.state is ParagraphState.UNCHANGED for one in self.paragraphs)

    def clean(self) -> tuple[str, ...]:
        """Return the clean copy: the later version without marks."""
        return tuple(later_text(one.runs) for one in self.paragraphs if one.new is not None)


def compare(old: VersionText, new: VersionText, chain: Iterable[VersionText] = ()) -> Comparison:
    """Compare two versions of one document, in whichever order.

    With ``chain``, the versions of the document from its first to ``new``, every run carries who made
    it; without, what is new was written and what is gone was deleted by ``new``.
    """
    return compare_in(_chain_of(old, new, chain), old, new)


def compare_in(chain: History, old: VersionText, new: VersionText) -> Comparison:
    """Compare two versions of a history, which is aligned already."""
    first, last = chain.versions.index(old), chain.versions.index(new)
    near = chain.alignments[first] if last == first + 1 else None
    alignment = near or align(old.paragraphs, new.paragraphs)
    hands = _Hands(chain, first, last)
    found = marked_copy(alignment, old.paragraphs, new.paragraphs)
    return Comparison(
        tuple(
            replace(one, runs=tuple(own for run in one.runs for own in hands.sign(run)))
            for one in found
        )
    )


def _chain_of(old: VersionText, new: VersionText, chain: Iterable[VersionText]) -> History:
    versions = tuple(chain)
    if old.number < new.number and old in versions and new in versions:
        return history(version for version in versions if version.number <= new.number)
    return History((old, new), (align(old.paragraphs, new.paragraphs),))


@dataclass(frozen=True)
class _Hands:
    """Who wrote and who deleted the characters of two versions, by their places in a chain."""

    chain: History
    first: int
    last: int

    def sign(self, run: Run) -> Iterator[Run]:
        """Yield a run with who made it; one of several hands in parts."""
        start = 0
        for version, own in groupby(self._makers(run)):
            end = start + len(list(own))
            yield replace(
                run,
                text=run.text[start:end],
                old=_part(run.old, start, end),
                new=_part(run.new, start, end),
                version=version,
                name=self._names.get(version, ""),
            )
            start = end

    def _makers(self, run: Run) -> list[int]:
        if run.kind is RunKind.DELETED and run.old:
            place = run.old
            return [self._after.get(n, UNKNOWN) for n in _cut(self._last_with, place)]
        if run.kind is RunKind.MOVED_AWAY or not run.new:
            return [UNKNOWN] * len(run.text)
        ages = _cut(self._ages, run.new)
        if run.kind is not RunKind.INSERTED:
            return list(ages)
        # What the chain shows to be older was brought here by a way the two versions do not show.
        newer = {version.number for version in self.chain.versions[self.first + 1 :]}
        return [age if age in newer else UNKNOWN for age in ages]

    @cached_property
    def _ages(self) -> tuple[Ages, ...]:
        return self.chain.ages_of(self.last)

    @cached_property
    def _last_with(self) -> tuple[Ages, ...]:
        """Return for each character of the former version the last version that has it still."""
        versions = self.chain.versions[self.first : self.last + 1]
        alignments = self.chain.alignments[self.first : self.last]
        turned = tuple(alignment.turned for alignment in reversed(alignments))
        return History(versions[::-1], turned).ages_of(self.last - self.first)

    @cached_property
    def _after(self) -> dict[int, int]:
        versions = self.chain.versions[self.first : self.last + 1]
        return {one.number: following.number for one, following in pairwise(versions)}

    @cached_property
    def _names(self) -> dict[int, str]:
        return {version.number: version.name for version in self.chain.versions}


def _cut(ages: tuple[Ages, ...], place: Place) -> Ages:
    return ages[place.paragraph][place.start : place.end]


def _part(place: Place | None, start: int, end: int) -> Place | None:
    return place and Place(place.paragraph, place.start + start, place.start + end)
