"""A file nobody vouches for is typeset in a child that can do no harm."""

from __future__ import annotations

import base64
import sys

import pytest

from gongwen import typeset, typeset_limited
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.open import read
from gongwen.typesetting import limited
from gongwen.typesetting.limited import TypesetRecord
from tests.gongwen.formats import attacks

DOUBTFUL = (
    "关于做好值守工作的通知\n各县（区）人民政府：\n现将有关事项通知如下：\n加强组织领导\n"
    "各县（区）要明确一名负责同志。\n云川市人民政府办公室\n2026年5月6日"
)
TEXT = "关于检查的通知\n各单位：\n　　请于6月1日前报送:名单。"


def test_the_child_makes_what_the_library_makes() -> None:
    """All a page needs comes back in one record, and the file is the same."""
    record = typeset_limited(TEXT.encode(), "通知.txt", masthead="云川市水务局文件")
    made = typeset(TEXT, masthead="云川市水务局文件")

    assert set(record) == set(TypesetRecord.__annotations__)
    assert base64.b64decode(record["file"]) == made.data
    assert len(record["changes"]) == len(made.changes)
    assert any("云川市水务局文件" in line for line in record["told"])
    assert record["source_paper"] == ""


def test_the_copies_for_paper_are_word_files() -> None:
    """A Word file comes back twice fit to be set in pages: as it was and as it became."""
    data = typeset(TEXT).data

    record = typeset_limited(data, "通知.docx", fix=True)

    before, after = (
        read(base64.b64decode(record[name]), "稿.docx").text for name in ("source_paper", "paper")
    )
    assert "报送:名单" in before
    assert "报送：名单" in after


def test_answers_travel_to_the_child_and_back() -> None:
    """A doubt comes with its candidates in Chinese; once answered, with its answer."""
    asked = typeset_limited(DOUBTFUL.encode(), "稿.txt")["doubts"]
    assert ("heading-1", "一级标题") in [tuple(one) for one in asked[0]["candidates"]]

    given = {asked[0]["key"]: "heading-1"}
    again = typeset_limited(DOUBTFUL.encode(), "稿.txt", answers=given)

    assert again["doubts"][0]["answer"] == "heading-1"
    assert any(line.startswith("一级标题 1 段") for line in again["told"])


@pytest.mark.parametrize("name", ["zero bytes", "macros", "bomb 1:1000", "pdf", "deep nesting"])
def test_the_child_refuses_attacks_by_name(name: str) -> None:
    """The refusal comes back as the error it was."""
    make, kind, word = attacks.ATTACKS[name]
    with pytest.raises(UnreadableFile, match=word) as refused:
        typeset_limited(make(), "a.docx")
    assert refused.value.kind is kind


def test_an_unknown_kind_is_refused() -> None:
    """A kind nobody offers is one sentence, not an error of the site."""
    with pytest.raises(UnreadableFile, match="没有“poem”这种格式"):
        typeset_limited(TEXT.encode(), "a.txt", kind="poem")


def test_a_child_that_takes_too_long_or_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller waits no longer than allowed, and gets a sentence."""
    with monkeypatch.context() as patched:
        patched.setattr(limited, "TIMEOUT_SECONDS", 0.01)
        with pytest.raises(UnreadableFile, match="拆分") as refused:
            typeset_limited(TEXT.encode(), "a.txt")
    assert refused.value.kind is Refusal.TIMEOUT
    monkeypatch.setattr(sys, "executable", "/bin/true")
    with pytest.raises(UnreadableFile, match="拆分"):
        typeset_limited(TEXT.encode(), "a.txt")
