"""What stands where is counted, and written down so that it can be asked."""

from __future__ import annotations

import numpy as np

from gongwen.spelling.alphabet import Alphabet, code_points
from gongwen.spelling.confusions import ConfusionTable, Likeness
from gongwen.spelling.gaps import Bridges, Continuations, HiddenSymbols
from gongwen.spelling.tables import Table
from training import bridges, continuations, hidden, listed
from training.alike import Confusions
from training.counting import Counts, count
from training.examples import Examples
from training.reranker import corrected
from training.tables import Built

ALPHABET = Alphabet("，高屋建瓴层楼订定制度")


def symbols(text: str) -> np.ndarray:
    """Return ``text`` as the model reads it, with room on both sides."""
    own = ALPHABET.tokens(code_points(text)).symbols.astype(np.uint64)
    return np.pad(own, 4)


def table(built: Built) -> Table:
    """Return a table as it is read."""
    return Table(built.parts, built.seed)


def test_a_word_tells_which_of_its_characters_is_hidden() -> None:
    """高□建瓴 has room for one character only; the commoner word decides."""
    words = [("高屋建瓴", 20), ("高层建瓴", 2), ("高楼", 500)]
    found = HiddenSymbols(table(hidden.build(words, ALPHABET)), ALPHABET.size)
    which, written = found.at(symbols("高层建瓴"), np.array([5]))
    assert which.tolist() == [0]
    assert ALPHABET.character(int(written[0])) == "屋"


def test_words_of_two_characters_tell_nothing() -> None:
    """Too many of them differ in one."""
    words = [("高屋建瓴", 20), ("高楼", 500)]
    found = HiddenSymbols(table(hidden.build(words, ALPHABET)), ALPHABET.size)
    assert found.at(symbols("高层"), np.array([5]))[0].size == 0


def test_what_follows_and_precedes_two_characters_is_known() -> None:
    """The commonest one, where it is common enough."""
    text = "高屋建瓴，" * 30 + "高屋建层，"
    threes = count(ALPHABET.tokens(code_points("\n" + text)).symbols, 3, ALPHABET.size)
    found = Continuations(
        table(continuations.behind(threes, ALPHABET.size)),
        table(continuations.before(threes, ALPHABET.size)),
        ALPHABET.size,
    )
    asked = symbols("屋建瓴")
    assert [ALPHABET.character(int(s)) for s in found.behind(asked[4:5], asked[5:6])[1]] == ["瓴"]
    assert [ALPHABET.character(int(s)) for s in found.before(asked[5:6], asked[6:7])[1]] == ["屋"]


def test_pairs_people_mix_up_are_listed_both_ways() -> None:
    """订 and 定 sound alike besides, and both tables say so."""
    assert "定订" in listed.pairs()
    starts = np.zeros(0x9FFF - 0x4E00 + 2, dtype=np.uint32)
    starts[ord("订") - 0x4E00 + 1 :] = 1
    target = ALPHABET.numbers(code_points("定"))
    alike = Confusions(starts, target.copy(), np.array([Likeness.SAME_TONE], dtype=np.uint8))
    built = listed.build(ALPHABET, alike)
    assert alike.likenesses.tolist() == [Likeness.SAME_TONE | Likeness.LISTED]
    read = ConfusionTable(built.starts, built.targets, built.likenesses)
    found = read.of(code_points("定订"), np.arange(2))
    assert [ALPHABET.character(int(symbol)) for symbol in found.symbols] == ["订", "定"]
    assert found.likenesses.tolist() == [Likeness.LISTED, Likeness.SAME_TONE | Likeness.LISTED]


def test_what_stands_between_two_characters_is_found_for_every_pair() -> None:
    """Also in an alphabet whose pairs have numbers beyond 24 bits."""
    whole = Alphabet("".join(chr(code) for code in range(0x4E00, 0x4E00 + 7000)))
    chance = np.random.default_rng(2)
    drawn = chance.integers(5, whole.size, (3000, 3)).astype(np.uint64)
    base = np.uint64(whole.size)
    keys = np.unique((drawn[:, 0] * base + drawn[:, 1]) * base + drawn[:, 2])
    found = Bridges(*bridges.build(Counts(keys, np.full(keys.size, 20)), whole), whole.size)
    which, written = found.between(keys // (base * base), keys % base)
    middle = keys // base % base
    assert {*zip(which.tolist(), written.tolist(), strict=True)} >= {*enumerate(middle.tolist())}


def test_of_a_doubled_character_the_measure_takes_out_one() -> None:
    """Each deletion is right, both together are not: the engine makes one."""
    both = Examples(
        np.zeros((2, 1), dtype=np.float32),
        np.ones(2, dtype=np.bool_),
        np.zeros(2, dtype=np.int64),
        [(1, 2, ""), (2, 3, "")],
    )
    sure = np.array([0.95, 0.9], dtype=np.float32)
    assert corrected([("高屋屋建瓴", "高屋建瓴")], both, sure, 0.8) == ["高屋建瓴"]
