"""Candidates come from likeness, from lists, and from what the neighbours expect."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from gongwen.spelling import Speller
from gongwen.spelling.confusions import LIKELIER, Likeness, Pairs, expected, together
from gongwen.spelling.engine import is_foreign
from gongwen.spelling.proposals import Kind, best


def proposed(speller: Speller, text: str, kind: Kind) -> set[tuple[str, str]]:
    """Return what the tiny model would write, and the character it would write it for."""
    engine = speller._engine
    read = engine.read(text)
    found: set[tuple[str, str]] = set()
    for one in engine.finder.proposals(read, np.ones(read.symbols.size, dtype=np.bool_)):
        if one.kind is kind:
            for place, symbols in zip(one.places, one.written, strict=True):
                written = "".join(engine.alphabet.character(int(symbol)) for symbol in symbols)
                found.add((text[read.offsets[place]], written))
    return found


def test_what_sounds_alike_is_proposed(speller: Speller) -> None:
    """The table of alike characters is asked first."""
    assert ("澈", "彻") in proposed(speller, "各单位要认真贯澈落实会议精神。", Kind.REPLACE)


def test_what_stands_between_two_neighbours_is_proposed_for_anything(speller: Speller) -> None:
    """A character that is like nothing is still judged where its neighbours expect another."""
    assert ("各", "位") in proposed(speller, "各单各要认真贯彻落实会议精神。", Kind.REPLACE)


def test_a_missing_character_is_proposed_where_it_always_stands(speller: Speller) -> None:
    """Between two that hardly ever meet."""
    assert ("落", "彻") in proposed(speller, "各单位要认真贯落实会议精神。", Kind.INSERT)


def test_what_is_said_twice_of_a_candidate_is_merged() -> None:
    """A candidate that is alike and completes a word is known for both."""
    places, symbols = np.array([7, 7]), np.array([9, 5], dtype=np.uint64)
    alike = Pairs(
        np.array([7]), np.array([9], dtype=np.uint16), np.array([Likeness.SHAPE], dtype=np.uint8)
    )
    merged = together([alike, expected(places, symbols, Likeness.WORD)])
    assert list(zip(merged.symbols.tolist(), merged.likenesses.tolist(), strict=True)) == [
        (5, Likeness.WORD),
        (9, Likeness.SHAPE | Likeness.WORD),
    ]


def test_a_candidate_that_sounds_alike_outranks_one_that_is_like_nothing() -> None:
    """Other things being equal."""
    assert LIKELIER[Likeness.SAME_TONE] > LIKELIER[Likeness.SHAPE] > LIKELIER[Likeness.GAP]
    assert LIKELIER[Likeness.SAME_TONE | Likeness.LISTED] > LIKELIER[Likeness.SAME_TONE]


@pytest.mark.parametrize("number", [1, 2, 5])
def test_the_best_of_each_place_are_those_of_a_slow_search(number: int) -> None:
    """Sorted by place; of values that differ by less than a step either may come first."""
    chance = np.random.default_rng(3)
    places: NDArray[np.int64] = chance.integers(0, 40, 300)
    values = np.round(chance.normal(0, 20, 300)).astype(np.float32)
    found = best(places, values, number)
    assert (np.diff(places[found]) >= 0).all()
    for place in range(40):
        slow = np.sort(values[places == place])[::-1][:number]
        assert np.sort(values[found[places[found] == place]])[::-1].tolist() == slow.tolist()


def test_only_sentences_full_of_unknown_characters_are_foreign(speller: Speller) -> None:
    """The sentence beside one in another script is read as ever."""
    engine = speller._engine
    text = "請單認貫徹實會議。各单位要认真贯彻落实会议精神。"
    read = engine.read(text)
    inside = (read.offsets >= 0) & (read.offsets < len(text)) & read.is_han()
    foreign = {text[read.offsets[place]] for place in np.flatnonzero(is_foreign(read) & inside)}
    assert foreign == set("請單認貫徹實會議")
