"""The pages of procedures: who may see them, what they show, how a fault is told."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from sanban.procedures import urls
from sanban.procedures.actions.publish import publish
from sanban.procedures.models import Procedure
from sanban.procedures.queries import view_of
from tests.cast import NOW, Cast
from tests.sanban.org.addresses import ROLES
from tests.sanban.org.signed_in import browser
from tests.sanban.org.test_access import answer
from tests.sanban.procedures.addresses import EXPECTED
from tests.sanban.procedures.station import SOURCE, agree, begin, letter

RENAMED = SOURCE.replace('name = "处室审核"', 'name = "处室负责人审核"')


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_role_is_answered_as_written(cast: Cast, name: str, method: str) -> None:
    """Definitions are open to the whole organ, publishing to one role, nothing to the neighbour."""
    letter(cast)
    given = {"bpmn": ["letter", 1], "source": ["letter", 1], "procedure": ["letter"]}.get(name, [])
    address = reverse(f"procedures:{name}", args=given)
    found = [
        answer(
            getattr(browser(None if who == "nobody" else getattr(cast, who)), method)(address),
            name,
            [],
        )
        for who in ROLES
    ]
    assert " ".join(found) == EXPECTED[name][method == "post"]


def test_every_address_has_its_expectation() -> None:
    """A page that nobody wrote an expectation for is a fault."""
    assert {pattern.name for pattern in urls.urlpatterns} == set(EXPECTED)


def test_a_procedure_shows_its_diagram_and_what_each_version_changed(cast: Cast) -> None:
    """And hands out what other tools read."""
    letter(cast)
    publish(RENAMED, actor=cast.system_administrator, at=NOW)
    client = browser(cast.lu_ping)
    page = client.get("/manage/procedures/letter/").content.decode()
    assert "<svg" in page
    assert "第2版，2026年7月16日由严明发布" in page
    assert "处室负责人审核" in page
    handed = client.get("/manage/procedures/letter/1.toml")
    assert handed.content.decode() == SOURCE
    assert handed["Content-Disposition"] == 'attachment; filename="letter-1.toml"'
    assert b"bpmn" in client.get("/manage/procedures/letter/2.bpmn").content


def test_a_faulty_definition_comes_back_with_its_faults_by_line(cast: Cast) -> None:
    """What was pasted is kept; nothing is published."""
    client = browser(cast.yan_ming)
    faulty = SOURCE.replace('"typeset"', '"not-a-gate"')
    answered = client.post("/manage/procedures/publish", {"source": faulty})
    page = answered.content.decode()
    line = next(n for n, text in enumerate(faulty.splitlines(), 1) if "not-a-gate" in text)
    assert answered.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert f"第 {line} 行" in page
    assert "not-a-gate&quot;" in page
    assert not Procedure.objects.exists()


def test_a_sound_definition_is_published(cast: Cast) -> None:
    """And leads to the procedure's page."""
    client = browser(cast.yan_ming)
    answered = client.post("/manage/procedures/publish", {"source": SOURCE}, follow=True)
    assert "已发布“便函”第1版" in answered.content.decode()


def test_the_part_for_a_case_tells_whose_turn_it_is_and_what_is_missing(cast: Cast) -> None:
    """With the diagram and the history in sentences."""
    case = begin(cast, concurring=[cast.safety]).case
    for person in (cast.lu_ping, cast.gao_yuan, cast.tang_an, cast.he_jing):
        agree(cast, case, person)
    shown = view_of(case, cast.acting(cast.zhou_hang), NOW)
    part = render_to_string("procedures/_case.html", {"shown": shown})
    assert "现由周航负责" in part
    assert "缺少“已排版”的凭据" in part
    assert "7月16日9:30，陆平办理“拟稿”，同意。" in part
    assert "<svg" in part
