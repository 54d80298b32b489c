"""Two ways of telling a consequence run into one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-42",
    name="mixed-results",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="两种表达结果的句式杂糅在一起",
    why="“给人留下印象”“在考核中扣分”“结果是”各是完整的说法，再套上“造成”“予以”“导致”就成了病句。",
    basis=("现代汉语语法",),
    examples=(
        wrong("工作拖沓，⟦造成给服务对象留下效率低下的印象⟧。"),
        wrong("态度生硬，⟦造成群众办事难的不良印象⟧。"),
        wrong("对责任人⟦予以年度考核中作扣分处理⟧。"),
        wrong("只图省事，⟦导致的结果是⟧返工更多。", becomes="只图省事，结果是返工更多。"),
        right("工作拖沓，给服务对象留下效率低下的印象。"),
        right("对责任人在年度考核中予以扣分。"),
        right("对侵权情形予以认定并依法作出处理决定。"),
        right("事故造成的损失由责任单位承担，印象深刻。"),
    ),
    anchors=("造成", "予以", "导致的结果"),
)

_PATTERN = re.compile(
    r"(?P<impression>造成(?:给[^，。；\n]{2,40}|[^，。；\n]{2,30}的(?:不良|恶劣|不好|负面)?)印象)(?=[，。；])"
    r"|(?P<measure>予以[^，。；\n并]{2,16}中[做作][^，。；\n]{1,8}处理)"
    r"|导致的(?P<result>结果是)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every consequence told in two ways at once."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        if match["impression"]:
            message = "“造成”不与“印象”搭配"
            advice = "写作“给……留下……的印象”"
            yield Hit(match.start(), match.end(), message=message, advice=advice)
        elif match["measure"]:
            message = "“予以”后直接接动词，与“在……中作……处理”不能套用"
            advice = "写作“在……中予以……”，如“在考核中予以扣分”"
            yield Hit(match.start(), match.end(), message=message, advice=advice)
        else:
            message = "“导致的结果是”重复，写作“结果是”即可"
            yield Hit(match.start(), match.end(), match["result"], message, severity=Severity.S3)
