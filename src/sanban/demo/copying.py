"""Copies of a stage in bulk: other people in the same parts, another time, another title, new hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal

from django.db import connection, models

from sanban.demo.actions.carry import Stage
from sanban.demo.domain.calendar import Calendar
from sanban.demo.domain.rewriting import Cutter, Text
from sanban.demo.numbers import NumberBook
from sanban.demo.snapshots import OF_DOCUMENT
from sanban.demo.staff import Casting
from sanban.documents import signing
from sanban.documents.domain.signed import SignedStatement
from sanban.documents.models import IssuedNumber, OutgoingDocument, ReviewSheet, Signature, Version
from sanban.documents.signing import SealedValue
from sanban.kernel.public_id import new_public_id
from sanban.org.models import Person, Post, Unit
from sanban.procedures.models import Case, Event, Evidence

Value = int | float | Decimal | str | bytes | date | None
"""What a database driver takes."""


@dataclass
class Copy:
    """One copy to be made of a stage: whose parts, how many worked days later, about what."""

    mould: Mould
    casting: Casting
    calendar: Calendar
    days: int
    title: str
    topic: str
    made: dict[tuple[type[models.Model], int], int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    serial: int = 0
    series: int = 0

    @property
    def organ_id(self) -> int:
        """Return the organ."""
        return self.mould.document.organ_id

    def moment(self, moment: datetime) -> datetime:
        """Return a moment of the copy."""
        return self.calendar.moved(moment, self.days)

    def day(self, day: date) -> date:
        """Return a day of the copy."""
        return self.calendar.moved_date(day, self.days)

    def prepare(self, book: NumberBook) -> None:
        """Choose what stands for what in the texts of this copy."""
        mould, words = self.mould, self.words
        words.update(self.casting.words)
        words[mould.document.public_id] = new_public_id()
        words[mould.document.title] = self.title
        words[mould.topic] = self.topic
        for old, text in mould.texts.items():
            words[old] = hashlib.sha256(text.written(words, self).encode()).hexdigest()
        number = mould.number
        if number is not None:
            issued = book.take(number, self.day(number.at.date()).year)
            self.series, self.serial, words[number.value] = issued


Maker = Callable[[Copy], Value]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a row is made after an original one: each of its values in the order of the columns."""

    original: models.Model
    names: tuple[str, ...]
    makers: tuple[Maker, ...]

    def row(self, copy: Copy) -> list[Value]:
        """Return the values of a row as the database takes them, all but its key."""
        made = [maker(copy) for maker in self.makers]
        if isinstance(self.original, Event):
            content = str(made[self.names.index("content")])
            made[self.names.index("digest")] = hashlib.sha256(content.encode()).hexdigest()
        elif isinstance(self.original, Signature):
            sealed = _sealed(self.original, dict(zip(self.names, made, strict=True)), copy)
            made[self.names.index("value")] = sealed.value
            made[self.names.index("algorithm")] = sealed.algorithm
            made[self.names.index("key_id")] = sealed.key_id
        return made


class Mould:
    """A stage made ready for being copied many times."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.document = stage.rows.document
        self.topic = stage.topic
        self.number = _number_of(stage)
        self._versions = [one for one in stage.rows.of(Version) if isinstance(one, Version)]
        plain = Cutter([self.document.title, self.topic])
        self.texts: Mapping[str, Text] = {
            one.text_digest: plain.cut(one.text) for one in self._versions
        }
        self.version_numbers = {one.pk: one.number for one in self._versions}
        self._cutter: Cutter | None = None
        self._rows: dict[type[models.Model], list[Recipe]] = {}

    @property
    def last_moment(self) -> datetime:
        """Return when something was last done."""
        return self.document.changed_at if self.stage.rows.case is None else self.case.moved_at

    @property
    def case(self) -> Case:
        """Return the case."""
        case = self.stage.rows.case
        assert case is not None  # noqa: S101 - asked where there is one
        return case

    def make_ready(self, casting_words: Mapping[str, str]) -> None:
        """Cut all texts; the words for people are the same in every casting."""
        known = [
            *casting_words, self.document.public_id, self.document.title, self.topic, *self.texts,
            *(reference(sheet.pk) for sheet in self.stage.rows.of(ReviewSheet)),
        ]  # fmt: skip
        if self.number is not None:
            known.append(self.number.value)
        self._cutter = Cutter(known)
        self._rows = {
            model: [self._recipe(model, row) for row in self.stage.rows.of(model)]
            for model in OF_DOCUMENT
        }

    def rows(self, model: type[models.Model]) -> Sequence[Recipe]:
        """Return how the rows of a table are made."""
        return self._rows[model]

    def _recipe(self, model: type[models.Model], row: models.Model) -> Recipe:
        fields = columns(model)
        makers = (
            self._special(model, one.name, row) or self._maker(one, getattr(row, one.attname))
            for one in fields
        )
        return Recipe(row, tuple(one.attname for one in fields), tuple(makers))

    def _special(self, model: type[models.Model], name: str, row: models.Model) -> Maker | None:
        """Return how a value is made that means something of its own."""
        if name == "key" and model in (Case, OutgoingDocument):
            return _fresh_key
        if name == "public_id":
            return _own_id if model is OutgoingDocument else _fresh_id
        if (model, name) == (OutgoingDocument, "current"):
            return _nothing
        if (model, name) == (Evidence, "reference"):
            return _reference(getattr(row, name))
        if model is IssuedNumber and name in ("series", "serial"):
            return _series if name == "series" else _serial
        return None

    def _maker(self, one: models.Field[object, object], value: object) -> Maker:
        """Return how any other value is made: by what kind of value it is."""
        if isinstance(one, models.ForeignKey) and value is not None:
            return _pointer(one.related_model, value)
        if isinstance(value, datetime):
            return _moment(value)
        if isinstance(value, date):
            return _day(value)
        if isinstance(one, models.JSONField):
            return self._json(one, value)
        if isinstance(value, str):
            return self._text(one.name, value)
        return _constant(one.get_db_prep_save(value, connection))

    def _json(self, one: models.Field[object, object], value: object) -> Maker:
        text = self._cut(json.dumps(value, ensure_ascii=False))
        if text.is_fixed:
            return _constant(one.get_db_prep_save(value, connection))
        return lambda copy: one.get_db_prep_save(
            json.loads(text.written(copy.words, copy)), connection
        )

    def _text(self, name: str, value: str) -> Maker:
        if name in ("post", "name"):
            return lambda copy: copy.casting.names.get(value, value)
        text = self._cut(value)
        if text.is_fixed:
            return _constant(value)
        return lambda copy: text.written(copy.words, copy)

    def _cut(self, text: str) -> Text:
        assert self._cutter is not None  # noqa: S101 - made ready before
        return self._cutter.cut(text)


def reference(sheet: int) -> str:
    """Return how an event names a check sheet."""
    return f'"reference":"{sheet}"'


def columns(model: type[models.Model]) -> list[models.Field[object, object]]:
    """Return the columns of a table that are written; its key is given by the database."""
    fields = model._meta.concrete_fields  # noqa: SLF001 - Django's name for it
    return [one for one in fields if not one.primary_key]


def _number_of(stage: Stage) -> IssuedNumber | None:
    found = next(iter(stage.rows.of(IssuedNumber)), None)
    return found if isinstance(found, IssuedNumber) else None


def _constant(value: Value) -> Maker:
    return lambda _copy: value


def _nothing(copy: Copy) -> None:
    del copy


def _fresh_id(copy: Copy) -> str:
    del copy
    return new_public_id()


def _fresh_key(copy: Copy) -> str:
    return f"demo-{_fresh_id(copy)}"


def _own_id(copy: Copy) -> str:
    return copy.words[copy.mould.document.public_id]


def _series(copy: Copy) -> int:
    return copy.series


def _serial(copy: Copy) -> int:
    return copy.serial


def _reference(value: str) -> Maker:
    def made(copy: Copy) -> str:
        new = copy.made.get((ReviewSheet, int(value))) if value.isdecimal() else None
        return value if new is None else str(new)

    return made


def _moment(value: datetime) -> Maker:
    adapt = connection.ops.adapt_datetimefield_value
    return lambda copy: adapt(copy.moment(value))


def _day(value: date) -> Maker:
    adapt = connection.ops.adapt_datefield_value
    return lambda copy: adapt(copy.day(value))


def _pointer(model: type[models.Model], value: object) -> Maker:
    """Return how a pointer is made: people, posts and units change parts, rows of the copy are its own."""
    assert isinstance(value, int)  # noqa: S101 - all keys are numbers
    key: int = value
    if model is Person:
        return lambda copy: copy.casting.people.get(key, key)
    if model is Post:
        return lambda copy: copy.casting.posts.get(key, key)
    if model is Unit:
        return lambda copy: copy.casting.units.get(key, key)
    if model in OF_DOCUMENT:
        return lambda copy: copy.made[model, key]
    return _constant(key)


def _sealed(original: Signature, row: Mapping[str, Value], copy: Copy) -> SealedValue:
    """Seal what the signature of a copy says."""
    statement = SignedStatement(
        document=_own_id(copy),
        version=copy.mould.version_numbers[original.version_id],
        text=str(row["text_digest"]),
        file=original.file,
        person=copy.casting.public_ids[
            copy.casting.people.get(original.person_id, original.person_id)
        ],
        name=str(row["name"]),
        post=str(row["post"]),
        step=original.step,
        sequence=original.sequence,
        choice=original.choice,
        opinion=original.opinion,
        dated=copy.day(original.dated),
        at=copy.moment(original.at).astimezone(UTC),
    )
    return signing.seal(statement.message, is_first=False)
