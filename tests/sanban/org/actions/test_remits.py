"""A subject belongs to one unit at a time."""

from __future__ import annotations

import pytest

from sanban.org.actions.assign_remit import UnableToAssignRemit, assign_remit
from sanban.org.actions.dissolve_unit import UnableToDissolveUnit, dissolve_unit
from sanban.org.actions.relieve import relieve
from sanban.org.actions.withdraw_remit import UnableToWithdrawRemit, withdraw_remit
from sanban.org.models import Appointment, Remit
from sanban.org.queries import owner_of
from tests.cast import NOW, Cast


def test_a_subject_has_one_owner_and_can_change_hands(cast: Cast) -> None:
    """在站人数 belongs to 综合业务处, then to 组织人事处; never to both."""
    for unit in (cast.business, cast.personnel):
        assign_remit("在站人数", unit, actor=cast.system_administrator, at=NOW)

    assert owner_of(cast.organ.pk, "在站人数") == cast.personnel
    assert Remit.objects.filter(subject="在站人数").count() == 2
    assert owner_of(cast.neighbour.pk, "在站人数") is None
    with pytest.raises(UnableToAssignRemit, match="已归口“组织人事处”"):
        assign_remit("在站人数", cast.personnel, actor=cast.system_administrator, at=NOW)


def test_only_the_system_administrator_assigns(cast: Cast) -> None:
    """Not the unit that would like to have it."""
    with pytest.raises(UnableToAssignRemit, match="系统管理员"):
        assign_remit("在站人数", cast.business, actor=cast.acting(cast.gao_yuan), at=NOW)


def test_a_remit_is_withdrawn_once(cast: Cast) -> None:
    """Afterwards nobody owns the subject."""
    remit = assign_remit("档案", cast.office, actor=cast.system_administrator, at=NOW)
    withdraw_remit(remit, actor=cast.system_administrator, at=NOW)
    assert owner_of(cast.organ.pk, "档案") is None
    with pytest.raises(UnableToWithdrawRemit, match="已经取消"):
        withdraw_remit(remit, actor=cast.system_administrator, at=NOW)


def test_a_unit_that_owns_a_subject_is_kept(cast: Cast) -> None:
    """A subject is never left with a unit that is gone."""
    assign_remit("机房", cast.technology, actor=cast.system_administrator, at=NOW)
    for held in Appointment.objects.open().filter(post__unit=cast.technology):
        relieve(held, actor=cast.system_administrator, at=NOW)
    with pytest.raises(UnableToDissolveUnit, match="机房仍归口“技术信息处”"):
        dissolve_unit(cast.technology, actor=cast.system_administrator, at=NOW)
