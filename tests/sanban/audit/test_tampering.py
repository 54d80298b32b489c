"""Whoever rewrites the trail behind the site's back is found out, with the first entry that fails."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django.fixtures import Settings

from sanban.audit.actions.anchor import anchor_chains
from sanban.audit.domain.chain import START, seal
from sanban.audit.models import Entry, Head
from sanban.audit.queries import verify_chain
from tests.sanban.audit.trail import AT, ORGAN, write
from tests.sanban.conftest import append_only_lifted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def anchors(settings: Settings, tmp_path: Path) -> Path:
    """Give every test a file of anchors of its own."""
    settings.AUDIT_ANCHORS = tmp_path / "anchors.jsonl"
    return tmp_path / "anchors.jsonl"


def tamper(*statements: str) -> None:
    """Change the tables as the owner of the database could."""
    with append_only_lifted(connection), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def write_anew() -> None:
    """Forge every seal and the head, so that the chain is whole in itself."""
    previous = START
    with append_only_lifted(connection):
        for entry in Entry.objects.order_by("sequence"):
            digest = seal(entry.algorithm, previous, entry.sequence, entry.content())
            Entry.objects.filter(pk=entry.pk).update(previous=previous, digest=digest)
            previous = digest
        Head.objects.update(digest=previous, sequence=Entry.objects.count())


COLUMNS = [
    field.name for field in Entry._meta.concrete_fields if field.name not in {"id", "sequence"}
]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_of_any_field_is_found(column: str) -> None:
    """Every column is sealed: the third entry is named, whatever was changed in it."""
    write(5)
    value = {"organ_id": "8", "at": "'2026-07-17 00:00:00+00'"}.get(column, "'x'")
    tamper(f"UPDATE audit_entry SET {column} = {value} WHERE sequence = 3")

    assert verify_chain(ORGAN).broken_at == 3


def test_a_removed_entry_is_named() -> None:
    """A gap is the first entry that fails."""
    write(5)
    tamper("DELETE FROM audit_entry WHERE sequence = 3")

    verdict = verify_chain(ORGAN)
    assert (verdict.broken_at, verdict.reason) == (3, "缺少这一条，后面直接是第4条")


def test_a_missing_beginning_is_named() -> None:
    """The first entry is the first to be missed."""
    write(3)
    tamper("DELETE FROM audit_entry WHERE sequence = 1")
    assert verify_chain(ORGAN).broken_at == 1


def test_a_swapped_pair_is_named() -> None:
    """Two entries that changed places fail at the first of them."""
    write(5)
    tamper(
        "UPDATE audit_entry SET sequence = 99 WHERE sequence = 2",
        "UPDATE audit_entry SET sequence = 2 WHERE sequence = 4",
        "UPDATE audit_entry SET sequence = 4 WHERE sequence = 99",
    )
    assert verify_chain(ORGAN).broken_at == 2


def test_a_cut_tail_is_named_by_the_head() -> None:
    """The head remembers how long the chain was."""
    write(5)
    tamper("DELETE FROM audit_entry WHERE sequence > 3")

    verdict = verify_chain(ORGAN)
    assert (verdict.broken_at, verdict.reason) == (4, "末尾缺少第4条至第5条")


def test_a_tail_cut_together_with_the_head_is_named_by_the_anchor() -> None:
    """Who cuts the head as well is caught by what was noted outside the database."""
    write(5)
    anchor_chains(at=AT)
    tamper("DELETE FROM audit_entry WHERE sequence > 3")
    write_anew()

    verdict = verify_chain(ORGAN)
    assert verdict.broken_at == 4
    assert "库外留存了第5条的印记" in verdict.reason


def test_a_chain_written_anew_is_named_by_the_anchor() -> None:
    """A forgery that is whole in itself differs from the anchor; without one it cannot be told."""
    write(5)
    tamper("UPDATE audit_entry SET reason = '伪造' WHERE sequence = 2")
    write_anew()
    assert verify_chain(ORGAN).holds

    tamper("UPDATE audit_entry SET reason = '机构调整' WHERE sequence = 2")
    write_anew()
    anchor_chains(at=AT)
    tamper("UPDATE audit_entry SET reason = '伪造' WHERE sequence = 2")
    write_anew()
    assert verify_chain(ORGAN).broken_at == 5


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM audit_head",
        "UPDATE audit_head SET sequence = 2",
        "UPDATE audit_head SET digest = 'x'",
    ],
)
def test_a_false_head_is_found(statement: str) -> None:
    """The end of the chain is part of what is checked."""
    write(3)
    tamper(statement)
    assert not verify_chain(ORGAN).holds


def test_an_unfinished_line_of_anchors_is_passed_over(anchors: Path) -> None:
    """A line cut short by a power failure is no evidence of anything."""
    write(2)
    anchor_chains(at=AT)
    with anchors.open("a") as file:
        file.write('{"organ": 7, "seq')
    assert verify_chain(ORGAN).holds


def test_the_command_names_the_first_entry_that_fails(anchors: Path) -> None:
    """`sanban audit verify` ends well or names the entry; `anchor` notes the end."""
    write(3)
    said = StringIO()
    call_command("audit", "anchor", stdout=said)
    call_command("audit", "verify", stdout=said)
    assert "已留存1条印记" in said.getvalue()
    assert "机关 7：3条记录完整，没有改动。" in said.getvalue()
    assert anchors.read_text().count("\n") == 1

    tamper("UPDATE audit_entry SET actor_name = '别人' WHERE sequence = 2")
    with pytest.raises(CommandError, match="机关 7：第2条起不可信——内容与摘要不符"):
        call_command("audit", "verify", stdout=said)
