"""Whose sheet it is: a session sees the sheets it laid down, and no others."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from sanban.documents.desk import Desk, Sheet
from sanban.kernel.clock import now

_KEY = "sheets"


def hold(request: HttpRequest, token: str) -> None:
    """Remember that this session laid down ``token``."""
    request.session[_KEY] = [*request.session.get(_KEY, []), token]


def release(request: HttpRequest, token: str) -> None:
    """Forget ``token``."""
    request.session[_KEY] = [held for held in request.session.get(_KEY, []) if held != token]


def held_sheet(request: HttpRequest, token: str) -> Sheet:
    """Return the sheet ``token`` of this session; answer 404 for any other."""
    if token not in request.session.get(_KEY, []):
        raise Http404
    found = Desk.of_this_site().pick_up(token, at=now())
    if found is None:
        raise Http404
    return found
