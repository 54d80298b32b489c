"""更正、废止、替代: a new document is drafted that mends, repeals or replaces a released one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sanban.documents import entry_types
from sanban.documents.actions.draft import DraftingSheet, draft
from sanban.documents.changes import locked, note, person_of
from sanban.documents.domain.text import DocumentText
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.issue_policies import may_succeed
from sanban.documents.issue_vocabulary import SuccessionKind
from sanban.documents.issuing import release_of
from sanban.documents.manuscript import Manuscript, written
from sanban.documents.models import OutgoingDocument, Release, Succession
from sanban.documents.vocabulary import Mark
from sanban.org.actor import Actor
from sanban.org.models import Organ
from sanban.procedures.domain.terms import Urgency


def succeed(
    document: OutgoingDocument, kind: SuccessionKind, *, actor: Actor, at: datetime, key: str
) -> OutgoingDocument:
    """Draft the document that mends, repeals or replaces a released one; it goes its own whole way."""
    may_succeed(actor, document, at).or_raise(UnableToHandleDocument)
    found = release_of(document)
    if found is None:
        raise UnableToHandleDocument("这件公文还没有核发，请直接修改文稿。")
    manuscript = written(_text(document, found, kind), today=timezone.localdate(at))
    return _link(document, kind, manuscript, actor=actor, at=at, key=key)


@transaction.atomic
def _link(
    document: OutgoingDocument,
    kind: SuccessionKind,
    manuscript: Manuscript,
    *,
    actor: Actor,
    at: datetime,
    key: str,
) -> OutgoingDocument:
    document = locked(document)
    may_succeed(actor, document, at).or_raise(UnableToHandleDocument)
    made = draft(_sheet(document), manuscript, actor=actor, at=at, key=key)
    _, is_new = Succession.objects.get_or_create(
        by=made, defaults={"of": document, "kind": kind, "person": person_of(actor), "at": at}
    )
    if is_new:
        new = {"kind": str(kind), "by": made.public_id}
        note(entry_types.SUCCEEDED, document, actor=actor, at=at, new=new)
    return made


def _sheet(document: OutgoingDocument) -> DraftingSheet:
    return DraftingSheet(
        document.document_type,
        urgency=Urgency(document.urgency),
        openness=document.openness,
        openness_reason=document.openness_reason,
        mark=Mark(document.mark),
        copies=document.copies,
        is_important=document.is_important,
        is_normative=document.is_normative,
    )


def _text(document: OutgoingDocument, found: Release, kind: SuccessionKind) -> DocumentText:
    """Return the text to begin with; to replace a document one begins with what it says."""
    before, organ = document.present.read(), Organ.objects.get(pk=document.organ_id)
    if kind is SuccessionKind.REPLACEMENT:
        return before
    type_name = document.get_document_type_display()
    cited = f"《{before.title}》（{found.number.value}）"
    if kind is SuccessionKind.CORRIGENDUM:
        title = f"{organ.name}关于更正《{before.title}》的{type_name}"
        body: tuple[str, ...] = (f"{cited}印发后发现有误，现更正如下。", "原文为“……”，更正为“……”。")
    else:
        title = f"{organ.name}关于废止《{before.title}》的{type_name}"
        body = (f"经研究，决定自本件印发之日起废止{cited}。",)
    return DocumentText(
        title=title,
        main_recipients=before.main_recipients,
        body=body,
        issuer_line=before.issuer_line,
        copy_recipients=before.copy_recipients,
    )
