"""Units are set up, renamed, moved and dissolved, and what they were before stays known."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sanban.audit.models import Entry
from sanban.kernel.errors import StaleError
from sanban.org.actions.create_unit import UnableToCreateUnit, create_unit
from sanban.org.actions.dissolve_unit import UnableToDissolveUnit, dissolve_unit
from sanban.org.actions.move_unit import UnableToMoveUnit, move_unit
from sanban.org.actions.relieve import relieve
from sanban.org.actions.rename_unit import UnableToRenameUnit, rename_unit
from sanban.org.models import Appointment, Unit
from sanban.org.vocabulary import UnitKind
from tests.cast import FOUNDED, NOW, Cast
from tests.factories.org import make_unit
from tests.sanban.org.work import Drawer, drawers

DAY = timedelta(days=1)


def test_a_unit_is_set_up_below_another(cast: Cast) -> None:
    """The new unit stands in the tree, and the trail says who set it up."""
    section = create_unit(
        actor=cast.system_administrator,
        at=NOW,
        name="统计科",
        kind=UnitKind.SECTION,
        parent=cast.business,
    )

    assert section.path == f"{cast.business.path}{section.pk}/"
    assert section.is_within(cast.business)
    entry = Entry.objects.get()
    assert (entry.type_label, entry.actor_name, entry.subject_name) == (
        "设立单位",
        "严明",
        "统计科",
    )


@pytest.mark.parametrize("who", ["he_yan", "yu_qing", "he_jing"])
def test_only_the_system_administrator_shapes_the_organ(cast: Cast, who: str) -> None:
    """Neither the other administrators nor the head of the office does; nothing is recorded."""
    actor = {
        "he_yan": cast.security_administrator,
        "yu_qing": cast.audit_administrator,
        "he_jing": cast.acting(cast.he_jing),
    }[who]
    with pytest.raises(UnableToCreateUnit, match="只能由系统管理员办理"):
        create_unit(actor=actor, at=NOW, name="新处", kind=UnitKind.DIVISION)
    assert not Unit.objects.filter(name="新处").exists()
    assert not Entry.objects.exists()


def test_siblings_bear_different_names(cast: Cast) -> None:
    """The same name twice under one unit is refused; elsewhere it may stand."""
    with pytest.raises(UnableToCreateUnit, match="已有“办公室”"):
        create_unit(actor=cast.system_administrator, at=NOW, name="办公室", kind=UnitKind.DIVISION)
    create_unit(
        actor=cast.system_administrator,
        at=NOW,
        name="办公室",
        kind=UnitKind.SECTION,
        parent=cast.lock,
    )


def test_nothing_is_set_up_in_another_organ(cast: Cast) -> None:
    """A unit of the neighbour is no place for ours."""
    theirs = Unit.objects.get(organ=cast.neighbour)
    with pytest.raises(UnableToCreateUnit, match="没有找到"):
        create_unit(
            actor=cast.system_administrator, at=NOW, name="甲", kind=UnitKind.SECTION, parent=theirs
        )


def test_a_renamed_unit_keeps_its_former_name(cast: Cast) -> None:
    """Before the day of renaming the old name is told, from then on the new one."""
    rename_unit(cast.technology, "数字信息处", actor=cast.system_administrator, at=NOW)

    assert cast.technology.name_at(NOW - DAY) == "技术信息处"
    assert cast.technology.name_at(NOW) == "数字信息处"
    assert [record.until_at for record in cast.technology.records.order_by("from_at")] == [
        NOW,
        None,
    ]


@pytest.mark.parametrize(
    ("name", "sentence"), [("办公室", "已有“办公室”"), ("技术信息处", "没有改动")]
)
def test_a_name_that_is_taken_or_no_other_is_refused(cast: Cast, name: str, sentence: str) -> None:
    """A rename must change something and confuse nobody."""
    with pytest.raises(UnableToRenameUnit, match=sentence):
        rename_unit(cast.technology, name, actor=cast.system_administrator, at=NOW)


def test_a_form_that_grew_stale_changes_nothing(cast: Cast) -> None:
    """Who saw the unit before another changed it is told so."""
    seen = cast.technology.version
    rename_unit(cast.technology, "数字信息处", actor=cast.system_administrator, at=NOW)
    with pytest.raises(StaleError, match="已被别人改动"):
        rename_unit(
            cast.technology, "信息处", actor=cast.system_administrator, at=NOW, version=seen
        )
    with pytest.raises(StaleError):
        move_unit(
            cast.technology, cast.office, actor=cast.system_administrator, at=NOW, version=seen
        )


def test_a_moved_unit_takes_its_branch_along(cast: Cast) -> None:
    """Everything below moves with it, and where it stood before stays known."""
    section = make_unit(cast.organ, "机房", at=FOUNDED, parent=cast.technology)
    move_unit(cast.technology, cast.office, actor=cast.system_administrator, at=NOW)

    section.refresh_from_db()
    assert section.path == f"{cast.office.path}{cast.technology.pk}/{section.pk}/"
    assert section.depth == 2
    records = cast.technology.records.order_by("from_at")
    assert [record.parent for record in records] == [None, cast.office]


def test_a_unit_cannot_stand_below_itself(cast: Cast) -> None:
    """Neither under itself nor under what stands below it."""
    section = make_unit(cast.organ, "机房", at=FOUNDED, parent=cast.technology)
    for parent in (cast.technology, section):
        with pytest.raises(UnableToMoveUnit, match="不能作它的上级"):
            move_unit(cast.technology, parent, actor=cast.system_administrator, at=NOW)


def test_a_move_to_where_it_stands_or_to_a_namesake_is_refused(cast: Cast) -> None:
    """A move must change something, and siblings keep different names."""
    with pytest.raises(UnableToMoveUnit, match="没有变"):
        move_unit(cast.technology, None, actor=cast.system_administrator, at=NOW)
    make_unit(cast.organ, "技术信息处", at=FOUNDED, parent=cast.office)
    with pytest.raises(UnableToMoveUnit, match="那里已有"):
        move_unit(cast.technology, cast.office, actor=cast.system_administrator, at=NOW)


def empty(cast: Cast, unit: Unit) -> None:
    """Relieve everybody in a unit."""
    for held in Appointment.objects.open().filter(post__unit=unit):
        relieve(held, actor=cast.system_administrator, at=NOW)


def test_an_empty_unit_is_dissolved_and_its_name_is_free(cast: Cast) -> None:
    """Posts and leader in charge end with it; the unit stays in history."""
    empty(cast, cast.technology)
    dissolve_unit(cast.technology, actor=cast.system_administrator, at=NOW)

    assert cast.technology.closed_at == NOW
    assert not cast.technology.posts.open().exists()
    assert not cast.technology.leaders.filter(until_at=None).exists()
    assert cast.technology.name_at(NOW) == "技术信息处"
    create_unit(actor=cast.system_administrator, at=NOW, name="技术信息处", kind=UnitKind.DIVISION)
    with pytest.raises(UnableToDissolveUnit, match="已经撤销"):
        dissolve_unit(cast.technology, actor=cast.system_administrator, at=NOW)
    with pytest.raises(UnableToRenameUnit, match="已撤销"):
        rename_unit(cast.technology, "甲", actor=cast.system_administrator, at=NOW)
    with pytest.raises(UnableToMoveUnit, match="已撤销"):
        move_unit(cast.technology, cast.office, actor=cast.system_administrator, at=NOW)


def test_a_unit_with_people_or_units_below_is_kept(cast: Cast) -> None:
    """The refusal names who and what is still there."""
    with pytest.raises(UnableToDissolveUnit, match="还有人任职（程信）"):
        dissolve_unit(cast.technology, actor=cast.system_administrator, at=NOW)
    make_unit(cast.organ, "机房", at=FOUNDED, parent=cast.technology)
    with pytest.raises(UnableToDissolveUnit, match="下还有机房"):
        dissolve_unit(cast.technology, actor=cast.system_administrator, at=NOW)


def test_a_unit_with_open_work_is_kept_and_the_work_is_listed(cast: Cast) -> None:
    """The refusal carries the list, whatever context it comes from."""
    empty(cast, cast.technology)
    drawer = Drawer()
    drawer.put(cast.technology, "关于机房改造的请示", "关于网络安全的函")
    with drawers(drawer), pytest.raises(UnableToDissolveUnit) as caught:
        dissolve_unit(cast.technology, actor=cast.system_administrator, at=NOW)

    assert "还有2件没有办结：《关于机房改造的请示》、《关于网络安全的函》" in caught.value.message
    assert [item.title for item in caught.value.open_items] == [
        "关于机房改造的请示",
        "关于网络安全的函",
    ]
    cast.technology.refresh_from_db()
    assert cast.technology.closed_at is None
