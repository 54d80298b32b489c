"""The list of people, and a person with posts, account and absences."""

from __future__ import annotations

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from sanban.kernel.clock import now
from sanban.org import directory, open_work
from sanban.org.actions.appoint import appoint
from sanban.org.actions.correct_person import correct_person
from sanban.org.actions.hand_over import hand_over
from sanban.org.actions.leave import leave
from sanban.org.actions.make_primary import make_primary
from sanban.org.actions.register_person import register_person
from sanban.org.actions.relieve import relieve
from sanban.org.forms.people import (
    AppointForm,
    HandOverForm,
    LeaveForm,
    NewPersonForm,
    PersonForm,
)
from sanban.org.models import Absence, Account, Appointment, Person
from sanban.org.policies import Verb, may
from sanban.org.views.page import SYSTEM, Deed, Page

PAGE_SIZE = 50


class PeopleView(Page):
    """Who works in the organ, found by name, number or unit."""

    template_name = "org/people.html"

    def context(self) -> dict[str, object]:
        """Return a page of people with all their posts."""
        words = self.request.GET.get("q", "").strip()[:60]
        found = _found(directory.people_with_units(self.actor), words)
        people, following = _page(found, self.request.GET.get("after", ""))
        titles = directory.titles_of(people, now())
        may_shape = may(self.actor, Verb.SHAPE).allowed
        return {
            "rows": [(person, titles.get(person.pk, "")) for person in people],
            "words": words,
            "following": following,
            "may_shape": may_shape,
            "form": NewPersonForm() if may_shape else None,
        }


def _found(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    if not words:
        return people
    return people.filter(
        Q(name__icontains=words)
        | Q(staff_number__icontains=words)
        | Q(unit_name__icontains=words)
        | Q(post_title__icontains=words)
    )


def _page(people: QuerySet[Person], after: str) -> tuple[list[Person], str]:
    """Return the people that follow one, and by whom the next page begins."""
    last = people.filter(public_id=after).first() if after else None
    if last:
        people = people.filter(
            Q(position__gt=last.position)
            | Q(position=last.position, staff_number__gt=last.staff_number)
        )
    found = list(people[: PAGE_SIZE + 1])
    following = found[PAGE_SIZE - 1].public_id if len(found) > PAGE_SIZE else ""
    return found[:PAGE_SIZE], following


class RegisterPersonView(Deed, PeopleView):
    """Registers somebody."""

    roles = SYSTEM
    form_class = NewPersonForm
    person: Person

    def do(self, form: forms.Form) -> str:
        """Register."""
        given = form.cleaned_data
        self.person = register_person(
            actor=self.actor,
            at=now(),
            staff_number=given["staff_number"],
            name=given["name"],
            mobile=given["mobile"],
        )
        return f"{self.person.name}已登记，请接着确定岗位、开立账号。"

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:people")

    def onward(self) -> str:
        """Go to the person."""
        return reverse("org:person", args=[self.person.public_id])


class PersonView(Page):
    """A person."""

    template_name = "org/person.html"
    person: Person

    def load(self, **named: str) -> None:
        """Find the person in the viewer's organ."""
        people = Person.objects.visible_to(self.actor)
        self.person = get_object_or_404(people, public_id=named["person_id"])

    def context(self) -> dict[str, object]:
        """Return the person and what the viewer may do."""
        person, at = self.person, now()
        held = Appointment.objects.filter(person=person).select_related("post__unit")
        account = Account.objects.visible_to(self.actor).filter(person=person).first()
        may_shape = may(self.actor, Verb.SHAPE).allowed and person.left_at is None
        shown: dict[str, object] = {
            "person": person,
            "held": held.open().order_by("-is_primary", "from_at", "pk"),
            "ended": held.exclude(until_at=None).order_by("-until_at"),
            "absences": Absence.objects.visible_to(self.actor)
            .standing()
            .filter(person=person, until_at__gt=at)
            .order_by("from_at"),
            "account": account,
            "account_state": account.state_at(at) if account else None,
            "may_shape": may_shape,
            "may_grant": may(self.actor, Verb.GRANT_ACCESS).allowed,
            "is_private": may_shape or self.actor.person_id == person.pk,
        }
        if may_shape:
            initial = {
                "name": person.name,
                "mobile": person.mobile,
                "position": person.position,
                "version": person.version,
            }
            shown["form"] = PersonForm(initial=initial)
            shown["appoint_form"] = AppointForm(viewer=self.actor)
        return shown


class _PersonDeed(Deed, PersonView):
    """Something done with a person."""

    roles = SYSTEM

    def back(self) -> str:
        """Return to the person."""
        return reverse("org:person", args=[self.person.public_id])


class CorrectPersonView(_PersonDeed):
    """Corrects the particulars."""

    form_class = PersonForm
    done_sentence = "信息已更正。"

    def do(self, form: forms.Form) -> str:
        """Correct them."""
        given = form.cleaned_data
        correct_person(
            self.person,
            actor=self.actor,
            at=now(),
            name=given["name"],
            mobile=given["mobile"],
            position=given["position"],
            version=given["version"],
        )
        return ""


class AppointView(_PersonDeed):
    """Gives the person a post."""

    form_name = "appoint_form"
    done_sentence = "任职已登记。"

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return AppointForm(request.POST, viewer=self.actor)

    def do(self, form: forms.Form) -> str:
        """Appoint."""
        given = form.cleaned_data
        appoint(
            self.person,
            given["post"],
            actor=self.actor,
            at=now(),
            is_primary=given["is_primary"],
        )
        return ""


class _AppointmentDeed(_PersonDeed):
    """Something done with one of the person's appointments."""

    appointment: Appointment

    def load(self, **named: str) -> None:
        """Find the person, and the appointment by its post."""
        super().load(**named)
        held = Appointment.objects.open().filter(person=self.person).select_related("person")
        self.appointment = get_object_or_404(
            held.select_related("person", "post__unit"), post__public_id=named["post_id"]
        )


class RelieveView(_AppointmentDeed):
    """Relieves the person of a post."""

    done_sentence = "已免职。"

    def do(self, form: forms.Form) -> str:
        """Relieve."""
        del form
        relieve(self.appointment, actor=self.actor, at=now())
        return ""


class MakePrimaryView(_AppointmentDeed):
    """Makes a post the person's primary one."""

    done_sentence = "主岗已确定。"

    def do(self, form: forms.Form) -> str:
        """Make it primary."""
        del form
        make_primary(self.appointment, actor=self.actor, at=now())
        return ""


class HandOverView(_PersonDeed):
    """Shows what a person has open and hands all of it over."""

    template_name = "org/hand_over.html"

    def context(self) -> dict[str, object]:
        """Return the open work and the form."""
        form = HandOverForm(viewer=self.actor, person=self.person)
        items = open_work.held_by(self.person)
        return {"person": self.person, "items": items, "form": form}

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the page."""
        return self.show(request)

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return HandOverForm(request.POST, viewer=self.actor, person=self.person)

    def do(self, form: forms.Form) -> str:
        """Hand over."""
        given = form.cleaned_data
        handover = hand_over(
            self.person,
            given["receiver"],
            actor=self.actor,
            at=now(),
            reason=given["reason"],
        )
        if not handover.item_count:
            return f"{self.person.name}没有未办结的工作，已记录移交。"
        return f"已移交给{handover.receiver.name}：{handover.summary}。"


class LeaveView(_PersonDeed):
    """Shows what leaving means and lets a person leave."""

    template_name = "org/leave.html"

    def context(self) -> dict[str, object]:
        """Return the open work and the form."""
        form = LeaveForm(viewer=self.actor, person=self.person)
        items = open_work.held_by(self.person)
        return {"person": self.person, "items": items, "form": form}

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the page."""
        return self.show(request)

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return LeaveForm(request.POST, viewer=self.actor, person=self.person)

    def do(self, form: forms.Form) -> str:
        """Let go."""
        given = form.cleaned_data
        departure = leave(
            self.person,
            actor=self.actor,
            at=now(),
            successor=given["successor"],
            reason=given["reason"],
        )
        return departure.warning or f"{self.person.name}已离任，账号已停用。"

    def onward(self) -> str:
        """Go to the list."""
        return reverse("org:people")
