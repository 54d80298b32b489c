"""What a list of the desk is: whose rows, which columns, which filters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from django import forms
from django.db.models import F, Model, QuerySet
from django.db.models.expressions import OrderBy

from sanban.desk.lists.filters import Filter, Given
from sanban.org.domain.viewer import Viewer
from sanban.procedures import working_time
from sanban.procedures.domain.durations import WorkingTime

RowT = TypeVar("RowT", bound=Model)
PAGE_SIZE = 50
_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks at a list, and when."""

    viewer: Viewer
    name: str
    at: datetime
    time: WorkingTime

    @classmethod
    def of(cls, viewer: Viewer, name: str, at: datetime) -> Look:
        """Return a look by the working hours of the office."""
        return cls(viewer, name, at, working_time.current())


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column shows of one row; ``address`` makes it a link, ``tone`` a tag, ``note`` goes below."""

    text: str
    address: str = ""
    tone: str = ""
    note: str = ""
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """A column; ``order`` are the fields it is sorted by, none where it cannot be."""

    code: str
    label: str
    cell: Callable[[RowT, Look], Cell]
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked of a list: the values of its filters, the column to sort by, the page.

    ``sort`` is a column's code, with a minus in front for the other way round.
    """

    given: Mapping[str, object] = field(default_factory=dict)
    sort: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a list as it is shown; ``count`` is how many rows there are on all pages."""

    rows: tuple[tuple[Cell, ...], ...]
    count: int
    page: int

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return max(1, -(-self.count // PAGE_SIZE))


@dataclass(frozen=True, slots=True)
class Found(Generic[RowT]):
    """The rows of a page of a list; ``count`` is how many there are on all pages."""

    rows: QuerySet[RowT]
    count: int
    page: int


@dataclass(frozen=True, slots=True)
class WorkList(Generic[RowT]):
    """A list: ``query`` gives the rows a viewer has at a moment, in the order they are first shown.

    ``has_badge`` puts its number into the rail of every page, which must then stay cheap.
    """

    code: str
    label: str
    empty: str
    query: Callable[[Viewer, datetime], QuerySet[RowT]]
    columns: tuple[Column[RowT], ...]
    filters: tuple[Filter, ...]
    has_badge: bool = False

    def count(self, viewer: Viewer, at: datetime) -> int:
        """Return the number for the badge: this very list, counted."""
        return self.query(viewer, at).count()

    def fields(self, look: Look) -> dict[str, forms.Field]:
        """Return the fields of the filters, with what occurs in the viewer's list."""
        rows = self.query(look.viewer, look.at)
        return {one.code: one.field(rows) for one in self.filters}

    def found(self, look: Look, asked: Asked) -> Found[RowT]:
        """Return the rows of a page; one that lies behind the end gives the last."""
        rows = self._asked(look, asked)
        count = rows.count()
        page = max(1, min(asked.page, -(-count // PAGE_SIZE)))
        return Found(rows[(page - 1) * PAGE_SIZE : page * PAGE_SIZE], count, page)

    def sheet(self, look: Look, asked: Asked) -> Sheet:
        """Return a page as it is shown."""
        found = self.found(look, asked)
        return Sheet(tuple(self._cells(row, look) for row in found.rows), found.count, found.page)

    def matching(self, look: Look, asked: Asked) -> int:
        """Return how many rows are asked for."""
        return self._asked(look, asked).count()

    def lines(self, look: Look, asked: Asked, most: int) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows that are asked for, ``most`` of them at most, whatever the page."""
        for row in self._asked(look, asked)[:most].iterator(chunk_size=_CHUNK):
            yield self._cells(row, look)

    def _cells(self, row: RowT, look: Look) -> tuple[Cell, ...]:
        return tuple(column.cell(row, look) for column in self.columns)

    def _asked(self, look: Look, asked: Asked) -> QuerySet[RowT]:
        rows = self.query(look.viewer, look.at)
        for one in self.filters:
            value = asked.given.get(one.code)
            if value:
                rows = one.narrow(rows, Given(value, look.at, look.time))
        order = self._order(asked.sort)
        return rows.order_by(*order, "pk") if order else rows

    def _order(self, sort: str) -> list[OrderBy]:
        """Return the order that is asked for; rows without a value come last either way."""
        code, is_down = sort.removeprefix("-"), sort.startswith("-")
        column = next((one for one in self.columns if one.code == code), None)
        return [
            F(name).desc(nulls_last=True) if is_down else F(name).asc(nulls_last=True)
            for name in (column.order if column else ())
        ]
