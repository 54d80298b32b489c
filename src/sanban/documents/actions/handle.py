"""办理公文: one verb on the case of a document, and what follows for the document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from sanban.documents.actions.number import void_with_case
from sanban.documents.actions.release import is_released_by, release
from sanban.documents.actions.sign import sign
from sanban.documents.changes import locked, person_of, touch
from sanban.documents.domain.routing import reads_text
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.models import FindingDecision, OutgoingDocument, Reading
from sanban.documents.standing import BLOCKING, standings
from sanban.documents.vocabulary import Decision, State
from sanban.org.actor import Actor
from sanban.procedures.actions.act import act
from sanban.procedures.carrying_out import Done
from sanban.procedures.domain.commands import Command, Request
from sanban.procedures.domain.definition import Step
from sanban.procedures.domain.terms import CasePhase, Verb


@transaction.atomic
def handle(
    document: OutgoingDocument,
    command_for: Callable[[Request], Command],
    *,
    actor: Actor,
    at: datetime,
    key: str,
    seen_version: int | None = None,
    subject_hash: str = "",
) -> Done:
    """Do one thing in the case of a document; in the same transaction the document follows."""
    document = locked(document)
    if document.case is None:
        raise UnableToHandleDocument("这件公文还没有发起流程，请先送审。")
    done = act(
        document.case,
        command_for,
        actor=actor,
        at=at,
        key=key,
        seen_version=seen_version,
        subject_hash=subject_hash,
    )
    if not done.is_repeated:
        _follow(document, done, actor=actor, at=at)
    return done


def _follow(document: OutgoingDocument, done: Done, *, actor: Actor, at: datetime) -> None:
    if done.event.verb == Verb.COMPLETE and reads_text(_step(done)):
        _keep_reading(document, done, actor=actor, at=at)
    sign(document, done.state, actor=actor, at=at)
    if is_released_by(done.state):
        release(document, actor=actor, at=at)
    if done.state.phase is CasePhase.TERMINATED:
        reason = done.state.events[-1].detail or "终止办理"
        void_with_case(document, f"终止办理：{reason}", actor=actor, at=at)
        if document.state == State.UNDER_WAY:
            document.state = State.TERMINATED
            touch(document, at, "state")


def _step(done: Done) -> Step:
    """Return the step that was completed, under the version the case ran under then."""
    return done.state.definition.step(done.state.events[-1].step)


def _keep_reading(document: OutgoingDocument, done: Done, *, actor: Actor, at: datetime) -> None:
    """Keep what whoever passed the text on adopted, dismissed and left."""
    event = done.state.events[-1]
    mine = FindingDecision.objects.filter(document=document, reader=actor.person)
    latest = dict(mine.order_by("pk").values_list("key", "decision"))
    Reading.objects.create(
        document=document,
        version=document.present,
        reader=person_of(actor),
        step=_step(done).name,
        sequence=event.sequence,
        adopted=sorted(key for key, said in latest.items() if said == Decision.ACCEPTED),
        dismissed=sorted(key for key, said in latest.items() if said == Decision.DISMISSED),
        left=[
            {"code": one.finding.code, "quote": one.finding.quote, "severity": one.finding.severity}
            for one in standings(document)
            if one.decision is Decision.OPEN and one.finding.severity in (*BLOCKING, "S2")
        ],
        at=at,
    )
