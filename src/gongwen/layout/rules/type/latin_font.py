"""Digits and Latin letters: one font throughout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import ElementKind
from gongwen.layout import spoil
from gongwen.layout.fonts import normalised
from gongwen.layout.specimen import notice
from gongwen.layout.view import stretches_of
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="FMT-010",
    name="latin-font",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="正文数字、字母的字体前后不一",
    why="国家标准只规定页码用宋体，正文里的数字用仿宋或 Times New Roman 均可，全文一致即可。",
    basis=("公文实务",),
    examples=(
        Staged(
            "一段的数字用了 Calibri",
            lambda: spoil.looks(
                notice(), "2000年以前", lambda look: replace(look, latin_font="Calibri")
            ),
            (
                "2000年以前建成、供水管网老化的住宅小区，共计86个，涉及居民2.4万户。改造内容包括更换入户管道、增设加压泵站和分户水表。",
            ),
        ),
        Staged("全文一致", notice),
        Staged(
            "全文数字都用仿宋",
            lambda: spoil.looks(notice(), "", lambda look: replace(look, latin_font="仿宋")),
        ),
    ),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first digits whose font is not that of most digits in the body."""
    if not draft.document.has_layout:
        return
    weights: Counter[str] = Counter()
    digits = [
        (stretch, normalised(stretch.look.latin_font))
        for stretch in stretches_of(draft, draft.anatomy.all(ElementKind.BODY))
        if stretch.look.latin_font
        and any(mark.isascii() and mark.isalnum() for mark in stretch.text)
    ]
    for stretch, font in digits:
        weights[font] += sum(mark.isascii() and mark.isalnum() for mark in stretch.text)
    if len(weights) <= 1:
        return
    usual, _ = weights.most_common(1)[0]
    odd = [stretch for stretch, font in digits if font != usual]
    message = f"此处数字字体为 {odd[0].look.latin_font}，与全文多数不一致"
    yield Hit(odd[0].start, odd[0].end, message=message, count=len(odd))
