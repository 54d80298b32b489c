"""Open work in cases, as whoever hands over, leaves or dissolves a unit meets it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from sanban.kernel.public_id import new_public_id
from sanban.org.actor import Actor
from sanban.org.models import Appointment, Person, Post, Unit
from sanban.org.open_work import OpenItem
from sanban.procedures.carrying_out import UnableToAct, carry_out, office_of
from sanban.procedures.domain.commands import Request, Reseat
from sanban.procedures.domain.deciding import RefusalKind
from sanban.procedures.domain.people import SYSTEM, Holder
from sanban.procedures.models import Assignment, Case
from sanban.procedures.staffing import HandingOver, OrgStaffing, holder_of, primary_holder


class CaseWork:
    """The open work of cases. All of it lies with people in posts, so it goes with the person."""

    label = "流程"

    def held_by(self, person: Person) -> Sequence[OpenItem]:
        """List what a person has open."""
        return _items(Assignment.objects.open().filter(person=person))

    def of_post(self, post: Post) -> Sequence[OpenItem]:
        """List what lies with the people in a post."""
        return _items(Assignment.objects.open().filter(post=post))

    def of_unit(self, unit: Unit) -> Sequence[OpenItem]:
        """List what the unit drafted, what lies with its posts, and where it is still to be asked."""
        lies = Q(post__unit=unit) | Q(case__unit=unit) | Q(case__consulted__unit=unit)
        return _items(Assignment.objects.open().filter(lies).distinct())

    def hand_over(self, person: Person, receiver: Person, *, actor: Actor, at: datetime) -> int:
        """Give all that ``person`` has open to ``receiver``; what only he can say stays with him."""
        at = timezone.localtime(at)
        to = primary_holder(receiver, at)
        return sum(
            _reseat(case, holder, to, actor=actor, at=at)
            for case, holder in _holders(Assignment.objects.open().filter(person=person))
        )

    def move_post(self, post: Post, successor: Post, *, actor: Actor, at: datetime) -> int:
        """Give all that lies with a post to whoever holds its successor."""
        at = timezone.localtime(at)
        work = list(_holders(Assignment.objects.open().filter(post=post)))
        held = Appointment.objects.at(at).filter(post=successor, person__left_at=None)
        receiver = held.select_related("person", "post__unit").order_by("from_at", "pk").first()
        if receiver is None and work:
            raise UnableToAct(
                f"“{successor}”现在没有人，{len(work)}件未办结的工作无人可接，请先确定任职。",
                RefusalKind.NOBODY,
            )
        return sum(
            _reseat(case, holder, holder_of(receiver), actor=actor, at=at)
            for case, holder in work
            if receiver
        )


def _items(work: QuerySet[Assignment]) -> list[OpenItem]:
    """Show work to administrators, who manage people and read no titles."""
    rows = work.select_related("case__procedure", "case__drafter").order_by("opened_at", "pk")
    return [
        OpenItem(
            CaseWork.label,
            f"{row.case.procedure.name}·{row.step_name}"
            f"（{row.case.drafter.name}{timezone.localtime(row.case.started_at):%-m月%-d日}发起）",
        )
        for row in rows
    ]


def _holders(work: QuerySet[Assignment]) -> list[tuple[Case, Holder]]:
    """Return each case once for every person in a post who has something open in it."""
    rows = work.select_related("case", "person", "post__unit").order_by("case_id", "pk")
    found = {
        (row.case_id, row.person_id): (
            row.case,
            Holder(
                row.person.public_id,
                row.person.name,
                row.post.public_id if row.post else "",
                str(row.post) if row.post else "",
            ),
        )
        for row in rows
    }
    return list(found.values())


def _reseat(case: Case, leaver: Holder, receiver: Holder, *, actor: Actor, at: datetime) -> int:
    """Move what one person has in a case; return how many pieces moved."""
    before = _count(case, leaver)
    organ = office_of(case).staffing
    assert isinstance(organ, OrgStaffing)  # noqa: S101 - that is what it is made of
    request = Request(SYSTEM, at, f"reseat-{new_public_id()}")
    try:
        carry_out(
            case,
            lambda _: Reseat(request, leaver),
            trace=actor.trace,
            staffing=HandingOver(organ, leaver, receiver),
        )
    except UnableToAct as error:
        if error.kind is RefusalKind.NOBODY:
            return 0
        raise
    return before - _count(case, leaver)


def _count(case: Case, holder: Holder) -> int:
    return case.assignments.open().filter(person__public_id=holder.person).count()
