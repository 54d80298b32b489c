"""What the engine answers becomes what the desk shows."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from gongwen.report import limited
from gongwen.report.limited import LimitedRecord
from sanban.documents import engine
from sanban.documents.desk import Desk
from sanban.documents.engine import examination_of
from sanban.documents.queries import Selection, lay_out

TODAY = date(2026, 11, 20)
NOTE = "本次没有检查错别字：错别字模型文件 model.bin 不存在，请重新安装本软件。"
TEXT = "现将关事项通知如下："


def answer() -> LimitedRecord:
    """Return what a child says that found a missing character, and another that had no model."""
    record = limited.check_limited(TEXT.encode(), "a.txt", today=TODAY)
    found = limited.check_limited("各单位:请办。".encode(), "a.txt", today=TODAY)["findings"][0]
    found |= {
        "code": "SP-03", "group": "spelling", "paragraph": 1, "start": 2, "end": 2, "offset": 2,
        "message": "疑似漏字，“关事项”似应为“有关事项”，把握 97%", "suggestion": "有",
        "clause": ["错别字模型 1a2b3c"], "source": "model", "safe": False,
    }  # fmt: skip
    return record | {"findings": [found], "unchecked": [NOTE], "notes": ["只检查了文字。", NOTE]}


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Return the sheet's page for that answer, after a night on the desk."""
    monkeypatch.setattr(engine, "check_limited", lambda *_given, **_more: answer())
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    desk = Desk(tmp_path, timedelta(days=9999))
    token = desk.lay_down(TEXT.encode(), examination_of(TEXT.encode(), "a.txt", today=TODAY))
    sheet = desk.pick_up(token, at=at)
    assert sheet
    return render_to_string("documents/sheet.html", {"page": lay_out(sheet, Selection())})


def test_what_is_missing_is_added_not_replaced(page: str) -> None:
    """The card says what to put in, how sure the model is and which one it was; a click adopts it."""
    assert "把握 97%" in page
    assert "错别字模型 1a2b3c" in page
    assert '<span class="added">加上</span><ins>有</ins>' in page
    assert "<del>" not in page
    assert "错别字 1" in page  # the chip that narrows the findings
    assert ">采纳<" in page


def test_the_page_tells_once_that_spelling_was_not_checked(page: str) -> None:
    """It stands where nobody overlooks it, not among the small print."""
    assert page.count(NOTE) == 1
    assert f'<div class="notice" role="note"><p>{NOTE}</p></div>' in page


def test_a_sheet_of_an_older_version_can_still_be_read(tmp_path: Path) -> None:
    """A sheet laid down before the field was there has nothing unchecked."""
    desk = Desk(tmp_path, timedelta(days=9999))
    examination = examination_of(TEXT.encode(), "a.txt", today=TODAY)
    token = desk.lay_down(TEXT.encode(), examination)
    older = {key: value for key, value in asdict(examination).items() if key != "unchecked"}
    (tmp_path / token / "examination.json").write_text(json.dumps(older), encoding="utf-8")
    sheet = desk.pick_up(token, at=datetime(2026, 11, 20, tzinfo=UTC))
    assert sheet
    assert sheet.examination.unchecked == ()
