"""Finding a document for a program as its page finds it for a person."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus

from django.shortcuts import get_object_or_404

from sanban.documents.models import OutgoingDocument
from sanban.documents.policies import open_work
from sanban.org.actor import Actor
from sanban.org.api import ApiRefused

NO_SIGNING = "签发须由本人登录网页、再验证一次身份后办理，不能用令牌代签。"


def document_of(actor: Actor, document_id: str, at: datetime) -> OutgoingDocument:
    """Return a document; what may not be seen is not found.

    Reading by program is no 「签阅」: what it fetches can still be taken back by whoever sent it.
    """
    found = OutgoingDocument.objects.visible_to(actor, at).select_related(
        "current__proof", "current__author", "case__version", "case__procedure", "drafter", "unit"
    )
    return get_object_or_404(found, public_id=document_id)


def must_not_sign(actor: Actor, document: OutgoingDocument) -> None:
    """Refuse to send on what lies with the actor to be signed."""
    if document.case is None:
        return
    binding = {step.code for step in document.case.version.read().steps if step.binds_text}
    if open_work(actor, document).filter(step__in=binding).exists():
        raise signing_refused()


def signing_refused() -> ApiRefused:
    """Return the refusal of a signature by token."""
    return ApiRefused(HTTPStatus.FORBIDDEN, "signing-by-token", NO_SIGNING)
