"""Prepositions whose second half is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="CO-48",
    name="half-preposition",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="介词结构缺了后一半",
    why="“在……下”“把……作为”“以……为”前后配对，缺了后一半句子就不完整。",
    basis=("现代汉语语法",),
    examples=(
        wrong(
            "⟦在县委的坚强领导⟧，全县经济稳中向好。",
            becomes="在县委的坚强领导下，全县经济稳中向好。",
        ),
        wrong(
            "⟦在各部门的大力支持⟧，任务如期完成。", becomes="在各部门的大力支持下，任务如期完成。"
        ),
        wrong("⟦把安全生产首要任务⟧抓紧抓实。"),
        wrong("⟦以问题导向⟧，补齐短板。", becomes="以问题为导向，补齐短板。"),
        wrong(
            "⟦在专家组的悉心指导⟧，规程修订完毕。", becomes="在专家组的悉心指导下，规程修订完毕。"
        ),
        wrong(
            "⟦在有关乡镇的密切协助⟧，征收如期完成。",
            becomes="在有关乡镇的密切协助下，征收如期完成。",
        ),
        right("在县委的坚强领导下，全县经济稳中向好。"),
        right("在会场的布置安排，由后勤组负责。"),
        right("把安全生产作为首要任务抓紧抓实。"),
        right("以问题为导向，补齐短板。"),
        right("在工作中得到各部门的支持，任务如期完成。"),
        right("可以市场导向，也可以政府引导。"),
        right("一以贯之抓住主线，强化以实绩论英雄导向，形成合力。"),
        right("把思想统一到这一中心工作上来。"),
        right("在工作中必须依靠群众的支持，才能成功。"),
        right("他在终场前通过一次漂亮的配合，打入一球。"),
    ),
    anchors=(
        "领导，",
        "支持，",
        "帮助，",
        "指导，",
        "关怀，",
        "带领，",
        "配合，",
        "部署，",
        "努力，",
        "推动，",
        "协助，",
        "协作，",
        "监督，",
        "关心，",
        "组织，",
        "安排，",
        "导向，",
        "抓手，",
        "契机，",
        "主线，",
        "核心，",
        "把",
    ),
)

_WARM = "(?:正确|坚强|统一|大力|亲切|热情|积极|密切|全力|鼎力|共同|精心|悉心|有力|周密|高度|直接|不懈|通力)"

_PATTERN = re.compile(
    r"(?P<under>(?<![存现所实自内潜旨])在(?![于校职])(?:有关|全体|不断|[^，。；：、\n在得获给受离为有不是加\d次通经须靠]){2,24}的"
    rf"(?:{_WARM}{{0,2}}(?:领导|支持|帮助|指导|关怀|带领|配合)|{_WARM}{{1,2}}(?:部署|努力|推动|协助|协作|监督|关心|组织|安排)))(?=，)"
    r"|把(?![握关控脉])[^，。；：\n的作当列摆放纳定视成变为落到这]{2,20}(?:首要任务|头等大事|重中之重|中心工作|政治任务)"
    r"|(?<![可所予加用难得足借何给一])以(?![^，\n]{0,8}[论看定])(?P<means>[^，。；：、\n为作之]{2,10})(?P<role>导向|抓手|契机|主线|核心)(?=，)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every preposition without its second half."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        if match["under"]:
            suggestion, missing = match.group() + "下", "……下"
        elif match["means"]:
            suggestion, missing = f"以{match['means']}为{match['role']}", "为"
        else:
            suggestion, missing = None, "作为"
        yield Hit(
            match.start(),
            match.end(),
            suggestion,
            message=f"介词结构缺少“{missing}”",
            advice="补上“作为”" if suggestion is None else None,
        )
