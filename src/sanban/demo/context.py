"""What the sign-in page of a demonstration knows."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from sanban.demo.site import is_demo_site


def entry(request: HttpRequest) -> dict[str, object]:
    """Return where a visitor of a demonstration comes in without a password."""
    user = getattr(request, "user", None)
    if user is None or user.is_authenticated or not is_demo_site():
        return {}
    return {"demo_entry": reverse("demo:people")}
