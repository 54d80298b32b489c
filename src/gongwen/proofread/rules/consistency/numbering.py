"""Numbers of headings, articles, tables and figures: none missing, none twice, none pointing nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text.numerals import chinese_to_int, int_to_chinese

RULE = Rule(
    code="CS-08",
    name="broken-numbering",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="序号不连续或重复",
    why="层次序数、条款号、图表号应从一开始连续编排；跳号、重号会使引用落空，也可能说明内容遗漏。",
    basis=("GB/T 9704—2012 7.3.3", "事实核对"),
    examples=(
        wrong("一.基本情况\n已经完成。\n⟦三、⟧下一步安排\n继续检修。"),
        wrong("一、总体要求\n内容\n二、主要任务\n内容\n⟦四、⟧保障措施\n内容"),
        wrong("一、总体要求\n（一）指导思想\n内容\n⟦（一）⟧基本原则\n内容\n（二）目标\n内容"),
        wrong("一、主要任务\n1.完善制度。\n2.加强培训。\n⟦4.⟧开展检查。"),
        wrong("第一条　为了规范管理。\n第二条　本办法适用于机关。\n⟦第四条⟧　各单位应当执行。"),
        wrong("表1　经费预算\n数据\n⟦表3⟧　人员情况\n数据"),
        wrong("经费预算详见⟦表3⟧。\n表1　经费预算\n数据\n表2　人员情况\n数据"),
        wrong(
            "第一条　为了规范管理。\n第二条　违反⟦第九条⟧规定的，通报批评。\n第三条　本办法自印发之日起施行。"
        ),
        right(
            "一、总体要求\n（一）思想\n内容\n（二）原则\n内容\n二、任务\n（一）制度\n内容\n1.甲。\n2.乙。\n（二）培训"
        ),
        right("一、任务\n1.甲。\n2.乙。\n说明文字\n1.丙。\n2.丁。"),
        right(
            "第一条　为了规范管理，根据《某法》第九条，制定本办法。\n第二条　适用范围。\n第三条　施行。"
        ),
        wrong("一、甲\n⟦三、⟧乙\n五、丙\n七、丁\n九、戊\n十一、己\n十三、庚"),
        right("将第十五条修改为：\n第十五条　内容。\n第二十条　内容。"),
        right("1.5万元\n3.2万元"),
        right("一是加强领导。\n二、三季度完成。\n四、五年级参加。"),
    ),
)

_LINE = re.compile(
    r"^[ 　]*(?:(?P<one>[一二三四五六七八九十]{1,3})[、.．](?![一二三四五六七八九十]|[^\n]{0,3}(?:季度|年级|等奖|级))"
    r"|[（(](?P<two>[一二三四五六七八九十]{1,3})[）)]"
    r"|(?P<three>[0-9]{1,2})[.．](?![0-9])"
    r"|[（(](?P<four>[0-9]{1,2})[）)]"
    r"|第(?P<article>[一二三四五六七八九十百]{1,5})条(?!第|款|规定|的|、|和第|至第)"
    r"|(?P<label>[表图])[ 　]?(?P<caption>[0-9]{1,2})[ 　：:.．])",
    re.MULTILINE,
)
_BEGINNINGS = frozenset("一二三四五六七八九十（(第表图0123456789 　")
_LEVELS = ("one", "two", "three", "four")
_REFERENCE = re.compile(r"(?:见|如|按|参见|参照)([表图])[ 　]?([0-9]{1,2})(?![0-9\-—.])")
_ARTICLE_REFERENCE = re.compile(
    r"(?:本办法|本规定|本条例|本细则|违反|依照|按照|根据|符合|本章程|本制度)第([一二三四五六七八九十百]{1,5})条"
)
_INLINE_ONE = re.compile(r"[。；：\n][一二三四五六七八九十]{1,3}、")
_FAR = 3
_SLIPS = 2
_EXCERPT = 5
_OWN_ARTICLES = 3


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield numbers that jump or repeat, and references to what is not there."""
    lines = list(_numbered(draft.text))
    hits = [
        *_headings(draft.text, lines),
        *_articles(draft.text, lines),
        *_captions(draft.text, lines),
    ]
    hits.sort(key=lambda hit: hit.start)
    if len(hits) <= _EXCERPT:
        # Two slips are slips; more of them look like a text that lost lines on its way here.
        is_slip = len(hits) <= _SLIPS
        yield from (hit if is_slip else replace(hit, severity=Severity.S2) for hit in hits)
        return
    # An excerpt, or text copied without some of its lines: one cause, one finding.
    yield replace(
        hits[0],
        count=len(hits),
        severity=Severity.S2,
        advice="全文序号多处中断，疑为节选或复制不全，请先核对原文是否完整",
    )


def _numbered(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers that begin lines; most lines are passed over by their first character."""
    at = 0
    while True:
        match = _LINE.match(text, at) if text[at : at + 1] in _BEGINNINGS else None
        if match and match.lastgroup:
            yield match
        at = text.find("\n", at) + 1
        if not at:
            return


def _headings(text: str, lines: list[re.Match[str]]) -> Iterator[Hit]:
    """Yield breaks of the four levels; a higher level, or a fresh 1, starts a level anew."""
    last: dict[str, tuple[int, int]] = {}
    is_statute = False
    for match in lines:
        level = match.lastgroup
        if level == "article":
            last.clear()
            is_statute = True
        if level not in _LEVELS:
            continue
        number = _number(match[level])
        for lower in _LEVELS[_LEVELS.index(level) + 1 :]:
            last.pop(lower, None)
        before = last.get(level)
        last[level] = number, match.end()
        if before is None or number == before[0] + 1 or (number == 1 and before[0] > 1):
            continue
        # In pasted text a heading may have run into the paragraph before it.
        between = text[before[1] : match.start()]
        if before[0] <= number <= before[0] + _FAR and not _runs_in(between, level, before[0] + 1):
            hit = _break(match, level, number, before[0] + 1)
            yield replace(hit, severity=Severity.S2) if is_statute else hit  # items of an article


def _runs_in(between: str, level: str, expected: int) -> bool:
    """Tell whether the missing number, or a heading of the level above, stands inside a line."""
    word = int_to_chinese(expected)
    wanted = {
        "one": f"{word}、",
        "two": f"（{word}）",
        "three": f"{expected}.",
        "four": f"（{expected}）",
    }[level]
    return wanted in between or (level == "two" and _INLINE_ONE.search(between) is not None)


def _break(match: re.Match[str], level: str, number: int, expected: int) -> Hit:
    """Return the hit for a heading that should have been number ``expected``."""
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    what = "重复" if number < expected else "跳号"
    wanted = int_to_chinese(expected) if level in {"one", "two"} else str(expected)
    return Hit(
        start,
        match.end(),
        message=f"序号{what}：此处应为“{wanted}”，写作“{match[level]}”",
        advice="请核对是否漏写内容，再顺次改正以下序号",
        severity=Severity.S2 if number < expected and number == 1 else None,
    )


def _number(words: str) -> int:
    """Return the value of a number in figures or characters, nought for what is none."""
    if words.isdecimal():
        return int(words)
    try:
        return chinese_to_int(words)
    except ValueError:
        return 0


def _articles(text: str, lines: list[re.Match[str]]) -> Iterator[Hit]:
    """Yield gaps among articles that begin at the first, and references beyond the last."""
    articles = [match for match in lines if match.lastgroup == "article"]
    numbers = [_number(match["article"]) for match in articles]
    if len(numbers) < 2 or numbers[0] != 1:  # noqa: PLR2004 - one article has no order
        return
    for match, before, number in zip(articles[1:], numbers, numbers[1:], strict=False):
        if number not in (before + 1, 1) and abs(number - before) <= _FAR:
            start = match.start() + match.group().index("第")
            yield Hit(
                start,
                match.end(),
                message=f"条号不连续：第{int_to_chinese(before)}条之后应为第{int_to_chinese(before + 1)}条",
                advice="请核对是否漏条，再顺次改正条号和对条文的引用",
            )
    if len(numbers) >= _OWN_ARTICLES and numbers.count(1) == 1:
        for match in _ARTICLE_REFERENCE.finditer(text):
            if _number(match[1]) > max(numbers):
                start = match.start(1) - 1
                yield Hit(
                    start, match.end(), message="引用的条款在本文件中不存在", advice="请核对条号"
                )


def _captions(text: str, lines: list[re.Match[str]]) -> Iterator[Hit]:
    """Yield gaps among tables and figures, and references to such as do not exist."""
    for label in "表图":
        captions = [m for m in lines if m.lastgroup == "caption" and m["label"] == label]
        numbers = [int(match["caption"]) for match in captions]
        if not numbers or numbers[0] != 1:
            continue
        for match, before, number in zip(captions[1:], numbers, numbers[1:], strict=False):
            if number not in (before, before + 1, 1):
                yield Hit(
                    match.start("label"), match.end("caption"), message=f"{label}的编号不连续"
                )
        for match in _REFERENCE.finditer(text):
            if match[1] == label and int(match[2]) not in numbers:
                yield Hit(match.start(1), match.end(), message=f"正文引用的{label}{match[2]}不存在")
