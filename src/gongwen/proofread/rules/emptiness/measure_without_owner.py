"""Measures for which nobody is responsible and no date is set."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.rules.emptiness.paragraphs import DEADLINE, FIGURE, OWNER, paragraphs
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="EP-05",
    name="measure-without-owner",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="这一段提了多项措施，没有责任单位和完成时限",
    why="措施要写清任务、责任单位、完成时限三样，缺了后两样就难以督办。",
    basis=("公文实务",),
    examples=(
        wrong(
            "⟦下一步，要加强宣传引导，完善管理制度，开展专项整治，强化日常巡查，推动各项措施落地。⟧"
        ),
        wrong("⟦要健全应急体系，推进隐患整改，加强队伍训练，提升救援能力，筑牢安全防线。⟧"),
        right("要求加强宣传引导，完善管理制度，开展专项整治的，强化日常巡查后答复。"),
        right("下一步，要加强宣传引导，完善管理制度，开展专项整治，由县住建局牵头，6月底前完成。"),
        right("下一步，由县住建局负责加强宣传引导，完善管理制度，开展专项整治，强化日常巡查。"),
        right("我县加强宣传引导，完善管理制度，开展专项整治，强化日常巡查，成效初显。"),
    ),
    anchors=("下一步", "今后", "整改措施", "工作打算", "下步", "要"),
)

_LENGTH = 30
_LEAST = 3
_PLAN = re.compile("下一?步|今后|整改措施|工作打算|^[ \u3000]*要(?![求是点素件])")
_MEASURE = re.compile(
    "(?:加强|加大|完善|健全|建立|开展|强化|推进|推动|落实|提升|提高|优化|严格|深化|加快)[\u4e00-\u9fff]"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every plan of several measures that names neither owner nor deadline."""
    for paragraph in paragraphs(draft, _LENGTH):
        text = paragraph.text
        if not _PLAN.search(text) or len(_MEASURE.findall(text)) < _LEAST:
            continue
        if not any(pattern.search(text) for pattern in (OWNER, DEADLINE, FIGURE)):
            yield Hit(
                paragraph.start, paragraph.end, advice="逐项补上责任单位和完成时限，可列成任务清单"
            )
