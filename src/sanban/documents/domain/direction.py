"""Whether a change makes a demand stronger or weaker, as far as the words show it."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from enum import Enum

from sanban.documents.domain.pairing import Difference
from sanban.documents.domain.strength_words import Family, Term


class Direction(Enum):
    """Which way a change goes; ``CHANGED`` where neither can be said."""

    STRONGER = "加强"
    WEAKER = "减弱"
    CHANGED = "改变"


_UPPER_AFTER = re.compile(r"^(?:以内|之内|内|以下|之前|以前|前|止)")
_UPPER_BEFORE = re.compile(
    r"(?:不超过|不得超过|不高于|至多|最多|最长|不大于|不多于|不晚于|不迟于)$"
)
_LOWER_AFTER = re.compile(r"^(?:以上|及以上)")
_LOWER_BEFORE = re.compile(
    r"(?:不少于|不得少于|不低于|不得低于|至少|最少|不小于|提前|达到|不短于)$"
)
_PERIODS = ("日", "天", "工作日", "周", "旬", "半月", "月", "季", "半年", "年")


def direction(difference: Difference, before: str, after: str) -> Direction:
    """Return which way a change goes in the sentence it stands in, before and after."""
    old, new = difference
    found = old or new
    if not found:
        return Direction.CHANGED
    if found.family is Family.MODAL:
        return _modal(old, new)
    if found.family in {Family.QUALIFIER, Family.EXCEPTION}:
        return _appeared(old, new, Direction.WEAKER)
    if found.family in {Family.SCOPE, Family.DUTY}:
        return _ranked(old, new)
    if old and new and found.family in _MEASURED:
        return _bounded(old, new, before, after)
    if old and new and found.family is Family.PERIOD:
        return _oftener(old, new)
    return Direction.CHANGED


_MEASURED = (Family.NUMBER, Family.PERCENT, Family.AMOUNT, Family.TERM, Family.DATE)


def _modal(old: Term | None, new: Term | None) -> Direction:
    """Compare demands; a plain statement without such a word demands as much as 「宜」 and a half."""
    if (old and old.rank < 0) and (new and new.rank < 0):
        return _by(abs(new.rank) - abs(old.rank))
    if old and new and (old.rank < 0) != (new.rank < 0):
        duty = min(rank for rank in (old.rank, new.rank) if rank >= 0)
        if duty > 1:
            return Direction.CHANGED
    return _by(_demand(new) - _demand(old))


def _demand(term: Term | None) -> int:
    return abs(term.rank) if term else 3


def _by(step: int) -> Direction:
    if not step:
        return Direction.CHANGED
    return Direction.STRONGER if step > 0 else Direction.WEAKER


def _appeared(old: Term | None, new: Term | None, appearing: Direction) -> Direction:
    if old and new:
        return Direction.CHANGED
    opposite = Direction.STRONGER if appearing is Direction.WEAKER else Direction.WEAKER
    return appearing if new else opposite


def _ranked(old: Term | None, new: Term | None) -> Direction:
    if "open" in {old.sense if old else "", new.sense if new else ""}:
        return Direction.CHANGED
    if old and new:
        return _by(new.rank - old.rank)
    found = old or new
    if not found:
        return Direction.CHANGED
    narrows = found.sense in {"concerned", "some"}
    return Direction.STRONGER if bool(new) != narrows else Direction.WEAKER


def _bounded(old: Term, new: Term, before: str, after: str) -> Direction:
    """Compare figures where both texts say whether more or less is demanded."""
    bounds = {_bound(old, before), _bound(new, after)}
    step = _step(old, new)
    if old.sense != new.sense or len(bounds) > 1 or step is None:
        return Direction.CHANGED
    bound = bounds.pop()
    return _by(-step if bound == "upper" else step) if bound else Direction.CHANGED


def _bound(term: Term, text: str) -> str:
    head, tail = text[max(term.start - 6, 0) : term.start], text[term.end : term.end + 3]
    if _UPPER_AFTER.search(tail) or _UPPER_BEFORE.search(head):
        return "upper"
    return "lower" if _LOWER_AFTER.search(tail) or _LOWER_BEFORE.search(head) else ""


def _step(old: Term, new: Term) -> int | None:
    if old.family is Family.DATE:
        earlier, later = _numbers(old.of), _numbers(new.of)
        if len(earlier) != len(later) or not earlier:
            return None
        return (later > earlier) - (later < earlier)
    try:
        change = Decimal(new.of) - Decimal(old.of)
    except InvalidOperation:
        return None
    return (change > 0) - (change < 0)


def _numbers(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", text)]


def _oftener(old: Term, new: Term) -> Direction:
    places = [
        next((n for n, name in enumerate(_PERIODS) if term.of.removeprefix("每") == name), None)
        for term in (old, new)
    ]
    if places[0] is None or places[1] is None:
        return Direction.CHANGED
    return _by(places[0] - places[1])
