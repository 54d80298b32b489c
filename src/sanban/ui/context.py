"""What every page knows about the site."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def site(_request: HttpRequest) -> dict[str, object]:
    """Return whether the built front end is there; without it pages stay plain but whole."""
    return {"has_bundle": settings.FRONTEND.joinpath("base.css").is_file()}
