"""Offsets in the text lead back to the nodes of the file, exactly."""

from __future__ import annotations

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.formats.docx import Package, pieces, read
from tests.gongwen.formats.docx.snippets import p, r, saved, word

_SIGNS = {"br": "\n", "tab": "\t", "cr": "\n", "noBreakHyphen": "-"}

inside = st.recursive(
    st.one_of(
        st.builds(r, st.text("甲乙 a1，", min_size=1, max_size=5), st.sampled_from(["", "<w:b/>"])),
        st.sampled_from([r(f"<w:t>一</w:t><w:{name}/><w:t> 二</w:t>") for name in _SIGNS]),
        st.just("<w:del>" + r("<w:delText>删</w:delText>") + "</w:del>"),
    ),
    lambda inner: st.builds(
        lambda name, parts: f"<w:{name}>{''.join(parts)}</w:{name}>",
        st.sampled_from(["hyperlink", "ins", "smartTag"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)
paragraphs = st.lists(
    st.builds(lambda parts: p("".join(parts)), st.lists(inside, max_size=4)), max_size=4
)


def check(parts: dict[str, bytes]) -> None:
    """Every character not generated is in exactly one piece, and that piece's node shows it."""
    package = Package(parts)
    document = read(package)
    placed = pieces(package)
    assert [block.text for block in placed] == [block.text for block in document.blocks]
    for block, placed_block in zip(document.blocks, placed, strict=True):
        assert placed_block.generated == block.generated
        at = block.generated
        for piece in placed_block.pieces:
            assert piece.start == at
            at = piece.end
            shown = block.text[piece.start : piece.end]
            name = piece.node.tag.rpartition("}")[2]
            if name == "t":
                inner = piece.node.text[piece.lead : piece.lead + len(shown)]
                assert inner.replace("\n", " ") == shown
            else:
                assert _SIGNS[name] == shown
            assert piece.node.getparent() is piece.run
        assert at == len(block.text)


@settings(deadline=None, max_examples=150)
@given(paragraphs)
def test_pieces_cover_the_text(body: list[str]) -> None:
    """For any nesting of runs, links, insertions and deletions."""
    check(word("".join(body)))


def test_pieces_cover_numbered_and_tabled_text() -> None:
    """Also in a document of another program, where numbers come first."""
    made = docx.Document()
    made.add_paragraph("一项", style="List Number")
    made.add_table(1, 1).cell(0, 0).text = "甲\n乙"
    check(saved(made))
