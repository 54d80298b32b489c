"""Copy number 「份号」: six digits at the top left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.specimen import notice
from gongwen.layout.view import first_line_of, left_of
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Alignment

RULE = Rule(
    code="HDR-01",
    name="copy-number",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="份号形式与一般要求不一致",
    why="份号一般用六位三号阿拉伯数字，顶格编排在版心左上角第一行；不涉密的公文可以不标。",
    basis=("GB/T 9704—2012 7.2.1", "条例 第九条"),
    examples=(
        Staged("份号只有三位", lambda: spoil.reword(notice(), "000012", "012"), ("012",)),
        Staged(
            "份号靠右",
            lambda: spoil.shapes(
                notice(), "000012", lambda form: replace(form, alignment=Alignment.RIGHT)
            ),
            ("000012",),
        ),
        Staged("六位份号，顶格", notice),
        Staged("不涉密公文不标份号", lambda: spoil.drop(notice(), "000012")),
    ),
)


_DIGITS = re.compile(
    r"^[ \u3000]*((?:No\.?|№|份号[：:]?)?[ \u3000]*\d{1,9})[ \u3000]*$", re.MULTILINE
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield a copy number that has not six digits, or does not stand flush left."""
    head = draft.anatomy.first(ElementKind.MASTHEAD, ElementKind.DOCUMENT_NUMBER)
    if head is None:
        return
    for match in _DIGITS.finditer(draft.text, 0, head.start):
        start, end = match.span(1)
        digits = "".join(filter(str.isdigit, match[1]))
        index, _ = draft.document.locate(start)
        if digits != match[1] or len(digits) != spec.COPY_NUMBER_DIGITS:
            advice = f"可写作 {digits.zfill(spec.COPY_NUMBER_DIGITS)}"
            message = f"份号写作“{match[1]}”，一般用 6 位阿拉伯数字"
            yield Hit(start, end, message=message, advice=advice)
        elif draft.document.has_layout and not _is_flush_left(draft, index):
            block = draft.document.blocks[index]
            where = "居右或居中" if block.format.alignment in _ASIDE else "有缩进"
            yield Hit(start, end, message=f"份号{where}，应顶格编排在版心左上角")


_ASIDE = frozenset({Alignment.RIGHT, Alignment.CENTER})


def _is_flush_left(draft: Draft, index: int) -> bool:
    block = draft.document.blocks[index]
    indent = left_of(block) + first_line_of(block)
    aligned = block.format.alignment not in _ASIDE
    return block.cell is not None or (aligned and abs(indent) <= spec.INDENT_TOLERANCE)
