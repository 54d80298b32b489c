"""Names that change within a text: organs, their short forms, and people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from gongwen.anatomy import ElementKind
from gongwen.proofread.facts.people import ALIKE, named_people
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_SHORT_FORM = Rule(
    code="CS-10",
    name="unstable-organ-name",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="同一机关的名称前后写法不一，或简称先用后定义",
    why="第一次出现写全称并括注“以下简称”，之后一律用简称；同一机关不宜有两种写法。",
    basis=("公文实务", "事实核对"),
    examples=(
        wrong(
            "⟦创建办⟧负责日常工作。\n成立创建文明城市工作领导小组办公室（以下简称“创建办”），承担协调职责。"
        ),
        wrong(
            "报市人力资源和社会保障局审核。\n市人力资源和社会保障局负责解释，由⟦市人力资源社会保障局⟧备案。"
        ),
        wrong("材料报⟦清查办⟧。\n设立清产核资工作领导小组办公室（以下简称“清查办”）。"),
        right("成立创建文明城市工作领导小组办公室（以下简称“创建办”），创建办负责日常工作。"),
        right("报市人力资源和社会保障局审核，由省人力资源社会保障厅备案。"),
        right("接入“一网通办”平台。\n建设政务服务一网通办系统（以下简称“一网通办”）。"),
        right("船舶应当登记。\n在港停泊的船舶、设施（以下简称“船舶”）应当报告。"),
        right("修订《管理条例》。\n《某市公园管理条例》（以下简称《条例》）施行。"),
    ),
)

_PEOPLE = Rule(
    code="CS-11",
    name="similar-person-names",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="两个人名只差一个字，疑为同一人写错",
    why="人名写错是常见的硬伤；两处只差一个同音或形近字的，应当核对。",
    basis=("事实核对",),
    examples=(
        wrong("组长：张伟（局长）。\n联系人：⟦张玮⟧，电话：13800138000。"),
        wrong("联系人：李建国。\n负责人：李建国。\n经办人：⟦李健国⟧。"),
        wrong("联系人：王晓明。\n材料由⟦王晓鸣⟧同志汇总。"),
        right("组长：张伟。\n联系人：张伟。\n请与张伟同志联系。"),
        right("组长：王强。\n联系人：王丽。\n成员：王强。"),
        right("组长：李建国。\n成员：李建军。"),
    ),
    anchors=("联系人", "组长", "负责人", "同志", "经办人", "签发人", "成员"),
)

RULES = (_SHORT_FORM, _PEOPLE)

_DEFINED = re.compile(r"(?:以下简称|以下统称|下称)[：:]?“([^”\n]{2,14})”")
_GOVERNS = "由报与向经请送"  # “由创建办核定”: what follows is a name of its own
_ORGAN = re.compile(r"[省市县区州][\u4e00-\u9fff]{2,14}(?:委员会|局|厅|委)(?![员长内级])")
_PROSE = frozenset(
    {
        None,
        ElementKind.BODY,
        ElementKind.HEADING_1,
        ElementKind.HEADING_2,
        ElementKind.HEADING_3,
        ElementKind.ANNEX_BODY,
    }
)
_JOINERS = re.compile(r"[和与]")


@_SHORT_FORM.finder
def find_short_form(draft: Draft) -> Iterator[Hit]:
    """Yield short forms used before they are defined, and organs written in two ways."""
    hits = [*_too_early(draft), *_variants(draft)]
    yield from sorted(hits, key=lambda hit: hit.start)


def _too_early(draft: Draft) -> Iterator[Hit]:
    """Yield the first use of a short form before the brackets that define it."""
    text = draft.text
    if "简称“" not in text and "统称“" not in text and "下称“" not in text:
        return
    title = draft.anatomy.first(ElementKind.TITLE)
    begin = title.end if title else 0
    for match in _DEFINED.finditer(text):
        at = text.find(match[1], begin, match.start())
        left = max(text.rfind(mark, 0, match.start()) for mark in "。\n") + 1
        before = text[at - 1 : at]
        if match[1] in text[left : match.start()]:
            continue  # the short form is an ordinary word of the full name
        is_inside = "\u4e00" <= before <= "\u9fff" and before not in _GOVERNS
        if at < 0 or at >= left or is_inside or before == "“":
            continue  # inside its own definition, part of a longer name, or a catchword
        yield Hit(
            at,
            at + len(match[1]),
            message=f"简称“{match[1]}”在定义之前使用",
            advice="请把“（以下简称……）”移到第一次出现全称之处，此前用全称",
        )


def _variants(draft: Draft) -> Iterator[Hit]:
    """Yield the rarer of two writings in the body that differ by a 「和」.

    Masthead, recipients and signature use full names by right and are not compared.
    """
    places: dict[str, list[int]] = {}
    for match in _ORGAN.finditer(draft.text):
        places.setdefault(match.group(), []).append(match.start())
    groups: dict[str, list[str]] = {}
    for name in places:
        groups.setdefault(_JOINERS.sub("", name), []).append(name)
    for names in groups.values():
        if len(names) != 2:  # noqa: PLR2004 - one name in two writings
            continue
        rare, usual = sorted(names, key=lambda name: len(places[name]))
        at = places[rare][0]
        if any(draft.anatomy.kind_at(places[name][0]) not in _PROSE for name in names):
            continue
        yield Hit(
            at,
            at + len(rare),
            message=f"“{rare}”与“{usual}”是同一机关的两种写法",
            advice=f"请统一写法（文中多写作“{usual}”）",
            count=len(places[rare]),
            severity=Severity.S3,
        )


@_PEOPLE.finder
def find_people(draft: Draft) -> Iterator[Hit]:
    """Yield the rarer, or later, of two names that differ in one like character."""
    found = [(match[1] or match[2], match) for match in named_people(draft.text)]
    counted = Counter(name for name, _ in found)
    for one, other in combinations(counted, 2):
        if not _confusable(one, other):
            continue
        rare = other if counted[other] <= counted[one] else one
        match = next(match for name, match in found if name == rare)
        start = match.start(1) if match[1] else match.start(2)
        yield Hit(
            start, start + len(rare), message=f"“{one}”与“{other}”只差一个字，请核对是否同一人"
        )


def _confusable(one: str, other: str) -> bool:
    """Tell whether two names differ in exactly one character, and that by one like it."""
    if len(one) != len(other) or one[0] != other[0]:
        return False
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(different) == 1 and any(all(c in alike for c in different[0]) for alike in ALIKE)
