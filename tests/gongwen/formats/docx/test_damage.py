"""Whatever is wrong with a file, reading ends in a document or in one sentence."""

from __future__ import annotations

import contextlib
import random

import docx
import pytest

from gongwen.formats.docx import Mark, annotate, correct, read
from gongwen.formats.errors import UnreadableFile
from tests.gongwen.formats.docx.snippets import p, saved, word
from tests.gongwen.formats.docx.test_markup import AT


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"word/document.xml": b""},
        {"word/document.xml": b"<w:document/>"},
        {"word/document.xml": b"<a/>"},
        {**word(p("甲")), "word/_rels/document.xml.rels": b"<broken"},
        {**word(p("甲"), styles=""), "word/styles.xml": b"\x00\x01"},
    ],
)
def test_a_broken_file_is_refused_in_one_sentence(parts: dict[str, bytes]) -> None:
    """The message is Chinese and ends as a sentence."""
    with pytest.raises(UnreadableFile) as caught:
        read(parts)
    assert caught.value.message.endswith("。")


@pytest.mark.parametrize(
    "properties",
    [
        '<w:sz w:val="huge"/>',
        "<w:rFonts/><w:color/><w:shd/><w:spacing/><w:u/><w:highlight/>",
        '<w:sz w:val="-4"/>',
        '<w:sz w:val="99999999999999999999999999"/>',
    ],
)
def test_odd_properties_are_passed_over(properties: str) -> None:
    """A value nobody understands counts as unsaid."""
    body = p(f"<w:r><w:rPr>{properties}</w:rPr><w:t>字</w:t></w:r>")
    (block,) = read(word(body)).blocks
    assert block.runs[0].format.size is None


@pytest.mark.parametrize(
    "body",
    [
        '<w:p><w:pPr><w:ind w:left="x"/><w:numPr><w:numId w:val="y"/></w:numPr></w:pPr></w:p>',
        "<w:tbl/>",
        "<w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl>",
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr></w:tbl>',
        "<w:p><w:r><w:fldChar w:fldCharType='end'/><w:fldChar/><w:sym/><w:pict/></w:r></w:p>",
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>",
        "<w:sectPr><w:pgSz w:w='a'/><w:docGrid w:charSpace='b'/></w:sectPr>",
        "<w:sdt/><mc:AlternateContent/>",
        '<w:p><w:r><w:pict><v:line from="x" to="1"/></w:pict></w:r></w:p>',
    ],
)
def test_odd_structures_are_read_as_far_as_they_go(body: str) -> None:
    """What has no sense does not hide the paragraph after it."""
    assert read(word(body + p("其后"))).blocks[-1].text in {"其后", ""}


def test_mutated_files_never_raise_anything_else() -> None:
    """Small damages to a rich file, the same ones every time."""
    chance = random.Random(20261120)  # noqa: S311 -- not a secret
    made = docx.Document()
    made.add_heading("标题", 1)
    made.add_paragraph("一项", style="List Number").add_run("粗").bold = True
    made.add_table(2, 2).cell(0, 0).text = "甲"
    made.sections[0].footer.paragraphs[0].text = "脚"
    whole = saved(made)
    names = [
        name for name in whole if name.endswith((".xml", ".rels")) and len(whole[name]) < 60_000
    ]
    readable = 0
    for _ in range(300):
        parts = dict(whole)
        name = chance.choice(names)
        parts[name] = _damaged(parts[name], chance)
        with contextlib.suppress(UnreadableFile):
            read(parts)
            annotate(parts, [Mark(0, 0, 1, "乙", "注")], at=AT)
            correct(parts, [Mark(0, 0, 1, "乙")])
            readable += 1

    # Both ends must have been met, or the damages were none, or too great to try anything.
    assert 0 < readable < 300


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with a name, a number or a stretch of it changed."""
    at = chance.randrange(len(data))
    kind = chance.randrange(4)
    if kind == 0:
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    if kind == 1:
        end = data.find(b'"', data.find(b'"', at) + 1)
        start = data.find(b'"', at) + 1
        return data[:start] + chance.choice([b"", b"-1", b"x", b"1e9", b"9" * 30]) + data[end:]
    start = data.find(b"<w:", at)
    end = data.find(b"/>", start) + 2
    if start < 0 or end < 2 or kind == 2:
        return data[:at]
    return data[:start] + data[end:]
