"""Recognition finds the elements of documents, with and without layout."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import pytest

from gongwen.anatomy import Anatomy, ElementKind, recognise
from gongwen.terms import Direction, DocumentType
from gongwen.text import Alignment, Cell, Document, Part, plain
from tests.gongwen.anatomy.staging import RED, block, document, paragraph, title

REQUEST = """000012
特急
云川市财政局文件
云财〔2024〕5号                    签发人：张平
云川市财政局关于拨付老旧小区改造
专项资金的请示
云川市人民政府：
为推进老旧小区改造，现就有关资金事项请示如下。
一、资金需求
2024年计划改造小区12个，需资金3000万元。
二、请求事项
恳请从预备费中安排3000万元。
妥否，请批示。
附件：1.老旧小区改造项目清单
      2.资金测算表
云川市财政局
2024年5月30日
（联系人：李明，联系电话：12345678）
附件1
老旧小区改造项目清单
抄送：云川市住房和城乡建设局，市发展和改革委员会，
市审计局。
云川市财政局办公室        2024年5月30日印发"""


def texts(source: Document, kind: ElementKind) -> list[str]:
    """Return the texts of all elements of ``kind`` in ``source``."""
    return [source.text[e.start : e.end] for e in recognise(source).all(kind)]


def kinds(source: Document) -> list[ElementKind]:
    """Return the kinds of all elements that are not blank."""
    return [e.kind for e in recognise(source).elements if e.kind is not ElementKind.BLANK]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ElementKind.COPY_NUMBER, ["000012"]),
        (ElementKind.URGENCY, ["特急"]),
        (ElementKind.MASTHEAD, ["云川市财政局文件"]),
        (ElementKind.DOCUMENT_NUMBER, ["云财〔2024〕5号"]),
        (ElementKind.SIGNATORY, ["签发人：张平"]),
        (ElementKind.TITLE, ["云川市财政局关于拨付老旧小区改造\n专项资金的请示"]),
        (ElementKind.MAIN_RECIPIENTS, ["云川市人民政府："]),
        (ElementKind.HEADING_1, ["一、资金需求", "二、请求事项"]),
        (ElementKind.ANNEX_NOTE, ["附件：1.老旧小区改造项目清单\n      2.资金测算表"]),
        (ElementKind.ISSUER, ["云川市财政局"]),
        (ElementKind.DATE, ["2024年5月30日"]),
        (ElementKind.REMARK, ["（联系人：李明，联系电话：12345678）"]),
        (ElementKind.ANNEX_MARK, ["附件1"]),
        (ElementKind.ANNEX_TITLE, ["老旧小区改造项目清单"]),
        (
            ElementKind.COPY_RECIPIENTS,
            ["抄送：云川市住房和城乡建设局，市发展和改革委员会，\n市审计局。"],
        ),
        (ElementKind.PRINTING, ["云川市财政局办公室        2024年5月30日印发"]),
    ],
)
def test_pasted_request_is_taken_apart(kind: ElementKind, expected: list[str]) -> None:
    """Every element of a request pasted as text is found."""
    assert texts(plain(REQUEST), kind) == expected


def test_pasted_request_is_classified() -> None:
    """Type, direction, title parts and issuers follow from the elements."""
    anatomy = recognise(plain(REQUEST))

    assert anatomy.document_type is DocumentType.REQUEST_FOR_INSTRUCTIONS
    assert anatomy.direction is Direction.UPWARD
    assert anatomy.title_parts.issuer == "云川市财政局"
    assert anatomy.title_parts.subject == "拨付老旧小区改造专项资金"
    assert anatomy.issuers == ("云川市财政局",)
    assert anatomy.is_complete
    assert anatomy.document_format == "document"


def test_closing_phrase_is_body_and_no_signature() -> None:
    """「妥否，请批示。」 stays body though it is short and stands above the date."""
    source = plain("××局关于购置设备的请示\n市政府：\n设备老化。\n妥否，请批示。\n2024年5月30日")

    assert texts(source, ElementKind.ISSUER) == []
    assert "妥否，请批示。" in texts(source, ElementKind.BODY)


def test_text_without_title_begins_with_its_recipients() -> None:
    """A circular pasted without title is still a whole document."""
    source = plain(
        "机关各处室：\n近来办文差错较多。\n一、存在问题\n"
        "（一）程序意识薄弱。有的干部不按程序办事。\n请认真整改。"
    )
    anatomy = recognise(source)

    assert texts(source, ElementKind.MAIN_RECIPIENTS) == ["机关各处室："]
    assert texts(source, ElementKind.HEADING_2) == ["（一）程序意识薄弱。"]
    assert anatomy.first(ElementKind.TITLE) is None
    assert anatomy.is_complete


@pytest.mark.parametrize(
    "text",
    [
        "各单位:请于6月1日前报送。",
        "加强组织领导",
        "关于开展检查的通知",
        "一、总体要求\n坚持问题导向。",
        "各单位：\n请报送。",
        "",
    ],
)
def test_fragment_is_not_complete(text: str) -> None:
    """Pasted sentences, lone titles and empty texts are no whole documents."""
    assert not recognise(plain(text)).is_complete


def test_order_has_masthead_and_number() -> None:
    """An order has no title; what follows the signature is the regulation it publishes."""
    source = plain(
        "云川市人民政府令\n第12号\n《云川市供水管理办法》现予公布，自2024年5月1日起施行。\n"
        "市长  王平\n2024年3月10日\n云川市供水管理办法\n第一条 为了规范供水，制定本办法。"
    )
    anatomy = recognise(source)

    assert texts(source, ElementKind.MASTHEAD) == ["云川市人民政府令"]
    assert texts(source, ElementKind.DOCUMENT_NUMBER) == ["第12号"]
    assert texts(source, ElementKind.ISSUER) == ["市长  王平"]
    assert texts(source, ElementKind.ANNEX_TITLE) == ["云川市供水管理办法"]
    assert anatomy.document_type is DocumentType.ORDER
    assert anatomy.document_format == "order"
    assert anatomy.issuers == ("云川市人民政府",)


def test_minutes_list_who_was_present() -> None:
    """Attendance is found behind the date as well."""
    source = plain(
        "云川市人民政府常务会议纪要\n〔2024〕3号\n会议决定修路。\n2024年3月5日\n出席：王平、李明\n请假：孙亮"
    )

    assert texts(source, ElementKind.ATTENDANCE) == ["出席：王平、李明", "请假：孙亮"]
    assert recognise(source).document_format == "minutes"


@pytest.mark.parametrize("number", ["〔2024〕3号", "第3期", "（第3期）", "2024年第3期", "第十二期"])
@pytest.mark.parametrize("name", ["云川市人民政府常务会议纪要", "会议纪要"])
def test_minutes_in_plain_text_have_a_masthead(name: str, number: str) -> None:
    """A name of all such minutes above a number that says nothing of whose it is."""
    source = plain(f"{name}\n\n{number}\n\n会议决定修路。\n出席：王平、李明")

    assert texts(source, ElementKind.MASTHEAD) == [name]
    assert texts(source, ElementKind.TITLE) == []
    assert texts(source, ElementKind.DOCUMENT_NUMBER) == [number]
    assert recognise(source).document_format == "minutes"


def test_the_masthead_of_minutes_may_have_a_title_below() -> None:
    """Then the number stands between the two."""
    source = plain("云川市专题会议纪要\n第3期\n关于修路工作的会议纪要\n会议决定修路。")

    assert texts(source, ElementKind.MASTHEAD) == ["云川市专题会议纪要"]
    assert texts(source, ElementKind.TITLE) == ["关于修路工作的会议纪要"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("云川市人民政府常务会议纪要", "云川市人民政府常务会议纪要"),
        ("云川市人民政府常务会议纪要\n云政纪〔2024〕3号", "云川市人民政府常务会议纪要"),
        ("云川市人民政府第三次常务会议纪要\n〔2024〕3号", "云川市人民政府第三次常务会议纪要"),
        ("关于修路工作的专题会议纪要\n〔2024〕3号", "关于修路工作的专题会议纪要"),
        ("云川市人民政府常务会议纪要\n（2024年3月5日）", "云川市人民政府常务会议纪要"),
    ],
)
def test_minutes_without_masthead_keep_their_title(head: str, title: str) -> None:
    """No number, one that names its organ, and what names one meeting make no masthead."""
    source = plain(f"{head}\n会议听取了市交通局的汇报，决定修路。\n出席：王平、李明")

    assert texts(source, ElementKind.TITLE) == [title]
    assert texts(source, ElementKind.MASTHEAD) == []


def test_resolution_has_a_note_below_its_title() -> None:
    """The bracket with meeting and date is the note of the title, not body."""
    source = plain(
        "云川市人大关于预算的决议\n（2024年1月20日云川市第十届人大第三次会议通过）\n会议同意预算。"
    )

    assert texts(source, ElementKind.TITLE_NOTE) == [
        "（2024年1月20日云川市第十届人大第三次会议通过）"
    ]


def test_recipients_run_over_lines_and_may_lack_their_colon() -> None:
    """A list of recipients ends with its colon, or where the body begins."""
    long = plain(
        "××局关于检查的通知\n各省、自治区、直辖市人民政府，国务院\n各部委、各直属机构：\n请认真执行。"
    )
    bare = plain(
        "××局关于检查的通知\n各县（市、区）人民政府，市直各部门\n现将有关事项通知如下，请认真贯彻执行。"
    )

    assert texts(long, ElementKind.MAIN_RECIPIENTS) == [
        "各省、自治区、直辖市人民政府，国务院\n各部委、各直属机构："
    ]
    assert texts(bare, ElementKind.MAIN_RECIPIENTS) == ["各县（市、区）人民政府，市直各部门"]


@pytest.mark.parametrize(
    "line", ["现将有关事项通知如下：", "会议时间：", "附件：", "（一）参加人员："]
)
def test_line_with_colon_is_not_always_recipients(line: str) -> None:
    """Lead-ins and labels end with a colon too."""
    source = plain(f"××局关于检查的通知\n{line}\n一是抓好落实。")

    assert texts(source, ElementKind.MAIN_RECIPIENTS) == []


def test_several_issuers_sign() -> None:
    """Every line of a joint signature is an issuer."""
    source = plain(
        "关于加强检查的通知\n各单位：\n请认真执行。\n云川市财政局\n云川市水务局\n2024年5月1日"
    )

    assert recognise(source).issuers == ("云川市财政局", "云川市水务局")


@pytest.mark.parametrize("day", ["2024年5月30日", "2024.5.30", "2024-5-30"])
def test_printing_line_without_its_last_word_is_no_copy_recipient(day: str) -> None:
    """A printing line that lacks 「印发」, its date in whatever form, does not run on from the copies."""
    source = plain(REQUEST.replace("市审计局。", "市审计局").replace("2024年5月30日印发", day))

    assert texts(source, ElementKind.PRINTING) == [f"云川市财政局办公室        {day}"]
    assert not any(day in copied for copied in texts(source, ElementKind.COPY_RECIPIENTS))


def test_issuer_and_date_may_share_a_line() -> None:
    """Issuer and date of one line become two elements."""
    source = plain("关于加强检查的通知\n各单位：\n请认真执行。\n云川市财政局 2024年5月1日")

    assert texts(source, ElementKind.ISSUER) == ["云川市财政局"]
    assert texts(source, ElementKind.DATE) == ["2024年5月1日"]


def test_numbered_items_are_no_headings() -> None:
    """Labels and items of a list stay body."""
    source = plain(
        "一、会议时间：2024年5月6日上午\n（一）放飞影响安全的鸟类；\n1.人数12人，车辆3台，经费5万元，设备2套；"
    )

    assert recognise(source).headings == ()


def masthead_document(head: tuple[object, ...]) -> Document:
    """Return a notice with layout under the blocks of ``head``."""
    return document(
        *head,  # type: ignore[arg-type]  # blocks
        title("云川市财政局关于"),
        title("加强资产管理的通知"),
        block("各县（市、区）财政局："),
        paragraph("现就加强资产管理有关事项通知如下，请认真贯彻执行。"),
        block("云川市财政局", alignment=Alignment.RIGHT),
        block("2024年5月30日", alignment=Alignment.RIGHT),
    )


HEADS = {
    "paragraph": (
        block("云川市财政局文件", alignment=Alignment.CENTER, size=48, color=RED),
        block("云财〔2024〕5号", alignment=Alignment.CENTER),
    ),
    "text box": (
        block("云川市财政局", alignment=Alignment.CENTER, size=48, color=RED, part=Part.TEXT_BOX),
        block("云财〔2024〕5号", alignment=Alignment.CENTER),
    ),
    "table": (
        block("云川市财政局", size=40, color=RED, cell=Cell(0, 0, 0)),
        block("文件", size=40, color=RED, cell=Cell(0, 0, 1)),
        block("云财〔2024〕5号", cell=Cell(1, 0, 0)),
        block("签发人：张平", cell=Cell(1, 0, 1)),
    ),
    "picture": (block(""), block("云财〔2024〕5号", alignment=Alignment.CENTER)),
}


@pytest.mark.parametrize("name", HEADS)
def test_title_is_found_below_any_masthead(name: str) -> None:
    """Neither masthead nor number is taken for the title, wherever they stand."""
    source = masthead_document(HEADS[name])

    assert texts(source, ElementKind.TITLE) == ["云川市财政局关于\n加强资产管理的通知"]
    assert texts(source, ElementKind.DOCUMENT_NUMBER) == ["云财〔2024〕5号"]
    assert bool(texts(source, ElementKind.MASTHEAD)) is (name != "picture")


def test_pre_printed_paper_needs_no_masthead() -> None:
    """On pre-printed paper the document begins with its number or its title."""
    source = masthead_document(())

    assert texts(source, ElementKind.TITLE) == ["云川市财政局关于\n加强资产管理的通知"]
    assert recognise(source).issuers == ("云川市财政局",)


def test_soft_breaks_keep_a_title_together() -> None:
    """A title broken by soft breaks within one paragraph is one element."""
    source = document(
        title("云川市财政局关于\n加强资产管理的通知"),
        block("各县财政局："),
        paragraph("请认真贯彻执行。"),
    )

    assert texts(source, ElementKind.TITLE) == ["云川市财政局关于\n加强资产管理的通知"]
    assert recognise(source).title == "云川市财政局关于加强资产管理的通知"


def test_imprint_in_a_table_is_an_imprint() -> None:
    """Copy recipients and printing line are found in table cells."""
    source = document(
        title("云川市财政局关于资产的通知"),
        block("各县财政局："),
        paragraph("请认真贯彻执行。"),
        block("云川市财政局", alignment=Alignment.RIGHT),
        block("2024年5月30日", alignment=Alignment.RIGHT),
        block("抄送：市人民政府办公室。", cell=Cell(0, 0, 0)),
        block("云川市财政局办公室\t2024年5月30日印发", cell=Cell(0, 1, 0)),
    )

    assert texts(source, ElementKind.COPY_RECIPIENTS) == ["抄送：市人民政府办公室。"]
    assert texts(source, ElementKind.PRINTING) == ["云川市财政局办公室\t2024年5月30日印发"]


def test_footers_notes_and_cells_are_told_apart() -> None:
    """What stands outside the flow is never body."""
    source = document(
        title("云川市财政局关于资产的通知"),
        paragraph("请认真贯彻执行。"),
        block("名称", cell=Cell(0, 0, 0)),
        block("— 1 —", part=Part.FOOTER),
        block("内部资料", part=Part.HEADER),
        block("见资产目录。", part=Part.FOOTNOTE),
    )

    assert kinds(source)[2:] == [
        ElementKind.TABLE,
        ElementKind.PAGE_NUMBER,
        ElementKind.RUNNING,
        ElementKind.NOTE,
    ]


def test_every_element_says_why() -> None:
    """Each element bears evidence, and doubtful ones their rivals."""
    anatomy: Anatomy = recognise(plain(REQUEST))

    assert all(element.evidence for element in anatomy.elements)
    assert all(0 <= element.confidence <= 1 for element in anatomy.elements)

    doubtful = recognise(plain("关于拨款的请示\n市政府：\n请予拨款。\n李明\n2024年5月30日"))
    issuer = doubtful.first(ElementKind.ISSUER)
    assert issuer is not None
    assert issuer.rivals == (ElementKind.BODY,)


def test_elements_never_overlap() -> None:
    """No character belongs to two elements."""
    elements = recognise(plain(REQUEST)).elements

    assert all(one.end <= two.start for one, two in pairwise(elements))


def test_recognition_is_linear() -> None:
    """Six thousand blocks take well under a second, a short document a few milliseconds."""
    many = plain(
        "\n".join([*REQUEST.split("\n")[:12], *["（一）抓落实。各单位要按要求做好工作。"] * 6000])
    )
    begin = perf_counter()
    recognise(many)

    assert perf_counter() - begin < 1.0


@pytest.mark.parametrize(
    "text", ["现印发关于加强档案管理的通知。", "请认真学习，落实关于档案管理的意见。"]
)
def test_sentence_about_a_document_is_no_title(text: str) -> None:
    """A sentence that ends with a type word and a full stop is body."""
    assert texts(plain(text), ElementKind.TITLE) == []


def test_title_with_a_needless_full_stop_is_still_a_title() -> None:
    """The stop is a fault of the title, it does not make it body."""
    source = plain("云川市财政局关于\n加强资产管理的通知。\n各县财政局：\n请认真贯彻执行。")

    assert texts(source, ElementKind.TITLE) == ["云川市财政局关于\n加强资产管理的通知。"]
    assert recognise(source).document_type is DocumentType.NOTICE


def test_blank_lines_between_all_paragraphs_change_nothing() -> None:
    """A title printed on two lines stays one where Markdown puts a blank line after each."""
    spaced = recognise(plain(REQUEST.replace("\n", "\n\n")))
    assert spaced.title == recognise(plain(REQUEST)).title
    assert spaced.document_type is DocumentType.REQUEST_FOR_INSTRUCTIONS


@pytest.mark.parametrize("title_line", ["云川市财政局关于拨付老旧小区改造专项资金有关事项的请示。"])
def test_a_full_stop_does_not_hide_a_title(title_line: str) -> None:
    """A title that wrongly ends with a full stop is a title all the same."""
    source = REQUEST.replace("云川市财政局关于拨付老旧小区改造\n专项资金的请示", title_line)
    assert recognise(plain(source)).title == title_line


def test_a_number_without_its_last_character_is_a_number() -> None:
    """A number that lacks 号 is recognised, so that the lack can be told."""
    source = plain(REQUEST.replace("云财〔2024〕5号    ", "云财〔2024〕5    "))
    assert texts(source, ElementKind.DOCUMENT_NUMBER) == ["云财〔2024〕5"]


def test_a_request_called_by_two_types_keeps_the_rules_of_a_request() -> None:
    """「请示报告」 is no type; what it means is a request."""
    anatomy = recognise(plain(REQUEST.replace("专项资金的请示", "专项资金的请示报告")))
    assert anatomy.type_word == "请示报告"
    assert anatomy.document_type is DocumentType.REQUEST_FOR_INSTRUCTIONS


def test_a_title_said_again_over_two_lines_is_the_title_twice() -> None:
    """Web pages print the title above the document; the recipients still follow."""
    source = plain(
        "云川市水务局关于开展供水检查的通知\n云川市水务局关于开展\n供水检查的通知\n各县（区）水务局：\n"
        "现就有关事项通知如下。"
    )
    anatomy = recognise(source)

    assert anatomy.title == "云川市水务局关于开展供水检查的通知"
    assert len(texts(source, ElementKind.TITLE)) == 2
    assert texts(source, ElementKind.MAIN_RECIPIENTS) == ["各县（区）水务局："]


def test_a_short_line_in_another_type_is_a_heading_without_number() -> None:
    """Where the text is 仿宋, a phrase in 黑体 above it stands out; in 楷体 it is of the second level."""
    source = document(
        title("关于供水检查情况的报告"),
        paragraph("现将供水检查有关情况报告如下，请予审阅。"),
        block("基本情况", font="黑体"),
        paragraph("全市共检查供水单位120家，发现问题36个，均已移交。"),
        block("城区部分", font="楷体_GB2312"),
        paragraph("城区共检查供水单位50家，发现问题11个，均已移交。"),
    )

    assert texts(source, ElementKind.HEADING_1) == ["基本情况"]
    assert texts(source, ElementKind.HEADING_2) == ["城区部分"]


def test_the_last_of_several_items_is_no_heading() -> None:
    """Items end with semicolons, the last with a full stop, and text follows."""
    source = plain(
        "关于用水的通知\n各单位：\n有下列情形的，不予办理：\n（一）材料不全的；\n（二）逾期申请的。\n"
        "其他事项另行通知。"
    )

    assert texts(source, ElementKind.HEADING_2) == []


def test_who_spoke_and_when_stand_below_the_title_of_a_speech() -> None:
    """They are no signature, and the greeting is still found."""
    source = plain("在全市水利工作会议上的讲话\n王建国\n2026年3月5日\n同志们：\n今天开会。")

    assert texts(source, ElementKind.TITLE) == ["在全市水利工作会议上的讲话"]
    assert texts(source, ElementKind.TITLE_NOTE) == ["王建国"]
    assert texts(source, ElementKind.MAIN_RECIPIENTS) == ["同志们："]
    assert texts(source, ElementKind.ISSUER) == []
