"""A signed file nobody vouches for is completed and read in a child that can do no harm."""

from __future__ import annotations

import base64
import sys
from dataclasses import replace
from datetime import date

import pytest

from gongwen import (
    Imposition,
    bound_text,
    bound_text_limited,
    complete,
    complete_limited,
    typeset,
)
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.layout.specimen import NOTICE
from gongwen.typesetting import limited_completion
from gongwen.typesetting.limited_completion import BoundRecord, CompletedRecord
from tests.gongwen.formats import attacks
from tests.gongwen.formats.seals import png

ALL = Imposition(
    number="云政办发〔2026〕15号",
    date=date(2026, 11, 20),
    copy_number="27",
    masthead="云川市人民政府文件",
    seal=png(),
    seal_width=45.0,
    printed_on=date(2026, 11, 21),
    printing_office="云川市人民政府办公室",
)


def test_the_child_makes_what_the_library_makes() -> None:
    """Every value travels to the child, and the same file comes back."""
    data = typeset(NOTICE).data

    record = complete_limited(data, ALL, kind="document")
    made = complete(data, ALL, kind="document")

    assert set(record) == set(CompletedRecord.__annotations__)
    assert base64.b64decode(record["file"]) == made.file
    assert base64.b64decode(record["paper"]) == made.paper
    assert record["told"] == list(made.told)
    assert len(made.told) == 6


def test_the_child_reads_what_the_library_reads() -> None:
    """Of a Word file and of mere text, names telling them apart."""
    data = typeset(NOTICE).data

    record = bound_text_limited(data)

    assert set(record) == set(BoundRecord.__annotations__)
    assert tuple(record["paragraphs"]) == bound_text(data).paragraphs
    assert record["digest"] == bound_text(data).digest
    text = "# 关于检查的通知\n\n各单位：\n\n请报送名单。".encode()
    assert bound_text_limited(text, "稿.md")["paragraphs"][0] == "关于检查的通知"


@pytest.mark.parametrize("name", ["zero bytes", "macros", "bomb 1:1000", "pdf", "deep nesting"])
def test_the_child_refuses_attacks(name: str) -> None:
    """The refusal comes back as the error it was."""
    make, kind, word = attacks.ATTACKS[name]
    with pytest.raises(UnreadableFile, match=word) as refused:
        bound_text_limited(make(), "a.docx")
    assert refused.value.kind is kind
    with pytest.raises(UnreadableFile):
        complete_limited(make(), ALL)


def test_a_value_that_cannot_be_set_is_refused_in_one_sentence() -> None:
    """An empty picture is a fault, not none."""
    data = typeset(NOTICE).data

    for wanted in (replace(ALL, seal=b""), replace(ALL, number="云政办发〔2026〕×号")):
        with pytest.raises(UnreadableFile) as refused:
            complete_limited(data, wanted)
        assert refused.value.message.endswith("。")
        assert refused.value.kind in {Refusal.UNPLACEABLE, Refusal.WRONG_FORMAT}


def test_a_child_that_takes_too_long_or_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller waits no longer than allowed, and gets a sentence."""
    data = typeset(NOTICE).data
    with monkeypatch.context() as patched:
        patched.setattr(limited_completion, "TIMEOUT_SECONDS", 0.01)
        with pytest.raises(UnreadableFile, match="拆分") as refused:
            complete_limited(data, ALL)
    assert refused.value.kind is Refusal.TIMEOUT
    monkeypatch.setattr(sys, "executable", "/bin/true")
    with pytest.raises(UnreadableFile, match="拆分"):
        bound_text_limited(data)
