"""Who may do what with procedures."""

from __future__ import annotations

from datetime import datetime

from sanban.kernel.decision import ALLOWED, Decision
from sanban.org import policies as org_policies
from sanban.org.actor import Actor, Console
from sanban.procedures.models import Case

NOT_FOUND = "没有找到这件办理事项，请从待办列表重新打开。"


def may_publish(actor: Actor | Console) -> Decision:
    """Tell whether the actor may publish versions; whoever shapes the organ may."""
    if isinstance(actor, Console):
        return ALLOWED
    return org_policies.may(actor, org_policies.Verb.SHAPE)


def may_take_part(actor: Actor, case: Case, at: datetime) -> Decision:
    """Tell whether the actor may come near a case; what he may do in it, the engine decides."""
    if actor.person is None:
        return Decision(allowed=False, reason="管理员不办理业务，请由有关人员办理。")
    if Case.objects.visible_to(actor, at).filter(pk=case.pk).exists():
        return ALLOWED
    return Decision(allowed=False, reason=NOT_FOUND)
