"""Pages that say what went wrong."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client, RequestFactory
from pytest_django.fixtures import DjangoAssertNumQueries

from sanban.ui import views

pytestmark = pytest.mark.django_db


def test_an_unknown_address_is_answered_in_chinese(client: Client) -> None:
    """A wrong address gets a sentence and a way back."""
    answer = client.get("/nowhere/")

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "没有找到" in answer.content.decode()
    assert 'href="/"' in answer.content.decode()


@pytest.mark.parametrize(
    ("view", "status"),
    [(views.bad_request, 400), (views.forbidden, 403), (views.not_found, 404)],
)
def test_every_refusal_is_one_sentence(view: object, status: int) -> None:
    """Each error page has its status and ends in a Chinese full stop."""
    answer = view(RequestFactory().get("/"), None)  # type: ignore[operator]  # three functions of one shape

    assert answer.status_code == status
    assert "。" in answer.content.decode()


def test_a_failure_of_the_site_shows_no_traceback() -> None:
    """A fault of ours is told without its insides."""
    answer = views.server_error(RequestFactory().get("/"))

    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "请重试" in answer.content.decode()


def test_the_page_of_a_failure_asks_nothing_of_the_database(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """When the database is what failed, the sentence still comes."""
    with django_assert_num_queries(0):
        answer = views.server_error(RequestFactory().get("/"))
    assert "三办" in answer.content.decode()


def test_pages_stay_whole_without_the_built_front_end(client: Client) -> None:
    """The hand-written style sheet is always named; the bundle only where it exists."""
    page = client.get("/").content.decode()

    assert "ui/sanban.css" in page


def test_browsers_that_ask_for_an_icon_get_one(client: Client) -> None:
    """The habitual address of the icon leads to ours."""
    assert client.get("/favicon.ico")["Location"].endswith("ui/icon.svg")
