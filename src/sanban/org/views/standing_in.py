"""Remits, absences and delegations."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from sanban.kernel.clock import now
from sanban.org.actions.assign_remit import assign_remit
from sanban.org.actions.cancel_absence import cancel_absence
from sanban.org.actions.delegate import delegate
from sanban.org.actions.end_delegation import end_delegation
from sanban.org.actions.record_absence import record_absence
from sanban.org.actions.withdraw_remit import withdraw_remit
from sanban.org.forms.people import AbsenceForm, DelegationForm
from sanban.org.forms.units import RemitForm
from sanban.org.models import Absence, Delegation, Remit
from sanban.org.policies import Verb, may
from sanban.org.views.page import PEOPLE, SECURITY, SYSTEM, Deed, Page
from sanban.org.vocabulary import AbsenceKind, AccountRole

SHOWN = 200


class RemitsView(Page):
    """Which unit answers for what."""

    template_name = "org/remits.html"

    def context(self) -> dict[str, object]:
        """Return the remits in force."""
        remits = Remit.objects.visible_to(self.actor).open().select_related("owning_unit")
        may_shape = may(self.actor, Verb.SHAPE).allowed
        return {
            "remits": remits.order_by("subject"),
            "may_shape": may_shape,
            "form": RemitForm(viewer=self.actor) if may_shape else None,
        }


class AssignRemitView(Deed, RemitsView):
    """Gives a subject to a unit."""

    roles = SYSTEM
    done_sentence = "归口单位已确定。"

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return RemitForm(request.POST, viewer=self.actor)

    def do(self, form: forms.Form) -> str:
        """Assign."""
        given = form.cleaned_data
        assign_remit(
            given["subject"], given["unit"], actor=self.actor, at=now(), note_text=given["note"]
        )
        return ""

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:remits")


class WithdrawRemitView(Deed, RemitsView):
    """Ends a remit."""

    roles = SYSTEM
    done_sentence = "归口已取消。"
    remit: Remit

    def load(self, **named: str) -> None:
        """Find the remit in the viewer's organ."""
        remits = Remit.objects.visible_to(self.actor).select_related("owning_unit")
        self.remit = get_object_or_404(remits, public_id=named["remit_id"])

    def do(self, form: forms.Form) -> str:
        """Withdraw."""
        del form
        withdraw_remit(self.remit, actor=self.actor, at=now())
        return ""

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:remits")


class AbsencesView(Page):
    """Who is away, now and later; one's own first."""

    template_name = "org/absences.html"

    def context(self) -> dict[str, object]:
        """Return the absences that are not over."""
        coming = Absence.objects.visible_to(self.actor).standing().filter(until_at__gt=now())
        may_shape = may(self.actor, Verb.SHAPE).allowed
        may_record = may_shape or self.actor.person_id is not None
        return {
            "absences": coming.select_related("person").order_by("from_at", "pk")[:SHOWN],
            "may_shape": may_shape,
            "my_person": self.actor.person_id,
            "form": AbsenceForm(viewer=self.actor) if may_record else None,
            "at": now(),
        }


class RecordAbsenceView(Deed, AbsencesView):
    """Records an absence, one's own or, for the system administrator, anybody's."""

    roles = PEOPLE | SYSTEM
    done_sentence = "已登记。"

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return AbsenceForm(request.POST, viewer=self.actor)

    def do(self, form: forms.Form) -> str:
        """Record."""
        given = form.cleaned_data
        record_absence(
            self.actor.person or given["person"],
            actor=self.actor,
            at=now(),
            kind=AbsenceKind(given["kind"]),
            from_at=given["from_at"],
            until_at=given["until_at"],
            note_text=given["note"],
        )
        return ""

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:absences")


class CancelAbsenceView(Deed, AbsencesView):
    """Calls an absence off."""

    roles = PEOPLE | SYSTEM
    done_sentence = "已取消。"
    absence: Absence

    def load(self, **named: str) -> None:
        """Find the absence in the viewer's organ."""
        absences = Absence.objects.visible_to(self.actor).select_related("person")
        self.absence = get_object_or_404(absences, public_id=named["absence_id"])

    def do(self, form: forms.Form) -> str:
        """Cancel."""
        del form
        cancel_absence(self.absence, actor=self.actor, at=now())
        return ""

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:absences")


class DelegationsView(Page):
    """Who acts for whom: one's own, or for the security administrator all of them."""

    template_name = "org/delegations.html"
    roles = PEOPLE | SECURITY

    def context(self) -> dict[str, object]:
        """Return the delegations that hold or will, and those that are over."""
        seen = Delegation.objects.visible_to(self.actor).select_related(
            "principal", "delegate", "post__unit"
        )
        at = now()
        return {
            "current": seen.standing().filter(until_at__gt=at).order_by("from_at", "pk")[:SHOWN],
            "past": seen.exclude(ended_at=None, until_at__gt=at).order_by("-until_at", "pk")[:20],
            "my_person": self.actor.person_id,
            "oversees": self.actor.role == AccountRole.SECURITY_ADMINISTRATOR,
            "form": DelegationForm(viewer=self.actor),
            "at": at,
        }


class DelegateView(Deed, DelegationsView):
    """Gives a delegation."""

    roles = PEOPLE | SECURITY
    done_sentence = "授权已登记，到时自动生效、到期自动失效。"

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return DelegationForm(request.POST, viewer=self.actor)

    def do(self, form: forms.Form) -> str:
        """Delegate."""
        given = form.cleaned_data
        delegate(
            self.actor.person or given["principal"],
            given["delegate"],
            actor=self.actor,
            at=now(),
            scope=given["scope"],
            from_at=given["from_at"],
            until_at=given["until_at"],
            reason=given["reason"],
            post=given["post"],
        )
        return ""

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:delegations")


class EndDelegationView(Deed, DelegationsView):
    """Ends a delegation."""

    roles = PEOPLE | SECURITY
    done_sentence = "授权已终止。"
    delegation: Delegation

    def load(self, **named: str) -> None:
        """Find the delegation among those the viewer may see."""
        seen = Delegation.objects.visible_to(self.actor).select_related("principal", "delegate")
        self.delegation = get_object_or_404(seen, public_id=named["delegation_id"])

    def do(self, form: forms.Form) -> str:
        """End it."""
        del form
        end_delegation(self.delegation, actor=self.actor, at=now())
        return ""

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:delegations")
