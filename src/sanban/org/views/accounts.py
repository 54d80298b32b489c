"""Accounts: opened by the system administrator, activated by the security administrator."""

from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from sanban.kernel.clock import now
from sanban.kernel.errors import DomainError
from sanban.org.actions.activate_account import activate_account
from sanban.org.actions.disable_account import disable_account
from sanban.org.actions.open_account import open_account, open_administrator
from sanban.org.actions.reset_credentials import reset_credentials
from sanban.org.forms.accounts import OpenAccountForm, OpenAdministratorForm, ReasonForm
from sanban.org.models import Account, Person
from sanban.org.policies import Verb, may
from sanban.org.views.page import SECURITY, SYSTEM, Deed, Page
from sanban.org.views.people import PersonView
from sanban.org.vocabulary import ACCOUNT_TONES, AccountRole

PAGE_SIZE = 100


class AccountsView(Page):
    """All accounts with how far they have come."""

    template_name = "org/accounts.html"
    roles = SYSTEM | SECURITY

    def context(self) -> dict[str, object]:
        """Return the accounts, those that wait first."""
        at, words = now(), self.request.GET.get("q", "").strip()[:60]
        seen = Account.objects.visible_to(self.actor)
        if words:
            seen = seen.filter(holder_name__icontains=words)
        shown = seen.order_by("is_active", "-disabled_at", "role", "staff_number")[:PAGE_SIZE]
        states = [(account, account.state_at(at)) for account in shown]
        waiting = Account.objects.visible_to(self.actor).filter(is_active=False, disabled_at=None)
        return {
            "rows": [(account, state, ACCOUNT_TONES[state]) for account, state in states],
            "words": words,
            "total": seen.count(),
            "waiting": waiting.count(),
            "may_open": may(self.actor, Verb.OPEN_ACCOUNT).allowed,
            "may_grant": may(self.actor, Verb.GRANT_ACCESS).allowed,
            "form": OpenAdministratorForm(),
        }


class OpenAdministratorView(Deed, AccountsView):
    """Opens an account for a further administrator."""

    roles = SYSTEM
    form_class = OpenAdministratorForm
    done_sentence = "账号已开立，待安全管理员启用。"

    def do(self, form: forms.Form) -> str:
        """Open it."""
        given = form.cleaned_data
        open_administrator(
            actor=self.actor,
            at=now(),
            role=AccountRole(given["role"]),
            username=given["username"],
            holder_name=given["holder_name"],
            staff_number=given["staff_number"],
        )
        return ""

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:accounts")


class OpenAccountView(Deed, PersonView):
    """Opens an account for a person."""

    roles = SYSTEM
    form_class = OpenAccountForm
    form_name = "account_form"
    done_sentence = "账号已开立，待安全管理员启用。"

    def do(self, form: forms.Form) -> str:
        """Open it."""
        person: Person = self.person
        open_account(person, actor=self.actor, at=now(), username=form.cleaned_data["username"])
        return ""

    def back(self) -> str:
        """Return to the person."""
        return reverse("org:person", args=[self.person.public_id])


class _AccountDeed(Deed, AccountsView):
    """Something the security administrator does with an account."""

    roles = SECURITY
    account: Account

    def load(self, **named: str) -> None:
        """Find the account in the viewer's organ."""
        seen = Account.objects.visible_to(self.actor).select_related("person")
        self.account = get_object_or_404(seen, public_id=named["account_id"])

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:accounts")


class _CodeDeed(_AccountDeed):
    """A deed that ends with a code shown once."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do it and show the code, which is kept nowhere."""
        form = self.form(request)
        if not form.is_valid():
            return self.refuse(request, None, "请写明事由。", HTTPStatus.BAD_REQUEST)
        try:
            code = self.code(form)
        except DomainError as error:
            return self.refuse(request, None, error.message, HTTPStatus.UNPROCESSABLE_ENTITY)
        return _show_codes(self, request, [(self.account, code)])

    def code(self, form: forms.Form) -> str:
        """Call the action; return the code."""
        raise NotImplementedError


class ActivateAccountView(_CodeDeed):
    """Puts an account to use."""

    def code(self, form: forms.Form) -> str:
        """Activate it."""
        del form
        return activate_account(self.account, actor=self.actor, at=now())


class ResetCredentialsView(_CodeDeed):
    """Takes password and second factors away."""

    form_class = ReasonForm

    def code(self, form: forms.Form) -> str:
        """Reset them."""
        reason = form.cleaned_data["reason"]
        return reset_credentials(self.account, actor=self.actor, at=now(), reason=reason)


class DisableAccountView(_AccountDeed):
    """Closes an account."""

    form_class = ReasonForm
    done_sentence = "账号已停用，已退出全部登录。"

    def do(self, form: forms.Form) -> str:
        """Disable it."""
        disable_account(
            self.account, actor=self.actor, at=now(), reason=form.cleaned_data["reason"]
        )
        return ""


class ActivateAllView(Deed, AccountsView):
    """Puts all waiting accounts to use and shows their codes for printing, all or none."""

    roles = SECURITY

    def post(self, request: HttpRequest) -> HttpResponse:
        """Activate them in one transaction."""
        waiting = Account.objects.visible_to(self.actor).filter(is_active=False, disabled_at=None)
        try:
            with transaction.atomic():
                codes = [
                    (account, activate_account(account, actor=self.actor, at=now()))
                    for account in waiting.select_related("person").order_by("staff_number")
                ]
        except DomainError as error:
            return self.refuse(request, None, error.message, HTTPStatus.UNPROCESSABLE_ENTITY)
        return _show_codes(self, request, codes)

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:accounts")


def _show_codes(page: Page, request: HttpRequest, codes: list[tuple[Account, str]]) -> HttpResponse:
    """Show codes once; the page is not kept by the browser."""
    page.template_name = "org/codes.html"
    return page.show(request, changed={"codes": codes})
