"""Announced numbers of items against the items that follow."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from gongwen.proofread.prose import Line, prose_lines
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED
from gongwen.text.numerals import chinese_to_int, int_to_chinese

RULE = Rule(
    code="PUN-22",
    name="counted-items",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="预告的项数与实际列出的项数不一致",
    why="写了“以下三点”，后面就列三点；增删条目以后忘记改数字，是校对中最常见的硬伤。",
    basis=("事实核对",),
    examples=(
        wrong("以下⟦四类情形⟧不予受理：\n1.材料不全的；\n2.超过期限的；\n3.重复申请的。"),
        wrong("提出以下⟦三点⟧意见：一是提高认识；二是压实责任；三是加强督查；四是严肃问责。"),
        wrong("现提出以下⟦两点⟧意见：\n一、提高认识。\n二、压实责任。\n三、加强督查。"),
        wrong("要抓好以下⟦4项⟧工作：\n（一）摸清底数。\n（二）建立台账。\n（三）按时报送。"),
        wrong("做到⟦三个方面⟧：一要提高认识，二要压实责任。"),
        right("提出以下三点意见：一是提高认识；二是压实责任；三是加强督查。"),
        right(
            "现提出以下三点意见：\n一、提高认识。\n（一）加强学习。\n（二）加强宣传。\n二、压实责任。\n三、加强督查。"
        ),
        right("要抓好以下三项工作：一是教育。一是医疗。一是养老。"),
        right("这三点意见得到采纳。一是认识提高了。"),
        right("提出以下几点意见：一是提高认识；二是压实责任。"),
        right("提出两点要求：第一，提高认识；第二，压实责任，包括：一是学习，二是培训，三是督查。"),
        right("按照以下三种方式之一办理。"),
        right("提出以下三点意见："),
    ),
)

_NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_MEASURE = r"(?:点|条|项|个方面|方面|个问题|个环节|大举措|类问题|个重点|件事|[类种](?:情形|情况|对象|资料|材料|人员))"
_ANNOUNCED = re.compile(
    rf"(?:以下|下列|如下|下面|提出|做到|抓好|做好|强调|注意|坚持|突出|把握)({_NUMBER}{_MEASURE})"
    r"(?![经以之\u4e00-\u9fff]*之一)[^。；：，\n]{0,16}[：。]"
)
_INLINE = (
    re.compile(r"(?<![\u4e00-\u9fff])([一二三四五六七八九十])是(?![否非])"),
    re.compile(r"(?<![\u4e00-\u9fff])([一二三四五六七八九十])要"),
    re.compile(r"(?<![\u4e00-\u9fff])第([一二三四五六七八九十])，"),
    re.compile(r"(?<![\u4e00-\u9fff])（([一二三四五六七八九十])）"),
    re.compile(r"(?<![\u4e00-\u9fff\d])[（(]?(\d{1,2})[）)]"),
    re.compile(r"(?<![\d.．])(\d{1,2})[.．](?!\d)"),
)
_LINE_NUMBER = re.compile(r"[ \u3000]*[（(]?(\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])[）)、.．]?")
_FEWEST = 2


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield announced numbers that the items right after them contradict."""
    lines: list[Line] | None = None
    for match in _ANNOUNCED.finditer(draft.masked(*CITED)):
        if lines is None:
            lines = list(prose_lines(draft, headings=True))
        announced = _value(re.match(_NUMBER, match[1]))
        if announced is None or announced < _FEWEST:
            continue
        counted = _count_after(draft.text, match.end(), lines)
        if counted is not None and counted != announced:
            listed = str(counted) if match[1][0].isdigit() else int_to_chinese(counted)
            is_torn = counted < announced and not draft.anatomy.is_complete
            yield Hit(
                *match.span(1),
                # A pasted piece may end before the list does.
                severity=Severity.S2
                if is_torn and draft.text[match.end() : match.end() + 1] == "\n"
                else None,
                message=f"写的是“{match[1]}”，后面列出的是{listed}项",
                advice="核对条目是否有增删，再改数字或者条目",
            )


def _value(number: re.Match[str] | None) -> int | None:
    if number is None:
        return None
    word = number.group()
    return int(word) if word.isdecimal() else chinese_to_int(word)


def _count_after(text: str, at: int, lines: list[Line]) -> int | None:
    """Return how many items follow ``at``: in the paragraph itself, else as paragraphs."""
    line_end = text.find("\n", at)
    rest = text[at : line_end if line_end >= 0 else len(text)]
    if rest.strip():
        return _count_inline(rest)
    return _count_lines(lines[bisect_left(lines, at, key=lambda line: line.start) :])


def _count_inline(rest: str) -> int | None:
    """Return how far the items in ``rest`` count, in the style of the first; ``None`` if unclear."""
    first: tuple[int, re.Pattern[str]] | None = None
    for pattern in _INLINE:
        match = pattern.search(rest)
        if match and (first is None or match.start() < first[0]):
            first = match.start(), pattern
    if first is None or first[0] > 1:
        return None
    numbers = [_value(re.match(r".+", match[1])) for match in first[1].finditer(rest)]
    return _last_of_sequence(numbers)


def _last_of_sequence(numbers: list[int | None]) -> int | None:
    """Return the last number of a sequence that runs 1, 2, 3 … without gap or repeat."""
    if len(numbers) < _FEWEST or numbers != list(range(1, len(numbers) + 1)):
        return None
    return len(numbers)


def _count_lines(lines: list[Line]) -> int | None:
    """Return how many paragraphs of the style of the first are counted on from one."""
    if not lines or lines[0].ordinal is None or lines[0].ordinal == "article":
        return None
    style = lines[0].ordinal
    count = 0
    for line in lines:
        if line.ordinal != style:
            if line.ordinal is not None and _outranks(line.ordinal, style):
                break
            continue
        number = _line_number(line)
        if number != count + 1:
            return count if number == 1 and count >= _FEWEST else None
        count = number
    return count if count >= _FEWEST else None


_RANKS = ("article", "first", "second", "third", "half", "fourth", "circled")


def _outranks(style: str, other: str) -> bool:
    return _RANKS.index(style) < _RANKS.index(other)


def _line_number(line: Line) -> int | None:
    match = _LINE_NUMBER.match(line.text)
    if match is None:
        return None
    if "①" <= match[1] <= "⑳":
        return ord(match[1]) - ord("①") + 1
    return _value(re.match(r".+", match[1]))
