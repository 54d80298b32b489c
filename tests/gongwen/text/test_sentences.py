"""Sentences end where they should."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.text import sentence_around, sentences

TEXTS = st.text(alphabet="甲乙，。！；”）\n ", max_size=60)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲。乙！", ["甲。", "乙！"]),
        ("他说：“甲。”乙。", ["他说：“甲。”", "乙。"]),
        ("甲\n乙", ["甲", "乙"]),
        ("  \n", []),
    ],
)
def test_a_text_falls_into_sentences(text: str, parts: list[str]) -> None:
    """Closing marks belong to the sentence they close; blocks are never joined."""
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_the_sentence_around_a_place_is_found() -> None:
    """It reaches from the stop before to the stop after, and stays in its block."""
    text = "甲。乙丙，丁。\n戊"
    start, end = sentence_around(text, text.index("丙"), text.index("丙") + 1)
    assert text[start:end] == "乙丙，丁。"
    start, end = sentence_around(text, text.index("戊"), len(text))
    assert text[start:end] == "戊"


@given(TEXTS)
def test_sentences_cover_the_text_once(text: str) -> None:
    """Sentences do not overlap, and leave out white space only."""
    spans = list(sentences(text))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    covered = {index for start, end in spans for index in range(start, end)}
    assert all(index in covered or character.isspace() for index, character in enumerate(text))
