"""How every change of an outgoing document begins and ends: locked, fresh, on record."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from sanban.audit.actions.record import Subject, Values, record
from sanban.audit.entry_types import EntryType
from sanban.documents.errors import DocumentChanged, UnableToHandleDocument
from sanban.documents.models import OutgoingDocument
from sanban.org.actor import Actor
from sanban.org.models import Person
from sanban.procedures.models import Case


def locked(document: OutgoingDocument, seen_edition: int | None = None) -> OutgoingDocument:
    """Return the document read afresh and locked, its case before it; refuse where it has changed.

    Cases are always locked first: whoever acts on a case holds it when he comes to the document.
    """
    if document.case_id is not None:
        Case.objects.select_for_update(of=("self",), no_key=True).get(pk=document.case_id)
    rows = OutgoingDocument.objects.select_for_update(of=("self",), no_key=True)
    fresh = rows.select_related("current__author", "case__version", "drafter", "unit").get(
        pk=document.pk
    )
    if seen_edition is not None and fresh.edition != seen_edition:
        raise DocumentChanged(_what_changed(fresh))
    return fresh


def _what_changed(document: OutgoingDocument) -> str:
    version = document.present
    at = timezone.localtime(version.at)
    return (
        f"您打开以后，文稿或拟稿纸已有改动（最近一稿是{version.author.name}"
        f"{at.month}月{at.day}日{at.hour}时{at.minute:02}分的{version}）；"
        "您刚才的修改没有保存，请看过现在的内容再改。"
    )


def note(
    entry_type: EntryType,
    document: OutgoingDocument,
    *,
    actor: Actor,
    at: datetime,
    old: Values | None = None,
    new: Values | None = None,
) -> None:
    """Record what was done; administrators read the trail, so no title and no text."""
    subject = Subject("document", document.public_id, document.get_document_type_display())
    record(actor=actor.trace, at=at, entry_type=entry_type.code, subject=subject, old=old, new=new)


def touch(document: OutgoingDocument, at: datetime, *fields: str) -> None:
    """Save what changed on the drafting sheet, and that something did."""
    document.edition += 1
    document.changed_at = at
    document.save(update_fields=[*fields, "edition", "changed_at"])


def person_of(actor: Actor) -> Person:
    """Return the person who acts; administrators do no business."""
    if actor.person is None:
        raise UnableToHandleDocument("管理员不办理业务，请由有关人员办理。")
    return actor.person
