"""The shape of the pages: a page shows, a deed does one thing and leads back to its page."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views import View

from sanban.kernel.errors import DomainError, StaleError
from sanban.org.actor import Actor
from sanban.org.views.acting import actor_of
from sanban.org.vocabulary import AccountRole
from sanban.ui.views import forbidden

EVERYBODY = frozenset(AccountRole)
PEOPLE = frozenset({AccountRole.PERSON})
SYSTEM = frozenset({AccountRole.SYSTEM_ADMINISTRATOR})
SECURITY = frozenset({AccountRole.SECURITY_ADMINISTRATOR})
AUDIT = frozenset({AccountRole.AUDIT_ADMINISTRATOR})


class Page(View):
    """A page for some roles; ``context`` says what its template shows."""

    http_method_names = ["get", "head"]  # noqa: RUF012 - Django's own attribute
    template_name: str
    roles: frozenset[AccountRole] = EVERYBODY
    actor: Actor

    def dispatch(
        self, request: HttpRequest, *_arguments: object, **named: object
    ) -> HttpResponseBase:
        """Find out who acts, turn away whose role has no business here, load the subject."""
        self.actor = actor_of(request)
        if self.actor.role not in self.roles:
            return forbidden(request)
        self.load(**{name: str(value) for name, value in named.items()})
        return super().dispatch(request)

    def load(self, **_named: str) -> None:
        """Fetch what the address names; what cannot be seen is not found."""

    def context(self) -> dict[str, object]:
        """Return what the template shows."""
        return {}

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the page."""
        return self.show(request)

    def show(
        self,
        request: HttpRequest,
        *,
        sentence: str = "",
        status: HTTPStatus = HTTPStatus.OK,
        changed: Mapping[str, object] | None = None,
    ) -> HttpResponse:
        """Render the page, with a sentence about what could not be done, if there is one."""
        shown = {**self.context(), "refusal": sentence, **(changed or {})}
        return render(request, self.template_name, shown, status=status)


class Deed(Page):
    """One thing that can be done on a page: checks the form, calls the action, leads on."""

    http_method_names = ["get", "head", "post"]  # noqa: RUF012 - as above
    form_class: type[forms.Form] = forms.Form
    form_name = "form"
    done_sentence = "已办好。"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Lead whoever reloads the page of a refusal back to the page itself."""
        del request
        return redirect(self.back())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do it, or show the page again with one sentence on why not."""
        form = self.form(request)
        if not form.is_valid():
            return self.refuse(request, form, _first_error(form), HTTPStatus.BAD_REQUEST)
        try:
            done = self.do(form)
        except StaleError as error:
            return self.refuse(request, None, error.message, HTTPStatus.CONFLICT)
        except DomainError as error:
            return self.refuse(request, form, error.message, HTTPStatus.UNPROCESSABLE_ENTITY)
        messages.success(request, done or self.done_sentence)
        return redirect(self.onward())

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form to what was sent."""
        return self.form_class(request.POST)

    def do(self, form: forms.Form) -> str:
        """Call the action; return what to say instead of ``done_sentence``, or nothing."""
        raise NotImplementedError

    def back(self) -> str:
        """Return the address of the page."""
        raise NotImplementedError

    def onward(self) -> str:
        """Return where to go when it is done."""
        return self.back()

    def refuse(
        self, request: HttpRequest, form: forms.Form | None, sentence: str, status: HTTPStatus
    ) -> HttpResponse:
        """Show the page again, keeping what was typed unless it has grown stale."""
        changed: dict[str, object] = {"opened": self.form_name}
        if form is not None:
            changed[self.form_name] = form
        return self.show(request, sentence=sentence, status=status, changed=changed)


def _first_error(form: forms.Form) -> str:
    """Return the first complaint, with the field it is about."""
    for name, errors in form.errors.items():
        field = form.fields.get(name)
        label = f"“{field.label}”：" if field and field.label else ""
        return f"{label}{errors[0]}"
    return "填写的内容不完整，请检查后重新提交。"
