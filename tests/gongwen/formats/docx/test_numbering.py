"""Automatic numbers are computed to the text people see."""

from __future__ import annotations

import pytest

from gongwen.formats.docx.numerals import numeral
from tests.gongwen.formats.docx.snippets import blocks, p, texts


def level(index: int, kind: str, text: str, more: str = "") -> str:
    """Return a level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(levels: str, more: str = "", change: str = "") -> str:
    """Return a numbering part with the list 1, and 2 which changes it."""
    return (
        f'<w:abstractNum w:abstractNumId="7">{levels}{more}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{change}</w:num>'
    )


def item(text: str, index: int = 0, number: int = 1) -> str:
    """Return a paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr>')


OFFICIAL = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.", '<w:suff w:val="space"/>')
    + level(3, "decimal", "（%4）", '<w:suff w:val="nothing"/>')
)


def test_the_four_levels_of_official_documents() -> None:
    """一、（一）1.（1）: each counts, and begins again below a higher one."""
    body = (
        item("总则")
        + item("原则", 1)
        + item("目标", 1)
        + item("细目", 2)
        + item("再细", 3)
        + item("附则")
        + item("施行", 1)
    )
    found = blocks(body, numbering=lists(OFFICIAL))
    assert [b.text for b in found] == [
        "一、总则",
        "（一）原则",
        "（二）目标",
        "1. 细目",
        "（1）再细",
        "二、附则",
        "（一）施行",
    ]
    assert [b.generated for b in found] == [2, 3, 3, 3, 3, 2, 3]


def test_a_tab_stays_where_only_it_parts_number_and_text() -> None:
    """「1.」 and 「5万吨」 must not become 「1.5万吨」."""
    assert texts(item("5万吨"), numbering=lists(level(0, "decimal", "%1."))) == ["1.\t5万吨"]


def test_numbers_of_higher_levels_and_legal_digits() -> None:
    """%1.%2 shows both counts; a legal level shows all of them as digits."""
    levels = level(0, "chineseCounting", "%1、") + level(
        1, "decimal", "%1.%2", '<w:isLgl/><w:suff w:val="space"/>'
    )
    assert texts(item("甲") + item("乙", 1) + item("丙", 1), numbering=lists(levels)) == [
        "一、甲",
        "1.1 乙",
        "1.2 丙",
    ]


def test_lists_of_one_kind_count_on_unless_told_to_start_again() -> None:
    """A second list on the same abstract one goes on; a start override begins anew, once."""
    body = item("甲") + item("乙", number=2) + item("丙", number=2)
    plain = lists(level(0, "chineseCounting", "%1、"))
    again = lists(
        level(0, "chineseCounting", "%1、"),
        change='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>',
    )
    assert texts(body, numbering=plain) == ["一、甲", "二、乙", "三、丙"]
    assert texts(body, numbering=again) == ["一、甲", "五、乙", "六、丙"]


def test_a_list_may_replace_a_level() -> None:
    """A level override changes what the level shows."""
    own = level(0, "decimalEnclosedCircle", "%1", '<w:suff w:val="nothing"/>')
    numbering = lists(
        level(0, "decimal", "%1."), change=f'<w:lvlOverride w:ilvl="0">{own}</w:lvlOverride>'
    )
    assert texts(item("甲", number=2), numbering=numbering) == ["①甲"]


def test_a_level_may_never_restart() -> None:
    """With lvlRestart 0 articles count through all chapters."""
    levels = level(0, "chineseCounting", "第%1章", '<w:suff w:val="space"/>') + level(
        1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/><w:suff w:val="space"/>'
    )
    body = item("甲") + item("乙", 1) + item("丙") + item("丁", 1)
    assert texts(body, numbering=lists(levels)) == [
        "第一章 甲",
        "第一条 乙",
        "第二章 丙",
        "第二条 丁",
    ]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:pPr><w:numPr>'
    '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="h2b"><w:name w:val="mine"/><w:basedOn w:val="h2"/>'
    "</w:style>"
)


def test_numbers_come_through_styles_and_zero_removes_them() -> None:
    """A style numbers its paragraphs, derived styles inherit it, numId 0 ends it."""

    def styled(text: str, style: str, more: str = "") -> str:
        return p(text, f'<w:pStyle w:val="{style}"/>{more}')

    body = (
        styled("甲", "h1")
        + styled("乙", "h2")
        + styled("丙", "h2b")
        + styled("丁", "h1", '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + styled("戊", "h1")
    )
    assert texts(body, numbering=lists(OFFICIAL), styles=STYLES) == [
        "一、甲",
        "（一）乙",
        "（二）丙",
        "丁",
        "二、戊",
    ]


def test_a_list_may_follow_a_numbering_style() -> None:
    """A numStyleLink leads over the style to the list that is meant."""
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="S"/>'
        f"{level(0, 'upperLetter', '%1、')}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="9"><w:abstractNumId w:val="2"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    assert texts(item("甲") + item("乙"), numbering=numbering, styles=styles) == ["A、甲", "B、乙"]


def test_the_indent_of_a_level_yields_to_the_paragraph_only() -> None:
    """Level over style, direct formatting over level."""
    numbering = lists(
        level(0, "decimal", "%1、", '<w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr>')
    )
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr>'
        '<w:ind w:left="840" w:firstLine="640"/></w:pPr></w:style>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = item("甲") + p("乙", numbered + '<w:ind w:left="0"/>')

    first, second = blocks(body, numbering=numbering, styles=styles)

    assert (first.format.left, first.format.first_line) == (21.0, -21.0)
    assert (second.format.left, second.format.first_line) == (0.0, -21.0)


def test_bullets_show_the_sign_people_see() -> None:
    """Signs of symbol fonts become their Unicode characters."""
    fonts = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:suff w:val="nothing"/>'
    assert texts(item("甲"), numbering=lists(level(0, "bullet", "\uf06c", fonts))) == ["●甲"]


@pytest.mark.parametrize(
    ("kind", "count", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalZero", 7, "07"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 101, "一百〇一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 2000, "二千"),
        ("chineseCountingThousand", 12003, "一万二千〇三"),
        ("chineseCountingThousand", 100500, "十万〇五百"),
        ("japaneseCounting", 11, "十一"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 11, "甲"),
        ("ideographZodiac", 12, "亥"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 3, "c"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 9, "ix"),
        ("none", 4, ""),
        ("none", 0, ""),
        ("of-the-future", 4, "4"),
        ("chineseCounting", 0, "0"),
    ],
)
def test_every_kind_counts_its_way(kind: str, count: int, shown: str) -> None:
    """Each ``numFmt`` shows a count as Word does."""
    assert numeral(kind, count) == shown
