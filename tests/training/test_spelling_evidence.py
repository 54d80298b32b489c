"""What the corpus knows of the symbols round an edit is counted rightly."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.spelling_windows import (
    REACH,
    Models,
    Windows,
    covering,
    gains,
    joined,
    repeated,
    word_keys,
)

from gongwen.spelling.alphabet import Alphabet, code_points
from training.examples import Examples, Pair

ALPHABET = Alphabet("，各单位要认真贯彻落实会议精神任")
RIGHT = "各单位要认真贯彻落实会议精神。"
PAIRS: list[Pair] = [
    ("各单位要认任贯彻落实会议精神。", RIGHT),
    ("各单位要认真贯落实会议精神。", RIGHT),
]
CORPUS = joined([ALPHABET.tokens(code_points(RIGHT * 20)).symbols])


@pytest.fixture
def windows() -> Windows:
    """Return the windows of a replacement, an insertion and a deletion."""
    edits = [(5, 6, "真"), (7, 7, "彻"), (2, 3, "")]
    own = Examples(np.zeros((3, 1)), np.ones(3, dtype=bool), np.array([0, 1, 1]), edits)
    return Windows.of(ALPHABET, PAIRS, own)


def text_of(symbols: np.ndarray) -> str:
    """Return what symbols stand for, a boundary as a bar."""
    return "".join(ALPHABET.character(int(s)) if s else "|" for s in symbols)


def test_windows_show_an_edit_before_and_after(windows: Windows) -> None:
    """As many symbols as reach on either side, boundaries where the text ends."""
    seen = {
        (edited, int(number)): text_of(row)
        for edited in (False, True)
        for which, rows, _middle in windows.rows(edited=edited)
        for number, row in zip(which, rows, strict=True)
    }
    assert seen[False, 0] == "|||||各单位要认任贯彻落实会议精神|各"
    assert seen[True, 0] == "|||||各单位要认真贯彻落实会议精神|各"
    assert seen[True, 1][: REACH + 3].endswith("要认真贯彻落实")
    assert seen[False, 2][REACH - 1 : REACH + 2] == "单位要"
    assert seen[True, 2][REACH - 1 : REACH + 1] == "单要"


def test_the_longest_known_stretch_must_touch_the_edit(windows: Windows) -> None:
    """The mended text is known at full length; the wrong one is not, though its parts are."""
    tables = {length: repeated(CORPUS, length, 5) for length in (3, 6)}
    old_longest, old_number, new_longest, new_number, longer, more = covering(windows, tables).T
    assert old_longest.tolist() == [0, 0, 6]
    assert old_number[:2].tolist() == [0, 0]
    assert new_longest.tolist() == [6, 6, 0]
    assert longer.tolist() == [6, 6, -6]
    assert more[0] == new_number[0] > 5


def test_what_is_rare_or_crosses_a_sentence_is_not_repeated() -> None:
    """Twenty sentences hold each stretch twenty times."""
    assert repeated(CORPUS, 6, 21).size == 0
    assert repeated(CORPUS, 6, 20).size == len(RIGHT) - 1 - 6 + 1 + 2  # a boundary at either end


def test_words_are_known_by_their_length(windows: Windows) -> None:
    """Words the alphabet cannot write are left out."""
    tables = word_keys(["认真", "贯彻", "认真贯彻", "貫徹"], ALPHABET)
    assert {length: len(keys) for length, keys in tables.items()} == {2: 2, 4: 1}
    assert covering(windows, tables)[:, 2].tolist() == [4, 4, 0]


@pytest.mark.parametrize("backward", [False, True])
def test_a_mended_text_gains_in_either_direction(windows: Windows, *, backward: bool) -> None:
    """The two right edits gain, the wrong deletion loses."""
    models = Models(CORPUS, ALPHABET, with_words=False, backward=backward)
    gain = gains(windows, models)[:, 0]
    assert gain[0] > 1
    assert gain[1] > 1
    assert gain[2] < -1
