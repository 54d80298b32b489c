"""Beginning a case."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from sanban.procedures.actions.consult import consult
from sanban.procedures.actions.start import start
from sanban.procedures.carrying_out import UnableToAct
from sanban.procedures.models import Case, Event
from sanban.procedures.vocabulary import Purpose
from tests.cast import NOW, Cast
from tests.sanban.procedures.station import agree, begin, holders, key, letter


def test_a_second_click_begins_no_second_case(cast: Cast) -> None:
    """The same key gives the first case; somebody else's key is refused."""
    procedure = letter(cast)
    first = begin(cast, procedure, click="once")
    second = begin(cast, procedure, click="once")
    assert first.case == second.case
    assert second.is_repeated
    assert Case.objects.count() == 1
    with pytest.raises(UnableToAct, match="编号已被另一次操作用过"):
        begin(cast, procedure, by=cast.gao_yuan, click="once")


@pytest.mark.django_db(transaction=True)
def test_sixteen_clicks_at_the_same_moment_begin_one_case(cast: Cast) -> None:
    """All of them are led to the same case."""
    procedure = letter(cast)
    actor = cast.acting(cast.lu_ping)
    ready = Barrier(16)

    def click(_: int) -> int:
        ready.wait()
        try:
            done = start(procedure, "关于闸门检修的函", "text-1", actor=actor, at=NOW, key="once")
            return done.case.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        begun = set(pool.map(click, range(16)))
    assert len(begun) == 1
    assert Event.objects.count() == 1


@pytest.mark.parametrize("title", ["", "  ", "长" * 201])
def test_a_case_has_a_title(cast: Cast, title: str) -> None:
    """Without one, or with one too long, nothing begins."""
    with pytest.raises(UnableToAct, match="请写明标题"):
        begin(cast, title=title)
    assert not Case.objects.exists()


def test_only_people_begin_and_only_in_their_own_organ(cast: Cast) -> None:
    """Neither an administrator nor the neighbour; neither in somebody else's name."""
    procedure = letter(cast)
    lu = cast.acting(cast.lu_ping)
    for actor in (
        cast.system_administrator,
        cast.acting(cast.qian_duo),
        lu.on_behalf_of(cast.gao_yuan),
    ):
        with pytest.raises(UnableToAct):
            start(procedure, "函", "text-1", actor=actor, at=NOW, key=key())
    with pytest.raises(UnableToAct, match="只能是是、否"):
        begin(cast, procedure, facts={"urgent": "very"})
    with pytest.raises(UnableToAct, match="不能会签"):
        begin(cast, procedure, concurring=[cast.neighbour_unit])
    assert not Case.objects.exists()


def test_the_units_asked_can_be_settled_until_they_are_asked(cast: Cast) -> None:
    """By those who have a part in the case."""
    case = begin(cast).case
    with pytest.raises(UnableToAct, match="由本件的经办人确定"):
        consult(case, Purpose.CONCURRENCE, [cast.office], actor=cast.acting(cast.shen_li), at=NOW)
    consult(case, Purpose.CONCURRENCE, [cast.technology], actor=cast.acting(cast.lu_ping), at=NOW)
    agree(cast, case, cast.lu_ping)
    agree(cast, case, cast.gao_yuan)
    assert holders(case) == ["程信"]
