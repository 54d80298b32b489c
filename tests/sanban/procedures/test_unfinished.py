"""Open work in cases when people leave, hand over, and units are dissolved."""

from __future__ import annotations

import pytest

from sanban.org import open_work
from sanban.org.actions.abolish_post import abolish_post
from sanban.org.actions.dissolve_unit import UnableToDissolveUnit, dissolve_unit
from sanban.org.actions.hand_over import hand_over
from sanban.org.actions.leave import leave
from sanban.org.models import Appointment
from sanban.procedures.carrying_out import UnableToAct
from sanban.procedures.models import Case
from sanban.procedures.store import assignments_differ, load
from tests.cast import NOW, Cast
from tests.factories.org import make_post
from tests.sanban.procedures.station import agree, begin, holders, letter


def test_all_open_work_goes_to_the_receiver_in_one_go(cast: Cast) -> None:
    """Two drafts change hands, each with an event of its own, and the receiver can go on."""
    procedure = letter(cast)
    cases = [begin(cast, procedure).case for _ in range(2)]
    handover = hand_over(
        cast.lu_ping, cast.fang_yuan, actor=cast.system_administrator, at=NOW, reason="轮岗"
    )
    assert (handover.item_count, handover.summary) == (2, "流程2件")
    for case in cases:
        assert holders(case) == ["方圆"]
        assert load(case).events[-1].verb == "reseat"
        agree(cast, case, cast.fang_yuan)
        assert not assignments_differ(case, load(case))


def test_who_leaves_without_successor_is_followed_by_the_head_with_a_warning(cast: Cast) -> None:
    """Nothing is left with somebody who is gone."""
    case = begin(cast).case
    departure = leave(cast.lu_ping, actor=cast.system_administrator, at=NOW)
    assert "已转给高远" in departure.warning
    assert holders(case) == ["高远"]


def test_what_only_the_person_can_say_is_not_handed_over(cast: Cast) -> None:
    """The leader's signature stays with the leader; the event tells nobody else may give it."""
    case = begin(cast, concurring=[cast.safety]).case
    for person in (cast.lu_ping, cast.gao_yuan, cast.tang_an, cast.he_jing):
        agree(cast, case, person)
    handover = hand_over(cast.zhou_hang, cast.wu_min, actor=cast.system_administrator, at=NOW)
    assert handover.item_count == 0
    assert holders(case) == ["周航"]


def test_a_step_whose_assignee_has_left_goes_up_with_a_warning(cast: Cast) -> None:
    """The drafter's unit has no head any more: the leader in charge has it, and the sender is told."""
    case = begin(cast).case
    Appointment.objects.filter(person=cast.gao_yuan).update(until_at=NOW)
    done = agree(cast, case, cast.lu_ping)
    assert done.warnings == (
        "“处室审核”没有找到拟稿单位负责人，转由负责人周航办理，请尽快确定人选。",
    )
    assert holders(case) == ["周航"]


def test_a_unit_without_a_head_is_not_passed_by_in_a_concurrence(cast: Cast) -> None:
    """Its leader in charge speaks for it."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    Appointment.objects.filter(person=cast.tang_an).update(until_at=NOW)
    agree(cast, case, cast.gao_yuan)
    assert holders(case) == ["吴敏", "许堰"]


def test_a_concurrence_with_nobody_to_ask_does_not_go_on(cast: Cast) -> None:
    """No unit was named: whoever sends it is told so, and keeps the work."""
    case = begin(cast, concurring=[]).case
    agree(cast, case, cast.lu_ping)
    with pytest.raises(UnableToAct, match="没有找到可以办理的人"):
        agree(cast, case, cast.gao_yuan)
    assert holders(case) == ["高远"]


def test_a_unit_with_open_work_is_not_dissolved(cast: Cast) -> None:
    """The list says which work, without its title: administrators read no business."""
    begin(cast, concurring=[cast.technology])
    items = open_work.of_unit(cast.technology)
    assert [item.title for item in items] == ["便函·拟稿（陆平7月16日发起）"]
    Appointment.objects.filter(post__unit=cast.technology).update(until_at=NOW)
    with pytest.raises(UnableToDissolveUnit, match="还有1件没有办结") as refused:
        dissolve_unit(cast.technology, actor=cast.system_administrator, at=NOW)
    assert len(refused.value.open_items) == 1


def test_work_of_an_abolished_post_goes_to_who_holds_its_successor(cast: Cast) -> None:
    """And where nobody holds it, the post stays."""
    case = begin(cast).case
    successor = make_post(cast.business, "主办")
    Appointment.objects.filter(post=cast.business_clerk).update(until_at=NOW)
    with pytest.raises(UnableToAct, match="无人可接"):
        abolish_post(
            cast.business_clerk, actor=cast.system_administrator, at=NOW, successor=successor
        )
    Appointment.objects.create(person=cast.fang_yuan, post=successor, from_at=NOW)
    abolish_post(cast.business_clerk, actor=cast.system_administrator, at=NOW, successor=successor)
    assert holders(case) == ["方圆"]
    assert Case.objects.get().event_count == 2
