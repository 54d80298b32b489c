"""Conjunctions that do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-23",
    name="unmatched-conjunctions",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="关联词语不配套",
    why="“只有”与“才”、“只要”与“就”、“不仅”与“而且”、“因为”与“所以”、“虽然”与“但是”各自搭配。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦只有明确责任，就⟧能抓好落实。"),
        wrong("⟦只要群众满意，才⟧算完成任务。"),
        wrong("⟦不但没有整改，而是⟧继续拖延。"),
        wrong("⟦虽然任务较重，因此⟧进展较慢。"),
        wrong("⟦因为时间紧，但是⟧仍完成了。"),
        wrong("⟦无论人手紧缺，但⟧值守不能断。"),
        wrong("⟦尽管出现怎样的险情，都⟧要守住堤防。"),
        wrong("⟦不仅要补种苗木，但是⟧要加强管护。"),
        right("只有明确责任，才能抓好落实。"),
        right("只要群众满意，就算完成任务。"),
        right("不是推诿，而是落实。"),
        right("无论项目大小，但凡涉及资金的都要公开。"),
        right("尽管知道困难在什么地方，大家都没有退缩。"),
        right("只有一家供应商，就近采购。"),
    ),
    anchors=(
        "只有",
        "只要",
        "不但",
        "不仅",
        "因为",
        "虽然",
        "尽管",
        "不管",
        "无论",
    ),
)

_PATTERN = re.compile(
    r"(?<!不)只有[^。；！？\n，]{2,30}，[^。；！？\n，才]{0,6}(?<!成)就(?=能|会|可以|可|不会|能够)"
    r"|只要[^。；！？\n，]{2,30}，[^。；！？\n，就]{0,6}(?<!人)才(?![干华智艺人学俊])"
    r"|不[但仅](?![不是仅])[^。；！？\n]{2,30}，而是"
    r"|不[但仅][^。；！？\n，]{2,30}，但是"
    r"|(?:不管|无论)(?![^。；！？，\n]{0,30}(?:什么|如何|何|怎|多|谁|哪|是否|还是|或|与|不|几|大小|高低|好坏|新旧))[^。；！？，\n]{2,30}，(?:但(?!凡)|却|然而)"
    r"|尽管[^。；！？，\n]{0,4}(?:什么样?|怎样|如何|多么|何种)的?[\u4e00-\u9fff]{0,8}，(?:都|也)"
    r"|因为[^。；！？\n，]{2,24}，(?:但是|但)"
    r"|(?:虽然|尽管)[^。；！？\n但却]{2,40}，(?:因此|所以|因而)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every pair of conjunctions that do not match."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="换成配套的关联词语")
