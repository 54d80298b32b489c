"""What was signed can be compared with what is printed, character by character and thing by thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from benchmarks.odd_files import OddFile, odd_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongwen import BoundText, Imposition, UnreadableFile, bound_text, complete, typeset
from gongwen.anatomy import ElementKind
from gongwen.formats.docx import Package
from gongwen.formats.open import as_docx
from gongwen.layout.specimen import NOTICE, all_specimens
from gongwen.text import Block, Document
from gongwen.typesetting.bound import bound
from gongwen.typesetting.places import read_anatomy
from tests.gongwen.formats.docx.snippets import p, r, word
from tests.gongwen.formats.seals import png
from tests.gongwen.typesetting.breaking import broken, reworded

ALL = Imposition(
    number="云政办发〔2026〕15号",
    date=date(2026, 11, 20),
    copy_number="27",
    printed_on=date(2026, 11, 21),
    printing_office="云川市水务局办公室",
)


def test_placed_things_are_left_out_and_all_else_is_there() -> None:
    """Copy number, masthead, number, date, line of printing and page numbers are not bound."""
    made = bound_text(typeset(NOTICE).data)

    assert made.paragraphs[:3] == (
        "加急",
        "云川市人民政府办公室",
        "关于做好老旧小区供水设施改造工作的通知",
    )
    assert "420" in made.paragraphs
    assert made.paragraphs[-1] == "抄送：市委办公室，市人大常委会办公室，市政协办公室。"
    said = "\n".join(made.paragraphs)
    assert not [one for one in ("〔2026〕", "3月20日", "000012", "印发", "—") if one in said]


def test_text_and_the_file_set_from_it_bind_the_same() -> None:
    """A pasted draft and its clean proof are equal, whatever their looks."""
    text = "云川市水务局关于检查的通知\n各单位：\n　　请于6月1日前报送名单。\n\n云川市水务局\n2026年×月×日"

    pasted = bound_text(text.encode(), "稿.txt")

    assert pasted == bound_text(typeset(text).data)
    assert pasted == bound_text(complete(typeset(text).data, ALL).file)
    assert pasted.paragraphs == (
        "云川市水务局关于检查的通知",
        "各单位：",
        "请于6月1日前报送名单。",
        "云川市水务局",
    )


def test_a_date_and_a_number_in_the_text_are_bound() -> None:
    """Only the document's own number and date are left out, not those it speaks of."""
    data = broken(reworded("1.第一批", "1.依据云政发〔2020〕1号，2026年5月1日起第一批"))()
    other = broken(reworded("1.第一批", "1.依据云政发〔2020〕2号，2026年5月1日起第一批"))()

    assert bound_text(data) != bound_text(other)
    assert any("云政发〔2020〕1号" in one for one in bound_text(data).paragraphs)


def test_a_red_line_that_is_no_masthead_is_bound() -> None:
    """What says what the document is about was signed, however much it looks like a masthead."""
    line, look = "云川市水务局关于检查", '<w:color w:val="FF0000"/><w:sz w:val="72"/>'
    body = p(r(line, look), _CENTRED) + p("云水发〔2026〕3号") + p("关于检查的通知", _CENTRED)
    data = Package(
        word(body + p("各单位：") + p("请于6月1日前报送名单，各单位要高度重视。"))
    ).pack()

    assert bound_text(data).paragraphs[:2] == (line, "关于检查的通知")


_CENTRED = '<w:jc w:val="center"/>'


def test_a_picture_is_bound_and_a_seal_is_not() -> None:
    """Another picture under the same name is noticed; sealing is not."""
    data = _with_picture(png(130, 130))

    sealed = complete(data, replace(ALL, seal=png())).file

    assert len(bound_text(data).media) == 1
    assert bound_text(sealed) == bound_text(data)
    assert bound_text(_with_picture(png(131, 131))).media != bound_text(data).media
    assert bound_text(sealed).digest == bound_text(data).digest
    assert bound_text(_with_picture(png(131, 131))).digest != bound_text(data).digest


def _with_picture(picture: bytes) -> bytes:
    shown = r(
        '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic>'
        '<a:blip r:embed="rId1"/></a:graphic></wp:inline></w:drawing>'
    )
    body = (
        p("云川市水务局关于检查的通知", '<w:jc w:val="center"/>')
        + p("各单位：")
        + p(shown)
        + p("请于6月1日前报送名单，逾期不报的予以通报，各单位要高度重视。")
        + p("云川市水务局", '<w:jc w:val="right"/>')
        + p("2026年5月6日", '<w:jc w:val="right"/>')
    )
    package = Package(word(body) | {"word/media/image1.png": picture})
    package.relate(package.main, "image", "word/media/image1.png")
    return package.pack()


def test_the_digest_tells_where_paragraphs_end() -> None:
    """The same characters in other paragraphs are another text."""
    assert BoundText(("甲乙",)).digest != BoundText(("甲", "乙")).digest
    assert BoundText(("甲",), ("乙",)).digest != BoundText(("甲", "乙")).digest


@cache
def _specimen(number: int) -> tuple[Document, BoundText, tuple[tuple[int, int], ...]]:
    """Return a specimen, what it binds, and the block and offset of every character bound."""
    document = all_specimens()[number]
    anatomy = read_anatomy(document)
    made = bound(document, anatomy, {})
    mastheads = {one.first for one in anatomy.all(ElementKind.MASTHEAD)}
    places = [
        (index, offset)
        for index, block in enumerate(document.blocks)
        if block.text.strip() in made.paragraphs and index not in mastheads
        for offset, mark in enumerate(block.text)
        if not mark.isspace()
    ]
    return document, made, tuple(places)


def _changed(document: Document, index: int, text: str) -> Document:
    blocks = list(document.blocks)
    own = blocks[index]
    runs = tuple(
        replace(run, start=min(run.start, len(text)), end=min(run.end, len(text)))
        for run in own.runs
    )
    runs = (*runs[:-1], replace(runs[-1], end=len(text))) if runs else ()
    made: Block = replace(own, text=text, runs=runs)
    blocks[index] = made
    return replace(document, blocks=tuple(blocks))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(
    number=st.integers(0, 4),
    share=st.floats(0, 1, exclude_max=True),
    new=st.sampled_from([*"一不，。年月日号〔1×文件令（", ""]),
    inserts=st.booleans(),
)
def test_every_single_character_that_changes_is_noticed(
    number: int, share: float, new: str, *, inserts: bool
) -> None:
    """In the title, the recipients, the text, the annexes, the signature: put in, taken out, replaced."""
    document, before, places = _specimen(number)
    index, offset = places[int(share * len(places))]
    text = document.blocks[index].text
    after = text[:offset] + new + text[offset if inserts else offset + 1 :]
    if after.strip() == text.strip():
        return
    changed = _changed(document, index, after)

    assert bound(changed, read_anatomy(changed), {}) != before


@settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(file=odd_files(), is_typeset=st.booleans(), has_seal=st.booleans())
def test_completing_never_changes_what_is_bound(
    file: OddFile, *, is_typeset: bool, has_seal: bool
) -> None:
    """Whatever a Word file holds: it is completed, its text the same, once for all, or is refused."""
    wanted = replace(ALL, seal=png()) if has_seal else ALL
    try:
        data = typeset(file.data, name="清样.docx").data if is_typeset else file.data
        made = complete(data, wanted)
    except UnreadableFile:
        return

    assert bound_text(made.file) == bound_text(data)
    assert complete(made.file, wanted).file == made.file


@pytest.mark.parametrize("wanted", [ALL, replace(ALL, seal=png())])
def test_no_part_but_those_that_say_something_changes(wanted: Imposition) -> None:
    """Styles, settings and footers of a typeset file keep their bytes."""
    before = as_docx(typeset(NOTICE).data) or {}
    after = as_docx(complete(typeset(NOTICE).data, wanted).file) or {}

    changed = {name for name in after if after[name] != before.get(name)}
    expected = {"word/document.xml"}
    if wanted.seal:
        expected |= {"word/media/seal1.png", "word/_rels/document.xml.rels"}
    assert changed == expected
