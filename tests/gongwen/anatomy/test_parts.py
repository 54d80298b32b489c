"""The larger parts of a document: recipients, annex note, annexes, body."""

from __future__ import annotations

import pytest

from gongwen.anatomy import (
    ElementKind,
    annex_entries,
    annexes,
    body_paragraphs,
    body_span,
    closing_paragraph,
    flat_title,
    recipients,
    recognise,
    split_recipients,
)
from gongwen.text import plain

NOTICE = """云川市财政局
关于加强资产管理的通知
各县（市、区）财政局，市直各部门、各单位：
现就有关事项通知如下。
一、落实责任。各单位要明确专人。
特此通知。
附件：1.资产清查表
2.资产管理人员
名单
云川市财政局
2024年5月1日
附件1
资产清查表
清查范围为全部资产。
附件2
资产管理人员名单
王平、李明。"""
SOURCE = plain(NOTICE)
ANATOMY = recognise(SOURCE)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("各县（市、区）人民政府，市直各部门：", ("各县（市、区）人民政府", "市直各部门")),
        ("抄送：市委办公室，市政协办公室。", ("市委办公室", "市政协办公室")),
        ("各科室、各直属\n单位：", ("各科室", "各直属单位")),
        ("市人民政府：", ("市人民政府",)),
        ("", ()),
    ],
)
def test_recipients_are_split_outside_brackets(text: str, names: tuple[str, ...]) -> None:
    """Commas part recipients, those in brackets do not."""
    assert split_recipients(text) == names


def test_recipients_of_a_document() -> None:
    """The names come from the element; without one there are none."""
    assert (
        recipients(NOTICE, ANATOMY.first(ElementKind.MAIN_RECIPIENTS))[0] == "各县（市、区）财政局"
    )
    assert recipients(NOTICE, None) == ()


def test_annex_note_names_its_annexes() -> None:
    """A name may run over two lines; its place is where it stands in the text."""
    entries = annex_entries(NOTICE, ANATOMY)

    assert [(e.number, e.name) for e in entries] == [(1, "资产清查表"), (2, "资产管理人员名单")]
    assert NOTICE[entries[0].start : entries[0].end] == "资产清查表"


def test_single_annex_has_no_number() -> None:
    """「附件：名称」 is one annex."""
    text = "××局关于检查的通知\n各科室：\n请认真执行。\n附件：检查表\n××局\n2024年5月1日"
    entries = annex_entries(text, recognise(plain(text)))

    assert [(e.number, e.name) for e in entries] == [(None, "检查表")]


def test_annexes_have_mark_number_and_title() -> None:
    """Every annex behind the document is found with its mark and title."""
    found = annexes(NOTICE, ANATOMY)

    assert [annex.number for annex in found] == [1, 2]
    assert [NOTICE[a.title.start : a.title.end] for a in found if a.title] == [
        "资产清查表",
        "资产管理人员名单",
    ]
    assert NOTICE[found[0].start : found[0].end].endswith("清查范围为全部资产。")


def test_document_without_annexes_has_none() -> None:
    """No annex, no note: both lists are empty."""
    text = "××局关于检查的通知\n各科室：\n请认真执行。"

    assert annexes(text, recognise(plain(text))) == ()
    assert annex_entries(text, recognise(plain(text))) == ()


def test_body_runs_from_first_to_last_paragraph() -> None:
    """The body ends before the annex note; a run-in heading belongs to its paragraph."""
    start, end = body_span(ANATOMY)
    paragraphs = [NOTICE[s:e] for s, e in body_paragraphs(ANATOMY)]

    assert NOTICE[start:end].startswith("现就有关事项")
    assert paragraphs == [
        "现就有关事项通知如下。",
        "一、落实责任。各单位要明确专人。",
        "特此通知。",
    ]
    assert NOTICE[slice(*closing_paragraph(ANATOMY))] == "特此通知。"


def test_flat_title_maps_back_into_the_text() -> None:
    """A title over two lines is searched as one, and its parts are found again."""
    title = flat_title(NOTICE, ANATOMY)

    assert title is not None
    assert title.text == "云川市财政局关于加强资产管理的通知"
    start, end = title.span(title.text.index("通知"), len(title.text))
    assert NOTICE[start:end] == "通知"
