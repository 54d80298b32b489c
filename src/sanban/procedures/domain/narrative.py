"""A case's history in sentences, for people: who did what, when, for whom, and with which words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sanban.procedures.domain.case import CaseState
from sanban.procedures.domain.events import Event
from sanban.procedures.domain.terms import Verb


def history(state: CaseState) -> tuple[str, ...]:
    """Return the whole history, one sentence an event."""
    return tuple(sentence(state, event) for event in state.events)


def sentence(state: CaseState, event: Event) -> str:
    """Return one event as a sentence; a late entry tells both its times."""
    parts = [f"{told_moment(event.at)}，{event.acting}{_act(state, event)}"]
    if event.reason:
        parts.append(f"理由：{event.reason.label}")
    if event.detail and event.verb is not Verb.COMPLETE:
        parts.append(event.detail)
    if event.opinion:
        parts.append(f"意见：{event.opinion}")
    if event.recorded_at != event.at:
        parts.append(f"{told_moment(event.recorded_at)}登记")
    parts += _warnings(event)
    return "；".join(part.rstrip("。") for part in parts) + "。"


def _act(state: CaseState, event: Event) -> str:
    names = {step.code: step.name for step in state.definition.steps}
    where = f"“{names.get(event.step, event.step)}”" if event.step else ""
    if event.verb is Verb.COMPLETE and event.detail:
        return f"办理{where}，{event.detail}"
    if event.verb is Verb.SEND_BACK:
        return f"从{where}退回"
    return f"{event.verb.label}{where}"


def _warnings(event: Event) -> Iterator[str]:
    yield from (f"注意：{warning}" for warning in event.warnings)


def told_moment(at: datetime) -> str:
    """Return a moment as it stands in a history, with its year."""
    return f"{at.year}年{at.month}月{at.day}日{at.hour}:{at.minute:02}"
