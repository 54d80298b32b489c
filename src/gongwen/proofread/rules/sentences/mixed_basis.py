"""“根据……为依据” mixes two patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-16",
    name="mixed-basis",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“根据……”和“以……为依据”两种句式杂糅",
    why="“根据……”和“以……为依据（为准）”只用一种。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦根据实际情况为依据⟧确定标准。"),
        wrong("⟦按照合同约定为准⟧。"),
        wrong("⟦依据群众需求出发⟧。"),
        wrong("⟦依照《某省供水条例》的规定为依据⟧。"),
        wrong("⟦根据实测流量为依据⟧测算补偿费。"),
        wrong("⟦按照在册人数为标准⟧拨付经费。"),
        right("开采数量以按照国家有关规定经批准的设计为准。"),
        right("以实际情况为依据确定标准。"),
        right("依据职责为基础设施建设提供保障。"),
        right("根据建筑面积确定为标准的户型。"),
        right("按照国家标准执行，以合同约定为准。"),
        right("从群众需求出发。"),
        right("根据以下指标作为依据的数据。"),
    ),
    anchors=(
        "为依据",
        "为准",
        "为基础",
        "为根据",
        "为标准",
        "出发",
    ),
)

_THEN = (
    "(?:核定|核算|核发|安排|支付|发放|计算|计收|分配|认定"
    "|测算|编制|审核|拨付|结算|征收|评定|考核|实施|办理|执行|划分|收取|处理)"
)

_PATTERN = re.compile(
    rf"(?:按照|根据|依据|依照)(?:《[^》\n]{{2,40}}》(?:、?《[^》\n]{{2,40}}》){{0,3}})?[^，。；：、\n以作成视从认分《]{{2,30}}?(?:为(?:依据|准|基础|根据|标准)|(?<!从)出发)(?={_THEN}|[，。；\n确开制进]|$)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every “根据……为依据”."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        if draft.text[max(match.start() - 1, 0) : match.start()] == "以":
            continue  # “以按照规定批准的设计为准”
        yield Hit(match.start(), match.end(), advice="改为“以……为依据（为准）”，或者只用“根据……”")
