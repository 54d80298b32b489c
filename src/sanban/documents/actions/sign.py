"""签发: whoever says yes at a step that binds the text puts his signature under it."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from sanban.documents import entry_types, signing
from sanban.documents.changes import note, person_of
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.models import OutgoingDocument, Signature
from sanban.org.actor import Actor
from sanban.procedures.domain.case import CaseState
from sanban.procedures.domain.events import Event
from sanban.procedures.domain.terms import Choice, Verb

_VERBS = frozenset({Verb.COMPLETE, Verb.LATE_ENTRY})
_SIGNING = frozenset({Choice.AGREE, Choice.RESERVE})


def sign(
    document: OutgoingDocument, state: CaseState, *, actor: Actor, at: datetime
) -> Signature | None:
    """Sign the present text where the last event of the case means that; called within ``handle``."""
    event = state.events[-1]
    found = state.find(event.assignment) if event.verb in _VERBS else None
    if found is None or not state.step(found[0]).binds_text:
        return None
    choice = found[1].choice
    if choice not in _SIGNING:
        return None
    if event.on_behalf_of is not None or actor.principal is not None:
        raise UnableToHandleDocument(
            "签发须由签发人本人办理，不能代签；请本人签发或者改由他人签发。"
        )
    version = document.present
    if event.subject_hash != version.text_digest:
        raise UnableToHandleDocument("文稿与流程中的不一致，没有签发，请刷新页面后重新办理。")
    signature = _unsigned(document, state, event, choice, actor=actor, at=at)
    sealed = signing.seal(signature.statement().message, is_first=not Signature.objects.exists())
    signature.algorithm, signature.key_id = sealed.algorithm, sealed.key_id
    signature.value = sealed.value
    signature.save(force_insert=True)
    note(
        entry_types.SIGNED,
        document,
        actor=actor,
        at=at,
        new={"text": signature.text_digest, "event": event.sequence, "value": sealed.value},
    )
    return signature


def _unsigned(
    document: OutgoingDocument,
    state: CaseState,
    event: Event,
    choice: Choice | None,
    *,
    actor: Actor,
    at: datetime,
) -> Signature:
    return Signature(
        document=document,
        version=document.present,
        text_digest=document.present.text_digest,
        file=document.present.file,
        person=person_of(actor),
        name=person_of(actor).name,
        post=event.actor.post_name or actor.post,
        step=event.step,
        step_name=state.definition.step(event.step).name,
        sequence=event.sequence,
        choice=str(choice),
        opinion=event.opinion,
        dated=timezone.localdate(
            event.at
        ),  # what was signed on paper and entered late keeps its date
        at=at,
    )
