"""Approximate numbers written in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="NUM-02",
    name="approximations-in-words",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="两个数字连用表示概数，用了阿拉伯数字",
    why="相邻两个数字连用表示大概的数，用汉字并且中间不加顿号，如“三四百人”。",
    basis=("GB/T 15835—2011 4.2.2",),
    examples=(
        wrong("到会⟦3、4百⟧人。", becomes="到会三四百人。"),
        wrong("工期还要⟦3、4⟧天。", becomes="工期还要三四天。"),
        wrong("每组⟦5、6⟧个人。", becomes="每组五六个人。"),
        right("到会三四百人。"),
        right("检查3、4号楼。"),
        right("按照第3、4条办理，分3、4两个小组。"),
        right("完成序号1、2、3个项目。"),
        right("见表3、4个别数据。"),
    ),
)

_APPROXIMATE = re.compile(
    r"([1-8])、([2-9])(?:([十百千万](?!分))|(?=天|个(?!别)(?:月|人|小时|单位|问题)?|名|倍|人次|小时|遍|户))"
)
_NOT_BEFORE = re.compile(r"[\d.、．第表图条款项号附件组至到\-—]")
_WORDS = "〇一二三四五六七八九"


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield neighbouring figures with an enumeration comma before a measure word."""
    text = draft.text
    for match in _APPROXIMATE.finditer(text):
        low, high = int(match[1]), int(match[2])
        start = match.start()
        if (
            high != low + 1
            or (start and _NOT_BEFORE.match(text, start - 1) and text[start - 2 : start] != "每组")
            or text[start - 1 : start] in {"", "\n"}
        ):
            continue
        yield Hit(start, match.end(), f"{_WORDS[low]}{_WORDS[high]}{match[3] or ''}")
