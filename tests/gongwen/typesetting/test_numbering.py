"""Automatic numbers stay automatic and stand where written ones do; headings keep their level."""

from __future__ import annotations

import pytest

from gongwen import check, typeset
from gongwen.checking.engine import layout_codes
from gongwen.formats.archive import unpack
from gongwen.formats.docx import Package
from gongwen.formats.docx.names import w
from gongwen.text import Block
from gongwen.typesetting import TypesetResult
from tests.gongwen.formats.docx.snippets import p, word


def _level(number: int, kind: str, text: str, extra: str = "") -> str:
    """Return a level as programs write it: hanging, in a font and colour of its own."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{extra}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{420 * number}" '
        'w:hanging="420"/></w:pPr><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="等线"/><w:b/>'
        '<w:color w:val="FF0000"/><w:sz w:val="21"/></w:rPr></w:lvl>'
    )


_BULLET = (
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/><w:pPr><w:ind '
    'w:left="840" w:hanging="420"/></w:pPr><w:rPr><w:rFonts w:ascii="Wingdings" '
    'w:hAnsi="Wingdings"/></w:rPr></w:lvl>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    + _level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>')
    + _level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>')
    + _level(2, "decimal", "%3.")
    + f'</w:abstractNum><w:abstractNum w:abstractNumId="1">{_BULLET}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:keepNext/><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:before="340" '
    'w:after="330" w:line="578" w:lineRule="auto"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/>'
    '<w:color w:val="2E74B5"/><w:sz w:val="44"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>'
    '</w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
)


def _styled(words: str, style: str) -> str:
    return p(words, f'<w:pStyle w:val="{style}"/>')


def _listed(words: str, number: int, level: int = 0) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


_FILE = Package(
    word(
        p("关于做好防汛工作的通知", '<w:jc w:val="center"/>')
        + p("各县（区）人民政府：")
        + p("为做好防汛工作，现将有关事项通知如下。")
        + _styled("总体要求", "1")
        + p("各地要落实责任，确保安全度汛。")
        + _styled("工作目标", "2")
        + _listed("摸清底数，建立台账。", 1, 2)
        + _listed("制定方案，明确责任。", 1, 2)
        + _styled("保障措施", "1")
        + _styled("加强领导", "2")
        + _listed("成立领导小组，统一指挥。", 1, 2)
        + _listed("巡查堤防。", 2)
        + p("云川市水务局")
        + p("2026年3月20日"),
        styles=_STYLES,
        numbering=_NUMBERING,
    )
).pack()


def _block(result: TypesetResult, words: str) -> Block:
    return next(block for block in result.document.blocks if words in block.text)


@pytest.mark.parametrize("explicit", [False, True], ids=["自动", "写明"])
def test_numbers_of_several_levels_come_out_to_the_standard(explicit: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    """No fault of form is left, the numbers read the same, and a second time changes nothing."""
    result = typeset(_FILE, explicit_numbers=explicit)

    found = [one.code for one in check(result.data, name="文稿.docx").findings]
    assert set(found) & layout_codes() == set()
    numbered = [one.text for one in result.document.blocks if one.text[:1] in "一二（12●"]
    assert numbered[:-1] == [
        "一、总体要求",
        "（一）工作目标",
        "1.\t摸清底数，建立台账。",
        "2.\t制定方案，明确责任。",
        "二、保障措施",
        "（一）加强领导",
        "1.\t成立领导小组，统一指挥。",
        "●\t巡查堤防。",
    ]
    assert typeset(result.data, explicit_numbers=explicit).data == result.data


def test_automatic_numbers_stay_automatic_unless_asked() -> None:
    """The list keeps counting; written out, the list has let go of the paragraph."""
    kept, spelt = typeset(_FILE), typeset(_FILE, explicit_numbers=True)

    assert _block(kept, "总体要求").generated == 2
    assert _block(spelt, "总体要求").generated == 0


def test_a_number_looks_like_the_text_it_numbers() -> None:
    """Its own font, size, weight and colour go; a symbol stays in the font that has it."""
    result = typeset(_FILE)

    assert len(_block(result, "总体要求").runs) == 1
    assert len(_block(result, "摸清底数").runs) == 1
    assert _block(result, "巡查堤防").runs[0].format.latin_font == "Wingdings"


def test_a_numbered_paragraph_is_set_in_like_any_other() -> None:
    """Two characters, later lines at the margin, and a stop right behind the number."""
    form = _block(typeset(_FILE), "摸清底数").format

    assert (form.first_line_chars, form.left) == (2.0, 0.0)
    assert [stop.position for stop in form.tabs] == [52.0]


def test_headings_keep_their_style_and_level() -> None:
    """A table of contents still finds them, though nothing of the style's look is left."""
    result = typeset(_FILE)
    block = _block(result, "总体要求")
    root = Package(unpack(result.data)).tree("word/document.xml")

    assert block.format.outline_level == 0
    assert block.format.before == block.format.after == 0.0
    assert (block.runs[0].format.bold, block.runs[0].format.color) == (False, None)
    assert [one.get(w("val")) for one in root.iter(w("pStyle"))] == ["1", "2", "1", "2"]


def test_the_words_of_the_list_are_not_touched() -> None:
    """Only how its numbers look is changed; what they say and where they count from is not."""

    def said(data: bytes) -> list[str]:
        root = Package(unpack(data)).tree("word/numbering.xml")
        names = ("start", "numFmt", "lvlText", "pStyle", "abstractNumId")
        return [one.get(w("val"), "") for one in root.iter(*map(w, names))]

    assert said(typeset(_FILE).data) == said(_FILE)


def test_a_file_without_a_page_gets_one() -> None:
    """Some programs leave the properties of the page out; the file above is one of theirs."""
    page = typeset(_FILE).document.sections[0]

    assert page.left == pytest.approx(79.35, abs=0.1)
