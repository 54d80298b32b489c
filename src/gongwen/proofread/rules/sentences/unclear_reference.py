"""A document that opens with a pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-28",
    name="unclear-reference",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="正文开头就用“该、其、上述”，前面没有所指",
    why="“该、其、上述、此类”要承接前文，第一次提到时应写出全称。",
    basis=("公文实务",),
    examples=(
        wrong(
            "清河县教育局关于维修校舍的请示\n县人民政府：\n⟦该⟧校舍建成于1985年，急需维修。现申请经费。\n"
            "妥否，请批示。\n清河县教育局\n2026年5月6日"
        ),
        right(
            "清河县教育局关于维修校舍的请示\n县人民政府：\n城关小学校舍建成于1985年，该校舍急需维修。\n"
            "妥否，请批示。\n清河县教育局\n2026年5月6日"
        ),
        right("该项目已经完工。"),
    ),
    anchors=("该", "其", "上述", "此类"),
)

_OPENING = re.compile(r"[ \u3000]*(该(?![当院])|其(?![他它中余次实间])|上述|此类)")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the pronoun with which the body of a complete document opens."""
    body = draft.anatomy.first(ElementKind.BODY)
    if body is None or not draft.anatomy.is_complete:
        return
    match = _OPENING.match(draft.text, body.start, body.end)
    if match:
        yield Hit(match.start(1), match.end(1), advice="第一次提到时写出名称")
