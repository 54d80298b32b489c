"""Tone that does not fit the direction a document travels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import lines_with
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Direction, DocumentType, Severity, Strength
from gongwen.text import CITED

_LETTER = "清河县教育局关于商请提供数据的函\n县统计局：\n"
_REQUEST = "清河县教育局关于申请维修经费的请示\n县人民政府：\n我局校舍老化。"
_END = "\n清河县教育局\n2026年5月6日"

RULE = Rule(
    code="SY-31",
    name="unfitting-tone",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="语气与行文方向不合",
    why="函用商请的语气，请示、报告用请求、陈述的语气，不用命令下级的话。",
    basis=("公文实务",),
    examples=(
        wrong(_LETTER + "请贵局⟦务必⟧于5日内提供数据，⟦请遵照执行⟧。" + _END),
        wrong(_REQUEST + "⟦责成⟧财政局拨款，⟦望⟧尽快办理。妥否，请批示。" + _END),
        wrong(_LETTER + "数据口径如下，⟦请严格贯彻落实⟧。" + _END),
        wrong(_REQUEST + "县政府⟦必须⟧尽快安排经费。妥否，请批示。" + _END),
        right(_LETTER + "为贯彻落实上级部署，请贵局提供数据。" + _END),
        right(_LETTER + "请贵局于5日内提供数据为盼。依照规定必须保密的数据除外。" + _END),
        right(_REQUEST + "恳请安排经费为盼，群众寄予厚望。妥否，请批示。" + _END),
        right("各单位务必按时报送，请遵照执行。"),
    ),
    anchors=(
        "务必",
        "必须",
        "贯彻落实",
        "遵照执行",
        "贯彻执行",
        "责成",
        "望",
        "希",
        "不得有误",
        "责令",
    ),
)

_TO_PEERS = re.compile(
    r"务必|[请望](?:认真|严格|抓好)?贯彻落实(?=[。，])|(?:请|望)?(?:遵照|认真贯彻|严格贯彻)执行(?=[。，])|不得有误|必须立即|责令(?=[你贵])"
)
_TO_SUPERIORS = re.compile(
    r"责成(?!的)|(?<=政府)必须(?=[从在于尽立]|安排|解决|拨付|给予)|(?<=[省市县区]委)必须(?=[从在于尽立]|安排|解决|拨付|给予)|(?:(?<=[，。；\n])|^)(?:务?望|希)(?=[你贵尽能认及早给予批各])|务必|(?:请|望)(?:遵照|贯彻)执行|不得有误|必须立即"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield words of command in letters and in documents to a superior."""
    if draft.anatomy.document_type is DocumentType.LETTER:
        pattern, advice = _TO_PEERS, "改用商请语气，如“请予支持”“请于某日前函复”"
    elif draft.anatomy.direction is Direction.UPWARD:
        pattern, advice = _TO_SUPERIORS, "改用请求语气，如“恳请”“请予批准”"
    else:
        return
    text = draft.masked(*CITED)
    for start, end in lines_with(text, RULE.anchors):
        for match in pattern.finditer(text, start, end):
            message = f"“{match.group()}”是对下级说话的语气，这里通常不用"
            yield Hit(match.start(), match.end(), message=message, advice=advice)
