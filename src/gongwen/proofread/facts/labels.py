"""Named figures: what a text says a thing measures, so that one thing has one figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gongwen.proofread.facts.quantities import Quantity, is_approximate, quantities

# Words that name one figure of one subject; a document about it should state it once and for all.
_NAMES = (
    "总投资|总概算|概算总额|投资概算|总预算|预算总额|总建筑面积|建筑面积|总面积|用地面积|占地面积|总用地|总人口|合同金额|合同价|中标价|"
    "所需经费|所需资金|申请资金|申请经费|补助资金|缺口资金|资金缺口|经费预算|核定编制|编制|在编人员|在岗人员|在职人员|在册人员|实有人数|总人数|"
    "参会人数|参训人数|培训人数|受益人口|惠及群众|工期|建设工期|服务期限|项目资金|财政资金|中央资金|自筹资金|户籍人口|常住人口|党员总数|员工总数"
)
_LABEL = re.compile(
    rf"(?P<subject>[^，。；：、（）\n\d]{{0,14}}?)(?P<name>{_NAMES})"
    r"(?:[（(]?(?:预计|约|共|共计|合计|总计|为|是|达|达到|计|需|人民币|：|:|\s){0,3})$"
)
_OWN = re.compile(
    r"^(?:(?:该|本次|本期|本|此|全部|其中|项目|工程|活动|培训|会议|现|需|我[县市区局校院]|计划|预计|拟|建设|申请|请求|安排|解决|核定|整个)*)$"
)
_SCOPE = re.compile(
    r"一期|二期|三期|首期|\d{4}年|去年|今年|上年|每|各|人均|户均|分别|其中|标段|调整|增加|减少|原|变更|由|从|追加|比|剩余|新增"
)


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure with the name the text gives it."""

    name: str
    quantity: Quantity
    scope: str


@lru_cache(maxsize=8)
def named_figures(text: str) -> tuple[NamedFigure, ...]:
    """Return the figures of the document's own subject, first to last."""
    found = []
    for quantity in quantities(text):
        lead = text[max(quantity.start - 32, 0) : quantity.start].rpartition("\n")[2]
        match = _LABEL.search(lead)
        if match is None or is_approximate(text, quantity):
            continue
        subject = match["subject"].strip(" 　")
        clause_start = max(lead.rfind(mark, 0, match.start("name")) for mark in "，。；：、") + 1
        words = lead[clause_start : match.start("name")].strip(" 　")
        left = max(text.rfind(mark, 0, quantity.start) for mark in "。\n") + 1
        if _SCOPE.search(text, left, quantity.start):
            continue
        own = "" if _OWN.match(words) else words or subject
        found.append(NamedFigure(own + match["name"], quantity, words))
    return tuple(found)
