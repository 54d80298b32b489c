"""“通过……，使……” has no subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-06",
    name="lost-subject",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“通过……，使……”缺少主语",
    why="“通过……”和“使……”一起用，句子就没有了主语；删去其中一个即可。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦通过⟧集中整改，使干部作风明显好转。", becomes="集中整改，使干部作风明显好转。"),
        wrong(
            "会议指出。⟦经过⟧三个月的努力，使面貌有了改观。",
            becomes="会议指出。三个月的努力，使面貌有了改观。",
        ),
        wrong("⟦在⟧领导的关心支持下，使工作顺利开展。"),
        right("通过集中整改，干部作风明显好转。"),
        right("我局通过集中整改，使干部作风明显好转。"),
        right("在提高效益的前提下，使生产保持适当速度，是制订计划的方针。"),
        right(
            "有下列情形之一的，视为低价竞销：\n（一）通过给予回扣，使实际售价低于成本；\n（二）以次充好。"
        ),
        right("通过竞争性谈判方式，使用财政资金采购。"),
    ),
    anchors=(
        "，使",
        "，让",
        "，令",
    ),
)

_PATTERN = re.compile(
    r"(?:^|(?<=[。；！？\n]))[ \u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)])?"
    r"(通过|经过|随着|在(?=[^，。；\n]{2,30}下，使))(?=[^，。；！？\n]{2,40}，(?:使(?!用|命|得其)|让(?!利|步|渡|位)|令(?!人)))"
)
_JUDGED = re.compile("[^。；\n]*，是")
_ITEM_END = re.compile("[^。\n]*(?:；|的。?)(?:\n|$)")
_ADVICE = "删去“使”或者句首的介词，让句子有主语"


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every sentence that opens with “通过……，使……”."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        if _JUDGED.match(draft.text, match.end()):
            continue  # all of it is the subject of what follows
        if match.group(0).lstrip().startswith(("（", "(")) and _ITEM_END.match(
            draft.text, match.end()
        ):
            continue  # its subject stands in the sentence that opens the list
        yield Hit(
            match.start(1),
            match.end(1),
            "" if match.group(1) in {"通过", "经过"} else None,
            advice=_ADVICE,
        )
