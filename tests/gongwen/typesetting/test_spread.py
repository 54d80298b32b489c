"""Two ends of a line parted by blanks go to both margins, and no blank is added."""

from __future__ import annotations

import pytest

from gongwen import typeset
from gongwen.layout import spec
from gongwen.layout.filling import width_of_text
from gongwen.text import Block

_TEXT = (
    "关于增加经费的请示\n市政府：\n现请示如下：\n妥否，请批示。\n云川市水务局\n2026年3月20日\n"
    "云川市水务局办公室{gap}2026年3月23日印发"
)


def _printing(gap: str) -> Block:
    blocks = typeset(_TEXT.format(gap=gap)).document.blocks
    return next(block for block in blocks if block.text.endswith("印发"))


@pytest.mark.parametrize("gap", ["\u3000\u3000", " " * 6, "\u3000" * 5])
def test_blanks_between_office_and_date_are_stretched(gap: str) -> None:
    """The date ends a character from the right margin, as with a tab; the text is as it was."""
    block = _printing(gap)

    assert gap in block.text
    width = width_of_text(block.text, spec.IMPRINT_SIZE) + sum(
        run.format.spacing * (run.end - run.start) for run in block.runs
    )
    room = spec.TYPE_WIDTH.points - 2 * spec.IMPRINT_INDENT * spec.IMPRINT_SIZE
    assert room - 4 < width <= room


def test_a_line_with_a_tab_needs_no_stretching() -> None:
    """The tab reaches the right margin by itself."""
    assert {run.format.spacing for run in _printing("\t").runs} == {0.0}


def test_the_signatory_of_an_upward_document_stands_at_the_right() -> None:
    """Number and signatory share a line, one at each margin."""
    text = "云水发〔2026〕3号\u3000\u3000\u3000签发人：李明\n" + _TEXT.format(gap="\t")
    first = typeset(text, masthead="云川市水务局文件").document.blocks[1]

    assert first.text.startswith("云水发")
    assert max(run.format.spacing for run in first.runs) > spec.BODY_SIZE
    assert typeset(text).document.text.startswith("云水发〔2026〕3号\u3000\u3000\u3000签发人：李明")
