"""办理: one door for every verb on a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sanban.org.actor import Actor
from sanban.procedures.carrying_out import Done, UnableToAct, carry_out
from sanban.procedures.domain.case import CaseState
from sanban.procedures.domain.commands import Command, Request
from sanban.procedures.domain.people import Holder
from sanban.procedures.models import Case
from sanban.procedures.policies import may_take_part
from sanban.procedures.staffing import primary_holder


@transaction.atomic
def act(
    case: Case,
    command_for: Callable[[Request], Command],
    *,
    actor: Actor,
    at: datetime,
    key: str,
    seen_version: int | None = None,
    subject_hash: str = "",
) -> Done:
    """Do one thing in a case: ``lambda request: Complete(request, "1.1")``.

    The actor acts in the post the work lies with, otherwise in his primary one; under a delegation he
    acts for its principal. ``key`` is the same for a click that is repeated; ``seen_version`` and
    ``subject_hash`` are what he had before him. Raises ``Overtaken`` where somebody was faster.
    """
    may_take_part(actor, case, at).or_raise(UnableToAct)
    assert actor.person is not None  # noqa: S101 - the policy has just asked
    at = timezone.localtime(at)
    principal = primary_holder(actor.principal, at) if actor.principal else None
    asked = Request(
        primary_holder(actor.person, at), at, key, principal, seen_version, subject_hash
    )

    def seated(state: CaseState) -> Command:
        work = str(getattr(command_for(asked), "assignment", ""))
        return command_for(
            replace(
                asked,
                actor=_seat(asked.actor, work, state),
                on_behalf_of=_seat(principal, work, state) if principal else None,
            )
        )

    return carry_out(case, seated, trace=actor.trace)


def _seat(person: Holder, assignment: str, state: CaseState) -> Holder:
    """Return a person in the post in which a piece of work lies with him."""
    found = state.find(assignment)
    if found is None:
        return person
    party = found[1]
    for one in (party.holder, party.offered_to, party.helper):
        if person.is_same_person(one):
            assert one is not None  # noqa: S101 - it is the same person as somebody
            return one
    return person
