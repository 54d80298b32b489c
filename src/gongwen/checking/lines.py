"""Correct sentences one by one: what the word tables know for certain, then what the model thinks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from gongwen.anatomy import Anatomy
from gongwen.proofread.spelling import readable
from gongwen.rulebook import Draft, Rule
from gongwen.terms import Severity, Strength
from gongwen.text import Area, Block, Document, Protected

if TYPE_CHECKING:  # numpy is loaded by the model, not by the word tables
    from gongwen.spelling import Speller

WORD_KIND = "词语"
_MISSPELT = "misspelt-word-"


@dataclass(frozen=True, slots=True)
class LineEdit:
    """Characters ``start`` to ``end`` of a line should read ``replacement``.

    ``kind`` is how people call the slip: 词语 where a word table knows it, else what the model says.
    """

    start: int
    end: int
    replacement: str
    probability: float
    kind: str


def line_edits(
    lines: Sequence[str], speller: Speller | None, threshold: float
) -> list[list[LineEdit]]:
    """Return the edits of each line, first to last; where both know a place, the table wins.

    Without ``speller`` only the word tables are asked. All lines are judged together.
    """
    readable_lines = [readable(line) for line in lines]
    document = Document(tuple(Block(line) for line in readable_lines))
    found = list(_word_edits(document))
    if speller is not None:
        closed = [Protected(one.start, one.end, Area.NAME) for one in found]
        found += [
            LineEdit(one.start, one.end, one.replacement, one.probability, one.kind.value)
            for one in speller.edits(document.text, closed, threshold)
        ]
    return _by_line(sorted(found, key=lambda one: (one.start, one.end)), document)


def mended(line: str, edits: Iterable[LineEdit]) -> str:
    """Return ``line`` with ``edits`` made, which stand in order; all else stays as it is."""
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += [line[done : edit.start], edit.replacement]
        done = edit.end
    return "".join((*parts, line[done:]))


@cache
def word_rules() -> tuple[Rule, ...]:
    """Return the rules that put wrong characters right whoever writes, about what, and in what style.

    These are the misspelt words. Preferred forms (其它, 做出) and doubtful words depend on the
    house and the sentence; of those tables only what is wrong for certain counts.
    """
    from gongwen.proofread.rules.words.table import RULES  # noqa: PLC0415 -- five hundred rows

    return tuple(rule for rule in RULES if _is_certain(rule))


def _is_certain(rule: Rule) -> bool:
    if rule.name.startswith(_MISSPELT):
        return rule.severity <= Severity.S2
    return rule.severity is Severity.S1 and rule.strength is Strength.REQUIRED


def _word_edits(document: Document) -> Iterator[LineEdit]:
    """Yield the corrections of the word tables, first to last, none touching another."""
    draft = Draft(document, Anatomy(), date.min)
    found = [
        LineEdit(hit.start, hit.end, hit.suggestion, 1.0, WORD_KIND)
        for rule in word_rules()
        for hit in rule.find(draft)
        if hit.suggestion is not None
        # A doubled word may be meant; whether a character is one too many is the model's to say.
        and (rule.name.startswith(_MISSPELT) or len(hit.suggestion) == hit.end - hit.start)
    ]
    reached = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end, one.replacement)):
        if one.start >= reached:
            yield one
            reached = one.end


def _by_line(edits: Iterable[LineEdit], document: Document) -> list[list[LineEdit]]:
    result: list[list[LineEdit]] = [[] for _block in document.blocks]
    for edit in edits:
        number = bisect_right(document.starts, edit.start) - 1
        start = document.starts[number]
        if edit.end - start <= len(document.blocks[number].text):
            result[number].append(
                LineEdit(
                    edit.start - start,
                    edit.end - start,
                    edit.replacement,
                    edit.probability,
                    edit.kind,
                )
            )
    return result
