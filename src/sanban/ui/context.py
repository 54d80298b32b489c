"""What every page knows about the site."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from sanban.ui.navigation import rail


def site(request: HttpRequest) -> dict[str, object]:
    """Return whether the built front end is there, and the rail for whoever is signed in.

    Without the front end pages stay plain but whole.
    """
    user = getattr(request, "user", None)
    is_signed_in = bool(user and user.is_authenticated)
    return {
        "has_bundle": settings.FRONTEND.joinpath("base.css").is_file(),
        "rail": rail(request) if is_signed_in else (),
    }
