"""The imprint goes to the foot of the last page, and the signature never stands alone."""

from __future__ import annotations

import pytest

from gongwen import typeset
from gongwen.formats.archive import unpack
from gongwen.layout.compose.even_page import own_turns
from gongwen.layout.compose.imprint import FOOT
from gongwen.text import Block, Part
from gongwen.typesetting import TypesetResult

_HEAD = "云川市水务局关于做好防汛工作的通知\n各县（区）水务局：\n"
_SIGNED = "\n云川市水务局\n2026年3月20日"
_IMPRINT = "\n抄送：市政府办公室。\n云川市水务局办公室\u3000\u30002026年3月23日印发"


def _typeset(lines: int, end: str = _SIGNED + _IMPRINT) -> TypesetResult:
    body = "\n".join("各单位要落实防汛责任，加强值班值守。" for _ in range(lines))
    return typeset(_HEAD + body + end)


def _framed(result: TypesetResult) -> list[Block]:
    return [block for block in result.document.blocks if block.format.frame == FOOT]


def test_the_imprint_stands_at_the_foot_between_its_lines() -> None:
    """A thick line above and below, a thin one between."""
    framed = _framed(_typeset(4))

    assert [block.text[:2] for block in framed] == ["", "抄送", "", "云川", ""]
    lines = [block.format.bottom_border for block in framed if block.format.bottom_border]
    assert [line.width for line in lines] == [1.0, 0.75, 1.0]


def test_an_imprint_that_something_follows_stays_in_the_flow() -> None:
    """An annex behind it would lose its place."""
    assert _framed(_typeset(4, _SIGNED + _IMPRINT + "\n附件1\n名单\n甲、乙。")) == []


@pytest.mark.parametrize("lines", [4, 26, 40, 45])
def test_a_second_time_changes_nothing_wherever_the_text_ends(lines: int) -> None:
    """Not with a turned page either, nor with one left blank."""
    result = _typeset(lines)

    assert typeset(result.data).data == result.data


def _footers(result: TypesetResult) -> list[str]:
    parts = unpack(result.data)
    return [parts[name].decode() for name in sorted(parts) if name.startswith("word/footer")]


@pytest.fixture(scope="module")
def blank() -> TypesetResult:
    """Return a document whose text fills an even page, so that one is left blank."""
    made = (_typeset(lines) for lines in range(30, 60))
    return next(found for found in made if own_turns(found.document.blocks) == 2)


def test_a_blank_page_and_the_one_behind_it_bear_no_number(blank: TypesetResult) -> None:
    """The last section shows footers that say nothing (7.5)."""
    assert len(blank.document.sections) == 2
    assert any("PAGE" not in footer for footer in _footers(blank))
    assert typeset(blank.data).data == blank.data


def test_pages_are_numbered_again_when_none_is_left_blank(blank: TypesetResult) -> None:
    """Told that no page need be turned, the sections become one again."""
    again = typeset(blank.data, turns=0)

    assert len(again.document.sections) == 1
    assert own_turns(again.document.blocks) == 0


def test_the_signature_is_held_to_the_last_of_the_text() -> None:
    """No page ends between the last paragraph, the issuer and the date."""
    blocks = [block for block in _typeset(4).document.blocks if block.part is Part.BODY]
    held = [block.text[:3] for block in blocks if block.format.keep_with_next]

    assert held == ["各单位", "云川市"]
