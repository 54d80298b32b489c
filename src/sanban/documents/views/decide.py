"""Adopt a finding, dismiss it, or leave it open again."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from sanban.documents.desk import Desk, Sheet
from sanban.documents.queries import Selection, lay_out
from sanban.documents.views.held import held_sheet
from sanban.documents.vocabulary import Decision

ALL_SAFE = "safe"


class DecideView(View):
    """Keeps a decision; answers with the finding's card, or with the page where there is no script."""

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Keep the decision about one finding, or adopt all safe corrections."""
        sheet = held_sheet(request, token)
        wanted, decision = request.POST.get("finding", ""), request.POST.get("decision", "")
        numbers = _numbers(sheet, wanted)
        if not numbers or decision not in Decision.values:
            return HttpResponseBadRequest("没有说明对哪一条作什么决定，请刷新页面后重试。")
        sheet = Desk.of_this_site().decide(sheet, numbers, Decision(decision))
        if request.headers.get("HX-Request") and wanted != ALL_SAFE:
            page = lay_out(sheet, Selection())
            shown = page.findings[numbers[0] - 1]
            return render(request, "documents/_decided.html", {"page": page, "shown": shown})
        return redirect(self._back(request, token, wanted))

    def _back(self, request: HttpRequest, token: str, wanted: str) -> str:
        kept = {key: request.POST[key] for key in ("severity", "group") if request.POST.get(key)}
        query = f"?{urlencode(kept)}" if kept else ""
        anchor = f"#f{wanted}" if wanted.isdecimal() else ""
        return reverse("documents:sheet", kwargs={"token": token}) + query + anchor


def _numbers(sheet: Sheet, wanted: str) -> list[int]:
    if wanted == ALL_SAFE:
        return [finding.number for finding in sheet.decided(Decision.OPEN) if finding.safe]
    if wanted.isdecimal() and sheet.finding(int(wanted)) is not None:
        return [int(wanted)]
    return []
