"""A visitor of a demonstration plays whom he likes; where anybody really works nobody gets in so."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sanban.org.models import Organ
from tests.cast import Cast


@pytest.fixture
def demonstration(cast: Cast) -> Cast:
    """Mark the organs of the cast as made up."""
    Organ.objects.update(is_demo=True)
    return cast


def enter(client: Client, public_id: str) -> int:
    """Choose somebody."""
    return client.post(reverse("demo:people"), {"account": public_id}).status_code


def test_a_visitor_becomes_whom_he_chose(demonstration: Cast) -> None:
    client = Client()
    assert "陆平" in client.get(reverse("demo:people")).content.decode()
    assert enter(client, demonstration.lu_ping.account.public_id) == 302
    page = client.get(reverse("documents:new")).content.decode()
    assert "陆平" in page
    assert "演示环境：人员、文件均为虚构" in page


def test_a_visitor_changes_into_another(demonstration: Cast) -> None:
    client = Client()
    enter(client, demonstration.lu_ping.account.public_id)
    enter(client, demonstration.shen_li.account.public_id)
    assert "沈立" in client.get(reverse("documents:new")).content.decode()


def test_the_sign_in_page_of_a_demonstration_leads_there(demonstration: Cast) -> None:
    del demonstration
    page = Client().get(reverse("account_login")).content.decode()
    assert reverse("demo:people") in page


def test_nobody_gets_in_without_a_password_where_people_really_work(cast: Cast) -> None:
    client = Client()
    assert client.get(reverse("demo:people")).status_code == 404
    assert enter(client, cast.lu_ping.account.public_id) == 404
    assert reverse("demo:people") not in client.get(reverse("account_login")).content.decode()


def test_one_real_organ_shuts_the_door_of_all(demonstration: Cast) -> None:
    Organ.objects.filter(pk=demonstration.neighbour.pk).update(is_demo=False)
    client = Client()
    assert client.get(reverse("demo:people")).status_code == 404
    assert enter(client, demonstration.lu_ping.account.public_id) == 404


def test_somebody_who_does_not_exist_is_not_found(demonstration: Cast) -> None:
    del demonstration
    assert enter(Client(), "nobody") == 404
