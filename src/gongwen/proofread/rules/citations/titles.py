"""Titles cited with words too many or too few, laws applied before they existed, quotations that differ."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from functools import cache

from gongwen.lexicons import table
from gongwen.proofread.facts.citations import citations
from gongwen.proofread.facts.works import by_title, normal_title, works
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_TITLE = Rule(
    code="CIT-06",
    name="inexact-title",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="引用的标题与登记的名称不一致",
    why="书名号里应是文件的准确名称，多字少字都会让人误认为另一文件。",
    basis=("现行有效文件登记",),
    examples=(
        wrong(
            "根据《⟦中华人民共和国党政机关公文处理工作条例⟧》办理。",
            becomes="根据《党政机关公文处理工作条例》办理。",
        ),
        wrong(
            "根据《⟦党政机关公文处理条例⟧》办理。", becomes="根据《党政机关公文处理工作条例》办理。"
        ),
        wrong(
            "根据《⟦重大行政决策程序条例⟧》办理。", becomes="根据《重大行政决策程序暂行条例》办理。"
        ),
        wrong(
            "按《⟦厉行节约反对浪费条例⟧》办理。", becomes="按《党政机关厉行节约反对浪费条例》办理。"
        ),
        wrong("按《⟦中华人民共和国统计管理法⟧》处罚。", becomes="按《中华人民共和国统计法》处罚。"),
        right("（以下简称《公文处理工作条例》）由办公室解释。"),
        right("按《中华人民共和国土地管理法》处罚。"),
        right("根据《党政机关公文处理工作条例》《安全生产法》《中华人民共和国公务员法》办理。"),
        right("根据《某省重大行政决策程序规定》《某市安全生产条例》办理。"),
        right("根据《行政机关公务员处分条例》办理。"),
    ),
    anchors=("《",),
)

_BEFORE = Rule(
    code="CIT-07",
    name="law-before-it-existed",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="所述事实发生在所引法律施行之前",
    why="法律一般不溯及既往；用后施行的法律评价此前的行为，需要写明依据。",
    basis=("现行有效文件登记",),
    examples=(
        wrong("2020年5月6日，该公司违反⟦《民法典》⟧有关规定转让债权。"),
        wrong("2019年11月，当事人依据⟦《民法典》⟧设立居住权。"),
        wrong("2018年，该办公室违反⟦《重大行政决策程序暂行条例》⟧决策。"),
        right("2019年起草，依据《民法典》修订后公布。"),
        right("2021年5月6日，该公司违反《民法典》有关规定转让债权。"),
        right("2020年5月28日，第十三届全国人民代表大会第三次会议通过《民法典》。"),
    ),
    anchors=("违反《", "违反了《", "依据《", "依照《"),
)

_QUOTATION = Rule(
    code="CIT-10",
    name="inexact-quotation",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="引文与原文不一致",
    why="加引号的引文必须与原文一字不差；只取大意时不用引号。",
    basis=("现行有效文件登记",),
    examples=(
        wrong(
            "《党政机关公文处理工作条例》第十五条规定：“⟦请示应一文一事⟧”。",
            becomes="《党政机关公文处理工作条例》第十五条规定：“请示应当一文一事”。",
        ),
        wrong(
            "《党政机关公文处理工作条例》明确，“⟦行文应确有必要，讲求实效⟧”。",
            becomes="《党政机关公文处理工作条例》明确，“行文应当确有必要，讲求实效”。",
        ),
        wrong(
            "按照《党政机关公文处理工作条例》“⟦请示应当一文一件⟧”的要求办理。",
            becomes="按照《党政机关公文处理工作条例》“请示应当一文一事”的要求办理。",
        ),
        right("《党政机关公文处理工作条例》要求“行文应当确有必要”。"),
        right("《党政机关公文处理工作条例》第十五条规定：“请示应当一文一事。”"),
        right("《党政机关公文处理工作条例》规定了“一文一事”的原则。"),
    ),
    anchors=("》",),
)

RULES = (_TITLE, _BEFORE, _QUOTATION)

_PREFIX = "中华人民共和国"
_LOCAL = re.compile(r"省|市|县|区|州|局|厅|公司|学校|集团|实施|解释|配套|释义")
_FIRST_LAWS = frozenset(
    _PREFIX + name
    for name in (
        "民法典",
        "监察法",
        "外商投资法",
        "数据安全法",
        "个人信息保护法",
        "公职人员政务处分法",
        "乡村振兴促进法",
        "网络安全法",
        "密码法",
        "监察官法",
    )
) | {
    "党政机关公文处理工作条例",
    "重大行政决策程序暂行条例",
    "优化营商环境条例",
    "政府投资条例",
    "公平竞争审查条例",
}
_QUOTED = re.compile(
    r"》[^。《》“\n]{0,16}(?:规定|指出|要求|明确|强调|提出)?[：，]?“(?P<said>[^“”\n]{6,120})”(?P<called>的?(?:规定|要求|原则))?"
)
_SAYS = re.compile("规定|指出|要求|明确|强调|提出")
_HELD = re.compile("(?:违反了?|依据|依照)$")
# Who makes rules under a law may name an earlier year: “2019年启动修订，依据《……》制定”.
_MAKING = re.compile("制定|修[改订]|规定|起草|决定|公布|发布|施行|通过")
_WHEN = re.compile(r"((?:19|20)\d{2})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_NEAR = 0.75
_SURPLUS = "管理"  # “安全生产管理法” is none of the laws
_LONG = 8
_CHANGED_MOST = 3


@_TITLE.finder
def find_titles(draft: Draft) -> Iterator[Hit]:
    """Yield titles that differ by a prefix or a few characters from one in the register."""
    known = by_title()
    for citation in citations(draft.text):
        title = normal_title(citation.title)
        if title in known or len(title) < 7 or _LOCAL.search(title):  # noqa: PLR2004 - too short to tell
            continue
        proper = None if draft.text.endswith("称", 0, citation.start) else _proper(title)
        if proper and draft.text.startswith(citation.title, citation.start + 1):
            start = citation.start + 1
            yield Hit(start, start + len(citation.title), proper, f"登记的名称是《{proper}》")


@cache
def _proper(title: str) -> str | None:
    """Return the registered title that ``title`` stands for but does not exactly give."""
    bare = title.removeprefix(_PREFIX)
    if title.startswith(_PREFIX) and bare.count(_SURPLUS) == 1:
        law = _PREFIX + bare.replace(_SURPLUS, "")
        return law if any(work.kind == "法律" for work in by_title().get(law, ())) else None
    if bare.endswith("标准") and bare.removesuffix("标准") in by_title():
        return bare.removesuffix("标准")
    for work in works():
        if work.has_ended or work.kind in {"标准", "法律"}:
            continue
        name = work.title
        if (
            bare == name
            or title == name.removesuffix("（试行）")
            or (name.endswith(bare) and len(name) - len(bare) in {2, 3, 4} and len(bare) >= _LONG)
            or _differs_little(bare, name.removeprefix(_PREFIX))
        ):
            return name
    return None


def _differs_little(title: str, name: str) -> bool:
    """Tell whether characters were only added, or only left out, and at most three of them."""
    if title == name or not 0 < abs(len(title) - len(name)) < _CHANGED_MOST or len(name) < 9:  # noqa: PLR2004
        return False
    short, long = sorted((title, name), key=len)
    at = iter(long)
    return (
        all(character in at for character in short)
        and short[-2:] == long[-2:]
        and short[:2] == long[:2]
    )


@_BEFORE.finder
def find_before(draft: Draft) -> Iterator[Hit]:
    """Yield laws that did not yet apply on the day of the act they are held against."""
    text = draft.text
    for citation in citations(text):
        works_cited = by_title().get(normal_title(citation.title), ())
        if (
            not works_cited
            or works_cited[0].title not in _FIRST_LAWS
            or not _HELD.search(text, max(citation.start - 4, 0), citation.start)
        ):
            continue
        left = max(text.rfind(mark, 0, citation.start) for mark in "。\n；") + 1
        if "违反" not in text[citation.start - 4 : citation.start] and _MAKING.search(
            text, left, min(citation.end + 40, len(text))
        ):
            continue
        day = _latest_day(text, left, citation.start)
        since = works_cited[0].since
        if since and day and day < since:
            yield Hit(
                citation.start,
                citation.end,
                message=f"《{citation.title}》自{since.year}年{since.month}月{since.day}日起施行，晚于所述事实",
                advice="请核对行为发生时适用的法律",
            )


def _latest_day(text: str, start: int, end: int) -> date | None:
    """Return the last day of the latest year or month named in a sentence before a citation."""
    days = []
    for match in _WHEN.finditer(text, start, end):
        year, month = int(match[1]), min(max(int(match[2] or 12), 1), 12)
        last = monthrange(year, month)[1]
        days.append(date(year, month, min(max(int(match[3] or last), 1), last)))
    return max(days, default=None)


@_QUOTATION.finder
def find_quotations(draft: Draft) -> Iterator[Hit]:
    """Yield quotations that are nearly, not exactly, what the work cited says."""
    text = draft.text
    for match in _QUOTED.finditer(text):
        left = text.rfind("《", 0, match.start())
        if not match["called"] and not _SAYS.search(text, match.start(), match.start("said")):
            continue
        said = match["said"].rstrip("。；，")
        original = _nearest(
            said, _originals().get(normal_title(text[left + 1 : match.start()]), ())
        )
        if original is not None:
            start = match.start("said")
            yield Hit(start, start + len(said), original, f"原文是“{original}”", safe=False)


def _nearest(said: str, originals: tuple[str, ...]) -> str | None:
    """Return the clauses of an original that ``said`` nearly is, ``None`` if it is right or far off."""
    if any(said in original for original in originals):
        return None
    best, share = None, _NEAR
    for original in originals:
        for stretch in _clauses(original.rstrip("。")):
            ratio = SequenceMatcher(None, said, stretch, autojunk=False).ratio()
            if ratio >= share:
                best, share = stretch, ratio
    return best


def _clauses(sentence: str) -> Iterator[str]:
    """Yield every run of neighbouring clauses of ``sentence``, the longest first."""
    parts = sentence.split("，")
    for length in range(len(parts), 0, -1):
        for first in range(len(parts) - length + 1):
            yield "，".join(parts[first : first + length])


@cache
def _originals() -> dict[str, tuple[str, ...]]:
    """Return the sentences of the register of originals, by the title of their work."""
    found: dict[str, list[str]] = {}
    for row in table("originals"):
        for name in (row["title"], row["title"].removeprefix(_PREFIX)):
            found.setdefault(normal_title(name), []).append(row["sentence"])
    return {title: tuple(sentences) for title, sentences in found.items()}
