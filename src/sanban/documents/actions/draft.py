"""拟稿."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from sanban.documents import entry_types
from sanban.documents.changes import note, person_of
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.manuscript import Manuscript
from sanban.documents.models import AskedUnit, OutgoingDocument
from sanban.documents.policies import may_draft
from sanban.documents.versions import UNTITLED, lay_down
from sanban.documents.vocabulary import Carrier, Mark, Openness, Origin
from sanban.org.actor import Actor
from sanban.org.models import Person, Unit
from sanban.org.queries import primary_of
from sanban.procedures.domain.terms import Urgency
from sanban.procedures.vocabulary import Purpose


@dataclass(frozen=True, slots=True)
class DraftingSheet:
    """What the drafting sheet 「拟稿纸」 says besides the text."""

    document_type: str
    urgency: Urgency = Urgency.ORDINARY
    openness: str = ""
    openness_reason: str = ""
    mark: Mark = Mark.INTERNAL
    copies: int = 1
    is_important: bool = False
    is_normative: bool = False
    concurring: Sequence[Unit] = ()
    co_issuing: Sequence[Unit] = ()

    def must_be_sound(self) -> None:
        """Refuse a sheet that contradicts itself."""
        if self.openness == Openness.NOT_OPEN and not self.openness_reason.strip():
            raise UnableToHandleDocument("定为不予公开的，请写明理由和依据。")
        if self.mark == Mark.WORK_SECRET and self.openness == Openness.PROACTIVE:
            raise UnableToHandleDocument(
                "标识为工作秘密的公文不能定为主动公开，请改标识或公开属性。"
            )


@transaction.atomic
def draft(
    sheet: DraftingSheet, manuscript: Manuscript, *, actor: Actor, at: datetime, key: str
) -> OutgoingDocument:
    """Lay a draft down as the actor's own; the same ``key`` once more gives the same document."""
    may_draft(actor).or_raise(UnableToHandleDocument)
    sheet.must_be_sound()
    earlier = _drafted(actor, key)
    if earlier:
        return earlier
    try:
        with transaction.atomic():
            document = _new(sheet, actor, person_of(actor), at=at, key=key)
    except IntegrityError:
        overtaken = _drafted(actor, key)
        if overtaken is None:
            raise
        return overtaken
    ask(document, sheet)
    origin = Origin.UPLOADED if manuscript.carrier == Carrier.WORD else Origin.DRAFTED
    version = lay_down(document, manuscript, origin, actor=actor, at=at)
    note(entry_types.DRAFTED, document, actor=actor, at=at, new={"text": version.text_digest})
    return document


def _drafted(actor: Actor, key: str) -> OutgoingDocument | None:
    found = OutgoingDocument.objects.filter(organ_id=actor.organ_id, key=key).first()
    if found is not None and found.drafter_id != actor.person_id:
        raise UnableToHandleDocument("这次操作的编号已被另一次操作用过，请刷新页面后重新操作。")
    return found


def _new(
    sheet: DraftingSheet, actor: Actor, person: Person, *, at: datetime, key: str
) -> OutgoingDocument:
    held = primary_of(person, at)
    if held is None:
        raise UnableToHandleDocument(f"{person.name}没有任职，不能拟稿，请先确定岗位。")
    return OutgoingDocument.objects.create(
        organ_id=actor.organ_id,
        title=UNTITLED,
        drafter=person,
        unit=held.post.unit,
        key=key,
        created_at=at,
        changed_at=at,
        **particulars(sheet),
    )


def particulars(sheet: DraftingSheet) -> dict[str, object]:
    """Return what the row of a document keeps of its drafting sheet."""
    return {
        "document_type": sheet.document_type,
        "urgency": sheet.urgency,
        "openness": sheet.openness,
        "openness_reason": sheet.openness_reason.strip(),
        "mark": sheet.mark,
        "copies": sheet.copies,
        "is_important": sheet.is_important,
        "is_normative": sheet.is_normative,
    }


def ask(document: OutgoingDocument, sheet: DraftingSheet) -> None:
    """Keep which units are asked, in the place of those asked before."""
    document.asked.all().delete()
    asked = [(Purpose.CONCURRENCE, unit) for unit in dict.fromkeys(sheet.concurring)]
    asked += [(Purpose.CO_ISSUE, unit) for unit in dict.fromkeys(sheet.co_issuing)]
    AskedUnit.objects.bulk_create(
        AskedUnit(document=document, unit=unit, purpose=purpose) for purpose, unit in asked
    )
