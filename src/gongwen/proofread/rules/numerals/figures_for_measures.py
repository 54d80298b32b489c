"""Measured and counted quantities written in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED
from gongwen.text.numerals import chinese_to_int, parse_number

RULE = Rule(
    code="NUM-01",
    name="figures-for-measures",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="统计、计量的数量用了汉字数字",
    why="计量、统计、编号的数量通常用阿拉伯数字，醒目又便于核对；法规条文、成语、概数、序数和已经定型的词用汉字。",
    basis=("GB/T 15835—2011 4.1",),
    examples=(
        wrong("财政承担⟦六十⟧%。", becomes="财政承担60%。"),
        wrong("税收增长⟦百分之五点二⟧。", becomes="税收增长5.2%。"),
        wrong("新建道路⟦三十五⟧公里。", becomes="新建道路35公里。"),
        wrong("下达资金⟦三百万⟧元。", becomes="下达资金300万元。"),
        wrong("安置群众⟦三百四十五⟧人。", becomes="安置群众345人。"),
        right("税收增长5.2%。"),
        right("派出三百人，涉及二十户。"),
        right("第三条逾期不缴的，按百分之五加收。\n第四条本办法自公布之日起施行。"),
        right("百分之百完成任务。"),
        right("大约百分之七八十的群众参加。"),
        right("十几公里、三五公里、上百万元。"),
        right("获得一等奖，坚持“五位一体”。"),
        right("罚款一百元以上五百元以下。"),
    ),
    anchors=(
        "百分之",
        "公里",
        "公斤",
        "元",
        "公顷",
        "平方米",
        "立方米",
        "千克",
        "吨",
        "亩",
        "十",
        "百",
    ),
)

_MIXED = re.compile(
    r"(?<![一二三四五六七八九十百点几数\d])([一二三四五六七八九]?十[一二三四五六七八九]?)(?=[%％])"
)
_NUMERAL = "[一二三四五六七八九十百千两〇零]+"
_PERCENT = re.compile(
    r"百分之([一二三四五六七八九十百千点〇零]+)(?![几多余来\u4e00-\u9fff]*[几多余])"
)
_MEASURE = re.compile(rf"({_NUMERAL})([万亿]{{0,2}})(?=公里|公斤|元|公顷|平方米|立方米|千克|吨|亩)")
# Only an exact number of people or things is a statistic: 「三百四十五人」, not 「三百人」.
_EXACT = re.compile(
    "[一二三四五六七八九两]?[百十][一二三四五六七八九十百零]*[一二三四五六七八九](?=[人户座台辆所件](?![次均力民]))"
)
_APPROXIMATE = re.compile("[一二三四五六七八九](?:[一二三四五六七八九])|^[十百千]$")
_NOT_BEFORE = frozenset("第几数上近约成○〇一二三四五六七八九十百千万亿两多余每")
_SHORTEST, _LONG = 2, 4
_RANGE_AFTER = re.compile(r"[\u4e00-\u9fff]{0,3}(?:以上|以下|以内)")
_ARTICLE = re.compile(r"^[ \u3000]*第[一二三四五六七八九十百]+条", re.MULTILINE)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield percentages and measured quantities in words, except in regulations."""
    if _ARTICLE.search(draft.text):
        return
    text = draft.masked(*CITED)
    hits: list[Hit] = []
    if "百分之" in text:
        hits += [hit for match in _PERCENT.finditer(text) if (hit := _percent(text, match))]
    hits += [hit for match in _MEASURE.finditer(text) if (hit := _measure(text, match))]
    for match in _MIXED.finditer(text):
        value = str(chinese_to_int(match[1]))
        hits.append(Hit(*match.span(1), value, "汉字数字与百分号混用", severity=Severity.S2))
    hits += [hit for match in _EXACT.finditer(text) if (hit := _exact(text, match))]
    yield from sorted(hits, key=lambda hit: hit.start)


def _exact(text: str, match: re.Match[str]) -> Hit | None:
    word = match.group()
    before = text[match.start() - 1 : match.start()]
    if len(word) < _LONG or before in _NOT_BEFORE or _APPROXIMATE.search(word):
        return None
    try:
        return Hit(*match.span(), f"{parse_number(word).normalize():f}")
    except ValueError:
        return None


def _percent(text: str, match: re.Match[str]) -> Hit | None:
    word = match[1].rstrip("点")
    end = match.start(1) + len(word)
    if word == "百" or _APPROXIMATE.search(word) or _RANGE_AFTER.match(text, end):
        return None
    try:
        value = parse_number(word)
    except ValueError:
        return None
    return Hit(match.start(), end, f"{value.normalize():f}%")


def _measure(text: str, match: re.Match[str]) -> Hit | None:
    word, scale = match.groups()
    start = match.start()
    before = text[start - 1 : start]
    is_counted = len(word) >= _SHORTEST and before not in _NOT_BEFORE
    if not is_counted or _APPROXIMATE.search(word) or _RANGE_AFTER.match(text, match.end()):
        return None
    try:
        value = parse_number(word)
    except ValueError:
        return None
    return Hit(start, match.end(), f"{value.normalize():f}{scale}")
