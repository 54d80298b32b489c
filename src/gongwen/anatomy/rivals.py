"""Second readings: what a line taken for text could be as well, and how much speaks for it.

Checking takes such a line for text, which does no harm; typesetting asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongwen.anatomy.elements import Element, ElementKind
from gongwen.anatomy.evidence import Evidence, weigh
from gongwen.anatomy.line import Line
from gongwen.anatomy.naming import is_organ, type_word
from gongwen.anatomy.patterns import DATE, HANGING, HEADING, RECIPIENT_START
from gongwen.anatomy.readings import is_caption, is_paragraph, may_be_title, starts_with_organ

_EVEN = 2.0  # a second reading of this score is as likely as the first
_HEARD = 1.2  # a weaker one is not worth a question
_LONGEST_HEADING = 20
_LONGEST_TITLE = 45
_LEAST_LINES = 3
_NEAR_END = 4
_STOP = re.compile(r"[。！？；：，,;:!?…]")
_SENTENCE_END = ("。", "！", "？", "；", "：", ":")
_ORDERS = re.compile(
    r"请|要|不得|应|须|逾期|特此|专此|此致|敬礼|谢谢|望|希|根据|按照|(?:如|为|在|对)(?=.{5})"
)
_NAME = r"[\u4e00-\u9fff×]{2,4}"
_NAMES = re.compile(rf"{_NAME}(?:[、，]{_NAME})+|{_NAME}(?:[　 ]+{_NAME}){{2,}}")
_MANY = 2

Reading = tuple[ElementKind, Evidence]


@dataclass(frozen=True)
class _Surroundings:
    """What is known of the whole document when one line is read again."""

    lines: list[Line]
    kinds: frozenset[ElementKind]
    heads: int  # how many lines look like headings without a number
    dates: int  # how many lines of text are dates
    is_minutes: bool


def with_rivals(lines: list[Line], elements: Sequence[Element], name: str) -> list[Element]:
    """Return ``elements``; text that can be read otherwise as well names how, and is less sure.

    ``name`` is the title, or the masthead of a document without one.
    """
    at = {line.start: line.position for line in lines}
    own = {
        at[element.start]
        for element in elements
        if element.kind is ElementKind.BODY
        and element.start in at
        and element.end == lines[at[element.start]].end
    }
    around = _Surroundings(
        lines,
        frozenset(element.kind for element in elements),
        sum(_may_be_heading(lines, position) for position in own),
        sum(DATE.fullmatch(lines[position].text) is not None for position in own),
        name.endswith("纪要"),
    )
    made = [
        _torn(element, around, at[element.start])
        if at.get(element.start) in own and element.kind is ElementKind.BODY
        else element
        for element in elements
    ]
    return _two_titles(lines, at, made)


def _torn(element: Element, around: _Surroundings, position: int) -> Element:
    found = sorted(
        (reading for reading in _readings(around, position) if reading[1].score >= _HEARD),
        key=lambda reading: -reading[1].score,
    )
    if not found:
        return element
    strongest = found[0][1]
    kinds = dict.fromkeys((*(kind for kind, _ in found), *element.rivals))
    return replace(
        element,
        confidence=min(element.confidence, round(1 - strongest.confidence(_EVEN), 2)),
        evidence=strongest.phrases,
        rivals=tuple(kinds),
    )


def _readings(around: _Surroundings, position: int) -> Iterator[Reading]:
    line = around.lines[position]
    if line.in_table or line.in_box:
        return
    if _may_be_heading(around.lines, position):
        evidence = _weigh_heading(around, position)
        first, second = ElementKind.HEADING_1, ElementKind.HEADING_2
        if first in around.kinds:  # numbered ones stand above it
            first, second = second, first
        yield first, evidence
        yield second, Evidence(evidence.score - 0.2, evidence.phrases)
    if ElementKind.TITLE not in around.kinds and position == 0:
        yield ElementKind.TITLE, _weigh_title(around, position)
        if ElementKind.MAIN_RECIPIENTS not in around.kinds:
            yield ElementKind.MAIN_RECIPIENTS, _weigh_recipients(line)
    if DATE.fullmatch(line.text):
        yield ElementKind.DATE, _weigh_date(around, position)
    if around.is_minutes and _NAMES.fullmatch(line.text):
        yield ElementKind.ATTENDANCE, Evidence(1.8, ("纪要里独占一行的人名",))


def _may_be_heading(lines: list[Line], position: int) -> bool:
    """Tell whether a line without a number stands above text as a heading does."""
    line = lines[position]
    if position == 0 or position + 1 >= len(lines) or not 1 < len(line.text) <= _LONGEST_HEADING:
        return False
    if line.is_right or line.in_table or _STOP.search(line.text) or HEADING.match(line.text):
        return False
    if DATE.fullmatch(line.text) or is_caption(line.text) or _NAMES.fullmatch(line.text):
        return False
    after = lines[position + 1]
    is_text = after.text.endswith(("。", "！", "；")) or is_paragraph(after)
    return is_text and not after.in_table and len(after.text) > len(line.text) // 2


def _weigh_heading(around: _Surroundings, position: int) -> Evidence:
    line, before = around.lines[position], around.lines[position - 1]
    return weigh(
        [
            (True, 1.0, "独占一行的短语，其后是正文"),
            (before.text.endswith(_SENTENCE_END), 0.5, "其上是完整的句子"),
            (HANGING.search(before.text) is not None, -3, ""),
            (around.heads >= _MANY, 1.0, "同样的短行不止一处"),
            (line.is_emphatic or line.is_centered, 0.5, "黑体、加粗或居中"),
            (_ORDERS.match(line.text) is not None, -1.5, ""),
            (is_organ(line.text), -0.3, ""),
        ]
    )


def _weigh_title(around: _Surroundings, position: int) -> Evidence:
    line = around.lines[position]
    after = around.lines[position + 1] if position + 1 < len(around.lines) else None
    if after is None or len(line.text) > _LONGEST_TITLE or not may_be_title(line):
        return Evidence(0.0, ())
    return weigh(
        [
            (True, 1.0, "位于文首的短行"),
            (after.text.endswith(_SENTENCE_END), 0.7, "其后是正文"),
            (line.is_centered, 1.0, "居中"),
            (bool(type_word(line.text)), 0.5, "以文种一类的词结尾"),
            (len(around.lines) > _LEAST_LINES, 0.5, "其下另有几段"),
            (len(around.lines) < _LEAST_LINES, -1.5, ""),
            (_ORDERS.match(line.text) is not None, -1.0, ""),
            (RECIPIENT_START.match(line.text) is not None, -0.7, ""),
            (_STOP.search(line.text) is not None, -1.0, ""),
        ]
    )


def _weigh_recipients(line: Line) -> Evidence:
    return weigh(
        [
            (RECIPIENT_START.match(line.text) is not None, 1.2, "以“各”等泛称开头"),
            (is_organ(line.text), 1.0, "以机关名称结尾"),
            (_STOP.search(line.text) is not None, -2.0, ""),
        ]
    )


def _weigh_date(around: _Surroundings, position: int) -> Evidence:
    return weigh(
        [
            (True, 0.8, "独占一行的日期"),
            (ElementKind.DATE not in around.kinds, 0.6, "全文没有别的成文日期"),
            (len(around.lines) - position <= _NEAR_END, 0.4, "接近文末"),
            (around.dates >= _MANY, -1.0, ""),
        ]
    )


def _two_titles(lines: list[Line], at: dict[int, int], elements: list[Element]) -> list[Element]:
    """Return ``elements``; a second line worded as a title beside the title puts both in doubt."""
    own = next((one for one in elements if one.kind is ElementKind.TITLE), None)
    if own is None:
        return elements
    first = at[own.start]
    last = next(line.position for line in reversed(lines) if line.start < own.end)
    near = {lines[place].start for place in (first - 1, last + 1) if 0 <= place < len(lines)}
    others = {
        one.start
        for one in elements
        if one.start in near and one.kind is ElementKind.BODY and _is_titled(lines[at[one.start]])
    }
    if not others:
        return elements
    phrase = ("相邻两行都像标题",)
    return [
        replace(one, confidence=0.5, evidence=phrase, rivals=(ElementKind.TITLE,))
        if one.start in others
        else replace(one, confidence=0.6, evidence=phrase, rivals=(ElementKind.BODY,))
        if one is own
        else one
        for one in elements
    ]


def _is_titled(line: Line) -> bool:
    text = line.text
    return (
        may_be_title(line) and bool(type_word(text)) and ("关于" in text or starts_with_organ(text))
    )
