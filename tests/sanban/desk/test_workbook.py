"""Lists as Excel workbooks: exactly the list, and nothing a spreadsheet would run."""

from __future__ import annotations

import io
from datetime import datetime
from http import HTTPStatus
from typing import Any

import openpyxl
import pytest

from sanban.desk import workbook
from sanban.desk.lists.work_list import Cell
from sanban.desk.views import lists
from tests.cast import NOW, Cast
from tests.sanban.desk.shelf import shown
from tests.sanban.org.signed_in import browser
from tests.sanban.procedures.station import agree, begin, letter


def rows_of(content: bytes) -> list[tuple[Any, ...]]:
    """Read the one sheet of a workbook."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_the_workbook_has_exactly_the_rows_of_the_list(cast: Cast) -> None:
    """In its order, narrowed alike, all pages."""
    procedure = letter(cast)
    for number in range(53):
        begin(cast, procedure, title=f"关于第{number:02}号闸门的函")
    other = begin(cast, procedure, title="别的事").case
    agree(cast, other, cast.lu_ping)
    answered = browser(cast.lu_ping).get("/desk/done/export.xlsx?q=闸门&sort=-title")
    assert answered.status_code == HTTPStatus.OK
    assert answered["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%B7%B2")
    rows = rows_of(answered.content)
    assert rows[0] == ("标题", "流程", "状态", "现在", "拟稿", "我办理", "发起")
    assert [row[0] for row in rows[1:]] == [f"关于第{n:02}号闸门的函" for n in range(52, -1, -1)]
    assert rows[1][4] == "陆平（综合业务处）"
    assert rows[1][5] == NOW.replace(tzinfo=None)
    assert len(shown(cast, cast.lu_ping, "done", "title")) == 50


@pytest.mark.parametrize("words", ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
def test_no_cell_is_a_formula(words: str) -> None:
    """What looks like one is text, and stays text when somebody edits it."""
    content = workbook.write("待办", ["标题"], [[Cell(words)]], "")
    cell = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value == words


def test_plain_words_and_moments_are_what_they_are() -> None:
    """Control characters, which no workbook can hold, are left out."""
    content = workbook.write(
        "待办", ["标题"], [[Cell("甲\x00乙", note="丙")], [Cell("x", moment=NOW)]], ""
    )
    rows = rows_of(content)
    assert rows[1:] == [("甲乙（丙）",), (datetime(2026, 7, 16, 9, 30),)]  # noqa: DTZ001 - as sheets have them


def test_a_list_that_is_too_long_is_cut_and_says_so(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the first line of the sheet, with how many there are."""
    monkeypatch.setattr(lists, "MOST_EXPORTED", 2)
    procedure = letter(cast)
    for _ in range(3):
        begin(cast, procedure)
    rows = rows_of(browser(cast.lu_ping).get("/desk/to-do/export.xlsx").content)
    assert rows[0][0] == "符合条件的共3条，这里只有前2条；请缩小筛选范围后分批导出。"
    assert len(rows) == 4
