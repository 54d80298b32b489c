"""The engine's questions about people, answered by the organ of the cast."""

from __future__ import annotations

import pytest

from sanban.audit.models import Entry
from sanban.org.actions.delegate import delegate
from sanban.org.models import Appointment
from sanban.procedures.actions.assign_duty import UnableToAssignDuty, assign_duty
from sanban.procedures.domain.definition import AssigneeRule
from sanban.procedures.domain.people import StaffingQuestion
from sanban.procedures.domain.terms import Rule
from sanban.procedures.models import Duty
from sanban.procedures.staffing import OrgStaffing, primary_holder
from sanban.procedures.standing_in import SCOPE
from tests.cast import NOW, Cast
from tests.factories.org import give_post


def asked(
    cast: Cast, rule: Rule, argument: str = "", excluded: frozenset[str] = frozenset()
) -> str:
    """Return who is meant by a rule when 陆平 drafts."""
    organ = OrgStaffing(
        cast.organ.pk,
        {"director": "办公室主任", "clerk": "科员"},
        (cast.safety, cast.lock),
        (cast.technology,),
    )
    question = StaffingQuestion("", primary_holder(cast.lu_ping, NOW), {}, NOW, excluded)
    return "、".join(one.name for one in organ.holders(AssigneeRule(rule, argument), question))


@pytest.mark.parametrize(
    ("rule", "argument", "people"),
    [
        (Rule.UNIT_HEAD, "", "高远"),
        (Rule.SUPERVISING_LEADER, "", "周航"),
        (Rule.ORGAN_HEAD, "", "沈立"),
        (Rule.CONCURRING_HEADS, "", "唐安、许堰"),
        (Rule.CO_ISSUER_HEADS, "", "程信"),
        (Rule.SECOND_READER, "", "方圆"),
        (Rule.REGISTRY, "", "林晓"),
        (Rule.SEAL_KEEPER, "", ""),
        (Rule.POST, "director", "何静"),
        (Rule.POST, "clerk", "陆平、方圆"),
        (Rule.POST, "nobody", ""),
    ],
)
def test_the_organ_names_who_is_meant(cast: Cast, rule: Rule, argument: str, people: str) -> None:
    """By unit, charge, name of the post; nobody where there is none."""
    assert set(asked(cast, rule, argument).split("、")) == set(people.split("、"))


def test_a_post_that_carries_a_duty_serves_whatever_it_is_called(cast: Cast) -> None:
    """The keeper of the seal is whoever the organ says, on record; with nobody said, the name counts."""
    keeper = Appointment.objects.get(person=cast.qin_lan).post
    duty = AssigneeRule(Rule.SEAL_KEEPER)
    assign_duty(duty, [keeper], actor=cast.system_administrator, at=NOW)
    assert asked(cast, Rule.SEAL_KEEPER) == "秦岚"
    assert "办公室机要员" in Entry.objects.latest("sequence").new
    assign_duty(duty, [], actor=cast.system_administrator, at=NOW)
    assert asked(cast, Rule.SEAL_KEEPER) == ""


def test_duties_are_laid_on_posts_of_the_organ_by_its_administrator(cast: Cast) -> None:
    """Not by others, not on the neighbour's posts, not for what the organ's tree decides."""
    keeper = Appointment.objects.get(person=cast.qin_lan).post
    elsewhere = Appointment.objects.get(person=cast.qian_duo).post
    duty = AssigneeRule(Rule.SEAL_KEEPER)
    administrator = cast.system_administrator
    for actor, rule, post, sentence in (
        (cast.acting(cast.shen_li), duty, keeper, "系统管理员"),
        (administrator, duty, elsewhere, "没有“站领导站长”"),
        (administrator, AssigneeRule(Rule.UNIT_HEAD), keeper, "不是可以指定岗位的职责"),
        (administrator, AssigneeRule(Rule.POST), keeper, "不是可以指定岗位的职责"),
    ):
        with pytest.raises(UnableToAssignDuty, match=sentence):
            assign_duty(rule, [post], actor=actor, at=NOW)
    assert not Duty.objects.exists()


def test_who_is_excluded_is_not_named(cast: Cast) -> None:
    """Whoever did an earlier step cannot be the second reader."""
    assert asked(cast, Rule.SECOND_READER, excluded=frozenset({cast.fang_yuan.public_id})) == ""


def test_posts_are_left_succeeded_and_headed(cast: Cast) -> None:
    """In post until relieved; then the next holder; the head above is never the person himself."""
    organ = OrgStaffing(cast.organ.pk)
    gao = primary_holder(cast.gao_yuan, NOW)
    lu = primary_holder(cast.lu_ping, NOW)
    assert organ.is_in_post(gao, NOW)
    assert organ.head_over(lu, NOW) == gao
    zhou = primary_holder(cast.zhou_hang, NOW)
    assert organ.head_over(gao, NOW) == zhou
    assert organ.head_over(zhou, NOW) == primary_holder(cast.shen_li, NOW)
    assert organ.head_over(primary_holder(cast.shen_li, NOW), NOW) is None
    assert organ.successor(gao, NOW) is None
    Appointment.objects.filter(person=cast.gao_yuan).update(until_at=NOW)
    give_post(cast.fang_yuan, cast.business_head, at=NOW)
    assert not organ.is_in_post(gao, NOW)
    successor = organ.successor(gao, NOW)
    assert successor is not None
    assert successor.name == "方圆"


def test_a_delegation_lets_act_for_the_post_it_names_only(cast: Cast) -> None:
    """And not on: who stands in cannot be stood in for."""
    organ = OrgStaffing(cast.organ.pk)
    gao, lu, fang = (
        primary_holder(person, NOW) for person in (cast.gao_yuan, cast.lu_ping, cast.fang_yuan)
    )
    for principal, to in ((cast.gao_yuan, cast.lu_ping), (cast.lu_ping, cast.fang_yuan)):
        delegate(
            principal,
            to,
            actor=cast.acting(principal),
            at=NOW,
            scope=SCOPE.code,
            from_at=NOW,
            until_at=NOW.replace(day=30),
            reason="出差",
        )
    assert organ.may_act_for(lu, gao, "review", NOW)
    assert organ.may_act_for(fang, lu, "review", NOW)
    assert not organ.may_act_for(fang, gao, "review", NOW)
