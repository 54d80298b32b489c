"""Years written with two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

RULE = Rule(
    code="NUM-03",
    name="short-years",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="年份没有写全四位",
    why="公元年份写全四位数字，两位的简写分不清世纪，也容易与时长混淆。",
    basis=("GB/T 15835—2011 5.1.4",),
    examples=(
        wrong("××局关于召开⟦26年⟧防汛工作会议的通知"),
        right("开展20年免费体检服务。"),
        wrong("⟦24年⟧5月完成验收。", becomes="2024年5月完成验收。"),
        wrong("截至⟦23年⟧底完成整改。", becomes="截至2023年底完成整改。"),
        wrong("⟦98年⟧3月1日起施行。", becomes="1998年3月1日起施行。"),
        wrong("⟦26年⟧上半年完成投资3亿元。", becomes="2026年上半年完成投资3亿元。"),
        right("2024年5月完成验收。"),
        right("历经20年上半年与下半年的对比。"),
        right("从业25年底薪不变。"),
        right("建校70年，历时12年。"),
        right("刑期12年6个月。"),
        right("工作满10年5月以上。"),
        right("“98年”抗洪精神。"),
        right("执行〔2024〕15年度计划。"),
        right("服务年限为15年末次续签。"),
    ),
    anchors=("年",),
)

_SHORT = re.compile(
    r"年(?=(?:0?[1-9]|1[0-2])月(?!以|内|余|多|的期|期)|[上下]半年|第?[一二三四]季度|底(?!薪|线|蕴)|[初末](?![次期]))"
    r"|(?<=(?:召开|做好|开展|印发|制定|下达|关于)\d\d)年(?=(?:度|全[国省市县区]|[\u4e00-\u9fff]{2,12}(?:工作|会议|推进会|计划|任务|要点|活动|行动)))"
)
_BEFORE = re.compile(r"[\d〔第经零〇一二三四五六七八九十满达近约过了共届'’\-—.．]")
_DURATION = re.compile(
    r"(?:刑|期|限|龄|历时|为期|工作|从业|服役|缓刑|徒刑|超过|不少于|未满|连续|累计|建校|成立)[^，。；\n]{0,3}$"
)
_CENTURY_BREAK = 50


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield two-figure years before a month or before 底, 初, 末."""
    text = draft.masked(*CITED)
    for match in _SHORT.finditer(text):
        start = match.start() - 2
        figures = text[max(start, 0) : match.start()]
        if start < 0 or not figures.isdecimal() or (start and _BEFORE.match(text, start - 1)):
            continue
        if _DURATION.search(text[max(start - 8, 0) : start]):
            continue
        century = "20" if int(figures) < _CENTURY_BREAK else "19"
        yield Hit(start, match.end(), f"{century}{figures}年")
