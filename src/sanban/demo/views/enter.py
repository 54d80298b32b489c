"""Choosing whom to play: only where everything is made up."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login, logout
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from sanban.demo.site import is_demo_site
from sanban.kernel.clock import now
from sanban.org.models import Account, Appointment
from sanban.org.sign_in.session import FACTOR_MISSING, begin
from sanban.org.vocabulary import AccountRole
from sanban.procedures.models import Assignment


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody a visitor can play, and how much lies with him."""

    account: Account
    post: str
    to_do: int


class PeopleView(View):
    """Lists the people of the demonstration, by unit; lets a visitor be one of them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show whom one can be."""
        _must_be_demo()
        units: dict[str, list[Part]] = {}
        for held, part in _parts():
            units.setdefault(held.post.unit.name, []).append(part)
        administrators = Account.objects.exclude(role=AccountRole.PERSON).filter(is_active=True)
        return render(
            request, "demo/people.html", {"units": units, "administrators": administrators}
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let the visitor in as the one he chose; whoever he was before leaves first."""
        _must_be_demo()
        account = get_object_or_404(
            Account, public_id=request.POST.get("account", ""), organ__is_demo=True, is_active=True
        )
        logout(request)
        login(request, account, backend=settings.AUTHENTICATION_BACKENDS[-1])
        begin(request, account, at=now())
        # Nobody's telephone belongs to a person who is made up.
        request.session[FACTOR_MISSING] = False
        return redirect("org:home" if account.is_administrator else "desk:to-do")


def _must_be_demo() -> None:
    if not is_demo_site():
        raise Http404


def _parts() -> list[tuple[Appointment, Part]]:
    held = Appointment.objects.open().filter(
        is_primary=True, person__organ__is_demo=True, person__account__is_active=True
    )
    rows = held.select_related("post__unit", "person__account").order_by(
        "post__unit__position", "person__position", "pk"
    )
    waiting = Assignment.objects.open().values("person").annotate(count=Count("pk"))
    to_do = dict(waiting.filter(Q(person__organ__is_demo=True)).values_list("person", "count"))
    return [
        (one, Part(one.person.account, one.post.title, to_do.get(one.person_id, 0))) for one in rows
    ]
