"""Judges single steps: time limits that cannot be, votes that cannot be counted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sanban.procedures.domain.definition import Limits, Step
from sanban.procedures.domain.durations import Duration
from sanban.procedures.domain.terms import StepKind, Urgency

Found = tuple[tuple[str, ...], str]
_LONGEST_DAYS = 365
_DAY = 24 * 60


def limit_problems(step: Step) -> Iterator[Found]:
    """Yield where a time limit is none, too long, or at odds with another."""
    limits = step.limits
    if limits is None:
        return
    named = [(str(urgency), limit) for urgency, limit in limits.by_urgency]
    named += [(name, limit) for name, limit in _others(limits) if limit is not None]
    for name, limit in named:
        if limit.amount == 0:
            yield ("limit", name), f"“{step.name}”的时限不能是{limit.text}，请写明大于零的时间。"
        if limit.rough_minutes > _LONGEST_DAYS * _DAY:
            yield ("limit", name), f"“{step.name}”的时限{limit.text}超过一年，请核对。"
    yield from _order_problems(step, limits)


def _others(limits: Limits) -> tuple[tuple[str, Duration | None], ...]:
    return (("warn", limits.warn), ("escalate", limits.escalate))


def _order_problems(step: Step, limits: Limits) -> Iterator[Found]:
    order = (Urgency.ORDINARY, Urgency.URGENT, Urgency.EXTRA_URGENT)
    known = dict(limits.by_urgency)
    for (slower, longer), (faster, shorter) in pairwise(
        (urgency, known[urgency]) for urgency in order if urgency in known
    ):
        if shorter.rough_minutes > longer.rough_minutes:
            told = f"{faster.label}的时限{shorter.text}比{slower.label}的{longer.text}还长"
            yield ("limit", str(faster)), f"“{step.name}”{told}，请改短。"
    shortest = min(known.values(), key=lambda limit: limit.rough_minutes)
    if limits.warn and limits.warn.rough_minutes >= shortest.rough_minutes:
        told = f"到期前{limits.warn.text}提醒，可是最短的时限只有{shortest.text}"
        yield ("limit", "warn"), f"“{step.name}”{told}，请把提醒改得更近。"


def vote_problems(step: Step) -> Iterator[Found]:
    """Yield where a vote has no rule for counting, or something else has one."""
    given = {"quorum": step.quorum, "threshold": step.threshold, "if_rejected": step.if_rejected}
    for name, value in given.items():
        if step.kind is StepKind.VOTE and not value:
            yield (), f"票签“{step.name}”缺少“{name}”，请写明参加比例、通过比例和未通过时退回哪里。"
        if step.kind is not StepKind.VOTE and value:
            yield (name,), f"“{step.name}”不是票签，不能写“{name}”，请删去。"
