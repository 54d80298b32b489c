"""Requests too large are refused unread."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from sanban.kernel.request_limit import RequestLimitMiddleware


def respond(_request: HttpRequest) -> HttpResponse:
    """Stand for the rest of the site."""
    return HttpResponse("answered")


@pytest.mark.parametrize(
    ("length", "status"), [("0", 200), ("1000", 200), ("1001", 413), ("-1", 413), ("many", 413)]
)
def test_only_a_declared_and_allowed_length_passes(
    settings: Settings, length: str, status: int
) -> None:
    """The limit itself passes, one byte more does not, and neither does nonsense."""
    settings.LARGEST_REQUEST = 1000
    request = RequestFactory().post("/")
    request.META["CONTENT_LENGTH"] = length

    answer = RequestLimitMiddleware(respond)(request)

    assert answer.status_code == status
    assert status == 200 or "没有接收" in answer.content.decode()


def test_a_body_of_unknown_length_is_refused() -> None:
    """A chunked body could be endless."""
    request = RequestFactory().post("/", headers={"Transfer-Encoding": "chunked"})

    assert RequestLimitMiddleware(respond)(request).status_code == 411
