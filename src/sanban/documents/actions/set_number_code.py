"""设定机关代字: under which code documents of a type are numbered."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Subject, record
from sanban.documents import entry_types
from sanban.documents.domain.numbering import CODE
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.issue_policies import may_keep_seals
from sanban.documents.models import NumberCode
from sanban.documents.vocabulary import DOCUMENT_TYPES
from sanban.org.actor import Actor
from sanban.org.changes import lock_organ

_TYPES = dict(DOCUMENT_TYPES)


@transaction.atomic
def set_number_code(document_type: str, code: str, *, actor: Actor, at: datetime) -> None:
    """Set the code for a type, from the next number on; an empty one makes the usual code serve again."""
    may_keep_seals(actor).or_raise(UnableToHandleDocument)
    code = "".join(code.split())
    if document_type not in _TYPES:
        raise UnableToHandleDocument("没有这个文种，请重新选择。")
    if code and not CODE.fullmatch(code):
        raise UnableToHandleDocument("机关代字只能是2到16个汉字或字母，如“清航函”，请改正。")
    organ = lock_organ(actor.organ_id)
    rows = NumberCode.objects.filter(organ=organ, document_type=document_type)
    before = rows.values_list("code", flat=True).first() or ""
    rows.delete()
    if code:
        NumberCode.objects.create(organ=organ, document_type=document_type, code=code)
    record(
        actor=actor.trace,
        at=at,
        entry_type=entry_types.CODE_SET.code,
        subject=Subject("number-code", "", _TYPES[document_type]),
        old={"code": before},
        new={"code": code},
    )
