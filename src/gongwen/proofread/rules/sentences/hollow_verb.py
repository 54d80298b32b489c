"""A hollow verb before the real one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-12",
    name="hollow-verb",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="“进行”空转，直接用后面的动词更简洁",
    why="“进行了认真的检查工作”不如“认真检查了”简洁；一段之内反复“进行”更显拖沓。",
    basis=("公文实务",),
    examples=(
        wrong("要⟦开展进行⟧安全排查。"),
        right("检查开展进行情况。"),
        right("对项目实施进行监督检查。"),
        wrong("对项目⟦进行了认真的检查工作⟧。"),
        wrong("⟦进行⟧调查，进行分析，进行整改。"),
        wrong("对账目⟦进行了逐笔的核对工作⟧。"),
        right("认真检查了项目。"),
        right("进行了为期三天的检查工作。"),
        right("依法进行处罚。"),
    ),
    anchors=("进行",),
)

_PATTERN = re.compile(
    r"(?<=[要应会将并须能来续地])(?:开展|实施)进行(?![曲的情中时])|进行开展|进行了(?:有效|深入|认真|全面|细致|扎实|广泛|系统|及时|严格|充分|必要|彻底|仔细|周密|精心|详细|积极|具体|相应|大量|有序|逐[\u4e00-\u9fff])的[^，。；\n的]{1,4}工作"
    r"|进行(?=[^。\n进]{1,24}进行[^。\n进]{1,24}进行)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every hollow chain of “进行”."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="去掉“进行”，把后面的动词直接用作谓语")
