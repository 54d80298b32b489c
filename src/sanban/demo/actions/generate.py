"""生成演示公文: samples are carried through by the real actions, then copied in bulk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from sanban.demo.actions.carry import Carrying, Stage
from sanban.demo.actions.copy_out import copy_out
from sanban.demo.copying import Mould
from sanban.demo.domain.calendar import Calendar
from sanban.demo.domain.wording import topic
from sanban.demo.errors import UnableToGenerate
from sanban.demo.plan import Plan
from sanban.demo.samples import SAMPLES, Press
from sanban.demo.staff import Staff
from sanban.documents.working_days import is_worked
from sanban.org.actor import Console
from sanban.org.models import Organ
from sanban.procedures import working_time

HISTORY = timedelta(days=730)
FOUNDED_BEFORE = timedelta(days=1095)
_AHEAD = timedelta(days=400)  # time limits reach into the future
_AT_ONCE = 1_000
_FIRST_CLERK = 4  # in a division, after head, deputy and the senior clerks

Progress = Callable[[int, int], None]


def generate(
    organ: Organ, count: int, *, at: datetime, seed: int, press: Press, progress: Progress
) -> None:
    """Fill a demonstration with so many documents more; the same seed draws the same."""
    if not organ.is_demo:
        raise UnableToGenerate(f"“{organ.name}”不是演示机关，不能生成演示公文。")
    if count < len(SAMPLES):
        raise UnableToGenerate(f"至少生成{len(SAMPLES)}件，请把件数写大一些。")
    now = timezone.localtime(at)
    staff = Staff(organ)
    moulds: list[Mould] = []
    for number, stage in _stages(staff, now - HISTORY, seed, press):
        moulds.append(Mould(stage))
        progress(number, count)
    words = staff.casting(0, 0).words
    for mould in moulds:
        mould.make_ready(words)
    calendar = Calendar((now - FOUNDED_BEFORE).date(), (now + _AHEAD).date(), is_worked)
    copies = Plan(moulds, staff, calendar, now, seed).copies(count - len(SAMPLES))
    for first in range(0, len(copies), _AT_ONCE):
        part = copies[first : first + _AT_ONCE]
        copy_out(part, actor=Console(organ), at=now)
        progress(len(SAMPLES) + first + len(part), count)


def _stages(staff: Staff, begins: datetime, seed: int, press: Press) -> Iterator[tuple[int, Stage]]:
    """Carry every sample through and yield where it rested, with how many samples have begun."""
    chance = Random(seed)  # noqa: S311 - makes up documents, protects nothing
    for number, sample in enumerate(SAMPLES):
        drafter = staff.division(number)[_FIRST_CLERK]
        at = working_time.current().add(begins, chance.randint(10, 400) + number * 480)
        carrying = Carrying(staff, sample, press, drafter, topic(chance), at, chance)
        for stage in carrying.stages():
            yield number + 1, stage
