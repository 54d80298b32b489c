"""Copies to take away: annotated for Word's review, or corrected as decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Protocol
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sanban.documents.actions.examine import UnableToExamine
from sanban.documents.actions.hand_out import Copy, annotated_copy, corrected_copy
from sanban.documents.desk import Sheet
from sanban.documents.views.held import held_sheet
from sanban.kernel.clock import now


class _HandOut(Protocol):
    def __call__(self, sheet: Sheet, *, at: datetime) -> Copy: ...


def _handing_out(hand_out: _HandOut) -> Callable[[HttpRequest, str], HttpResponse]:
    """Return the view that answers with the copy ``hand_out`` makes, or says why it cannot."""

    @require_GET
    def view(request: HttpRequest, token: str) -> HttpResponse:
        sheet = held_sheet(request, token)
        try:
            return attachment(hand_out(sheet, at=now()))
        except UnableToExamine as error:
            context = {"heading": "没有生成", "sentence": error.message}
            status = HTTPStatus.UNPROCESSABLE_ENTITY
            return render(request, "ui/message.html", context, status=status)

    return view


def attachment(copy: Copy) -> HttpResponse:
    """Return ``copy`` as a file to take away, which no cache keeps."""
    response = HttpResponse(copy.content, content_type=copy.content_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(copy.name, safe='')}"
    response["Cache-Control"] = "no-store"
    return response


annotated = _handing_out(annotated_copy)
corrected = _handing_out(corrected_copy)
