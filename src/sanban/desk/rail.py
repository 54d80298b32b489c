"""The entries of the desk in the rail, the daily ones with the number of what stands in them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from sanban.desk.lists import LISTS, AnyList
from sanban.kernel.clock import now
from sanban.org.rail import visible_for
from sanban.org.views.acting import actor_of
from sanban.org.vocabulary import AccountRole
from sanban.ui.navigation import Item

AREA = "我的工作"


def _counted(work_list: AnyList) -> Callable[[HttpRequest], int]:
    def count(request: HttpRequest) -> int:
        return work_list.count(actor_of(request), now())

    return count


ITEMS = tuple(
    Item(
        AREA,
        work_list.label,
        f"desk:{work_list.code}",
        10 + place,
        visible_for(AccountRole.PERSON),
        _counted(work_list) if work_list.has_badge else None,
    )
    for place, work_list in enumerate(LISTS)
)
