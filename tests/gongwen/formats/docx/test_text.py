"""What people read in a Word file is its text, each thing once."""

from __future__ import annotations

import docx
import pytest

from gongwen.formats.docx import read
from gongwen.text import Field, Part, ReviewMarks
from tests.gongwen.formats.docx.snippets import blocks, p, r, saved, texts, word


def test_a_document_of_another_program_reads_alike() -> None:
    """What python-docx writes, with runs, breaks and a table, is read as people see it."""
    made = docx.Document()
    paragraph = made.add_paragraph("关于")
    paragraph.add_run("工作").bold = True
    paragraph.add_run("的通知\n第二行\t栏")
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "甲"
    table.cell(0, 1).text = "乙"

    document = read(saved(made))

    assert [block.text for block in document.blocks] == ["关于工作的通知\n第二行\t栏", "甲", "乙"]
    assert [(run.start, run.end) for run in document.blocks[0].runs] == [(0, 2), (2, 4), (4, 13)]
    assert document.has_layout


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    """Choice and fallback hold the same text; only one of them is read."""
    box = "<w:txbxContent>" + p("框内") + "</w:txbxContent>"
    body = p(
        r("锚段")
        + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
        f"<a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ) + p("后段")

    found = blocks(body)

    assert [(b.text, b.part) for b in found] == [
        ("锚段", Part.BODY),
        ("框内", Part.TEXT_BOX),
        ("后段", Part.BODY),
    ]


def test_a_fallback_is_read_where_the_choice_is_unknown() -> None:
    """A choice that needs an extension nobody knows is passed over."""
    body = p(
        "<w:r><mc:AlternateContent><mc:Choice Requires='future'><w:t>新</w:t></mc:Choice>"
        "<mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(body) == ["旧"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<w:hyperlink>{r('链接')}</w:hyperlink>", "链接"),
        (f"<w:smartTag><w:smartTag>{r('地名')}</w:smartTag></w:smartTag>", "地名"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"{r('留')}<w:del>{r('<w:delText>删</w:delText>')}</w:del>", "留"),
        (f"{r('甲')}<w:ins>{r('增')}</w:ins>", "甲增"),
        (f"<w:moveFrom>{r('移')}</w:moveFrom><w:moveTo>{r('到')}</w:moveTo>", "到"),
        (r("<w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:t>三</w:t>"), "一\n二\n三"),
        (r("<w:t>A</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>B</w:t><w:tab/>"), "A-B\t"),
        (r('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t>同意</w:t>'), "☑同意"),
        (r('<w:sym w:font="Unknown" w:char="F041"/>'), ""),
        (
            r(
                f"<w:ruby><w:rt>{r('pin')}</w:rt><w:rubyBase>{r('拼')}</w:rubyBase></w:ruby>"
                "<w:t>音</w:t>"
            ),
            "拼音",
        ),
        ("<m:oMathPara><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></m:oMathPara>", "a+b"),
        (r("<w:t> 两端 </w:t>"), "两端"),
        (r('<w:t xml:space="preserve"> 两端 </w:t>'), " 两端 "),
        (r("<w:t>折\n行</w:t>"), "折 行"),
        (r("隐", "<w:vanish/>"), "隐"),
    ],
)
def test_what_a_paragraph_holds_becomes_its_text(content: str, text: str) -> None:
    """Wrappers are seen through, signs become characters, deleted text is gone."""
    assert texts(p(content)) == [text]


def test_block_wrappers_are_seen_through() -> None:
    """Content controls and custom XML around paragraphs and rows hide nothing."""
    row = "<w:tr><w:sdt><w:sdtContent><w:tc>" + p("格") + "</w:tc></w:sdtContent></w:sdt></w:tr>"
    body = (
        f"<w:sdt><w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
        f"<w:customXml>{p('定制')}</w:customXml>"
        f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>"
    )
    assert texts(body) == ["目录", "定制", "格"]


def mark(kind: str) -> str:
    """Return a field mark."""
    return r(f'<w:fldChar w:fldCharType="{kind}"/>')


def test_a_field_shows_its_result_and_keeps_its_instruction() -> None:
    """Instructions are no text, nested fields inside them neither."""
    body = p(
        r("第")
        + mark("begin")
        + r("<w:instrText> IF </w:instrText>")
        + mark("begin")
        + r("<w:instrText>PAGE</w:instrText>")
        + mark("separate")
        + r("9")
        + mark("end")
        + mark("separate")
        + r("3")
        + mark("end")
        + r("页")
    ) + p(r("共") + f'<w:fldSimple w:instr=" NUMPAGES ">{r("12")}</w:fldSimple>' + r("页"))

    first, second = blocks(body)

    assert first.text == "第3页"
    assert Field(1, 2, "IF") in first.fields
    assert second.text == "共12页"
    assert second.fields == (Field(1, 3, "NUMPAGES"),)


def test_a_field_may_span_paragraphs() -> None:
    """A table of contents is one field: each of its paragraphs tells so."""
    body = (
        p(mark("begin") + r("<w:instrText>TOC</w:instrText>") + mark("separate") + r("一、总则"))
        + p("二、附则")
        + p(mark("end") + r("正文"))
    )
    found = blocks(body)
    assert [b.text for b in found] == ["一、总则", "二、附则", "正文"]
    assert [b.fields for b in found] == [
        (Field(0, 4, "TOC"),),
        (Field(0, 4, "TOC"),),
        (Field(0, 0, "TOC"),),
    ]


def test_notes_follow_the_body_in_the_order_of_their_marks() -> None:
    """Separators are no notes, nor is a note whose mark was deleted."""
    reference = '<w:footnoteReference w:id="{}"/>'
    body = p(r("甲") + r(reference.format(3)) + r("乙") + r(reference.format(2))) + p(
        f"<w:del>{r(reference.format(4))}</w:del>" + r("丙") + r('<w:endnoteReference w:id="1"/>')
    )
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    footnotes = '<w:footnote w:type="separator" w:id="-1">' + p("线") + "</w:footnote>"
    footnotes += "".join(note.format(i, p(f"注{i}")) for i in (2, 3, 4))

    found = blocks(body, footnotes=footnotes, endnotes=f'<w:endnote w:id="1">{p("尾")}</w:endnote>')

    assert [(b.text, b.part) for b in found] == [
        ("甲乙", Part.BODY),
        ("丙", Part.BODY),
        ("注3", Part.FOOTNOTE),
        ("注2", Part.FOOTNOTE),
        ("尾", Part.ENDNOTE),
    ]


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    """The joined paragraph is one block; a paragraph deleted whole is none."""
    deleted = "<w:rPr><w:del w:id='1'/></w:rPr>"
    body = (
        p(r("前半"), deleted)
        + p("后半")
        + p(f"<w:del>{r('<w:delText>全删</w:delText>')}</w:del>", deleted)
        + p("末段")
    )
    assert texts(body) == ["前半后半", "末段"]


def test_what_reviewers_left_is_counted() -> None:
    """Insertions, deletions and comments are counted; a mark that goes with text is not twice."""
    body = p(
        f"<w:ins w:id='1'>{r('增')}</w:ins><w:del w:id='2'>{r('<w:delText>删</w:delText>')}</w:del>",
        "<w:rPr><w:ins w:id='3'/></w:rPr>",
    ) + p("空段标记", "<w:rPr><w:ins w:id='4'/></w:rPr>")
    document = read(word(body, comments="<w:comment w:id='0'/><w:comment w:id='1'/>"))
    assert document.review == ReviewMarks(insertions=2, deletions=1, comments=2)


BREAK = r('<w:br w:type="page"/>')


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("甲") + p(BREAK) + p("乙"), [("甲", False), ("", False), ("乙", True)]),
        (p(r("甲") + BREAK) + p("乙"), [("甲", False), ("乙", True)]),
        (p("甲") + p(BREAK + r("乙")), [("甲", False), ("乙", True)]),
        (p(r("甲") + BREAK + r("乙")) + p("丙"), [("甲\n乙", False), ("丙", False)]),
        (p("甲") + p("乙", "<w:pageBreakBefore/>"), [("甲", False), ("乙", True)]),
        (p("甲", "<w:sectPr/>") + p("乙") + "<w:sectPr/>", [("甲", False), ("乙", True)]),
        (
            p("甲", "<w:sectPr/>") + p("乙") + "<w:sectPr><w:type w:val='continuous'/></w:sectPr>",
            [("甲", False), ("乙", False)],
        ),
    ],
)
def test_a_page_break_belongs_to_the_block_it_begins(
    body: str, expected: list[tuple[str, bool]]
) -> None:
    """Whatever way the page is broken, the first block of the new page says so."""
    assert [(b.text, b.page_break) for b in blocks(body)] == expected


def test_files_in_the_strict_dialect_read_alike() -> None:
    """Strict Open XML has other names for the same things and may give lengths with units."""
    parts = word(p("严格", '<w:ind w:firstLine="32pt"/>'))
    parts = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in parts.items()
    }
    (block,) = read(parts).blocks
    assert (block.text, block.format.first_line) == ("严格", 32.0)
