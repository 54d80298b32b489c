"""Who may do what with a document between its signature and its archive."""

from __future__ import annotations

from datetime import datetime

from sanban.documents.models import OutgoingDocument, Release, Seal, Signature
from sanban.documents.policies import may_see
from sanban.documents.vocabulary import State
from sanban.kernel.decision import ALLOWED, Decision
from sanban.org import policies as org_policies
from sanban.org.actor import Actor
from sanban.org.models import Appointment
from sanban.org.vocabulary import UnitKind
from sanban.procedures.models import Assignment
from sanban.procedures.vocabulary import Task

NUMBERING = ("number", "print")  # at the latter, to put right what was found while printing
_NAMES = {
    "number": "登记编号",
    "print": "印制校对",
    "seal": "用印",
    "release": "核发",
    "archive": "归档",
}


def steps_now(actor: Actor, document: OutgoingDocument, at: datetime) -> frozenset[str]:
    """Return the steps at which the actor, or one he stands in for, has work on a document now."""
    if document.case_id is None:
        return frozenset()
    rows = Assignment.objects.visible_to(actor, at).open()
    return frozenset(rows.filter(case=document.case, task=Task.DO).values_list("step", flat=True))


def may_work_at(actor: Actor, document: OutgoingDocument, at: datetime, *steps: str) -> Decision:
    """Tell whether the actor has work on the document at one of some steps now."""
    seen = may_see(actor, document, at)
    if not seen.allowed:
        return seen
    if document.state != State.UNDER_WAY:
        return Decision(
            allowed=False,
            reason=f"这件公文{document.get_state_display()}，不能再登记、印制或用印。",
        )
    if steps_now(actor, document, at) & set(steps):
        return ALLOWED
    names = "或".join(f"“{_NAMES[step]}”" for step in steps)
    return Decision(
        allowed=False, reason=f"这件公文现在不在您经办的{names}环节，请等办到时再办理。"
    )


def may_affix(actor: Actor, document: OutgoingDocument, seal: Seal, at: datetime) -> Decision:
    """Tell whether the actor is the keeper of the seal and the document lies with him for sealing."""
    if actor.principal is not None:
        return Decision(allowed=False, reason="用印须由监印人本人办理，不能代办。")
    working = may_work_at(actor, document, at, "seal")
    if not working.allowed:
        return working
    own = Assignment.objects.open().filter(
        case=document.case, person=actor.person, task=Task.DO, step="seal"
    )
    if not own.exists():
        return Decision(allowed=False, reason="用印须由监印人本人办理，不能代办。")
    held = Appointment.objects.at(at).filter(person=actor.person, post=seal.keeper_post)
    if seal.organ_id != actor.organ_id or seal.closed_at or not held.exists():
        return Decision(
            allowed=False, reason=f"“{seal.name}”不由您保管，请由保管该印章的监印人用印。"
        )
    return ALLOWED


def may_end(actor: Actor, release: Release, at: datetime) -> Decision:
    """Tell whether the actor may withdraw or repeal: whoever signed, or the head of the organ."""
    document = release.document
    seen = may_see(actor, document, at)
    if not seen.allowed:
        return seen
    if document.state != State.RELEASED:
        return Decision(
            allowed=False, reason=f"这件公文{document.get_state_display()}，不能再撤回或废止。"
        )
    if actor.principal is None and (_signed(actor, document) or _heads_the_organ(actor, at)):
        return ALLOWED
    return Decision(
        allowed=False, reason="撤回和废止要由签发人或机关主要负责人本人决定，请报请决定。"
    )


def may_succeed(actor: Actor, document: OutgoingDocument, at: datetime) -> Decision:
    """Tell whether the actor may draft what mends, repeals or replaces a released document."""
    seen = may_see(actor, document, at)
    if not seen.allowed:
        return seen
    if document.state != State.RELEASED:
        return Decision(
            allowed=False,
            reason=f"这件公文{document.get_state_display()}，只有已发的公文才能更正、废止或替代。",
        )
    return ALLOWED


def may_keep_seals(actor: Actor) -> Decision:
    """Tell whether the actor sets up seals and codes: the system administrator does."""
    return org_policies.may(actor, org_policies.Verb.SHAPE)


def _signed(actor: Actor, document: OutgoingDocument) -> bool:
    rows = Signature.objects.filter(
        document=document, person=actor.person, text_digest=document.present.text_digest
    )
    return rows.exists()


def _heads_the_organ(actor: Actor, at: datetime) -> bool:
    held = Appointment.objects.at(at).filter(person=actor.person, post__is_head=True)
    return held.filter(post__organ_id=actor.organ_id, post__unit__kind=UnitKind.LEADERSHIP).exists()
