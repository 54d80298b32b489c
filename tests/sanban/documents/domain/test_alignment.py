"""A sentence stays itself whatever is done to it, and nothing is claimed where nothing can be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanban.documents.domain.alignment import Alignment, Tie, align, longest_order
from sanban.documents.domain.characters import blocks, stay
from sanban.documents.domain.sentences import sentences

REPORT = "各单位应当于每月五日前报送上月过闸数据。"
LATE = "逾期不报的，由办公室予以通报。"
LOCK = "船闸检修期间，船舶在锚地候闸；"
END = "本办法自印发之日起施行。"

TEXTS = st.lists(st.text("应当报送。；！，“”甲乙12\n", max_size=24), max_size=6)


def _pairs(found: Alignment) -> set[tuple[str, str]]:
    return {(found.old_text(link), found.new_text(link)) for link in found.links}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param([REPORT + LATE, LOCK + END], [REPORT, LATE + LOCK, END], id="paragraphs"),
        pytest.param([REPORT + LATE, LOCK + END], [LOCK + END, LATE + REPORT], id="moved"),
        pytest.param([REPORT, LATE, LOCK, END], [REPORT + LATE + LOCK + END], id="joined"),
    ],
)
def test_a_sentence_survives_moves(old: list[str], new: list[str]) -> None:
    """Between paragraphs, and however these are cut, every sentence is found again."""
    assert _pairs(align(old, new)) == {(one, one) for one in (REPORT, LATE, LOCK, END)}


def test_a_sentence_survives_new_words_and_marks() -> None:
    """Typed again nearly so, or with another stop, it is the same sentence."""
    reworded = "各单位可以于每月十日前报送上月过闸数据。"
    remarked = "逾期不报的由办公室予以通报；"

    found = align([REPORT, LATE, END], [END, remarked, reworded])

    assert _pairs(found) == {(REPORT, reworded), (LATE, remarked), (END, END)}


def test_a_sentence_cut_in_two_is_both() -> None:
    """A full stop in place of a comma makes two sentences of one, and the other way round."""
    whole = "值班人员每日巡查两次，发现隐患立即报告处长，并登记在册。"
    parts = ["值班人员每日巡查两次。", "发现隐患立即报告处长，并登记在册。"]

    (cut,) = align([whole], ["".join(parts)]).links
    (joined,) = align(["".join(parts)], [whole]).links

    assert (cut.old, cut.new) == ((0,), (0, 1))
    assert (joined.old, joined.new) == ((0, 1), (0,))


def test_a_sentence_cut_in_two_and_reworded_is_both() -> None:
    """Words added at the cut hide neither half."""
    whole = "值班人员每日巡查两次，发现隐患立即报告处长，并登记在册。"
    parts = ["值班人员每日至少巡查两次。", "发现隐患应当立即报告处长，并登记在册。"]

    (link,) = align([whole], parts).links

    assert (link.old, link.new) == ((0,), (0, 1))


def test_a_strange_sentence_is_new() -> None:
    """What has nothing in common with what is gone did not come of it."""
    found = align([REPORT, LOCK], [REPORT, "会议由站长主持。"])

    assert _pairs(found) == {(REPORT, REPORT)}


def test_moved_sentences_are_the_fewest() -> None:
    """Of all sentences, those are moved without which the others are in order."""
    found = align([REPORT, LATE, LOCK, END], [END, REPORT, LATE, LOCK])

    assert [found.new_text(link) for link in found.links if link.is_moved] == [END]


def test_copies_between_the_same_neighbours_are_told_apart() -> None:
    """A repeated sentence is known by the sentences beside it."""
    old = [REPORT, END, LATE]

    found = align(old, [*old, LOCK, END])

    assert {(link.old, link.new) for link in found.links} == {((n,), (n,)) for n in range(3)}
    assert found.ties == ()


def test_copies_nothing_tells_apart_are_tied() -> None:
    """Where a copy was put beside the sentence, nobody knows which of them is the copy."""
    found = align([REPORT, END, LATE], [REPORT, END, END, LATE])

    assert found.ties == (Tie((1,), (1, 2)),)


def test_likenesses_equally_good_are_tied() -> None:
    """A sentence as near to one that is gone as to another is not given to either."""
    old = ["甲班组负责清扫上游引航道的水面。", "乙班组负责清扫上游引航道的水面。"]

    found = align([*old, REPORT], [REPORT, "丙班组负责清扫上游引航道的水面。"])

    assert found.ties == (Tie((0, 1), (1,)),)


def test_a_copy_elsewhere_of_what_was_changed_in_its_place_is_tied() -> None:
    """Moved and replaced, or copied and changed: both look the same."""
    changed = LATE.replace("办公室", "综合处")

    found = align([REPORT, LATE, LOCK, END], [LATE, REPORT, changed, LOCK, END])

    assert found.ties == (Tie((1,), (0, 2)),)


@given(TEXTS)
def test_sentences_lose_nothing(paragraphs: list[str]) -> None:
    """Joined again, the sentences of a paragraph are the paragraph."""
    found = sentences(paragraphs)
    for number, paragraph in enumerate(paragraphs):
        own = [one for one in found if one.paragraph == number]
        assert "".join(one.text for one in own) == paragraph
        assert all(paragraph[one.start : one.end] == one.text for one in own)


@given(TEXTS, TEXTS)
def test_every_sentence_has_at_most_one_fate(old: list[str], new: list[str]) -> None:
    """Whatever the texts, no sentence is linked twice, nor linked and tied."""
    found = align(old, new)
    for numbers in (
        [n for link in found.links for n in link.old] + [n for tie in found.ties for n in tie.old],
        [n for link in found.links for n in link.new] + [n for tie in found.ties for n in tie.new],
    ):
        assert len(numbers) == len(set(numbers))


@given(TEXTS)
def test_a_text_is_aligned_with_itself(paragraphs: list[str]) -> None:
    """Where nothing was done nothing moved and nothing is doubtful."""
    found = align(paragraphs, paragraphs)

    assert [(link.old, link.new, link.is_moved) for link in found.links] == [
        ((n,), (n,), False) for n in range(len(found.new))
    ]
    assert found.ties == ()


@given(st.text("应当报送12，。", max_size=30), st.text("应当报送12，。", max_size=30))
def test_what_stayed_is_in_both_wordings(old: str, new: str) -> None:
    """Blocks are the same characters, in order, without overlap."""
    left = right = 0
    for block in blocks(old, new):
        assert old[block.old : block.old + block.size] == new[block.new : block.new + block.size]
        assert block.old >= left
        assert block.new >= right
        left, right = block.old + block.size, block.new + block.size


def test_a_number_goes_as_a_whole() -> None:
    """Nobody wrote the 20 of 2026 who changed 2025 into it."""
    assert [block.size for block in blocks("到2025年底", "到2026年底")] == [1, 2]


def test_words_doubled_are_contested() -> None:
    """Which of two is the old one cannot be seen; the words around them can."""
    assert stay("重要文件。", "重要重要文件。", 0, 2).contested
    assert stay("各县、市。", "各县、区、市。", 2, 3).contested
    assert stay("各县、市。", "各县、区、市。", 1, 3).places == (1,)
    assert not stay("各县、市。", "各县、区、市。", 1, 3).contested
    assert stay("各县、市。", "各县、区、市。", 3, 4).places == ()


@given(st.lists(st.integers(0, 9), unique=True))
def test_the_longest_order_rises(numbers: list[int]) -> None:
    """It is an order, and no single number can be added to it."""
    row = [number for place, number in enumerate(numbers) if place in longest_order(numbers)]
    assert row == sorted(row)
    assert bool(row) == bool(numbers)
