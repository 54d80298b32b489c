"""By what lists are narrowed; each filter is a field of the page and a condition on the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol, TypeVar

from django import forms
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.timezone import make_aware

from sanban.desk.vocabulary import Due
from sanban.procedures.domain.durations import WorkingTime
from sanban.procedures.models import Assignment

RowT = TypeVar("RowT", bound=Model)
LONGEST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Given:
    """What was chosen in a filter, and when."""

    value: object
    at: datetime
    time: WorkingTime


class Filter(Protocol):
    """One way to narrow a list."""

    @property
    def code(self) -> str:
        """Return its name in the address."""

    def field(self, rows: QuerySet[RowT]) -> forms.Field:
        """Return the field, with what can be chosen among these rows."""

    def narrow(self, rows: QuerySet[RowT], given: Given) -> QuerySet[RowT]:
        """Return the rows that are meant."""


@dataclass(frozen=True, slots=True)
class WordsFilter:
    """关键词: all of the words stand in the title."""

    path: str
    code: str = "q"

    def field(self, rows: QuerySet[RowT]) -> forms.Field:
        """Return a field for words."""
        del rows
        widget = forms.TextInput({"type": "search", "placeholder": "标题中的字词"})
        return forms.CharField(
            label="关键词", max_length=LONGEST_WORDS, required=False, widget=widget
        )

    def narrow(self, rows: QuerySet[RowT], given: Given) -> QuerySet[RowT]:
        """Keep the rows whose title has every word."""
        for word in str(given.value).split():
            rows = rows.filter(**{f"{self.path}__icontains": word})
        return rows


@dataclass(frozen=True, slots=True)
class ChoiceFilter:
    """One of the values that occur in the list."""

    code: str
    label: str
    path: str
    label_path: str

    def field(self, rows: QuerySet[RowT]) -> forms.Field:
        """Return what occurs, in order."""
        found = rows.order_by().values_list(self.path, self.label_path).distinct()
        return OccurringField(self.label, sorted(found, key=lambda pair: str(pair[1])))

    def narrow(self, rows: QuerySet[RowT], given: Given) -> QuerySet[RowT]:
        """Keep the rows with the value."""
        return rows.filter(**{self.path: given.value})


@dataclass(frozen=True, slots=True)
class TermFilter:
    """One of the terms of a fixed vocabulary."""

    code: str
    label: str
    path: str
    terms: tuple[tuple[str, str], ...]

    def field(self, rows: QuerySet[RowT]) -> forms.Field:
        """Return the terms."""
        del rows
        return _fixed(self.label, self.terms)

    def narrow(self, rows: QuerySet[RowT], given: Given) -> QuerySet[RowT]:
        """Keep the rows with the term."""
        return rows.filter(**{self.path: given.value})


@dataclass(frozen=True, slots=True)
class StepFilter:
    """环节: where the case of a row stands now."""

    case: str
    code: str = "step"

    def field(self, rows: QuerySet[RowT]) -> forms.Field:
        """Return the steps the cases stand at."""
        cases = rows.order_by().values(self.case)
        names = Assignment.objects.open().filter(case__in=cases).values_list("step_name", flat=True)
        return OccurringField(
            "环节", [(name, name) for name in sorted(set(names.order_by().distinct()))]
        )

    def narrow(self, rows: QuerySet[RowT], given: Given) -> QuerySet[RowT]:
        """Keep the rows whose case has work open at the step."""
        here = Assignment.objects.open().filter(case=OuterRef(self.case), step_name=given.value)
        return rows.filter(Exists(here))


@dataclass(frozen=True, slots=True)
class DueFilter:
    """到期状态."""

    path: str
    code: str = "due"

    def field(self, rows: QuerySet[RowT]) -> forms.Field:
        """Return the states."""
        del rows
        return _fixed("期限", tuple(Due.choices))

    def narrow(self, rows: QuerySet[RowT], given: Given) -> QuerySet[RowT]:
        """Keep the rows whose time limit stands so."""
        soon = soon_until(given.at, given.time)
        conditions = {
            Due.OVERDUE: Q(**{f"{self.path}__lt": given.at}),
            Due.SOON: Q(**{f"{self.path}__gte": given.at, f"{self.path}__lte": soon}),
            Due.NORMAL: Q(**{f"{self.path}__gt": soon}),
            Due.NONE: Q(**{f"{self.path}__isnull": True}),
        }
        return rows.filter(conditions[Due(str(given.value))])


def soon_until(at: datetime, time: WorkingTime) -> datetime:
    """Return until when work must be due to count as 临期: the end of one working day from now."""
    return time.add(at, time.minutes_per_day)


def due_of(due_at: datetime | None, at: datetime, time: WorkingTime) -> Due:
    """Return how a time limit stands, by the same bounds as the filter."""
    if due_at is None:
        return Due.NONE
    if due_at < at:
        return Due.OVERDUE
    return Due.SOON if due_at <= soon_until(at, time) else Due.NORMAL


@dataclass(frozen=True, slots=True)
class DayFilter:
    """From a day on, or up to its end."""

    code: str
    label: str
    path: str
    is_end: bool = False

    def field(self, rows: QuerySet[RowT]) -> forms.Field:
        """Return a field for a day."""
        del rows
        return forms.DateField(
            label=self.label,
            required=False,
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": "请写成 2026-07-16 这样的日期。"},
        )

    def narrow(self, rows: QuerySet[RowT], given: Given) -> QuerySet[RowT]:
        """Keep the rows on this side of the day."""
        day = given.value
        assert isinstance(day, date)  # noqa: S101 - its own field gives days
        if not self.is_end:
            return rows.filter(**{f"{self.path}__gte": _begin(day)})
        if day == date.max:
            return rows
        return rows.filter(**{f"{self.path}__lt": _begin(day + timedelta(days=1))})


def _begin(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


def _fixed(label: str, choices: tuple[tuple[str, str], ...]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[("", "全部"), *choices],
        required=False,
        error_messages={"invalid_choice": f"{label}只能选列出的几种。"},
    )


class OccurringField(forms.ChoiceField):
    """What occurs in a list; a view kept earlier may ask for what no longer does, and finds nothing."""

    def __init__(self, label: str, choices: list[tuple[str, str]]) -> None:
        self._occurring = [("", "全部"), *choices]
        super().__init__(label=label, choices=self._occurring, required=False)

    def valid_value(self, value: str) -> bool:
        """Take what was once in the list."""
        return len(value) <= LONGEST_WORDS

    def bind(self, value: str) -> None:
        """Show a value that no longer occurs as what it is."""
        if all(value != known for known, _ in self._occurring):
            self.choices = [*self._occurring, (value, "已不在列表中的一项")]


def of_cases(case: str, due: str, step: Filter) -> tuple[Filter, ...]:
    """Return the filters every list of cases has; ``case`` is the way from a row to its case."""
    return (
        WordsFilter(f"{case}__title"),
        ChoiceFilter("procedure", "流程", f"{case}__procedure__code", f"{case}__procedure__name"),
        step,
        DueFilter(due),
        ChoiceFilter("unit", "拟稿单位", f"{case}__unit__public_id", f"{case}__unit__name"),
        DayFilter("since", "发起自", f"{case}__started_at"),
        DayFilter("until", "发起至", f"{case}__started_at", is_end=True),
    )


def canonical(filters: tuple[Filter, ...], given: Mapping[str, object]) -> dict[str, str]:
    """Return what was chosen as it stands in an address: known filters only, in their order."""
    return {one.code: str(given[one.code]) for one in filters if given.get(one.code)}
