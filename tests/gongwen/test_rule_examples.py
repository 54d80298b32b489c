"""Every rule does what its own examples say."""

from __future__ import annotations

from datetime import date

import pytest

import gongwen.layout.rules
import gongwen.proofread.rules
from gongwen.anatomy import recognise
from gongwen.rulebook import Catalogue, Draft, Example, Hit, Rule, Staged, collect
from gongwen.rulebook.basis import basis_of
from gongwen.rulebook.groups import Group, group_of
from gongwen.spelling import DEFAULT_PATH
from gongwen.terms import Strength
from gongwen.text import Document, RenderedPages

CATALOGUE = Catalogue([*collect(gongwen.proofread.rules), *collect(gongwen.layout.rules)])
TODAY = date(2026, 11, 20)
WITH_MODEL = pytest.mark.skipif(
    not DEFAULT_PATH.is_file(), reason="错别字模型不在，它的例句没有可试的：make train"
)
CASES = [
    pytest.param(
        rule,
        example,
        id=f"{rule.code}-{number}",
        marks=[WITH_MODEL] if group_of(rule.code) is Group.SPELLING else [],
    )
    for rule in CATALOGUE
    for number, example in enumerate(rule.examples)
]


def hits(rule: Rule, document: Document, pages: RenderedPages | None = None) -> list[Hit]:
    """Return what ``rule`` finds in ``document`` on the day all examples are judged."""
    return list(rule.find(Draft(document, recognise(document), TODAY, rendered=pages)))


def rewrite(text: str, found: list[Hit]) -> str:
    """Apply the suggestions from last to first."""
    for hit in sorted(found, key=lambda hit: hit.start, reverse=True):
        if hit.suggestion is not None:
            text = text[: hit.start] + hit.suggestion + text[hit.end :]
    return text


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_rule_finds_what_its_example_marks(rule: Rule, example: Example | Staged) -> None:
    """A rule finds the marked spans of its example, no others, and mends them."""
    document = example.document()
    pages = example.rendered() if isinstance(example, Staged) else None
    found = hits(rule, document, pages)

    if isinstance(example, Staged):
        assert tuple(document.text[hit.start : hit.end] for hit in found) == example.quotes
        return
    assert tuple((hit.start, hit.end) for hit in found) == example.spans
    if example.becomes is not None:
        becomes = rewrite(example.text, found)
        assert becomes == example.becomes
        assert hits(rule, Example(becomes, (), None).document()) == []


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_rule_is_fully_described(rule: Rule) -> None:
    """A rule has a wrong and a right example, a known basis, and words that fit its strength."""
    assert any(_is_wrong(example) for example in rule.examples)
    assert any(not _is_wrong(example) for example in rule.examples)
    assert rule.basis
    assert all(basis_of(clause) for clause in rule.basis)
    assert rule.strength is Strength.REQUIRED or "不符合" not in rule.message + rule.why
    assert not rule.message.endswith("。")
    assert rule.why.endswith("。")


def _is_wrong(example: Example | Staged) -> bool:
    return bool(example.quotes if isinstance(example, Staged) else example.spans)
