"""How many copies are made of which stage, and when each of them took place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from random import Random

from sanban.demo.copying import Copy, Mould
from sanban.demo.domain.calendar import Calendar
from sanban.demo.domain.roll import DIVISIONS
from sanban.demo.domain.wording import topic
from sanban.demo.staff import TURNS, Staff

SHARES: Mapping[str, int] = {"released": 4, "terminated": 2, "draft": 2, "under-way": 6}
"""Of a hundred documents; all others are finished."""
_JUST_NOW, _YESTERDAY = 0.5, 0.75


class Plan:
    """Draws copies by chance, in the order of time, so that numbers rise with their dates."""

    def __init__(
        self, moulds: Sequence[Mould], staff: Staff, calendar: Calendar, now: datetime, seed: int
    ) -> None:
        self._moulds = moulds
        self._staff = staff
        self._calendar = calendar
        self._now = now
        self._chance = Random(seed)  # noqa: S311 - makes up documents, protects nothing

    def copies(self, count: int) -> list[Copy]:
        """Return so many copies."""
        drawn = [one for kind, many in _shared(count) for one in self._of(kind, many)]
        return sorted(drawn, key=lambda copy: copy.moment(copy.mould.last_moment))

    def _of(self, kind: str, count: int) -> Iterator[Copy]:
        moulds = [one for one in self._moulds if one.stage.kind == kind]
        # All stages of what is under way are as many; of the rest, as the kinds of documents are.
        weights = [1 if kind == "under-way" else one.stage.sample.share for one in moulds]
        for mould in self._chance.choices(moulds, weights, k=count):
            yield self._copy(mould, kind)

    def _copy(self, mould: Mould, kind: str) -> Copy:
        chance, sample = self._chance, mould.stage.sample
        about = topic(chance)
        return Copy(
            mould=mould,
            casting=self._staff.casting(chance.randrange(len(DIVISIONS)), chance.randrange(TURNS)),
            calendar=self._calendar,
            days=max(0, self._latest(mould) - self._ago(kind, self._latest(mould))),
            title=sample.wording.title(about, self._staff.organ.name, chance),
            topic=about,
        )

    def _latest(self, mould: Mould) -> int:
        """Return how many worked days a stage can be moved so that it does not lie in the future."""
        last = mould.last_moment
        today = self._calendar.place(self._now.date())
        latest = today - self._calendar.place(last.date())
        return latest if self._calendar.moved(last, latest) <= self._now else latest - 1

    def _ago(self, kind: str, latest: int) -> int:
        """Return how many worked days ago it was."""
        drawn = self._chance.random()
        if kind in ("finished", "terminated"):
            return int(drawn * (latest + 1))
        if kind == "under-way":
            if drawn < _JUST_NOW:
                return 0
            return 1 if drawn < _YESTERDAY else self._chance.randint(2, 8)
        return self._chance.randint(0, 15)


def _shared(count: int) -> Iterator[tuple[str, int]]:
    """Yield how many there are of each kind; what is left over is finished."""
    few = {kind: round(count * share / 100) for kind, share in SHARES.items()}
    yield "finished", max(0, count - sum(few.values()))
    yield from few.items()
