"""The pages LibreOffice set are measured and drawn in a child that can do no harm."""

from __future__ import annotations

from datetime import date

import pytest

from gongwen import UnreadableFile, typeset
from gongwen.formats.convert import to_pdf
from gongwen.report import limited_paper
from gongwen.report.limited_paper import measure_limited, pictures_limited

TODAY = date(2026, 11, 20)
SENTENCE = "各级各部门要认真落实会议精神，做好防汛物资储备和水库大坝检查工作，及时排除险情。"
TEXT = "关于检查的通知\n云川水〔2026〕3号\n各单位：\n" + "\n".join([SENTENCE * 6] * 8)


@pytest.mark.rendered
def test_pages_are_measured_and_drawn() -> None:
    """Lines and characters come back beside what the standard wants, and pages as pictures."""
    data = typeset(TEXT, masthead="云川市水务局文件").data
    pdf = to_pdf(data)

    paper = measure_limited(data, pdf, today=TODAY)
    count, drawn = pictures_limited(pdf, [1, paper["pages"], paper["pages"] + 1], width=200)

    measures = {one["name"]: one for one in paper["measures"]}
    assert measures["每面行数"]["value"].startswith("22 行")
    assert count == paper["pages"] > 1
    assert [picture[:8] for picture in drawn] == [b"\x89PNG\r\n\x1a\n"] * 2
    assert int.from_bytes(drawn[0][16:20]) == 200


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7 broken", b"\x00" * 100])
def test_what_is_no_pdf_is_one_sentence(pdf: bytes) -> None:
    """A broken file of pages neither hangs nor ends the site."""
    with pytest.raises(UnreadableFile, match="。"):
        pictures_limited(pdf, [1], width=200)


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller waits no longer than allowed."""
    monkeypatch.setattr(limited_paper, "TIMEOUT_SECONDS", 0.01)
    with pytest.raises(UnreadableFile, match="拆分"):
        pictures_limited(b"%PDF", [1], width=200)
