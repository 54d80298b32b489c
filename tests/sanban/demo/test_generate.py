"""A generated organ is one in which work could go on: every copy holds together like its sample."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from sanban.audit.queries import verify_chain
from sanban.demo.actions.found_demo import demo_organ
from sanban.demo.actions.generate import FOUNDED_BEFORE, generate
from sanban.demo.errors import UnableToGenerate
from sanban.demo.samples import SAMPLES
from sanban.demo.snapshots import OF_DOCUMENT
from sanban.documents import manuscript as manuscripts
from sanban.documents.actions.submit import submit
from sanban.documents.domain.numbering import gaps
from sanban.documents.models import (
    AnsweredLetter,
    Ending,
    IssuedNumber,
    NumberSeries,
    OutgoingDocument,
    Rendition,
    Signature,
    Succession,
    Version,
)
from sanban.documents.signatures import fault_of
from sanban.documents.vocabulary import State
from sanban.documents.working_days import is_worked
from sanban.org.actor import Actor
from sanban.org.models import LeaderInCharge, Organ
from sanban.org.queries import head_of, post_at
from sanban.procedures.domain.codec import content_hash
from sanban.procedures.domain.terms import CasePhase
from sanban.procedures.models import Assignment, Case, Event
from sanban.procedures.store import assignments_differ, load
from tests.cast import NOW, Cast
from tests.sanban.demo.press import PRESS
from tests.sanban.documents.issuing import Engine
from tests.sanban.documents.papers import key

COUNT = 100
# What no sample comes to have; a copy would have none either.
_NEVER = {Ending, Rendition, Succession, AnsweredLetter}


def _quietly(done: int, of: int) -> None:
    assert 0 < done <= of


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Organ]:
    """Generate once for all tests here; it takes some seconds."""
    del django_db_setup
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        Engine().install(patch)
        organ, _ = demo_organ("青川航道管理局", at=NOW - FOUNDED_BEFORE)
        generate(organ, COUNT, at=NOW, seed=7, press=PRESS, progress=_quietly)
        yield organ
        transaction.set_rollback(True)


@pytest.fixture
def cases(db: None, demo: Organ) -> list[Case]:
    """Give a test all cases."""
    del db
    rows = Case.objects.filter(organ=demo).select_related("begun_under", "drafter", "unit")
    return list(rows.order_by("pk"))


@pytest.mark.usefixtures("db")
def test_as_many_documents_as_asked_for(demo: Organ) -> None:
    """Samples count: they are documents like the others."""
    assert OutgoingDocument.objects.filter(organ=demo).count() == COUNT


def test_most_are_finished_and_some_are_under_way(cases: list[Case]) -> None:
    """Proportions are those of an office, not of a workshop."""
    phases = Counter(case.phase for case in cases)
    assert phases[CasePhase.COMPLETED] > COUNT * 0.75
    assert 3 <= phases[CasePhase.RUNNING] + phases[CasePhase.PAUSED] <= COUNT * 0.2


def test_every_case_adds_up_to_what_the_lists_show(cases: list[Case]) -> None:
    """Replaying the events of a copy gives its row, its assignments and its text."""
    for case in cases:
        state = load(case)
        assert not assignments_differ(case, state)
        assert (case.phase, case.event_count) == (state.phase, state.version)
        assert case.subject_hash == state.subject_hash == case.outgoing_document.present.text_digest
        assert state.drafter is not None
        assert state.drafter.person == case.drafter.public_id


def test_every_event_bears_its_own_digest(cases: list[Case]) -> None:
    """The digest is that of the content, which is in canonical form."""
    for row in Event.objects.filter(case__in=cases):
        assert row.digest == content_hash(row.read())
        assert row.actor is None or row.read().actor.person == row.actor.public_id


@pytest.mark.usefixtures("db")
def test_every_version_bears_the_digest_of_its_text(demo: Organ) -> None:
    """Titles and bodies were exchanged together with the hashes that bind them."""
    for version in Version.objects.filter(document__organ=demo):
        assert version.read().digest == version.text_digest
        assert version.document.title == version.read().title


def test_the_parts_are_played_by_those_whose_parts_they_are(cases: list[Case]) -> None:
    """The head of the drafter's unit reviews, the leader in charge of it signs."""
    signed = 0
    for case in cases:
        for event in load(case).events:
            if event.step == "unit-review" and event.verb == "complete":
                head = head_of(case.unit, NOW)
                assert head is not None
                assert event.actor.person == head.public_id
        for one in Signature.objects.filter(document__case=case, step="sign-off"):
            if case.procedure.code == "upward-document":
                continue
            signed += 1
            leader = LeaderInCharge.objects.get(unit=case.unit, until_at=None)
            assert one.post == str(leader.post)
    assert signed > 0
    assert len({case.drafter_id for case in cases}) > 10


@pytest.mark.usefixtures("db")
def test_every_signature_holds(demo: Organ) -> None:
    """The key confirms the word of whoever signs in the copy."""
    rows = list(Signature.objects.filter(document__organ=demo))
    assert rows
    assert [fault_of(one.document, one) for one in rows] == [""] * len(rows)


@pytest.mark.usefixtures("db")
def test_numbers_rise_without_a_gap(demo: Organ) -> None:
    """The book of numbers explains every serial, in the order of time."""
    series = list(NumberSeries.objects.filter(organ=demo))
    assert {one.year for one in series} >= {2024, 2025, 2026}
    for one in series:
        rows = list(IssuedNumber.objects.filter(series=one).order_by("serial"))
        assert list(gaps((row.serial for row in rows), one.next)) == []
        assert len(rows) == one.next - 1
        assert all(row.value.startswith(f"{one.code}〔{one.year}〕") for row in rows)


def test_things_happen_in_office_hours_and_not_in_the_future(cases: list[Case]) -> None:
    """No copy has anything done at night, on a day off, or tomorrow."""
    for row in Event.objects.filter(case__in=cases):
        at = timezone.localtime(row.at)
        assert is_worked(at.date()), at
        assert 9 <= at.hour <= 17, at
        assert at <= NOW


@pytest.mark.usefixtures("db")
def test_the_trail_holds(demo: Organ) -> None:
    """What was generated in bulk is on record too."""
    assert verify_chain(demo.pk).holds


def test_no_table_of_a_document_is_forgotten() -> None:
    """Whatever points to a row that is copied is copied as well."""
    models = set(apps.get_app_config("documents").get_models())
    models |= set(apps.get_app_config("procedures").get_models())
    pointing = {
        model
        for model in models
        for one in model._meta.get_fields()
        if one.concrete and one.is_relation and one.related_model in OF_DOCUMENT
    }
    assert {one for one in pointing - OF_DOCUMENT.keys() if one not in _NEVER} == set()


@pytest.mark.usefixtures("db")
def test_a_copied_draft_can_be_sent_on_without_the_engine(
    demo: Organ, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is typeset and proofread already, and the next person has it in the same moment."""

    def asked(*_: object, **__: object) -> None:
        raise AssertionError("the engine was asked")

    monkeypatch.setattr(manuscripts, "examination_of", asked)
    document = OutgoingDocument.objects.filter(organ=demo, state=State.DRAFT).latest("pk")
    person = document.drafter
    actor = Actor(person.account, person, post_at(person, NOW))
    submit(document, actor=actor, at=NOW, key=key(), seen_edition=document.edition)
    document.refresh_from_db()
    work = Assignment.objects.open().get(case=document.case)
    assert work.person != person
    assert (work.post and work.post.unit_id) == document.unit_id


@pytest.mark.django_db
def test_no_organ_of_real_work_is_filled(cast: Cast) -> None:
    """Neither by its name nor by mistake; nothing is written."""
    with pytest.raises(UnableToGenerate, match="不是演示机关"):
        demo_organ(cast.organ.name, at=NOW)
    with pytest.raises(UnableToGenerate, match="不是演示机关"):
        generate(cast.organ, COUNT, at=NOW, seed=1, press=PRESS, progress=_quietly)
    with pytest.raises(CommandError, match="不是演示机关"):
        call_command("generate", documents=COUNT, organ=cast.organ.name)
    assert not OutgoingDocument.objects.filter(organ=cast.organ).exists()


@pytest.mark.usefixtures("db")
def test_too_few_are_refused(demo: Organ) -> None:
    """There are as many samples as there are, and the message says how many."""
    with pytest.raises(UnableToGenerate, match=f"至少生成{len(SAMPLES)}件"):
        generate(demo, 1, at=NOW, seed=1, press=PRESS, progress=_quietly)
