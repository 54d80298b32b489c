"""What a file holds beside its text survives: only looks change."""

from __future__ import annotations

import pytest
from lxml import etree

from gongwen import typeset
from gongwen.formats.archive import unpack
from gongwen.formats.docx import Package
from gongwen.text import Alignment
from tests.gongwen.formats.docx.snippets import p, r, word

_TITLE = p("关于做好防汛工作的通知")
_BODY = p("各县（区）人民政府：") + p("为做好防汛工作，现将有关事项通知如下：")
_TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="12000" w:type="dxa"/></w:tblPr><w:tblGrid>'
    '<w:gridCol w:w="6000"/><w:gridCol w:w="6000"/></w:tblGrid><w:tr>'
    f"<w:tc>{p('单位')}</w:tc><w:tc>{p('数量')}</w:tc></w:tr><w:tr>"
    f"<w:tc>{p('甲')}</w:tc><w:tc>{p('12')}</w:tc></w:tr></w:tbl>"
)
_THINGS = {
    "表格": (_TABLE, "tbl"),
    "修订": (
        p('<w:ins w:id="7" w:author="甲"><w:r><w:t>新增的话。</w:t></w:r></w:ins>'),
        "ins",
    ),
    "删除": (
        p(r("正文。") + '<w:del w:id="8"><w:r><w:delText>旧话</w:delText></w:r></w:del>'),
        "delText",
    ),
    "超链接": (
        p('<w:hyperlink w:anchor="a"><w:r><w:t>见网站</w:t></w:r></w:hyperlink>'),
        "hyperlink",
    ),
    "上标": (p(r("面积为5m") + r("2", '<w:vertAlign w:val="superscript"/>')), "vertAlign"),
    "域": (
        p(
            '<w:fldSimple w:instr=" REF a "><w:r><w:t>第一项</w:t></w:r></w:fldSimple>'
            + r("已经完成。")
        ),
        "fldSimple",
    ),
    "书签": (p('<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'), "bookmarkStart"),
    "内容控件": (f"<w:sdt><w:sdtContent>{p('控件里的一段话。')}</w:sdtContent></w:sdt>", "sdt"),
    "移动的话": (
        p(
            '<w:moveFrom w:id="3"><w:r><w:t>原处。</w:t></w:r></w:moveFrom>'
            '<w:moveTo w:id="4"><w:r><w:t>移来的话。</w:t></w:r></w:moveTo>'
        ),
        "moveFrom",
    ),
    "格式的修订": (
        p(r("这句改过。", '<w:b/><w:rPrChange w:id="5" w:author="甲"><w:rPr/></w:rPrChange>')),
        "rPrChange",
    ),
    "批注": (
        p('<w:commentRangeStart w:id="0"/>' + r("请核实。") + '<w:commentRangeEnd w:id="0"/>'),
        "commentRangeStart",
    ),
    "文本框": (
        p(
            r(
                '<w:pict><v:shape style="width:99pt;height:50pt"><v:textbox><w:txbxContent>'
                f"{p('框里的话。')}</w:txbxContent></v:textbox></v:shape></w:pict>"
            )
        ),
        "txbxContent",
    ),
    "嵌入的表": (p(r('<w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>')), "OLEObject"),
    "目录": (
        p(
            r('<w:fldChar w:fldCharType="begin"/>')
            + r('<w:instrText> TOC \\o "1-3" </w:instrText>')
            + r('<w:fldChar w:fldCharType="separate"/>')
            + r("一、总则")
            + r('<w:fldChar w:fldCharType="end"/>')
        ),
        "instrText",
    ),
    "公式": (p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), None),
}


def _count(data: bytes, tag: str | None) -> int:
    package = Package(unpack(data))
    root = package.tree(package.main)
    name = f"{{*}}{tag}" if tag else "{*}oMath"
    return len(list(root.iter(name)))


@pytest.mark.parametrize("thing", _THINGS)
def test_a_thing_in_the_text_survives(thing: str) -> None:
    """Tables, revisions, links, raised letters, fields, bookmarks and formulas stay."""
    content, tag = _THINGS[thing]
    data = Package(word(_TITLE + _BODY + content + p("特此通知。"))).pack()

    result = typeset(data)

    assert _count(result.data, tag) == _count(data, tag) > 0
    assert typeset(result.data).data == result.data


def test_a_note_and_its_mark_survive() -> None:
    """Footnotes keep their text and their place."""
    note = f'<w:footnote w:id="1">{p("见统计年鉴。")}</w:footnote>'
    body = p(r("共有86个小区。") + r('<w:footnoteReference w:id="1"/>'))
    parts = word(_TITLE + _BODY + body, footnotes=note)

    result = typeset(Package(parts).pack())

    assert "见统计年鉴。" in [block.text for block in result.document.blocks]
    assert _count(result.data, "footnoteReference") == 1


def test_parts_nobody_formats_keep_their_bytes() -> None:
    """Comments and whatever else a file carries are not written again."""
    comment = f'<w:comment w:id="0">{p("请核。")}</w:comment>'
    parts = word(_TITLE + _BODY, comments=comment) | {"word/media/a.bin": b"\x00\x01"}

    made = unpack(typeset(Package(parts).pack()).data)

    assert made["word/comments.xml"] == parts["word/comments.xml"]
    assert made["word/media/a.bin"] == b"\x00\x01"


def test_a_wide_table_is_narrowed_to_the_type_area() -> None:
    """No table is wider than 156 mm; its first row is shown again on every page."""
    table = typeset(Package(word(_TITLE + _BODY + _TABLE + p())).pack()).document.tables[0]

    assert table.width == pytest.approx(442.2, abs=1)
    assert table.repeats_header
    assert not table.rows_may_break


def test_the_text_of_a_footer_stays_below_the_number() -> None:
    """Only the page number of a footer is replaced."""
    footer = p("内部资料") + p("<w:fldSimple w:instr='PAGE'><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    body = (
        _TITLE
        + _BODY
        + '<w:sectPr><w:footerReference w:type="default" r:id="rfooter1"/></w:sectPr>'
    )

    result = typeset(Package(word(body, footer1=footer)).pack())

    shown = [b.text for b in result.document.blocks if b.page_kind == "default"]
    assert shown == ["— 1 —", "内部资料"]


def test_automatic_numbers_become_text_when_asked() -> None:
    """The number a list shows is written out, and the list lets go of the paragraph."""
    level = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    listed = p("摸清底数。", number) + p("制定方案。", number)
    data = Package(word(_TITLE + _BODY + listed, numbering=level)).pack()

    kept, spelt = typeset(data).document, typeset(data, explicit_numbers=True).document

    assert kept.text == spelt.text
    assert [block.generated for block in kept.blocks if "底数" in block.text] == [2]
    assert [block.generated for block in spelt.blocks if "底数" in block.text] == [0]


def test_a_masthead_is_added_only_when_asked() -> None:
    """Asked for, it stands red above the number with the red line below; else nothing is added."""
    text = "云政办发〔2026〕30号\n关于做好防汛工作的通知\n各县（区）人民政府：\n请做好防汛工作。"

    asked, other = typeset(text, masthead="云川市人民政府办公室文件"), typeset(text)

    lines = [block.text for block in asked.document.blocks[:3]]
    assert lines == ["云川市人民政府办公室文件", "云政办发〔2026〕30号", ""]
    assert asked.document.blocks[2].format.bottom_border is not None
    assert typeset(asked.data, masthead="云川市人民政府办公室文件").data == asked.data
    assert other.document.blocks[0].text == "云政办发〔2026〕30号"


def test_a_line_that_holds_a_picture_is_not_cut_off() -> None:
    """An exact line height would show a strip of the picture only."""
    drawing = r(
        '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic/></wp:inline></w:drawing>'
    )
    data = Package(word(_TITLE + _BODY + p(r("如图：") + drawing))).pack()
    root = Package(unpack(typeset(data).data)).tree("word/document.xml")
    paragraph = next(root.iter("{*}drawing")).xpath("ancestor::*[local-name()='p']")[0]

    assert b'lineRule="exact"' not in etree.tostring(paragraph)


def test_the_seal_decides_where_the_date_stands() -> None:
    """Without a sign of the contrary there is room for a seal: four characters."""
    text = "关于防汛的通知\n各县：\n请做好防汛工作。\n云川市水务局\n2026年3月20日"
    date = next(b for b in typeset(text).document.blocks if b.text == "2026年3月20日")

    assert date.format.alignment is Alignment.RIGHT
    assert date.format.right_chars == 4.0
