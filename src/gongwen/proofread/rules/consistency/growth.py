"""Growth that the two values beside it disprove, and verbs that point the wrong way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongwen.proofread.facts.quantities import (
    Quantity,
    in_unit_of,
    is_approximate,
    plainly,
    quantities,
)
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="CS-03",
    name="wrong-growth",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="增减幅度与前后数值算不拢",
    why="增幅等于现值减去原值再除以原值；百分数之差用百分点。前后两个数都写出来时，读者一算便知。",
    basis=("事实核对",),
    examples=(
        wrong("接待群众1150人次，比上年同期增加150人次，增长⟦25%⟧。"),
        right("接待群众1150人次，比上年同期增加150人次，增长15%。"),
        wrong("企业由200家增加到250家，增长⟦20%⟧。", becomes="企业由200家增加到250家，增长25%。"),
        wrong("办件量从80件增至100件，增加⟦30件⟧。", becomes="办件量从80件增至100件，增加20件。"),
        wrong(
            "合格率由85%提高到90%，提高⟦6个百分点⟧。",
            becomes="合格率由85%提高到90%，提高5个百分点。",
        ),
        wrong("编制由50人⟦增加⟧到45人。"),
        wrong("收入由2亿元增加到6亿元，增长⟦3倍⟧。", becomes="收入由2亿元增加到6亿元，增长2倍。"),
        wrong(
            "今年受理投诉120件，上年同期100件，同比增长⟦25%⟧。",
            becomes="今年受理投诉120件，上年同期100件，同比增长20%。",
        ),
        right("企业由200家增加到250家，增长25%。合格率由85%提高到90%，提高5个百分点。"),
        right("全省排名由369位上升到235位。"),
        right("规模从1.2亿元增加到1.5亿元，增长25%，年均增长7.7%。"),
        right("总产值由200亿元增加到250亿元，按可比价计算增长18%。"),
        right("由约200家增加到250家，增长20%。今年新增120件，比上年同期增长25%。"),
        right("由3人减少到2人，减少三分之一；由2亿元增加到6亿元，是原来的3倍。"),
    ),
    anchors=("增", "升", "提高", "降", "减", "同比"),
)

_NEAR = 20
_UP = "增长|增加|上升|提高|提升|扩大|增|升|上涨|涨"
_DOWN = "下降|减少|降低|缩减|压减|减|降|缩短|下跌"
_TURN = re.compile(
    rf"[，]?(?:[^\d，。；、\n]{{0,6}}?)({_UP}|{_DOWN})(?:到|至|为)(?:了|目前的|现在的)?"
)
_CHANGE = re.compile(rf"[，、（(](?:同比|共|累计|净|实现|比上年|较上年)?({_UP}|{_DOWN})了?")
_FROM = re.compile(r"(?:由|从)[^\d，。；、\n]{0,14}$")
_OTHER_PRICES = re.compile(r"可比|不变价|扣除|剔除|实际|年均|每年|名义|平均")
_TIMES = re.compile(r"(\d+(?:\.\d+)?)倍")
_LAST_YEAR = re.compile(r"，(?:而)?(?:上年|去年)(?:同期)?(?:为|是|仅)?[^\d，。；\n]{0,4}$")
_BY_SO_MUCH = re.compile(
    r"，(?:比|较)(?:上年|去年|前年|上月|上季度)(?:同期|同月)?(?:增加|增长|减少|下降)了?"
)
_GROWING = re.compile(r"，(?:同比)?(?:增长|增幅为?|下降|降幅为?|减少)了?")
_YEAR_ON_YEAR = re.compile(rf"，同比({_UP}|{_DOWN})了?")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield wrong growth figures and wrong directions."""
    text = draft.text
    known = quantities(text)
    for index, after in enumerate(known[1:], 1):
        before = known[index - 1]
        if (
            before.unit != after.unit
            or after.start - before.end > _NEAR
            or is_approximate(text, before)
            or is_approximate(text, after)
        ):
            continue
        between = text[before.end : after.start]
        if _BY_SO_MUCH.fullmatch(between) and index + 1 < len(known):
            yield from _share_of_rise(text, before, after, known[index + 1])
            continue
        turn = _TURN.fullmatch(between)
        if turn and _FROM.search(text, max(before.start - 18, 0), before.start):
            yield from _direction(before, after, turn, before.end)
            yield from _change(
                text, before, after, known[index + 1] if index + 1 < len(known) else None, _CHANGE
            )
        elif _LAST_YEAR.fullmatch(between) and index + 1 < len(known):
            yield from _change(text, after, before, known[index + 1], _YEAR_ON_YEAR, after.end)


def _share_of_rise(text: str, now: Quantity, rise: Quantity, share: Quantity) -> Iterator[Hit]:
    """Yield the rate in 「2300人次，比上年增加300人次，增长25%」 where the two numbers give another."""
    is_share = share.is_share and _GROWING.fullmatch(text[rise.end : share.start])
    if not is_share or rise.value >= now.value or is_approximate(text, share):
        return
    sign = 1 if "增" in text[now.end : rise.start] else -1
    before = now.value - sign * rise.value
    low = (rise.value - rise.slack) / (before + now.slack + rise.slack) * 100
    high = (rise.value + rise.slack) / (before - now.slack - rise.slack) * 100
    if not low - share.step <= share.value <= high + share.step:
        exact = (rise.value / before * 100).quantize(share.step)
        yield Hit(
            share.start,
            share.end,
            f"{exact}{share.written[-1]}",
            f"{now.written}比上期变化{rise.written}，幅度应为{exact}%",
            "请确认是幅度算错还是前后数值写错",
            safe=False,
        )


def _direction(before: Quantity, after: Quantity, turn: re.Match[str], at: int) -> Iterator[Hit]:
    """Yield a verb that says up where the value went down, or the reverse."""
    if before.written.endswith("位") or before.written.endswith("名"):
        return  # a rank that rises becomes a smaller number
    rises = re.fullmatch(_UP, turn[1]) is not None
    if before.value != after.value and rises != (after.value > before.value):
        yield Hit(
            at + turn.start(1),
            at + turn.end(1),
            message=f"由{before.written}到{after.written}是{'减少' if rises else '增加'}，与“{turn[1]}”相反",
            advice="请核对前后数值，或改用相应的动词",
        )


def _change(
    text: str,
    before: Quantity,
    after: Quantity,
    change: Quantity | None,
    pattern: re.Pattern[str],
    at: int | None = None,
) -> Iterator[Hit]:
    """Yield the stated change from ``before`` to ``after`` where it is another."""
    at = after.end if at is None else at
    lead = pattern.match(text, at)
    if (
        lead is None
        or not before.value
        or _OTHER_PRICES.search(text[max(before.start - 24, 0) : lead.end()])
    ):
        return
    times = _TIMES.match(text, lead.end())
    difference = abs(after.value - before.value)
    if times:
        yield from _times(before, after, times)
    elif change is None or change.start != lead.end() or is_approximate(text, change):
        return
    elif change.is_share and not before.is_share:
        yield from _rate(before, after, change)
    elif (
        change.unit in {before.unit, "个百分点"} and (change.unit == "个百分点") == before.is_share
    ):
        slack = before.slack + after.slack + change.slack
        if abs(difference - change.value) > slack:
            right_words = (
                plainly(difference) + "个百分点"
                if before.is_share
                else in_unit_of(difference, change)
            )
            yield _hit(change.start, change.end, right_words, before, after)


def _rate(before: Quantity, after: Quantity, change: Quantity) -> Iterator[Hit]:
    """Yield a rate of growth that no rounding of the two values explains."""
    ends = [
        abs((after.value + a * after.slack) / (before.value + b * before.slack) - 1) * 100
        for a in (-1, 1)
        for b in (-1, 1)
        if before.value + b * before.slack > 0
    ]
    if min(ends) - change.step <= change.value <= max(ends) + change.step:
        return
    exact = abs(after.value / before.value - 1) * 100
    yield _hit(
        change.start,
        change.end,
        f"{exact.quantize(change.step)}{change.written[-1]}",
        before,
        after,
    )


def _times(before: Quantity, after: Quantity, times: re.Match[str]) -> Iterator[Hit]:
    """Yield 「增长3倍」 where the value became three times as much, that is, grew twofold."""
    stated = Decimal(times[1])
    exact = after.value / before.value - 1
    step = Decimal(1).scaleb(-len(times[1].partition(".")[2]))
    if exact > 0 and stated != exact and abs(stated - exact - 1) <= step / 2:
        yield _hit(times.start(), times.end(), f"{plainly(exact.quantize(step))}倍", before, after)


def _hit(start: int, end: int, right_words: str, before: Quantity, after: Quantity) -> Hit:
    return Hit(
        start,
        end,
        right_words,
        f"由{before.written}到{after.written}，变化应为{right_words}",
        "请确认是幅度算错还是前后数值写错",
        safe=False,
    )
