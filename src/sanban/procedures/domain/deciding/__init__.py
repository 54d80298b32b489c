"""Decides: a state and a command give an event, or a refusal in plain Chinese. Nothing else happens."""

from __future__ import annotations

from sanban.procedures.domain.case import CaseState
from sanban.procedures.domain.codec import content_hash
from sanban.procedures.domain.commands import Command, MakeGood, MoveVersion, Start
from sanban.procedures.domain.deciding.draft import Draft, Note, Office
from sanban.procedures.domain.deciding.forward import begin
from sanban.procedures.domain.deciding.guards import (
    must_be_in_post,
    must_be_open,
    must_be_running,
)
from sanban.procedures.domain.deciding.outcome import (
    Accepted,
    Outcome,
    RefusalKind,
    Refused,
    Repeated,
    UnableToProceed,
)
from sanban.procedures.domain.deciding.verbs import WHILE_PAUSED, carry_out, verb_of
from sanban.procedures.domain.definition import Definition
from sanban.procedures.domain.events import Event
from sanban.procedures.domain.terms import Verb

__all__ = [
    "Accepted", "Office", "Outcome", "RefusalKind", "Refused", "Repeated", "decide", "start",
]  # fmt: skip


def start(definition: Definition, command: Start, office: Office) -> Accepted | Refused:
    """Begin a case under a version of a procedure."""
    draft = Draft(CaseState(definition), office, command.request)
    try:
        must_be_in_post(draft)
        verb, note = begin(draft, command)
        return _accepted(draft, verb, note)
    except UnableToProceed as refusal:
        return Refused(refusal.kind, refusal.message)


def decide(state: CaseState, command: Command, office: Office) -> Outcome:
    """Return what comes of a command on a case; ``state`` itself is never changed.

    The same ``key`` once more gives the event of the first time, so a second click does nothing.
    """
    earlier = _event_of(state, command.request.key)
    if earlier is not None:
        return _repeated(earlier, command)
    later = None
    if isinstance(command, MoveVersion):
        later = {content_hash(command.definition): command.definition}
    draft = Draft(state, office, command.request, later)
    try:
        must_be_in_post(draft)
        _must_be_in_phase(draft, command)
        verb, note = carry_out(command, draft)
        return _accepted(draft, verb, note)
    except UnableToProceed as refusal:
        return Refused(refusal.kind, refusal.message)


def _event_of(state: CaseState, key: str) -> Event | None:
    return next((event for event in state.events if event.key == key), None)


def _accepted(draft: Draft, verb: Verb, note: Note) -> Accepted:
    event, after = draft.event(verb, note)
    return Accepted(event, after)


def _repeated(earlier: Event, command: Command) -> Repeated | Refused:
    same_person = earlier.actor.is_same_person(command.request.actor)
    if same_person and earlier.verb is verb_of(command):
        return Repeated(earlier)
    return Refused(RefusalKind.INVALID, "这次操作的编号已被另一次操作用过，请刷新页面后重新操作。")


def _must_be_in_phase(draft: Draft, command: Command) -> None:
    if isinstance(command, MakeGood):
        return
    if isinstance(command, WHILE_PAUSED):
        must_be_open(draft)
    else:
        must_be_running(draft)
