"""Names of regions with characters missing or of former times, and how all of them are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from gongwen.lexicons import table
from gongwen.proofread.facts.citations import judged_on
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

RULE = Rule(
    code="ORG-05",
    name="wrong-region-name",
    severity=Severity.S0,
    strength=Strength.REQUIRED,
    message="行政区划名称不正确",
    why="行政区划名称由国家批准公布，漏字、错字或沿用旧名都是政治性、事实性差错。",
    basis=("事实核对",),
    examples=(
        wrong(
            "⟦内蒙自治区⟧、⟦新疆自治区⟧、⟦广西省⟧参加会议。",
            becomes="内蒙古自治区、新疆维吾尔自治区、广西壮族自治区参加会议。",
        ),
        wrong("各⟦省、市、自治区⟧要高度重视。", becomes="各省、自治区、直辖市要高度重视。"),
        wrong("成都市⟦新津县⟧今年完成投资5亿元。", becomes="成都市新津区今年完成投资5亿元。"),
        right("内蒙古自治区、宁夏回族自治区，各省、自治区、直辖市。"),
        right("2015年，新津县建成学校2所；原新疆省迪化市；通达县乡。"),
        right("根据《关于广西省区划的命令》，各省、市要抓好落实。"),
        right("道路通达县城，召开县委会议。"),
        right("组织广西省立艺术馆、广西省级机关参加。"),
    ),
)

_ALL = re.compile(r"(?<=各)省、市、自治区|(?<=全国)省、市、自治区|(?<=各)省、市、区(?=人民政府)")
_HISTORY = re.compile(r"原|旧|设立|撤销|更名|改为|解放前|建国初|当时|历史")
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_MAY_PRECEDE = frozenset("省市区州在和与、，。；：（“ 　\n及由到")


@cache
def _names() -> tuple[re.Pattern[str], dict[str, tuple[str, date | None]]]:
    names = {
        row["word"]: (row["proper"], date.fromisoformat(row["changed"]) if row["changed"] else None)
        for row in table("regions")
    }
    words = sorted(names, key=lambda word: (-len(word), word))
    return re.compile("|".join(words)), names


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield wrong and former names of regions."""
    hits = [*_regions(draft)]
    if "省、市、" in draft.text:
        hits += [
            Hit(
                *match.span(),
                "省、自治区、直辖市",
                "省级政区通常列为“省、自治区、直辖市”",
                severity=Severity.S2,
            )
            for match in _ALL.finditer(draft.text)
        ]
    yield from sorted(hits, key=lambda hit: hit.start)


def _regions(draft: Draft) -> Iterator[Hit]:
    text = draft.text
    pattern, names = _names()
    for match in pattern.finditer(text):
        proper, changed = names[match.group()]
        before = text[match.start() - 1] if match.start() else "\n"
        if (changed and before not in _MAY_PRECEDE) or draft.areas_at(*match.span()) & CITED:
            continue
        left = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
        if match.group().endswith("省") and text.startswith(("立", "属", "级", "际"), match.end()):
            continue  # “推动广西省级改革” names the level
        if _HISTORY.search(text, left, match.end() + 12):
            continue
        if changed is None:
            yield Hit(*match.span(), proper, f"“{match.group()}”应为“{proper}”")
        elif judged_on(draft) >= changed and not any(
            int(year) <= changed.year for year in _YEAR.findall(text[left : match.end() + 30])
        ):
            yield Hit(
                *match.span(),
                proper,
                f"“{match.group()}”已于{changed.year}年改为“{proper}”",
                severity=Severity.S1,
                safe=False,
            )
