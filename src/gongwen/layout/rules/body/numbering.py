"""Numbers of levels: 一、→（一）→1.→（1）, in proper form and without gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.anatomy import ElementKind
from gongwen.layout.specimen import notice
from gongwen.layout.view import FLOW
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text.numerals import chinese_to_int

_HEAD = "云川市水务局关于做好供水保障工作的通知\n各县（区）水务局：\n现将有关事项通知如下：\n"
_TAIL = "\n云川市水务局\n2026年3月20日"

RULE = Rule(
    code="BOD-09",
    name="level-numbers",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="层次序数的写法或顺序有误",
    why="结构层次依次用“一、”“（一）”“1.”“（1）”；序数不重号、不断号，只有两层时“一、”之下可以直接用“1.”。",
    basis=("GB/T 9704—2012 7.3.3",),
    examples=(
        wrong(
            "⟦一.⟧加强检修\n各单位要检修全部泵站。", becomes="一、加强检修\n各单位要检修全部泵站。"
        ),
        wrong(
            "⟦（一）、⟧加强检修。各单位要检修全部泵站。",
            becomes="（一）加强检修。各单位要检修全部泵站。",
        ),
        wrong(
            "⟦(一)⟧加强检修。各单位要检修全部泵站。",
            becomes="（一）加强检修。各单位要检修全部泵站。",
        ),
        wrong("⟦1、⟧检修全部泵站。", becomes="1.检修全部泵站。"),
        wrong(
            f"{_HEAD}一、加强检修\n各单位要检修全部泵站。\n⟦三、⟧严格值守\n值班人员不得离岗。{_TAIL}",
        ),
        wrong(
            f"{_HEAD}一、加强检修\n检修全部泵站。\n二、严格值守\n不得离岗。\n⟦二、⟧及时报告\n有险必报。{_TAIL}",
        ),
        right(f"{_HEAD}一、加强检修\n1.检修泵站。\n2.检修管网。\n二、严格值守\n不得离岗。{_TAIL}"),
        right(
            f"{_HEAD}一、加强检修\n（一）检修泵站。五月完成。\n（二）检修管网。六月完成。\n"
            f"二、严格值守\n（三）落实值班。不得离岗。\n（四）及时报告。有险必报。{_TAIL}"
        ),
        right(
            "一、总体要求（一）指导思想。加强检修。\n（二）工作目标。保障供水。\n二、主要任务\n完成检修。"
        ),
        right("1.5米以上的物品不得携带。\n2、3号楼先行改造。"),
        right("二、严格值守\n值班人员不得离岗。"),
        right(
            "第一条　本办法适用于：\n（一）城市供水；\n（二）农村供水。\n"
            "第二条　适用下列情形：\n（一）新建；\n（二）改建。"
        ),
        Staged("依次编排", notice),
    ),
    safe=True,
)

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"[ \u3000\t]*(?P<mark>(?P<one>{_NUMERAL})[ \u3000]?[、.．](?!\d)"
    rf"|[（(](?P<two>{_NUMERAL})[）)][、.．]?"
    r"|(?P<three>\d{1,2})[、.．](?![\d号、])(?!\d*[号、])"
    r"|[（(](?P<four>\d{1,2})[）)][、.．]?)"
    r"(?=[ \u3000]*[\u4e00-\u9fff“《〔0-9A-Za-z])"
)
_OPENERS = frozenset("一二三四五六七八九十（(第0123456789")
_DIGITS = "一二三四五六七八九"
_TEN = 10
_LEVELS = {"one": 1, "two": 2, "three": 3, "four": 4}
_CLAUSE = re.compile(r"[ \u3000\t]*第[一二三四五六七八九十百]{1,5}[条章节]")
_SKIPPED = frozenset(
    {ElementKind.TABLE, ElementKind.ANNEX_NOTE, ElementKind.TITLE, ElementKind.MASTHEAD}
)
# Beyond these a new text with numbers of its own may begin.
_BREAKS = frozenset(
    {
        ElementKind.ANNEX_MARK,
        ElementKind.ANNEX_TITLE,
        ElementKind.TITLE,
        ElementKind.DATE,
        ElementKind.ISSUER,
    }
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the head of a paragraph."""

    start: int
    end: int
    level: int
    value: int
    is_generated: bool


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield numbers of a wrong form, then numbers out of order."""
    sections = list(_sections(draft))
    for mark in (mark for section in sections for mark in section):
        proper = _proper(draft, mark)
        written = draft.text[mark.start : mark.end]
        if written == proper:
            continue
        if mark.is_generated:
            advice = "在自动编号的格式里修改"
            message = f"自动编号“{written}”应写作“{proper}”"
            yield Hit(mark.start, mark.end, message=message, advice=advice)
        else:
            message = f"层次序数“{written}”应写作“{proper}”"
            yield Hit(mark.start, mark.end, proper, message)
    if draft.anatomy.is_complete:
        for section in sections:
            yield from _out_of_order(draft, section)


def _sections(draft: Draft) -> Iterator[list[Mark]]:
    """Yield the numbers of each text within the document: its body, each annex, each clause."""
    marks: list[Mark] = []
    document = draft.document
    breaks = {element.first for element in draft.anatomy.all(*_BREAKS)}
    for index, block in enumerate(document.blocks):
        # Most paragraphs are running text; a look at their first character settles it.
        is_numbered = block.text.lstrip()[:1] in _OPENERS
        if index in breaks or (is_numbered and _CLAUSE.match(block.text)):
            yield marks
            marks = []
        if not is_numbered or block.part not in FLOW or block.cell is not None:
            continue
        match = _MARK.match(block.text)
        if match is None or _is_skipped(draft, index):
            continue
        marks.append(_read(match, document.starts[index], block.generated))
    yield marks


def _is_skipped(draft: Draft, index: int) -> bool:
    return any(element.kind in _SKIPPED for element in draft.anatomy.by_block.get(index, ()))


def _read(match: re.Match[str], start: int, generated: int) -> Mark:
    name = next(name for name in _LEVELS if match[name])
    digits = match[name]
    value = int(digits) if digits.isdigit() else chinese_to_int(digits)
    left, right = match.span("mark")
    return Mark(start + left, start + right, _LEVELS[name], value, generated >= right > 0)


def _proper(draft: Draft, mark: Mark) -> str:
    """Return the number as it should be written."""
    written = draft.text[mark.start : mark.end]
    digits = "".join(c for c in written if c.isdigit() or c in "一二三四五六七八九十")
    if mark.level == _FIGURES and written.endswith("．"):
        return written  # a full-width point is a point
    return {1: f"{digits}、", 2: f"（{digits}）", 3: f"{digits}.", 4: f"（{digits}）"}[mark.level]


def _out_of_order(draft: Draft, marks: list[Mark]) -> Iterator[Hit]:
    """Yield numbers that neither follow their predecessor, nor begin anew, nor run on throughout."""
    last: dict[int, int] = {}
    seen: dict[int, int] = {}
    highest: dict[int, int] = {}
    for mark in marks:
        previous = last.get(mark.level, 0)
        follows = mark.value in {previous + 1, highest.get(mark.level, 0) + 1}
        begins = mark.value == 1 and (previous != 1 or mark.level > 1)
        if mark.level > _ORDERED or follows or begins:
            pass
        elif not _is_run_in(draft, mark, seen.get(mark.level, marks[0].start)):
            written = draft.text[mark.start : mark.end]
            what = "重复或倒退" if mark.value <= previous else "不连续"
            before = (
                f"，前一个同级序数是第 {previous} 个" if previous else "，前面没有同级的第 1 个"
            )
            message = f"层次序数“{written}”{what}{before}"
            advice = "核对是否漏段、多段或改稿后忘改序数"
            yield Hit(mark.start, mark.end, message=message, advice=advice, safe=False)
        last[mark.level] = mark.value
        seen[mark.level] = mark.start
        highest[mark.level] = max(highest.get(mark.level, 0), mark.value)
        for lower in range(mark.level + 1, 5):
            last.pop(lower, None)


def _in_words(value: int) -> str:
    """Return a number below one hundred in Chinese words, as headings write it."""
    tens, ones = divmod(value, _TEN)
    head = ("" if tens == 1 else _DIGITS[tens - 1]) + "十" if tens else ""
    return head + (_DIGITS[ones - 1] if ones else "")


def _is_run_in(draft: Draft, mark: Mark, since: int) -> bool:
    """Tell whether the number before ``mark`` stands within a paragraph: 「一、总则（一）目的。」."""
    numeral = draft.text[mark.start : mark.end].strip("（）()、.． ")
    if mark.value <= 1:
        return False
    before = str(mark.value - 1) if numeral.isdigit() else _in_words(mark.value - 1)
    literals = {1: f"{before}、", 2: f"（{before}）", 3: f"{before}.", 4: f"（{before}）"}
    # A number repeated at the head of a paragraph is not run in: look behind the line's own mark.
    at = draft.text.find(literals[mark.level], since + 1, mark.start)
    return at > 0 and draft.text[at - 1] != "\n"


_FIGURES = 3
_ORDERED = 3  # （1） serves for counting within a sentence too often to be judged
