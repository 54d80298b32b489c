"""Quotation marks find their partners."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.text.quotes import pair_quotes

MARKS = st.text(alphabet='“”"‘’甲，。：\n', max_size=60)


def quoted(text: str) -> list[str]:
    """Return the quotations of ``text``, marks included."""
    return [text[start:end] for start, end in pair_quotes(text).pairs]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("落实“双减”政策", ["“双减”"]),
        ("“甲”“乙”", ["“甲”", "“乙”"]),
        ("“甲“乙”丙”", ["“甲“乙”丙”", "“乙”"]),
        ('落实"双减"政策', ['"双减"']),
        ('落实“双减"政策，推进"互联网+”', ['“双减"', '"互联网+”']),
        ("“三支一扶’’计划", ["“三支一扶’’"]),
        ('21"屏幕', []),
    ],
)
def test_marks_pair_within_a_paragraph(text: str, quotations: list[str]) -> None:
    """Curved, straight and doubled single marks pair, nested ones too."""
    assert quoted(text) == quotations
    assert pair_quotes(text).lone == ()


@pytest.mark.parametrize(
    "text",
    [
        "修改为：“第三条甲。\n“乙。\n“丙。”",
        "修改为：“第三条甲。\n乙“丁”。\n丙。”",
        "“甲。\n\n“乙。”",
    ],
)
def test_a_quotation_runs_over_paragraphs(text: str) -> None:
    """Repeated opening marks, or none, carry a quotation on to its closing mark."""
    quotes = pair_quotes(text)
    assert quotes.lone == ()
    assert (text.index("“"), len(text)) in quotes.pairs


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("落实“双减政策", "“"),
        ("落实双减”政策", "”"),
        ("修改为：“甲\n乙\n丙", "“"),
        ("“甲“乙”", "“"),
    ],
)
def test_a_mark_without_partner_is_named(text: str, lone: str) -> None:
    """What nothing closes or opens is left over."""
    assert "".join(text[at] for at in pair_quotes(text).lone) == lone


def test_a_quotation_that_never_ends_is_given_up() -> None:
    """After many paragraphs the opening mark counts as forgotten, and a late mark stays alone."""
    text = "修改为：“甲。\n" + "乙。\n" * 80 + "丙”。"
    assert len(pair_quotes(text).lone) == 2


@given(MARKS)
def test_every_mark_is_paired_or_alone_but_not_both(text: str) -> None:
    """Pairs do not cross, and no mark is counted twice."""
    quotes = pair_quotes(text)
    ends = [start for start, _ in quotes.pairs] + [end - 1 for _, end in quotes.pairs]
    assert len(ends) == len(set(ends))
    assert not set(ends) & set(quotes.lone)
    for start, end in quotes.pairs:
        assert 0 <= start < end <= len(text)
        assert not any(start < other < end < last for other, last in quotes.pairs)
