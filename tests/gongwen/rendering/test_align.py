"""Lines of pages are found in the text, whatever stands around and between them."""

from __future__ import annotations

from gongwen.rendering.align import aligned
from gongwen.text import Block, Document, Frame, ParagraphFormat, Part, plain


def places(document: Document, *lines: str) -> list[str]:
    """Return what stands in the text where each line was found."""
    return ["".join(document.text[at] for at in place) for place in aligned(document, lines)]


def test_lines_follow_each_other_without_their_white_space() -> None:
    """Spaces and line feeds of the text are passed over."""
    document = plain("　　各单位要 落实责任，\n按时报告。")

    assert places(document, "各单位要落", "实责任，", "按时报告。") == [
        "各单位要落",
        "实责任，",
        "按时报告。",
    ]


def test_headers_and_page_numbers_do_not_disturb() -> None:
    """What is not in the text is found nowhere, and what follows it is found."""
    document = plain("各单位要落实责任，按时报告。")

    found = aligned(
        document, ["云川市档案局", "各单位要落", "—1—", "云川市档案局", "实责任，", "按时报告。"]
    )

    assert [bool(place) for place in found] == [False, True, False, False, True, True]
    assert found[4][0] == document.text.index("实责任")


def test_the_same_words_are_found_one_place_after_the_other() -> None:
    """Repeated lines take their places in order."""
    document = plain("序号\n序号\n序号")

    assert aligned(document, ["序号", "序号", "序号"]) == [(0, 1), (3, 4), (6, 7)]


def test_cells_drawn_in_another_order_are_found() -> None:
    """A table whose row breaks over the page comes column by column."""
    document = plain("责任单位名称\n完成时限要求\n以上任务按期完成。")

    found = places(document, "责任单位", "完成时限", "名称", "要求", "以上任务按期完成。")

    assert found == ["责任单位", "完成时限", "名称", "要求", "以上任务按期完成。"]


def test_a_text_box_is_found_beside_the_flow() -> None:
    """Text boxes may be drawn anywhere."""
    document = Document(
        (Block("云川市文件", part=Part.TEXT_BOX), Block("关于检查的通知"), Block("各单位："))
    )

    found = aligned(document, ["关于检查的通知", "云川市文件", "各单位："])

    assert [place[0] for place in found] == [6, 0, 14]


def test_a_strange_bullet_does_not_lose_the_line() -> None:
    """What stands after a sign that is not in the text is found."""
    document = plain("加强组织领导工作\n落实工作责任制度")

    assert places(document, "\uf0b7加强组织领导工作", "\uf0b7落实工作责任制度") == [
        "加强组织领导工作",
        "落实工作责任制度",
    ]


def test_compatible_characters_are_equal() -> None:
    """A font may draw a radical for a character."""
    assert places(plain("一⼈一岗"), "一人一岗") == ["一⼈一岗"]


def test_a_framed_line_is_not_mistaken_for_the_same_words_in_the_text() -> None:
    """A letter's masthead, drawn after the text, is not its issuer further down."""
    document = Document(
        (
            Block("云川市人民政府办公室", format=ParagraphFormat(frame=Frame(440.0))),
            Block("请贵中心于月底前提供资料。"),
            Block("云川市人民政府办公室"),
        )
    )

    places = aligned(
        document, ["请贵中心于月底前", "云川市人民政府办公室", "提供资料。", "云川市人民政府办公室"]
    )

    starts = [place[0] for place in places]
    assert starts[1] == 0
    assert starts[3] == document.starts[2]
