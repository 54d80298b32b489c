"""Figures joined to 十, 百, 千."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED
from gongwen.text.numerals import PLACES

RULE = Rule(
    code="NUM-09",
    name="figures-with-small-places",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="阿拉伯数字与“十”“百”“千”连用",
    why="阿拉伯数字只与“万”“亿”连用；“十”“百”“千”要么全写成数字，要么全写成汉字，单位词头“千米”“千克”等除外。",
    basis=("GB/T 15835—2011 5.1.1",),
    examples=(
        wrong("投入⟦3千4百万⟧元。", becomes="投入3400万元。"),
        wrong("培训⟦5百⟧人。", becomes="培训500人。"),
        wrong("补助⟦2千⟧元。", becomes="补助2000元。"),
        wrong("企业增加到1万⟦6千⟧多户。"),
        right("重5千克，长3千米，功率20千瓦，提高2个百分点。"),
        right("入围500强，企业100强。"),
        right("播种面积46.0千公顷。"),
        right("投入3400万元。"),
        wrong("新建仓库⟦2千4百⟧平米。", becomes="新建仓库2400平米。"),
        right("开展2024百日攻坚，实施2025千企行动。"),
        right("建成30千伏线路，庆祝建校1百周年。"),
    ),
    anchors=("十", "百", "千"),
)

_START = re.compile("[0-9][十百千]")
_JOINED = re.compile(
    r"(\d{1,2}(?:\.\d+)?)([十百千])(?:(\d)([十百]))?(?:(\d)(十))?"
    r"(?=[万亿]?(?:元|人|名|个|户|家|吨|亩|公里|公斤|公顷|平方|平米|余|多|台|辆|件|套|册|份|次))"
)
_FIGURES_BEFORE = re.compile(r"\d+(?:\.\d+)?$")
_LOOK_BACK = 8
# Statistics measure land by the thousand hectares: “46.0千公顷”.
_STATISTICAL = ("公顷", "吨")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield figures followed by a small place and then by a scale or a measure word."""
    text = draft.masked(*CITED)
    done = 0
    for seed in _START.finditer(text):
        figures = _FIGURES_BEFORE.search(text[max(seed.end() - 1 - _LOOK_BACK, 0) : seed.end() - 1])
        start = seed.end() - 1 - len(figures.group()) if figures else seed.start()
        match = _JOINED.match(text, start)
        if match is None or start < done or text[start - 1 : start] in {".", "-"}:
            continue
        groups = match.groups()
        value = sum(
            float(figure) * PLACES[place]
            for figure, place in zip(groups[::2], groups[1::2], strict=True)
            if figure and place
        )
        if text[start - 1 : start] in {"万", "亿"}:
            done = match.end()
            yield Hit(start, done, advice="全写成数字，如把“1万6千”写成“1.6万”")
            continue
        scale = text[match.end()] if text[match.end()] in "万亿" else ""
        if "." in match[1] and match[2] == "千" and text.startswith(_STATISTICAL, match.end()):
            continue
        done = match.end() + len(scale)
        yield Hit(
            start,
            done,
            f"{value:g}{scale}",
            severity=Severity.S3 if scale else None,
        )
