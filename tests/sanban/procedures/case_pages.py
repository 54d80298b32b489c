"""A page with a case, as a higher context has it; only tests have these addresses."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from sanban.procedures.views.case_deed import CaseDeed

_PAGE = (
    '{% extends "ui/base.html" %}{% block main %}{% if refusal %}<p>{{ refusal }}</p>{% endif %}'
    '<div class="columns"><div class="stack">{% include "procedures/_case.html" %}</div>'
    '<aside>{% include "procedures/_verbs.html" %}</aside></div>{% endblock %}'
)


class CasePage(CaseDeed):
    """The page of a case."""

    def load(self, **named: str) -> None:
        """Fetch the case."""
        self.find(named["case_id"])

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
        """Render the page from the text above."""
        del changed
        shown = {**self.context(), "refusal": sentence, "address": request.path}
        page = engines["django"].from_string(_PAGE).render(shown, request)
        return HttpResponse(page, status=status)

    def back(self) -> str:
        """Return to the page."""
        return f"/case/{self.case.public_id}/"


urlpatterns = [
    path("case/<str:case_id>/", CasePage.as_view(), name="case-page"),
    path("", include("sanban.config.urls")),
]
