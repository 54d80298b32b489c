"""The engine mends what the model knows better, and leaves everything else as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.spelling import Edit, ErrorKind, Speller, applied
from gongwen.spelling.speller import chosen, pieces
from gongwen.text import Area, Protected


def corrected(speller: Speller, text: str) -> str:
    """Return the text with all probable edits made."""
    return applied(text, speller.edits(text))[0]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("各单位要认真贯澈落实会议精神。", "各单位要认真贯彻落实会议精神。"),
        ("今年来全省经济运行总体平稳。", "今年以来全省经济运行总体平稳。"),
        ("各地区要切实抓好好工作落实。", "各地区要切实抓好工作落实。"),
        ("有关部门要照按职责分工负责。", "有关部门要按照职责分工负责。"),
        ("今年以来全省径济运行总体平稳，有关布门要按照职责分工负责。",
         "今年以来全省经济运行总体平稳，有关部门要按照职责分工负责。"),
    ],
)  # fmt: skip
def test_an_error_is_mended(speller: Speller, wrong: str, right: str) -> None:
    """A wrong, a missing, a redundant character and changed places are each put right."""
    assert corrected(speller, wrong) == right


@pytest.mark.parametrize(
    "text", ["各单位要认真贯彻落实会议精神。", "", "\n\n", "2026年ABC", "𠮷😀"]
)
def test_what_is_right_or_unknown_stays(speller: Speller, text: str) -> None:
    """Nothing is proposed where nothing is better."""
    assert speller.edits(text) == []


def test_an_edit_says_where_and_what_kind(speller: Speller) -> None:
    """Offsets count the characters of the whole text."""
    found = speller.edits("今年以来。\n今年来全省经济运行总体平稳。")
    assert [(e.start, e.end, e.replacement, e.kind) for e in found] == [
        (8, 8, "以", ErrorKind.MISSING)
    ]


def test_protected_stretches_are_left_alone(speller: Speller) -> None:
    """A quotation is not mended, however wrong."""
    text = "各单位要认真贯澈落实会议精神。"
    assert speller.edits(text, [Protected(0, len(text), Area.QUOTATION)]) == []


def test_a_higher_threshold_keeps_silent(speller: Speller) -> None:
    """What is less likely than asked for is not reported."""
    assert speller.edits("各单位要认真贯澈落实会议精神。", threshold=0.999) == []


@given(st.text(max_size=60))
def test_nothing_makes_it_fail(speller: Speller, text: str) -> None:
    """Whatever the characters, edits lie inside the text, in order, and do not overlap."""
    done = 0
    for edit in speller.edits(text, threshold=0.01):
        assert done <= edit.start <= edit.end <= len(text)
        done = edit.end


def test_pieces_cover_everything_once() -> None:
    """A long text is cut behind sentences, a long line anywhere."""
    for text in ("句子。" * 30_000, "长" * 50_000, ""):
        bounds = list(pieces(text))
        assert "".join(text[start:end] for start, end in bounds) == text


def test_the_likelier_of_two_rivals_is_chosen() -> None:
    """Edits that touch the same characters exclude each other."""
    weak = Edit(3, 5, "甲乙", 0.6, ErrorKind.SOUND)
    strong = Edit(4, 5, "丙", 0.9, ErrorKind.SOUND)
    other = Edit(7, 8, "丁", 0.7, ErrorKind.SOUND)
    assert chosen([weak, other, strong]) == [strong, other]


def test_of_a_doubled_character_one_is_taken_out() -> None:
    """To delete the first or the second is the same correction."""
    first = Edit(3, 4, "", 0.9, ErrorKind.REDUNDANT)
    second = Edit(4, 5, "", 0.8, ErrorKind.REDUNDANT)
    assert chosen([first, second]) == [first]


def test_characters_unknown_to_the_model_never_change_places(speller: Speller) -> None:
    """What the model cannot write it does not write anew."""
    for text in ("請各單位認真貫徹落實會議精神。", "对有关布门作出布署。"):
        for edit in speller.edits(text, threshold=0.01):
            assert set(edit.replacement) <= set(speller._engine.alphabet.characters)
            if edit.kind is ErrorKind.ORDER:
                assert sorted(edit.replacement) == sorted(text[edit.start : edit.end])


def test_a_text_that_vanishes_whole_is_no_fault(speller: Speller) -> None:
    """Where the only character is redundant nothing is left to be looked at again."""
    assert [edit.replacement for edit in speller.edits("澈", threshold=0.01)] in ([], [""])


def test_sentences_in_unknown_characters_are_left_alone(speller: Speller) -> None:
    """One character in traditional script may be a slip; a sentence of them is another script."""
    text = "請各單位認真貫徹落實會議精神，贯澈。"
    assert speller.edits(text, threshold=0.5) == []


def test_nothing_is_judged_where_a_sentence_had_to_be_cut(
    speller: Speller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A piece that ends in the middle of a sentence lacks what follows: its edge is no evidence."""
    monkeypatch.setattr("gongwen.spelling.speller._PIECE", 9)
    text = "各单位要认真贯彻落实会议精神今年以来全省经济运行总体平稳各地"
    assert speller.edits(text, threshold=0.5) == []
