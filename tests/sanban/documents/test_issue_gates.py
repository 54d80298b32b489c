"""Joint documents need every signature, requests one matter, minutes complete decisions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from sanban.documents.actions.decide import dismiss
from sanban.documents.actions.draft import DraftingSheet
from sanban.documents.gates_issue import decisions_complete, one_matter
from sanban.documents.models import OutgoingDocument, Signature
from sanban.documents.standing import standings
from sanban.procedures.carrying_out import UnableToAct
from sanban.procedures.domain.gates import GateQuestion
from sanban.procedures.models import Assignment
from sanban.procedures.vocabulary import Task
from tests.cast import NOW, Cast
from tests.sanban.conftest import append_only_lifted
from tests.sanban.documents.issuing import letter_at, pass_on, step_of
from tests.sanban.documents.papers import draft_by, finding, typeset

QUESTION = GateQuestion("draft", "", {}, (), ())


@pytest.fixture(autouse=True)
def places(settings: Settings, tmp_path: Path) -> None:
    """Give every test a store and a key of its own."""
    settings.FILES_FOLDER = tmp_path / "files"
    settings.SIGNING_KEY = tmp_path / "signing_key"


def joint(cast: Cast) -> OutgoingDocument:
    """Return a document of two units that has come to be signed jointly."""
    sheet = DraftingSheet("notice", openness="on-request", co_issuing=(cast.safety, cast.lock))
    return letter_at(cast, "co-sign", typeset(), sheet)


def waiting(document: OutgoingDocument) -> list[str]:
    """Return the names of those who still have to sign."""
    work = Assignment.objects.open().filter(case=document.case, task=Task.DO)
    return sorted(work.values_list("person__name", flat=True))


def test_a_joint_document_goes_on_when_all_have_signed_the_same_text(cast: Cast) -> None:
    document = joint(cast)
    assert waiting(document) == ["唐安", "许堰"]
    for _ in range(2):
        pass_on(cast, document)
    assert step_of(document) == "final-check"
    assert Signature.objects.count() == 3
    assert len(set(Signature.objects.values_list("text_digest", flat=True))) == 1


def test_a_lost_signature_of_one_issuer_stops_the_joint_document(cast: Cast) -> None:
    document = joint(cast)
    pass_on(cast, document)
    with append_only_lifted(connection):
        Signature.objects.filter(step="sign-off").delete()
    with pytest.raises(UnableToAct, match="没有留下签名"):
        pass_on(cast, document)


@pytest.mark.parametrize("code", ["RT-06", "RT-07"])
def test_a_second_matter_in_a_request_is_told(cast: Cast, code: str) -> None:
    fault = replace(finding(severity="S0"), code=code, message="一件请示里提出了几件不同的事")
    document = draft_by(cast, cast.lu_ping, typeset(findings=[fault]))
    assert list(one_matter(document, QUESTION)) == [
        "第3段“为”：一件请示里提出了几件不同的事，请拆开分别行文。"
    ]


def test_other_findings_are_no_second_matter(cast: Cast) -> None:
    document = draft_by(cast, cast.lu_ping, typeset(findings=[finding()]))
    assert not list(one_matter(document, QUESTION))
    assert not list(decisions_complete(document, QUESTION))


def test_a_decision_without_unit_or_date_is_told_until_dismissed_with_a_reason(cast: Cast) -> None:
    fault = replace(finding(severity="S3"), code="CT-32", message="议定事项没有写明责任单位")
    document = draft_by(cast, cast.lu_ping, typeset(findings=[fault]))
    assert "请补写责任单位" in next(iter(decisions_complete(document, QUESTION)))
    (standing,) = standings(document)
    actor = cast.acting(cast.lu_ping)
    dismiss(document, [standing.key], "本项由全体会议成员落实", actor=actor, at=NOW)
    assert not list(decisions_complete(document, QUESTION))
