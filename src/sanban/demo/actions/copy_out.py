"""成批复制: writes copies of stages into the tables, some thousand documents at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import connection, models, transaction
from django.db.models import OuterRef, Subquery

from sanban.audit.actions.record import Subject, record
from sanban.demo.copying import Copy, Recipe, Value, columns, reference
from sanban.demo.entry_types import GENERATED
from sanban.demo.numbers import NumberBook
from sanban.demo.snapshots import OF_DOCUMENT
from sanban.documents.models import OutgoingDocument, ReviewSheet, Version
from sanban.org.actor import Console
from sanban.procedures.models import Event

_VALUES_AT_ONCE = 20_000  # SQLite takes 32,766 in one statement


@transaction.atomic
def copy_out(copies: Sequence[Copy], *, actor: Console, at: datetime) -> None:
    """Write all rows of these copies; what was made goes into the trail with the hash of all events."""
    book = NumberBook(actor.organ_id)
    for copy in copies:
        copy.prepare(book)
    events = hashlib.sha256()
    for model in OF_DOCUMENT:
        rows = _write(model, copies)
        if model is Event:
            place = [one.attname for one in columns(model)].index("digest")
            events.update("".join(str(row[place]) for row in rows).encode())
    book.close()
    _point_to_current(copies)
    record(
        actor=actor.trace,
        at=at,
        entry_type=GENERATED.code,
        subject=Subject("organ", actor.organ.public_id, actor.organ.name),
        new={"documents": len(copies), "events": events.hexdigest()},
    )


def _write(model: type[models.Model], copies: Sequence[Copy]) -> list[list[Value]]:
    wanted: list[tuple[Copy, Recipe]] = [
        (copy, recipe) for copy in copies for recipe in copy.mould.rows(model)
    ]
    rows = [recipe.row(copy) for copy, recipe in wanted]
    for (copy, recipe), pk in zip(wanted, _insert(model, rows), strict=True):
        copy.made[model, recipe.original.pk] = pk
        if model is ReviewSheet:
            copy.words[reference(recipe.original.pk)] = reference(pk)
    return rows


def _insert(model: type[models.Model], rows: Sequence[list[Value]]) -> Iterator[int]:
    """Insert rows and yield their keys in the same order.

    Most values of a copy are those of its sample, prepared once: ``bulk_create`` prepares each of them
    for every row, which took three quarters of the time.
    """
    names = [connection.ops.quote_name(str(one.column)) for one in columns(model)]
    table, key = model._meta.db_table, model._meta.pk  # noqa: SLF001 - Django's names for them
    assert key is not None  # noqa: S101 - every table has one
    places = f"({', '.join(['%s'] * len(names))})"
    at_once = max(1, _VALUES_AT_ONCE // len(names))
    with connection.cursor() as cursor:
        for first in range(0, len(rows), at_once):
            part = rows[first : first + at_once]
            cursor.execute(
                f"INSERT INTO {connection.ops.quote_name(table)} ({', '.join(names)}) "  # noqa: S608 - names of our own tables
                f"VALUES {', '.join([places] * len(part))} "
                f"RETURNING {connection.ops.quote_name(str(key.column))}",
                [value for row in part for value in row],
            )
            yield from (pk for (pk,) in cursor.fetchall())


def _point_to_current(copies: Sequence[Copy]) -> None:
    """Let every document point to its last version; the two point to each other."""
    made = [copy.made[OutgoingDocument, copy.mould.document.pk] for copy in copies]
    last = Version.objects.filter(document=OuterRef("pk")).order_by("-number").values("pk")[:1]
    rows = OutgoingDocument.objects.filter(
        pk__gte=min(made), pk__lte=max(made), current=None, organ_id=copies[0].organ_id
    )
    rows.update(current=Subquery(last))
