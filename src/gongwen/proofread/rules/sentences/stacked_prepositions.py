"""“关于对” stacks two prepositions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-13",
    name="stacked-prepositions",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="“关于”后面又接介词，介词重叠",
    why="“关于”已经引出对象，后面再用“对、就”就重叠了；可把“对”后的宾语移到动词之后。",
    basis=("公文实务",),
    examples=(
        wrong("⟦关于对于⟧经费问题的说明。", becomes="关于经费问题的说明。"),
        wrong("⟦关于就⟧有关事项的通知。"),
        wrong("⟦对于关于⟧安全的要求。"),
        wrong("⟦关于对⟧先进单位进行表彰的决定"),
        wrong("⟦针对关于⟧停车难的反映，部门开展了整治。"),
        right("关于表彰先进单位的决定"),
        right("关于针对性措施的说明"),
        right("关于对外贸易工作的意见"),
        right("关于就业工作的意见"),
    ),
    anchors=(
        "关于对",
        "关于就",
        "对于关于",
        "关于针对",
        "针对关于",
    ),
)

_PATTERN = re.compile(
    r"关于对于|关于针对(?!性)|针对关于(?!系)|关于就(?!业|医|学|诊|近|地|餐|任|读)|对于关于(?!系)|关于对(?!外|内|口|接|方|于|照|应|手|抗|象|策|冲|联|标|日|美|俄|港|台|华|虾|撞|开|价|公|账|赌|话)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every “关于” with a second preposition."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        mild = match.group() == "关于对"
        yield Hit(
            match.start(),
            match.end(),
            "关于" if match.group() == "关于对于" else None,
            message="标题里“关于对……”通常写作“关于……”" if mild else None,
            advice="改为“关于＋动词＋对象”，如“关于表彰××的决定”",
            severity=Severity.S4 if mild else None,
        )
