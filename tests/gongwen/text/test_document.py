"""Offsets of a document's text and its blocks belong together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongwen.text import Block, Document, Section, plain

LINES = st.lists(st.text(alphabet="甲乙丙\n。", max_size=8), min_size=1, max_size=8)


def test_a_plain_text_has_a_block_a_line() -> None:
    """Nothing is lost on the way through a plain document."""
    assert plain("甲\n\n乙").text == "甲\n\n乙"
    assert [block.is_blank for block in plain("甲\n \n乙").blocks] == [False, True, False]


def test_a_block_knows_its_section() -> None:
    """The last section that begins at or before a block holds it."""
    document = Document(
        (Block("甲"), Block("乙"), Block("丙")),
        sections=(Section(), Section(first_block=2, is_landscape=True)),
    )
    assert [document.section_of(index).is_landscape for index in range(3)] == [False, False, True]


@given(LINES)
def test_every_offset_is_located(lines: list[str]) -> None:
    """The character at an offset is the character at its place in its block."""
    document = Document(tuple(Block(line) for line in lines))
    for offset, character in enumerate(document.text):
        index, within = document.locate(offset)
        assert (document.blocks[index].text + "\n")[within] == character
        assert document.starts[index] + within == offset
