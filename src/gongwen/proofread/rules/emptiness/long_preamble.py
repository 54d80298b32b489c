"""A preamble that takes up too much of the document."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_OPENING = "清河县教育局关于做好校舍安全工作的通知\n各中小学：\n"
_END = "\n清河县教育局\n2026年5月6日"
_REASON = "校舍安全关系广大师生的生命安全，必须始终放在心上。"
_TASKS = (
    "\n一、全面排查\n各校于5月底前完成自查。\n二、及时整改\n发现隐患立即停用并报告。"
    + "要求逐栋登记、逐项核对。" * 12
)

RULE = Rule(
    code="EP-08",
    name="long-preamble",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="导语超过全文五分之一",
    why="开头的依据、背景和意义写得太长，读者迟迟看不到正题；通常一两句交代缘由即可。",
    basis=("公文实务",),
    examples=(
        wrong(_OPENING + "⟦" + _REASON * 9 + "⟧" + _TASKS + _END),
        right(_OPENING + _REASON + _TASKS + _END),
        right(_REASON * 9),
    ),
)

_SHARE = 0.2
_LENGTH = 200  # shorter preambles are never too long


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the text before the first heading where it is too long."""
    body = list(draft.anatomy.all(ElementKind.BODY))
    headings = draft.anatomy.headings
    if not draft.anatomy.is_complete or not body or not headings:
        return
    start, first, end = body[0].start, headings[0].start, body[-1].end
    preamble = draft.text[start:first].rstrip()
    if len(preamble) >= _LENGTH and len(preamble) > _SHARE * (end - start):
        share = round(100 * len(preamble) / (end - start))
        yield Hit(
            start,
            start + len(preamble),
            message=f"导语{len(preamble)}字，约占正文{share}%",
            advice="缩成一两句：依据、目的，接“现就有关事项通知如下”一类的过渡语",
        )
