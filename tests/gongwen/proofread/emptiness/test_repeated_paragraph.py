"""Paragraphs that repeat each other."""

from __future__ import annotations

from datetime import date

from gongwen.anatomy import Anatomy
from gongwen.proofread.rules.emptiness.repeated_paragraph import RULE
from gongwen.rulebook import Draft
from gongwen.text import plain

TEXT = "各乡镇要对辖区内的在建工地逐一开展安全检查，发现隐患立即整改，整改情况逐级上报。"


def messages(text: str) -> list[str | None]:
    """Return the messages about ``text``."""
    return [hit.message for hit in RULE.find(Draft(plain(text), Anatomy(), date(2026, 11, 20)))]


def test_message_names_the_earlier_paragraph() -> None:
    """The reader is told which paragraph says the same."""
    assert messages(f"前言。\n{TEXT}\n其他。\n{TEXT}") == ["这一段与第2段几乎相同"]


def test_articles_of_a_statute_may_repeat_themselves() -> None:
    """Statutes repeat whole articles on purpose."""
    assert messages(f"第一条{TEXT}\n第二条{TEXT}") == []
