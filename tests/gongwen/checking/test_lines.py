"""Sentences are corrected one by one, and only where an edit says so."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongwen.checking.lines import WORD_KIND, line_edits, mended, word_rules
from gongwen.spelling import Speller
from gongwen.terms import Severity

PIECES = st.sampled_from(
    (
        *"贯澈彻落实会议精神今年来以布部署门好好照按请“”，。 ",
        "布署",
        "今年来",
        "己经",
        "\udcff",
        "\x00",
        "😀",
    )
)
LINES = st.lists(
    st.one_of(
        st.text(max_size=30).map(lambda line: line.replace("\n", "")),
        st.lists(PIECES, max_size=30).map("".join),
    ),
    max_size=6,
)


def test_only_words_that_are_wrong_for_certain_are_put_right() -> None:
    """Nothing about style, punctuation, numbers or layout belongs here."""
    codes = {rule.code for rule in word_rules()}
    assert {"W-A001", "W-A301"} <= codes
    assert all(code.startswith("W-") for code in codes)
    assert all(rule.severity <= Severity.S2 for rule in word_rules())
    assert not {"W-B002", "W-C010"} & codes  # 其它, 做出: a matter of style


@pytest.mark.parametrize(
    "line",
    ["其它国家也做出了贡献。", "各单位:请于6月1日前报送", "截止5月底，共3．5万元", "的的确确"],
)
def test_clean_prose_of_another_style_stays(line: str) -> None:
    """The tables do not impose a style on published text."""
    assert line_edits([line], None, 1.0) == [[]]


def test_both_kinds_of_edit_are_told_in_order(speller: Speller) -> None:
    """A line has the edits of the table and of the model, first to last."""
    line = "各单位要按照职责分工布署，认真贯澈落实会议精神，己经落实。"
    (edits,) = line_edits([line], speller, 0.85)
    assert [(one.start, one.replacement, one.kind) for one in edits] == [
        (10, "部署", WORD_KIND),
        (16, "彻", "音近"),
        (24, "已经", WORD_KIND),
    ]
    assert mended(line, edits) == "各单位要按照职责分工部署，认真贯彻落实会议精神，已经落实。"


def test_quotes_left_open_in_one_line_do_not_shield_the_next(speller: Speller) -> None:
    """Each line stands for itself."""
    found = line_edits(["他说：“好", "贯澈落实会议精神。", "”作出布署"], speller, 0.85)
    assert [len(edits) for edits in found] == [0, 1, 1]


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first line waits for the model
@given(lines=LINES)
def test_nothing_changes_outside_of_the_edits(speller: Speller, lines: list[str]) -> None:
    """Whatever the lines, each has its edits, inside it and apart, and all else stays."""
    found = line_edits(lines, speller, 0.01)
    assert len(found) == len(lines)
    for line, edits in zip(lines, found, strict=True):
        done, kept = 0, []
        for edit in edits:
            assert done <= edit.start <= edit.end <= len(line)
            kept.append(line[done : edit.start])
            done = edit.end
        kept.append(line[done:])
        rest = mended(line, edits)
        for piece, edit in zip(kept, edits, strict=False):
            assert rest.startswith(piece + edit.replacement)
            rest = rest[len(piece + edit.replacement) :]
        assert rest == kept[-1]
