"""First sign-in 「首次登录」: a code against a password of one's own."""

from __future__ import annotations

from http import HTTPStatus

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from sanban.kernel.clock import now
from sanban.org.actions.enrol import UnableToEnrol, enrol
from sanban.org.forms.sign_in import EnrolForm
from sanban.org.sign_in.address import address_of


class EnrolView(View):
    """Shows the form; sets the password; leads to signing in with it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the empty form."""
        return render(request, "org/enrol.html", {"form": EnrolForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Set the password, or say in one sentence why that cannot be."""
        form = EnrolForm(request.POST)
        if not form.is_valid():
            return self._refuse(request, form, HTTPStatus.BAD_REQUEST)
        given = form.cleaned_data
        if not ratelimit.consume(request, action="enrol", key=given["username"].lower()):
            form.add_error(None, "试的次数太多，请一刻钟后再来。")
            return self._refuse(request, form, HTTPStatus.TOO_MANY_REQUESTS)
        try:
            enrol(
                username=given["username"].strip(),
                code=given["code"],
                password=given["password"],
                at=now(),
                address=address_of(request),
            )
        except UnableToEnrol as error:
            form.add_error("password" if error.is_password else None, error.message)
            return self._refuse(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        return render(request, "org/enrolled.html")

    def _refuse(self, request: HttpRequest, form: EnrolForm, status: HTTPStatus) -> HttpResponse:
        return render(request, "org/enrol.html", {"form": form}, status=status)
