"""Gives out document numbers in bulk, without a gap, and puts the counters where they then belong."""

from __future__ import annotations

from sanban.documents.domain.numbering import written_number
from sanban.documents.models import IssuedNumber, NumberSeries


class NumberBook:
    """The series of an organ, kept in memory for as long as one transaction."""

    def __init__(self, organ_id: int) -> None:
        self._organ_id = organ_id
        rows = NumberSeries.objects.select_for_update().filter(organ_id=organ_id)
        self._series = {(row.code, row.year): row for row in rows}
        self._codes = {row.pk: row.code for row in self._series.values()}

    def take(self, number: IssuedNumber, year: int) -> tuple[int, int, str]:
        """Take a number of the same code in a year: its series, its serial, and how it is written."""
        series = self._of(self._codes[number.series_id], year)
        serial, series.next = series.next, series.next + 1
        return series.pk, serial, written_number(series.code, series.year, serial)

    def _of(self, code: str, year: int) -> NumberSeries:
        if (code, year) not in self._series:
            made = NumberSeries.objects.create(organ_id=self._organ_id, code=code, year=year)
            self._series[code, year] = made
            self._codes[made.pk] = code
        return self._series[code, year]

    def close(self) -> None:
        """Write the counters down."""
        NumberSeries.objects.bulk_update(self._series.values(), ["next"])
