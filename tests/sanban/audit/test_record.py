"""An entry says who, when and what, in the transaction of its change, and stays as it is."""

from __future__ import annotations

import json

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django.fixtures import Settings

from sanban.audit.actions.record import NotInTransactionError, Subject, record
from sanban.audit.models import Entry, Head
from sanban.audit.queries import verify_chain
from tests.sanban.audit.trail import AT, CLERK, IN_PLACE, ORGAN, TRIED, write


@pytest.mark.django_db
def test_an_entry_keeps_who_what_and_when() -> None:
    """Actor with the post of the moment, subject, old and new value, reason, and its place."""
    first, second = write(2)

    assert (first.sequence, second.sequence) == (1, 2)
    assert second.previous == first.digest
    assert (first.actor_shown, first.post, first.address) == ("林晓", "办公室文书", "10.1.1.8")
    assert (first.type_label, first.subject_name, first.reason) == ("试记", "办公室", "机构调整")
    assert json.loads(second.new) == {"name": "办公室1"}
    assert Head.objects.get().sequence == 2


@pytest.mark.django_db
def test_acting_for_another_is_shown_as_such() -> None:
    """Under a delegation both are named."""
    [entry] = write(actor=IN_PLACE)

    assert entry.actor_shown == "周航代沈立"
    assert (entry.actor_id, entry.principal_id) == ("deputy", "head")


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_a_transaction() -> None:
    """An entry that could survive a failed change is a fault of ours."""
    with pytest.raises(NotInTransactionError):
        record(actor=CLERK, at=AT, entry_type=TRIED.code, subject=Subject("unit"))
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_fails_leaves_no_entry() -> None:
    """Entry and end of the chain go back together with the change."""
    write()

    def fail() -> None:
        with transaction.atomic():
            record(actor=CLERK, at=AT, entry_type=TRIED.code, subject=Subject("unit"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert Entry.objects.count() == 1
    assert verify_chain(ORGAN).holds


@pytest.mark.django_db
def test_only_what_a_context_registered_is_recorded() -> None:
    """A kind of event nobody has named cannot be written."""
    with pytest.raises(ValueError, match=r"nobody\.knows"):
        record(actor=CLERK, at=AT, entry_type="nobody.knows", subject=Subject("unit"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET reason = '改'",
        "UPDATE audit_entry SET at = at WHERE sequence = 1",
        "DELETE FROM audit_entry WHERE sequence = 2",
    ],
)
def test_the_database_refuses_to_change_an_entry(statement: str) -> None:
    """Not even whoever writes SQL through the site's own connection can."""
    write(2)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert verify_chain(ORGAN).holds


@pytest.mark.django_db
def test_postgresql_refuses_to_empty_the_table() -> None:
    """TRUNCATE is no way round."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    write()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE audit_entry")


@pytest.mark.django_db
def test_the_digest_can_be_changed_on_the_way(settings: Settings) -> None:
    """Entries keep the algorithm they were sealed with; the chain holds across the change."""
    settings.AUDIT_DIGEST = "sha256"
    write()
    settings.AUDIT_DIGEST = "sm3"
    write()

    assert list(Entry.objects.values_list("algorithm", flat=True)) == ["sha256", "sm3"]
    assert verify_chain(ORGAN).holds
