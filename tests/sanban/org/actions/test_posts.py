"""Posts are set up and abolished; people hold several, one of them first; leaders are in charge."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sanban.audit.models import Entry
from sanban.org.actions.abolish_post import UnableToAbolishPost, abolish_post
from sanban.org.actions.appoint import UnableToAppoint, appoint
from sanban.org.actions.create_post import UnableToCreatePost, create_post
from sanban.org.actions.make_primary import UnableToMakePrimary, make_primary
from sanban.org.actions.put_in_charge import UnableToPutInCharge, put_in_charge
from sanban.org.actions.relieve import UnableToRelieve, relieve
from sanban.org.models import Appointment
from sanban.org.queries import (
    head_above,
    head_of,
    holders_of,
    post_at,
    primary_of,
    supervising_leader_of,
)
from tests.cast import FOUNDED, NOW, Cast
from tests.factories.org import make_unit
from tests.sanban.org.work import Drawer, drawers

DAY = timedelta(days=1)


def held(person: object, post: object) -> Appointment:
    """Return the appointment of a person to a post."""
    found: Appointment = Appointment.objects.open().get(person=person, post=post)
    return found


def test_a_post_is_set_up(cast: Cast) -> None:
    """The head's post is for one person even when nobody says so."""
    post = create_post(
        actor=cast.system_administrator,
        at=NOW,
        unit=make_unit(cast.organ, "档案室", at=NOW),
        title="主任",
        is_head=True,
    )
    assert (str(post), post.is_single) == ("档案室主任", True)
    assert Entry.objects.get().type_label == "设立岗位"


def test_a_second_head_and_a_second_title_are_refused(cast: Cast) -> None:
    """A unit has one head's post and each title once."""
    common = {"actor": cast.system_administrator, "at": NOW, "unit": cast.office}
    with pytest.raises(UnableToCreatePost, match="主要负责人岗位是“主任”"):
        create_post(**common, title="主持工作副主任", is_head=True)
    with pytest.raises(UnableToCreatePost, match="已有“文书”"):
        create_post(**common, title="文书")
    with pytest.raises(UnableToCreatePost, match="只能由系统管理员办理"):
        create_post(actor=cast.acting(cast.he_jing), at=NOW, unit=cast.office, title="打字员")


def test_a_person_holds_several_posts_and_one_is_primary(cast: Cast) -> None:
    """A further post does not take the place of the primary one unless it is meant to."""
    appoint(cast.lu_ping, cast.statistician, actor=cast.system_administrator, at=NOW)
    assert primary_of(cast.lu_ping, NOW).post == cast.business_clerk  # type: ignore[union-attr]  # he has one

    make_primary(held(cast.lu_ping, cast.statistician), actor=cast.system_administrator, at=NOW)
    assert post_at(cast.lu_ping, NOW) == "安全监督处统计员"
    assert Appointment.objects.open().filter(person=cast.lu_ping, is_primary=True).count() == 1
    with pytest.raises(UnableToMakePrimary, match="已是主岗"):
        make_primary(held(cast.lu_ping, cast.statistician), actor=cast.system_administrator, at=NOW)


def test_several_may_hold_a_post_but_one_a_single_one(cast: Cast) -> None:
    """A second clerk is appointed; a second head is refused with the name of the first."""
    assert {found.name for found in holders_of(cast.business_clerk, NOW)} == {"陆平", "方圆"}
    with pytest.raises(UnableToAppoint, match="只设一人，现由高远担任"):
        appoint(cast.lu_ping, cast.business_head, actor=cast.system_administrator, at=NOW)
    with pytest.raises(UnableToAppoint, match="陆平已任"):
        appoint(cast.lu_ping, cast.business_clerk, actor=cast.system_administrator, at=NOW)


def test_people_of_another_organ_are_not_appointed(cast: Cast) -> None:
    """Who is not ours cannot be found."""
    with pytest.raises(UnableToAppoint, match="没有找到"):
        appoint(cast.qian_duo, cast.business_clerk, actor=cast.system_administrator, at=NOW)


def test_relieved_of_the_primary_post_the_next_becomes_it(cast: Cast) -> None:
    """方圆 keeps his second post, now as the primary one; what he held before stays known."""
    relieve(held(cast.fang_yuan, cast.business_clerk), actor=cast.system_administrator, at=NOW)

    assert post_at(cast.fang_yuan, NOW) == "安全监督处统计员"
    assert post_at(cast.fang_yuan, NOW - DAY) == "综合业务处科员"
    ended = Appointment.objects.get(person=cast.fang_yuan, post=cast.business_clerk)
    with pytest.raises(UnableToRelieve, match="已经免去"):
        relieve(ended, actor=cast.system_administrator, at=NOW)
    with pytest.raises(UnableToMakePrimary, match="已免去"):
        make_primary(ended, actor=cast.system_administrator, at=NOW)


def test_a_post_in_use_is_kept(cast: Cast) -> None:
    """A post somebody holds, or that is in charge of units, is not abolished."""
    with pytest.raises(UnableToAbolishPost, match="高远还任"):
        abolish_post(cast.business_head, actor=cast.system_administrator, at=NOW)
    deputy = primary_of(cast.zhou_hang, NOW)
    assert deputy is not None
    relieve(deputy, actor=cast.system_administrator, at=NOW)
    with pytest.raises(UnableToAbolishPost, match="还分管综合业务处、船闸运行处"):
        abolish_post(deputy.post, actor=cast.system_administrator, at=NOW)


def test_the_work_of_an_abolished_post_goes_to_its_successor(cast: Cast) -> None:
    """With open work a successor is demanded, and all of it goes there."""
    relieve(held(cast.fang_yuan, cast.statistician), actor=cast.system_administrator, at=NOW)
    drawer = Drawer()
    drawer.put(cast.statistician, "七月报表")
    with drawers(drawer):
        with pytest.raises(UnableToAbolishPost, match="还有1件没有办结，请指定承接的岗位"):
            abolish_post(cast.statistician, actor=cast.system_administrator, at=NOW)
        with pytest.raises(UnableToAbolishPost, match="必须是另一个"):
            abolish_post(
                cast.statistician,
                actor=cast.system_administrator,
                at=NOW,
                successor=cast.statistician,
            )
        moved = abolish_post(
            cast.statistician,
            actor=cast.system_administrator,
            at=NOW,
            successor=cast.business_clerk,
        )

    assert moved == 1
    assert drawer.pieces == {cast.business_clerk.public_id: ["七月报表"]}
    assert cast.statistician.successor == cast.business_clerk
    with pytest.raises(UnableToAbolishPost, match="已经撤销"):
        abolish_post(cast.statistician, actor=cast.system_administrator, at=NOW)
    with pytest.raises(UnableToAppoint, match="已撤销"):
        appoint(cast.lu_ping, cast.statistician, actor=cast.system_administrator, at=NOW)


def test_heads_and_leaders_in_charge_are_found_by_post(cast: Cast) -> None:
    """Who holds the post at that time is head or in charge; above a head stands the next one."""
    section = make_unit(cast.organ, "统计科", at=FOUNDED, parent=cast.business)
    assert head_of(cast.business, NOW) == cast.gao_yuan
    assert head_of(cast.business, FOUNDED - DAY) is None
    assert head_above(cast.lu_ping, NOW) == cast.gao_yuan
    assert head_above(cast.gao_yuan, NOW) is None
    assert supervising_leader_of(cast.business, NOW) == cast.zhou_hang
    assert supervising_leader_of(section, NOW) == cast.zhou_hang
    assert supervising_leader_of(cast.office, NOW) is None


def test_the_leader_in_charge_changes_from_a_day_on(cast: Cast) -> None:
    """The unit changes hands; who was in charge before stays known."""
    put_in_charge(cast.director, cast.business, actor=cast.system_administrator, at=NOW)
    assert supervising_leader_of(cast.business, NOW) == cast.shen_li
    assert supervising_leader_of(cast.business, NOW - DAY) == cast.zhou_hang

    put_in_charge(None, cast.business, actor=cast.system_administrator, at=NOW + DAY)
    assert supervising_leader_of(cast.business, NOW + DAY) is None


def test_a_leader_of_the_unit_itself_or_no_change_is_refused(cast: Cast) -> None:
    """In charge of a unit is somebody above it."""
    with pytest.raises(UnableToPutInCharge, match="分管领导应是上级"):
        put_in_charge(cast.business_head, cast.business, actor=cast.system_administrator, at=NOW)
    with pytest.raises(UnableToPutInCharge, match="没有变"):
        put_in_charge(None, cast.office, actor=cast.system_administrator, at=NOW)
