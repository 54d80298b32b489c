"""修改文稿: every change of the text or of its file makes a new version."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.documents import entry_types
from sanban.documents.changes import locked, note
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.manuscript import Manuscript
from sanban.documents.models import OutgoingDocument, Version
from sanban.documents.policies import may_edit
from sanban.documents.versions import lay_down
from sanban.documents.vocabulary import Origin
from sanban.kernel.public_id import new_public_id
from sanban.org.actor import Actor
from sanban.procedures.actions.act import act
from sanban.procedures.domain.commands import Revise
from sanban.procedures.models import Case

_UNCHANGED = "文稿没有变化，不用保存新的一稿。"


@transaction.atomic
def revise(
    document: OutgoingDocument,
    manuscript: Manuscript,
    origin: Origin,
    *,
    actor: Actor,
    at: datetime,
    seen_edition: int | None,
    remark: str = "",
) -> Version:
    """Lay down a new version; where the text changed while the case runs, the case learns of it."""
    document = locked(document, seen_edition)
    may_edit(actor, document, at).or_raise(UnableToHandleDocument)
    before = document.present
    same_text = before.text_digest == manuscript.text.digest
    if same_text and origin is not Origin.TYPESET and before.carrier == manuscript.carrier:
        raise UnableToHandleDocument(_UNCHANGED)
    version = lay_down(document, manuscript, origin, actor=actor, at=at, note=remark)
    if document.case is not None and not same_text:
        Case.objects.filter(pk=document.case.pk).update(title=document.title)
        key = f"revise-{new_public_id()}"
        act(
            document.case,
            lambda request: Revise(request, version.text_digest),
            actor=actor,
            at=at,
            key=key,
        )
    note(
        entry_types.REVISED,
        document,
        actor=actor,
        at=at,
        old={"version": before.number, "text": before.text_digest},
        new={"version": version.number, "text": version.text_digest, "origin": str(origin)},
    )
    return version
