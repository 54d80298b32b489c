"""「此页无正文」: a makeshift of before 2012."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.layout import sheets
from gongwen.layout.specimen import notice
from gongwen.layout.view import HEADINGS
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="BOD-21",
    name="no-text-page",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="不应使用“此页无正文”",
    why="一页余下的空白排不下印章时，应调整行距、字距，让署名与正文同处一面；标“此页无正文”是已停用的做法。",
    basis=("GB/T 9704—2012 7.3.5.5",),
    examples=(
        wrong("⟦（此页无正文）⟧", becomes=""),
        wrong("⟦(本页无正文)⟧", becomes=""),
        wrong("⟦此页无正文⟧", becomes=""),
        wrong("⟦【本页无正文，系落款页】⟧", becomes=""),
        right("不得以“此页无正文”的方法处理。"),
        Staged("署名与正文同在一面", notice, pages=sheets.in_pages),
        Staged(
            "署名和日期独自落在一面",
            notice,
            ("云川市人民政府办公室",),
            sheets.turned("云川市人民政府办公室"),
        ),
    ),
)

_LINE = re.compile(
    r"^[ \u3000]*([（(\[【〔]?[此本](?:页|面)(?:以?下)?无正文(?:[，,][^\n，。]{1,12})?[）)\]】〕]?)[ \u3000]*$",
    re.MULTILINE,
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every line that says that its page has no text, and a signature that proves it."""
    for match in _LINE.finditer(draft.text) if "无正文" in draft.text else ():
        advice = "删去该行，适当调整正文行距、字距，使署名、日期与正文同页"
        yield Hit(match.start(1), match.end(1), "", advice=advice)
    yield from _alone(draft)


def _alone(draft: Draft) -> Iterator[Hit]:
    """Yield the signature, or the date without one, that stands on a page without body text."""
    signature = draft.anatomy.first(ElementKind.ISSUER, ElementKind.DATE)
    if signature is None or draft.rendered is None or not draft.document.has_layout:
        return
    placed = draft.rendered.within(signature.start, signature.end)
    if not placed or not draft.anatomy.is_complete:
        return
    page = placed[0][0]
    kinds = {draft.anatomy.kind_at(line.start) for line in page.lines if line.start is not None}
    if not kinds & _TEXT:
        message = f"第 {page.number} 面只有署名、日期，没有正文"
        advice = "调整正文行距、字距，使署名、日期与正文同处一面"
        yield Hit(signature.start, signature.end, message=message, advice=advice)


_TEXT = frozenset({ElementKind.BODY, *HEADINGS, ElementKind.TABLE, ElementKind.ATTENDANCE})
