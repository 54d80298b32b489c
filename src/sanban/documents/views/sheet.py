"""The sheet: the draft on the left, its findings on the right."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from sanban.documents.desk import Desk
from sanban.documents.queries import Selection, lay_out
from sanban.documents.views.held import held_sheet, release
from sanban.kernel.clock import now


class SheetView(View):
    """Shows a sheet, narrowed to a severity or a group where the address asks for it."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show the sheet."""
        selection = Selection(request.GET.get("severity", ""), request.GET.get("group", ""))
        page = lay_out(held_sheet(request, token), selection)
        return render(request, "documents/sheet.html", {"page": page})


class KeepView(View):
    """Keeps a sheet for some days, because its author asked."""

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Keep the sheet, and with it the session that may see it."""
        sheet = held_sheet(request, token)
        request.session.set_expiry(Desk.of_this_site().keep(sheet, at=now()))
        return redirect("documents:sheet", token=token)


class ClearView(View):
    """Takes a sheet off the desk at once."""

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Clear the sheet and lead back to the start."""
        Desk.of_this_site().clear(held_sheet(request, token).token)
        release(request, token)
        return redirect("documents:start")
