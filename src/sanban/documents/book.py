"""The book of numbers 「发文登记簿」: every number of a series from the first on, each explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from sanban.documents.domain.numbering import gaps, written_number
from sanban.documents.models import IssuedNumber, NumberSeries, OutgoingDocument, Registration
from sanban.org.actor import Actor

MOST_SHOWN = 20_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the book is asked for."""

    code: str = ""
    year: int | None = None
    state: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A number in the book; ``title`` and ``address`` only where the viewer may see the document."""

    value: str
    code: str
    year: int
    serial: int
    state: str
    tone: str
    title: str = ""
    address: str = ""
    unit: str = ""
    copies: str = ""
    distribution: str = ""
    by: str = ""
    at: datetime | None = None
    remark: str = ""


def series_of(actor: Actor) -> list[NumberSeries]:
    """Return the series of the organ, the newest year first."""
    if actor.person_id is None:
        return []
    rows = NumberSeries.objects.filter(organ_id=actor.organ_id)
    return list(rows.order_by("-year", "code"))


def entries(actor: Actor, wanted: Wanted, at: datetime) -> list[Entry]:
    """Return the asked part of the book, the latest number first; a fixed number of queries."""
    series = [one for one in series_of(actor) if _is_asked(one, wanted)]
    rows = IssuedNumber.objects.visible_to(actor).filter(series__in=series)
    numbered = OutgoingDocument.objects.visible_to(actor, at).filter(numbers__series__in=series)
    seen = set(numbered.values_list("pk", flat=True))
    known: dict[int, set[int]] = {}
    for pk, serial in rows.values_list("series", "serial"):
        known.setdefault(pk, set()).add(serial)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.words:
        titled = Q(document__title__icontains=wanted.words, document__in=numbered.values("pk"))
        rows = rows.filter(Q(value__icontains=wanted.words) | titled)
    shown = list(
        rows.select_related("series", "document__unit", "by", "voided_by").order_by(
            "-series__year", "series__code", "-serial"
        )[:MOST_SHOWN]
    )
    registered = _registered(rows)
    found = [_entry(one, registered.get(one.pk), is_seen=one.document_id in seen) for one in shown]
    if wanted.state or wanted.words:
        return found
    lost = [
        _lost(one, gap.serial) for one in series for gap in gaps(known.get(one.pk, ()), one.next)
    ]
    return [*lost, *found]


def _is_asked(series: NumberSeries, wanted: Wanted) -> bool:
    return wanted.code in {"", series.code} and wanted.year in {None, series.year}


def _registered(numbers: QuerySet[IssuedNumber]) -> dict[int, Registration]:
    """Return what stands registered under each number: the latest entry."""
    rows = Registration.objects.filter(number__in=numbers.order_by().values("pk"))
    return {one.number_id: one for one in rows.order_by("pk")}


def _entry(number: IssuedNumber, registered: Registration | None, *, is_seen: bool) -> Entry:
    void = number.voided_by
    return Entry(
        value=number.value,
        code=number.series.code,
        year=number.series.year,
        serial=number.serial,
        state=number.get_state_display(),
        tone=number.tone,
        title=number.document.title if is_seen else "（不在您的查阅范围）",
        address=number.document.address if is_seen else "",
        unit=number.document.unit.name,
        copies=str(registered.copies) if registered else "",
        distribution=registered.distribution if registered and is_seen else "",
        by=number.by.name,
        at=number.at,
        remark=f"{void}作废：{number.reason}" if void else "",
    )


def _lost(series: NumberSeries, serial: int) -> Entry:
    return Entry(
        value=written_number(series.code, series.year, serial),
        code=series.code,
        year=series.year,
        serial=serial,
        state="缺号",
        tone="grave",
        remark="登记簿里没有这个号，请报告系统管理员核查。",
    )
