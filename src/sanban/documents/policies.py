"""Who may do what with outgoing documents."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from sanban.documents.models import OutgoingDocument
from sanban.documents.vocabulary import State
from sanban.kernel.decision import ALLOWED, Decision
from sanban.org.actor import Actor
from sanban.procedures.models import Assignment
from sanban.procedures.vocabulary import Task

NOT_FOUND = "没有找到这件公文，请从列表重新打开。"
_OPEN = (State.DRAFT, State.UNDER_WAY)


def may_draft(actor: Actor) -> Decision:
    """Tell whether the actor may draft; administrators do no business."""
    if actor.person is None:
        return Decision(allowed=False, reason="管理员不办理业务，请由有关人员拟稿。")
    return ALLOWED


def may_see(actor: Actor, document: OutgoingDocument, at: datetime) -> Decision:
    """Tell whether the document exists for the actor."""
    if OutgoingDocument.objects.visible_to(actor, at).filter(pk=document.pk).exists():
        return ALLOWED
    return Decision(allowed=False, reason=NOT_FOUND)


def may_edit(actor: Actor, document: OutgoingDocument, at: datetime) -> Decision:
    """Tell whether the actor may change the text now."""
    seen = may_see(actor, document, at)
    if not seen.allowed:
        return seen
    if document.state not in _OPEN:
        return Decision(
            allowed=False, reason=f"这件公文{document.get_state_display()}，不能再修改。"
        )
    if document.case_id is None or _edits_now(actor, document):
        return ALLOWED
    return Decision(allowed=False, reason="您现在没有修改文稿的待办，请由正在拟稿或审核的人修改。")


def may_handle(actor: Actor, document: OutgoingDocument, at: datetime) -> Decision:
    """Tell whether the actor may decide on findings: who edits, and whoever has work on it now."""
    seen = may_see(actor, document, at)
    if not seen.allowed or document.case_id is None:
        return seen
    if document.state not in _OPEN:
        return Decision(
            allowed=False, reason=f"这件公文{document.get_state_display()}，不用再处理。"
        )
    if open_work(actor, document).exists():
        return ALLOWED
    return Decision(allowed=False, reason="这件公文现在没有要您办理的事，请等办到您时再处理。")


def open_work(actor: Actor, document: OutgoingDocument) -> QuerySet[Assignment]:
    """Return the open work of the actor himself on a document."""
    return Assignment.objects.open().filter(case=document.case, person=actor.person, task=Task.DO)


def _edits_now(actor: Actor, document: OutgoingDocument) -> bool:
    assert document.case is not None  # noqa: S101 - asked for before
    definition = document.case.version.read()
    codes = [step.code for step in definition.steps if step.edits]
    return open_work(actor, document).filter(step__in=codes).exists()
