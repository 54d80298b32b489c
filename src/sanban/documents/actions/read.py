"""通读确认和核稿单: what readers lay before the gates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sanban.documents.actions.handle import handle
from sanban.documents.changes import locked, person_of
from sanban.documents.errors import DocumentChanged, UnableToHandleDocument
from sanban.documents.models import OutgoingDocument, ReviewSheet
from sanban.documents.policies import may_handle
from sanban.org.actor import Actor
from sanban.procedures.carrying_out import Done
from sanban.procedures.domain.commands import GiveEvidence

POINTS = ("行文理由、依据", "内容、措施", "与有关单位协商", "文种、格式", "文字、数字、标点")
_OTHER_TEXT = "您打开以后文稿已有改动，请通读现在的文稿再确认。"


@transaction.atomic
def confirm_reading(
    document: OutgoingDocument, *, actor: Actor, at: datetime, key: str, text_digest: str
) -> Done:
    """Confirm having read all of the present text; the drafter cannot be his own second reader."""
    document = _present(document, text_digest, actor=actor, at=at)
    if actor.person_id == document.drafter_id:
        raise UnableToHandleDocument("二次核稿须由拟稿人以外的人通读，请交另一位同志核稿。")
    return handle(
        document,
        lambda request: GiveEvidence(request, "second-reader", "已通读全文"),
        actor=actor,
        at=at,
        key=key,
    )


@transaction.atomic
def fill_review_sheet(
    document: OutgoingDocument,
    points: Mapping[str, tuple[bool, str]],
    *,
    actor: Actor,
    at: datetime,
    key: str,
    text_digest: str,
) -> Done:
    """Keep the five points of the check sheet and lay it before the gate."""
    document = _present(document, text_digest, actor=actor, at=at)
    if tuple(points) != POINTS:
        raise UnableToHandleDocument("核稿单要逐项填写，请把五项都填好再保存。")
    doubtful = [name for name, (passed, remark) in points.items() if not passed and not remark]
    if doubtful:
        raise UnableToHandleDocument(f"“{doubtful[0]}”没有通过，请写明问题，以便退回修改。")
    sheet = ReviewSheet.objects.create(
        document=document,
        version=document.present,
        reviewer=person_of(actor),
        points={
            name: {"passed": passed, "remark": remark} for name, (passed, remark) in points.items()
        },
        at=at,
    )
    return handle(
        document,
        lambda request: GiveEvidence(request, "review-checklist", "核稿单", str(sheet.pk)),
        actor=actor,
        at=at,
        key=key,
    )


def _present(
    document: OutgoingDocument, text_digest: str, *, actor: Actor, at: datetime
) -> OutgoingDocument:
    document = locked(document)
    may_handle(actor, document, at).or_raise(UnableToHandleDocument)
    if document.present.text_digest != text_digest:
        raise DocumentChanged(_OTHER_TEXT)
    return document
