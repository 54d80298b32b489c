"""Paragraphs put into a file stand where they were told, and end what their neighbour ended."""

from __future__ import annotations

import pytest

from gongwen.formats.docx import Package, read
from gongwen.formats.docx.media import media
from gongwen.formats.docx.place import Placing, place
from gongwen.formats.docx.seal import SealPlace, affix_seal, remove_seal
from gongwen.formats.stamp import seal_picture
from gongwen.text import Block, Document
from tests.gongwen.formats.docx.snippets import p, r, word
from tests.gongwen.formats.seals import jpeg, png

_NEW = Block("新")
_BREAK = '<w:br w:type="page"/>'
_PAGE = '<w:pgSz w:w="11906" w:h="16838"/>'
_BOX = r(
    "<w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict>"
)
_TABLE = f"<w:tbl><w:tr><w:tc>{p('格')}</w:tc></w:tr></w:tbl>"


def _placed(body: str, behind: int) -> tuple[Document, tuple[int, ...]]:
    parts, numbers = place(word(body), Placing(added=((behind, _NEW),)))
    return read(parts), numbers


@pytest.mark.parametrize(
    ("body", "behind", "wanted"),
    [
        (p("甲") + p("乙"), -1, ["新", "甲", "乙"]),
        (p("甲") + p("乙"), 0, ["甲", "新", "乙"]),
        (p("甲") + p("乙"), 1, ["甲", "乙", "新"]),
        (p(r("甲") + _BOX) + p("乙"), 1, ["甲", "框", "新", "乙"]),
        (_TABLE + p("乙"), 0, ["格", "新", "乙"]),
        (_TABLE + p("乙"), -1, ["新", "格", "乙"]),
    ],
)
def test_a_paragraph_stands_behind_its_block(body: str, behind: int, wanted: list[str]) -> None:
    """Behind a box or a cell means behind the paragraph or table that holds it."""
    document, numbers = _placed(body, behind)

    assert [block.text for block in document.blocks] == wanted
    assert numbers == (wanted.index("新"),)


def test_the_new_paragraph_ends_the_page_its_neighbour_ended() -> None:
    """A date put behind the issuer stays on the issuer's page."""
    document, _ = _placed(p(r("<w:t>署名</w:t>" + _BREAK)) + p("附件"), 0)

    assert [(block.text, block.page_break) for block in document.blocks] == [
        ("署名", False),
        ("新", False),
        ("附件", True),
    ]


def test_the_new_paragraph_ends_the_section_its_neighbour_ended() -> None:
    """What begins behind it is still the next section."""
    body = p("署名", f"<w:sectPr>{_PAGE}</w:sectPr>") + p("附件") + f"<w:sectPr>{_PAGE}</w:sectPr>"

    document, _ = _placed(body, 0)

    assert [section.first_block for section in document.sections] == [0, 2]


def test_a_seal_takes_no_room_and_comes_off_again() -> None:
    """A seal is the only one of ours, and without it the file says and holds what it did."""
    parts = word(p("云川市水务局") + p("2026年5月6日"))
    where = SealPlace(block=1, left=200.0, top=-60.0, width=119.0, height=119.0)

    once = affix_seal(parts, seal_picture(png()), where)
    twice = affix_seal(once, seal_picture(jpeg()), where)
    again = affix_seal(twice, seal_picture(png()), where)

    assert read(once).text == read(parts).text
    assert [name for name in twice if "media" in name] == ["word/media/seal1.jpeg"]
    assert once["word/document.xml"] == again["word/document.xml"]
    assert media(once) == media(parts) == ()
    bare = remove_seal(twice)
    assert read(bare).drawings == ()
    assert not any("media" in name for name in bare)


def test_a_picture_of_the_file_is_no_seal() -> None:
    """Its digest is told as often as it is shown, and a seal never drives it out."""
    shown = r(
        '<w:drawing><wp:inline><a:graphic><a:blip r:embed="rId9"/></a:graphic></wp:inline></w:drawing>'
    )
    parts = word(p("甲") + p(shown) + p(shown))
    package = Package(parts | {"word/media/seal1.png": png()})
    id_ = package.relate(package.main, "image", "word/media/seal1.png")
    made = package.parts()
    made["word/document.xml"] = made["word/document.xml"].replace(b"rId9", id_.encode())
    where = SealPlace(block=0, left=0.0, top=0.0, width=100.0, height=100.0)

    sealed = affix_seal(made, seal_picture(png(130, 130)), where)

    assert len(media(made)) == 2
    assert media(sealed) == media(made)
    assert media(remove_seal(sealed)) == media(made)
    changed = made | {"word/media/seal1.png": png(121, 121)}
    assert media(changed) != media(made)
