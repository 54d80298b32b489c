"""Assignments without an owner or a time limit, and owners the document is not sent to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="CS-21",
    name="incomplete-assignment",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="任务分工通常写全任务、责任单位和完成时限",
    why="分工表述缺责任单位或时限，任务就难以督办；同一文件各项任务的写法应当一致。",
    basis=("公文实务",),
    examples=(
        wrong(
            "1.完善制度。（责任单位：办公室；完成时限：2026年6月底）\n2.加强培训。（责任单位：人事科；完成时限：2026年9月底）\n3.开展检查。⟦（责任单位：监督科）⟧"
        ),
        wrong(
            "1.完善制度。（责任单位：办公室；完成时限：2026年6月底）\n2.加强培训。⟦（完成时限：2026年9月底）⟧\n3.开展检查。（责任单位：监督科；完成时限：长期坚持）"
        ),
        right(
            "1.完善制度。（责任单位：办公室；完成时限：2026年6月底）\n2.加强培训。（责任单位：人事科；长期坚持）"
        ),
        right("（牵头单位：发展改革委；配合单位：财政局）\n（牵头单位：教育局）"),
        right(
            "1.完善制度。（责任单位：办公室）\n2.6月底前开展检查。（责任单位：监督科；完成时限：6月底）"
        ),
    ),
    anchors=("责任单位", "牵头单位", "完成时限", "责任部门", "责任科室"),
)

_BRACKET = re.compile(
    r"[（(][^（）()\n]*(?:责任单位|牵头单位|责任部门|责任科室|完成时限)[：:][^（）()\n]*[）)]"
)
_OWNER = re.compile(r"责任单位|牵头单位|责任部门|责任科室")
_LIMIT = re.compile(r"时限|前完成|底前|月底|年底|长期|持续|日前|立行立改|季度")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield assignments that lack what most others in the document have."""
    found = list(_BRACKET.finditer(draft.text))
    limited = [match for match in found if _LIMIT.search(match.group())]
    owned = [match for match in found if _OWNER.search(match.group())]
    for having, missing in ((limited, "完成时限"), (owned, "责任单位")):
        lacking = [match for match in found if match not in having]
        if not lacking or len(having) <= len(lacking):
            continue
        yield Hit(
            *lacking[0].span(),
            message=f"这项任务没有写明{missing}，其他任务都有",
            advice=f"请补写{missing}",
            count=len(lacking),
        )
