"""Dates that contradict the date of the document: deadlines gone by, the past told as future."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongwen.anatomy import ElementKind
from gongwen.proofread.facts.dates import DateMention, date_mentions, document_date
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_HEAD = "关于报送材料的通知\n各科室：\n"
_TAIL = "\n某市财政局\n2026年3月20日"

RULE = Rule(
    code="CS-05",
    name="out-of-order-dates",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="日期先后与成文日期矛盾",
    why="报送截止、会议召开等时间应晚于成文日期，已经发生的事应早于成文日期，印发日期不早于成文日期。",
    basis=("事实核对",),
    examples=(
        wrong(f"{_HEAD}请于⟦2026年3月10日⟧前报送。{_TAIL}"),
        wrong(f"{_HEAD}会议定于⟦3月18日⟧召开。{_TAIL}"),
        wrong(f"{_HEAD}方案已于⟦2026年5月1日⟧印发。{_TAIL}"),
        wrong(f"{_HEAD}截至⟦2026年4月30日⟧，已完成投资2亿元。{_TAIL}"),
        wrong(f"{_HEAD}请按要求报送。{_TAIL}\n某市财政局办公室　　　　　⟦2026年3月18日⟧印发"),
        wrong(f"{_HEAD}由各科室在⟦2026年3月10日⟧前提交清单。{_TAIL}"),
        right(f"{_HEAD}由于各科室在2026年3月10日前提交了清单，不再重报。{_TAIL}"),
        right(f"{_HEAD}请于3月25日前报送，会议定于2026年3月30日召开。{_TAIL}"),
        right(
            f"{_HEAD}方案已于2026年3月1日印发，请于1月15日前报送总结。\n某市财政局\n2026年12月20日"
        ),
        right(
            f"{_HEAD}2026年1月10日前已报送的不再重报，截至5月底。{_TAIL}\n某市财政局办公室　　2026年3月20日印发"
        ),
        right("请于2020年3月10日前报送。"),
        right(f"{_HEAD}本办法自2026年1月1日起施行。{_TAIL}"),
    ),
    anchors=("月",),
)

_FIRM = re.compile(
    r"(?:将于|拟于|定于|计划于|订于|请(?:务必)?(?:在|于)|务必(?:于|在)|截止(?:时间|日期)(?:为|：|至)?)"
    r"[^，。；\n]{0,2}$"
)
_DEADLINE_AFTER = re.compile(
    r"^(?:[（(](?:星期|周)[一二三四五六日天][）)])?"
    r"(?:\d{1,2}(?:时|:\d{2}|：\d{2})|上午|下午|下班)?[^，。；\n已]{0,4}前(?!已)[，]?(?:将|把|请)?"
    r"[^，。；\n]{0,24}(?:报送|上报|反馈|报至|报我|报市|报县|报省|提交|送达|寄送|发送|完成|回复|整改到位|落实到位)"
)
_BEFORE_PAST = re.compile(r"(?:已于|已在|截至|截止到|早在|自从)$")
_HALF_YEAR = 6


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield dates on the wrong side of the document's own."""
    own = document_date(draft)
    if own is None:
        return
    for mention in date_mentions(draft.text):
        day = _day(mention, own)
        if day is None:
            continue
        fault = _fault(draft.text, mention, day, own)
        if fault:
            yield Hit(
                mention.start,
                mention.end,
                message=f"{fault}（成文日期为{own.year}年{own.month}月{own.day}日）",
                advice="请核对这一日期和成文日期",
                severity=None if mention.year else Severity.S2,
            )
    yield from _printing(draft, own)


def _day(mention: DateMention, own: date) -> date | None:
    """Return the day meant; without a year, the one nearest to the document's date."""
    if mention.year and not mention.inherited:
        return mention.as_date()
    day = mention.as_date(own.year)
    if day and abs(day.month - own.month) >= _HALF_YEAR:
        return None  # 「1月15日前」 in December is next year's, in a report it may be last year's
    return day


def _fault(text: str, mention: DateMention, day: date, own: date) -> str | None:
    """Return what is wrong with ``day`` where it stands, ``None`` if nothing is."""
    before = text[max(mention.start - 10, 0) : mention.start]
    after = text[mention.end : mention.end + 40]
    if day < own and (_FIRM.search(before) or (_DEADLINE_AFTER.match(after) and _asks(before))):
        return "要求办理或计划进行的时间早于成文日期"
    if day > own and _BEFORE_PAST.search(before):
        return "写作已经发生，而日期晚于成文日期"
    return None


def _asks(before: str) -> bool:
    """Tell whether the words before a deadline ask for something still to be done."""
    return bool(
        re.search(r"(?:请|务必|须|应|并|要|限|由(?!于))[^，。；\n]{0,8}$|[，。；\n：]$", before)
    )


def _printing(draft: Draft, own: date) -> Iterator[Hit]:
    """Yield a printing date before the date of the document."""
    for element in draft.anatomy.all(ElementKind.PRINTING):
        for mention in date_mentions(draft.text):
            day = mention.as_date()
            if element.start <= mention.start < element.end and day and day < own:
                yield Hit(
                    mention.start,
                    mention.end,
                    message=f"印发日期早于成文日期{own.year}年{own.month}月{own.day}日",
                    advice="请核对印发日期",
                )
