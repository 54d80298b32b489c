"""The word rules: every row of ``words.tsv`` is one rule.

Columns: ``pattern`` says where the word is wrong; one of ``anchors`` stands in everything it
matches, so that a pattern is compiled only for a text that needs it; ``replacements`` are pairs
``错=对`` applied inside the matched word, empty where a person must choose; ``condition`` is when
which word is meant; ``wrong`` and ``right`` hold examples, several being separated by ``|``. The
corrected reading of a wrong example is a right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gongwen.lexicons import table
from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Example, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED, CODES

_MARKED = re.compile(r"⟦(.*?)⟧")
_KINDS = {"A": "misspelt-word", "B": "unpreferred-word", "C": "doubtful-word"}
_BASES = {
    Strength.REQUIRED: ("条例 第十九条", "现代汉语词典"),
    Strength.RECOMMENDED: ("GF 1001—2001",),
    Strength.PRACTICE: ("现代汉语词典",),
}
_MESSAGES = {
    Strength.REQUIRED: "“{word}”应为“{mended}”",
    Strength.RECOMMENDED: "“{word}”推荐写作“{mended}”",
    Strength.PRACTICE: "“{word}”在这里通常写作“{mended}”",
}
_DOUBT = "“{word}”的用法请核对"
_WHY = {
    "A": "该词写法有误，多由同音、形近或输入时多字少字造成。",
    "B": "该词有更规范的词形，公文应统一采用。",
    "C": "两种写法各有用处，要看上下文。",
}


@dataclass(slots=True, frozen=True)
class _Word:
    """One row: where the word is wrong and what to put in its place."""

    kind: str
    strength: Strength
    pattern: str
    anchors: tuple[str, ...]
    replacements: str
    condition: str


class _Finder:
    """Finds one word; compiles its pattern when it is first needed."""

    def __init__(self, word: _Word) -> None:
        self._word = word

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._word.pattern)

    @cached_property
    def _mend(self) -> tuple[tuple[str, str], ...]:
        pairs = (pair.partition("=") for pair in self._word.replacements.split("；") if pair)
        return tuple(
            sorted(((faulty, good) for faulty, _, good in pairs), key=lambda pair: -len(pair[0]))
        )

    def mended(self, word: str) -> str | None:
        """Return ``word`` with its faulty part replaced; ``None`` where a person must choose."""
        for faulty, good in self._mend:
            if faulty in word:
                return word.replace(faulty, good)
        return None

    def __call__(self, draft: Draft) -> Iterator[Hit]:
        """Yield every place where the word is wrong."""
        # A misspelling is one inside quotation marks, too; a choice of words is the quoted author's.
        areas = CODES if self._word.kind == "A" else CITED
        for match in matches(draft, self._pattern, self._word.anchors, areas):
            yield self._hit(match)

    def _hit(self, match: re.Match[str]) -> Hit:
        mended = self.mended(match.group())
        message = _DOUBT if mended is None else _MESSAGES[self._word.strength]
        return Hit(
            match.start(),
            match.end(),
            mended,
            message=message.format(word=match.group(), mended=mended),
            advice=self._word.condition or None
            if mended is None or self._word.kind == "C"
            else None,
        )


def _rule(row: dict[str, str]) -> Rule:
    """Return the rule a row stands for."""
    strength = Strength[row["strength"].upper()]
    kind = row["code"][2]
    anchors = tuple(row["anchors"].split("|"))
    word = _Word(kind, strength, row["pattern"], anchors, row["replacements"], row["condition"])
    finder = _Finder(word)
    condition = row["condition"] and row["condition"] + "。"
    rule = Rule(
        code=row["code"],
        name=f"{_KINDS[kind]}-{row['code'][2:].lower()}",
        severity=Severity[row["severity"]],
        strength=strength,
        message=_message(row["wrong"], finder, strength),
        why=condition or _WHY[kind],
        basis=_BASES[strength],
        examples=tuple(_examples(row, finder)),
        safe=row["safe"] == "1",
        anchors=anchors,
    )
    rule.finder(finder)
    return rule


def _message(marked: str, finder: _Finder, strength: Strength) -> str:
    """Return what the rule says in general, worded about its first example."""
    found = _MARKED.search(marked)
    word = found[1] if found else ""
    mended = finder.mended(word)
    return (_DOUBT if mended is None else _MESSAGES[strength]).format(word=word, mended=mended)


def _examples(row: dict[str, str], finder: _Finder) -> Iterator[Example]:
    """Yield the examples of a row, and the corrected readings of its wrong ones."""
    for marked in row["wrong"].split("|"):
        if not row["replacements"]:
            yield wrong(marked)
            continue
        mended = _MARKED.sub(lambda match: finder.mended(match[1]) or "", marked)
        yield wrong(marked, becomes=mended)
        yield right(mended)
    yield from (right(text) for text in row["right"].split("|") if text)


RULES = tuple(_rule(row) for row in table("words"))
