"""An order or motion is signed with the post of its signatory."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.layout import spoil
from gongwen.layout.specimen import notice, order
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import DocumentType, Severity, Strength

RULE = Rule(
    code="BOD-15",
    name="signed-post",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="签发人签名前没有标注职务",
    why="加盖签发人签名章的公文，签名章左侧空二字标注签发人职务，职务写全称，签名章下空一行排成文日期。",
    basis=("GB/T 9704—2012 7.3.5.3",),
    examples=(
        Staged("命令没有职务", lambda: spoil.reword(order(), "市　长　　", ""), ("2026年2月20日",)),
        Staged("职务、签名和日期齐全", order),
        Staged("通知由机关署名", notice),
    ),
)

_POST = re.compile(r"[长记]|主任|主席|总理|行长|专员|司令员|政委|代理|署")
_SIGNED = {DocumentType.ORDER, DocumentType.MOTION}
_ABOVE = 4


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the date of a signed document above which no post is named."""
    anatomy = draft.anatomy
    date = anatomy.first(ElementKind.DATE)
    if date is None or not anatomy.is_complete or anatomy.document_format != "order":
        return
    if anatomy.document_type not in _SIGNED:
        return
    above = range(max(date.first - _ABOVE, 0), date.first)
    lines = [draft.document.blocks[index].text for index in above]
    short = [line for line in lines if 0 < len(line.strip()) <= _LONGEST]
    if not any(_POST.search(re.sub(r"\s", "", line)) for line in short):
        advice = "在签名左侧空二字写职务全称"
        yield Hit(date.start, date.end, advice=advice)


_LONGEST = 20
