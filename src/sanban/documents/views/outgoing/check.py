"""Checking while somebody types: findings on the text as it stands in the form, kept nowhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sanban.documents import manuscript
from sanban.documents.engine import Refused
from sanban.documents.forms.drafting import TextForm
from sanban.documents.queries import place_of
from sanban.documents.vocabulary import TONES
from sanban.kernel.clock import now
from sanban.org.views.page import PEOPLE, Page

_TEMPLATE = "documents/outgoing/_check.html"


class CheckView(Page):
    """Answers with the findings on what stands in a form."""

    http_method_names = ["post"]  # noqa: RUF012 - Django's own attribute
    roles = PEOPLE

    def post(self, request: HttpRequest) -> HttpResponse:
        """Check the text."""
        form = TextForm(request.POST)
        form.full_clean()
        if not form.cleaned_data.get("body") and not form.cleaned_data.get("title"):
            return render(request, _TEMPLATE, {"sentence": "写了标题和正文，就在这里边写边查。"})
        if not form.is_valid():
            first = next(iter(form.errors.values()))[0]
            return render(request, _TEMPLATE, {"sentence": str(first)})
        try:
            made = manuscript.written(form.text(), today=timezone.localdate(now()))
        except Refused as refused:
            return render(request, _TEMPLATE, {"sentence": refused.message})
        found = [(one, TONES[one.severity], place_of(one)) for one in made.examination.findings]
        return render(request, _TEMPLATE, {"found": found, "characters": made.text.characters})
