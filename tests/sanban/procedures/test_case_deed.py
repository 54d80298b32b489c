"""Acting on a case through its page."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from sanban.kernel.clock import now
from sanban.org.actions.delegate import delegate
from sanban.org.domain.delegation import ALL
from sanban.org.models import Person
from sanban.procedures.forms.verbs import forms_for
from sanban.procedures.models import Case, Event
from sanban.procedures.queries import view_of
from tests.cast import Cast
from tests.sanban.org.signed_in import browser
from tests.sanban.procedures.station import agree, begin, holders

pytestmark = pytest.mark.urls("tests.sanban.procedures.case_pages")


def filled(cast: Cast, case: Case, by: Person, verb: str, **said: str) -> dict[str, str]:
    """Fill in a form as the page of a person offers it."""
    shown = view_of(Case.objects.get(pk=case.pk), cast.acting(by), now())
    form = next(one for one in forms_for(shown, cast.acting(by)) if one.verb == verb)
    sent = {f"{form.prefix}-{name}": str(value) for name, value in form.initial.items()}
    return {
        "form": str(form.prefix),
        **sent,
        **{f"{form.prefix}-{name}": value for name, value in said.items()},
    }


def post(client: Client, case: Case, data: dict[str, str]) -> tuple[int, str]:
    """Send a form; return the status of the answer and the page it leads to."""
    answered = client.post(f"/case/{case.public_id}/", data)
    status = answered.status_code
    if status == HTTPStatus.FOUND:
        answered = client.get(answered["Location"])
    return status, answered.content.decode()


def test_agreeing_sends_the_case_on_and_a_second_click_does_nothing(cast: Cast) -> None:
    """Both clicks lead back to the page."""
    case = begin(cast).case
    client = browser(cast.lu_ping)
    data = filled(cast, case, cast.lu_ping, "complete", choice="agree")
    assert post(client, case, data)[0] == HTTPStatus.FOUND
    assert post(client, case, data)[0] == HTTPStatus.FOUND
    assert holders(case) == ["高远"]
    assert Event.objects.count() == 2


def test_a_page_that_has_grown_stale_answers_409_with_who_was_faster(cast: Cast) -> None:
    """The second of two who may act in the office."""
    case = begin(cast, concurring=[cast.safety]).case
    for person in (cast.lu_ping, cast.gao_yuan, cast.tang_an):
        agree(cast, case, person)
    data = filled(cast, case, cast.lin_xiao, "complete", choice="agree")
    agree(cast, case, cast.he_jing)
    status, page = post(browser(cast.lin_xiao), case, data)
    assert status == HTTPStatus.CONFLICT
    assert "已由何静于" in page


def test_what_is_not_filled_in_is_asked_for(cast: Cast) -> None:
    """A return needs a step and a reason."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    data = filled(cast, case, cast.gao_yuan, "send-back", to="", reason="wording", mode="direct")
    status, page = post(browser(cast.gao_yuan), case, data)
    assert status == HTTPStatus.BAD_REQUEST
    assert "退回到" in page
    data = filled(
        cast, case, cast.gao_yuan, "send-back", to="draft", reason="wording", mode="direct"
    )
    assert post(browser(cast.gao_yuan), case, data)[0] == HTTPStatus.FOUND
    assert holders(case) == ["陆平"]


def test_work_is_offered_to_a_colleague_who_accepts_it(cast: Cast) -> None:
    """转办 by the page of one, 接受 by the page of the other."""
    case = begin(cast).case
    data = filled(cast, case, cast.lu_ping, "transfer", person=cast.fang_yuan.public_id)
    post(browser(cast.lu_ping), case, data)
    data = filled(cast, case, cast.fang_yuan, "accept")
    post(browser(cast.fang_yuan), case, data)
    assert holders(case) == ["方圆"]


def test_who_stands_in_acts_for_the_principal(cast: Cast) -> None:
    """The page knows whose work it is."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    at = now()
    delegate(
        cast.gao_yuan,
        cast.fang_yuan,
        actor=cast.acting(cast.gao_yuan),
        at=at,
        scope=ALL,
        from_at=at,
        until_at=at.replace(year=at.year + 1),
        reason="出差",
    )
    data = filled(cast, case, cast.fang_yuan, "complete", choice="agree")
    assert post(browser(cast.fang_yuan), case, data)[0] == HTTPStatus.FOUND
    assert Event.objects.latest("sequence").read().acting == "方圆代高远"


def test_strangers_find_nothing(cast: Cast) -> None:
    """Neither the page nor a form of their making; a form that does not exist is not found."""
    case = begin(cast).case
    for person in (cast.wu_min, cast.qian_duo):
        assert browser(person).get(f"/case/{case.public_id}/").status_code == HTTPStatus.NOT_FOUND
    assert browser(cast.yan_ming).get(f"/case/{case.public_id}/").status_code != HTTPStatus.OK
    client = browser(cast.lu_ping)
    assert post(client, case, {"form": "explode-1-1"})[0] == HTTPStatus.NOT_FOUND
    assert post(client, case, {})[0] == HTTPStatus.NOT_FOUND
