"""Objects joined by 和 are judged one by one."""

from __future__ import annotations

from datetime import date

import pytest

from gongwen.anatomy import Anatomy
from gongwen.proofread.rules.collocations.verb_and_object import RULES
from gongwen.rulebook import Draft
from gongwen.text import plain


def quotes(text: str) -> list[str]:
    """Return what the rules of verbs and objects strike in ``text``."""
    draft = Draft(plain(text), Anatomy(), date(2026, 11, 20))
    return [text[hit.start : hit.end] for rule in RULES for hit in rule.find(draft)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提高水平和问题。", ["问题"]),
        ("提高问题解决能力。", []),
        ("加强水平衡量。", []),
        ("有效防范和化解风险隐患。", []),
        ("加大廉政建设和反腐败工作力度。", []),
        ("提高投资效益的问题。", []),
        ("加强管理，提高水平。", []),
        ("进一步加强业务水平。", ["加强业务水平"]),
        ("加强“水平”的说法。", []),
        ("加强管理\n水平有所提高", []),
    ],
)
def test_only_the_object_that_does_not_go_is_struck(text: str, expected: list[str]) -> None:
    """Only nouns that really are the verb's objects are reported."""
    assert quotes(text) == expected
