"""Phrases of a lexicon, each with what must not stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gongwen.lexicons import table
from gongwen.proofread.search import lines_with
from gongwen.terms import Severity


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, what is better, how grave it is, and where it is something else."""

    text: str
    better: str
    severity: Severity
    pattern: str


@cache
def phrases(lexicon: str, better: str) -> tuple[Phrase, ...]:
    """Return the phrases of ``lexicon``; its column ``better`` says what to write instead."""
    return tuple(
        Phrase(
            text=row["phrase"],
            better=row[better],
            severity=Severity[row["severity"]],
            pattern=_guarded(row["phrase"], row["not_before"] or "", row["not_after"] or ""),
        )
        for row in table(lexicon)
    )


def _guarded(phrase: str, not_before: str, not_after: str) -> str:
    before = f"(?<!{not_before})" if not_before else ""
    after = f"(?!{not_after})" if not_after else ""
    return before + re.escape(phrase) + after


def found(text: str, known: tuple[Phrase, ...]) -> Iterator[tuple[int, Phrase]]:
    """Yield where which of the ``known`` phrases stands in ``text``, phrase by phrase."""
    for phrase in known:
        for start, end in lines_with(text, (phrase.text,)):
            for match in re.compile(phrase.pattern).finditer(text, start, end):
                yield match.start(), phrase
