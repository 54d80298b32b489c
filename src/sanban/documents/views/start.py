"""The first page: hand in a draft."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from sanban.documents.actions.examine import UnableToExamine, examine
from sanban.documents.domain.galley import Options
from sanban.documents.forms.desk import DraftForm
from sanban.documents.views.held import held_sheet, hold
from sanban.documents.views.typeset import typeset_and_show
from sanban.kernel.clock import now

TYPESET = "typeset"


class StartView(View):
    """Shows the form; examines what is handed in and leads to the sheet, or to its galley."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the empty form."""
        return render(request, "documents/start.html", {"form": DraftForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Examine the draft, or say in one sentence why that cannot be."""
        form = DraftForm(request.POST, request.FILES)
        if not form.is_valid():
            sentence = str(next(iter(form.errors.values()))[0])
            return self._refuse(request, form, sentence, HTTPStatus.BAD_REQUEST)
        content, name = form.content()
        try:
            token = examine(content, name, at=now())
        except UnableToExamine as error:
            status = (
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE
                if error.too_large
                else HTTPStatus.UNPROCESSABLE_ENTITY
            )
            return self._refuse(request, form, error.message, status)
        hold(request, token)
        if request.POST.get("next") == TYPESET:
            return typeset_and_show(request, held_sheet(request, token), Options())
        return redirect("documents:sheet", token=token)

    def _refuse(
        self, request: HttpRequest, form: DraftForm, sentence: str, status: HTTPStatus
    ) -> HttpResponse:
        context = {"form": form, "sentence": sentence}
        return render(request, "documents/start.html", context, status=status)
