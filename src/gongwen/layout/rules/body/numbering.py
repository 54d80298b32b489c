"""Numbers of levels in their proper form: 一、→（一）→1.→（1）; their order is CS-08's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.anatomy import ElementKind
from gongwen.layout.specimen import notice
from gongwen.layout.view import FLOW
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength

_HEAD = "云川市水务局关于做好供水保障工作的通知\n各县（区）水务局：\n现将有关事项通知如下：\n"
_TAIL = "\n云川市水务局\n2026年3月20日"

RULE = Rule(
    code="BOD-09",
    name="level-numbers",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="层次序数的写法有误",
    why="结构层次依次用“一、”“（一）”“1.”“（1）”；“（一）”“（1）”之后不再加标点，阿拉伯数字后用下脚点。",
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
        right("请提供以下资料：\n一、2024年项目清单；\n二、项目投资；\n三、开工日期。"),
    ),
    safe=True,
)

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"[ \u3000\t]*(?P<mark>(?P<one>{_NUMERAL})[ \u3000]?(?:、|[.．](?!\d))"
    rf"|[（(](?P<two>{_NUMERAL})[）)][、.．]?"
    r"|(?P<three>\d{1,2})[、.．](?![\d号、])(?!\d*[号、])"
    r"|[（(](?P<four>\d{1,2})[）)][、.．]?)"
    r"(?=[ \u3000]*[\u4e00-\u9fff“《〔0-9A-Za-z])"
)
_OPENERS = frozenset("一二三四五六七八九十（(第0123456789")
_LEVELS = {"one": 1, "two": 2, "three": 3, "four": 4}
_SKIPPED = frozenset(
    {ElementKind.TABLE, ElementKind.ANNEX_NOTE, ElementKind.TITLE, ElementKind.MASTHEAD}
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the head of a paragraph."""

    start: int
    end: int
    level: int
    is_generated: bool


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield numbers of a wrong form."""
    for mark in _marks(draft):
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


def _marks(draft: Draft) -> Iterator[Mark]:
    """Yield the number at the head of each paragraph that has one."""
    document = draft.document
    for index, block in enumerate(document.blocks):
        # Most paragraphs are running text; a look at their first character settles it.
        is_numbered = block.text.lstrip()[:1] in _OPENERS
        if not is_numbered or block.part not in FLOW or block.cell is not None:
            continue
        match = _MARK.match(block.text)
        if match is not None and not _is_skipped(draft, index):
            yield _read(match, document.starts[index], block.generated)


def _is_skipped(draft: Draft, index: int) -> bool:
    return any(element.kind in _SKIPPED for element in draft.anatomy.by_block.get(index, ()))


def _read(match: re.Match[str], start: int, generated: int) -> Mark:
    name = next(name for name in _LEVELS if match[name])
    left, right = match.span("mark")
    return Mark(start + left, start + right, _LEVELS[name], generated >= right > 0)


def _proper(draft: Draft, mark: Mark) -> str:
    """Return the number as it should be written."""
    written = draft.text[mark.start : mark.end]
    digits = "".join(c for c in written if c.isdigit() or c in "一二三四五六七八九十")
    if mark.level == _FIGURES and written.endswith("．"):
        return written  # a full-width point is a point
    return {1: f"{digits}、", 2: f"（{digits}）", 3: f"{digits}.", 4: f"（{digits}）"}[mark.level]


_FIGURES = 3
