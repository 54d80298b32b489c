"""People are registered and corrected, hand over their work and leave."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sanban.audit.models import Entry
from sanban.kernel.errors import StaleError
from sanban.org.actions.appoint import UnableToAppoint, appoint
from sanban.org.actions.correct_person import UnableToCorrectPerson, correct_person
from sanban.org.actions.delegate import delegate
from sanban.org.actions.hand_over import UnableToHandOver, hand_over
from sanban.org.actions.leave import UnableToLeave, leave
from sanban.org.actions.register_person import UnableToRegisterPerson, register_person
from sanban.org.domain.delegation import ALL
from sanban.org.models import Appointment, Delegation, Handover, Person
from tests.cast import NOW, Cast
from tests.sanban.org.work import Drawer, drawers

DAY = timedelta(days=1)


def test_a_person_is_registered(cast: Cast) -> None:
    """With number and name; posts and account follow."""
    person = register_person(
        actor=cast.system_administrator, at=NOW, staff_number="QH030", name="罗晨"
    )
    assert person.organ == cast.organ
    assert Entry.objects.get().subject_id == person.public_id


@pytest.mark.parametrize(
    ("number", "sentence"), [("QH005", "已登记给林晓"), ("QH902", "是安全管理员贺严")]
)
def test_a_number_stands_for_one_human_being(cast: Cast, number: str, sentence: str) -> None:
    """Neither a colleague's number nor an administrator's is given again."""
    with pytest.raises(UnableToRegisterPerson, match=sentence):
        register_person(actor=cast.system_administrator, at=NOW, staff_number=number, name="罗晨")


def test_the_neighbour_may_use_the_same_number(cast: Cast) -> None:
    """Numbers are counted in each organ by itself."""
    person = register_person(
        actor=cast.system_administrator, at=NOW, staff_number="QS001", name="罗晨"
    )
    assert (person.staff_number, person.name) == ("QS001", "罗晨")


def test_particulars_are_corrected_with_old_and_new_value(cast: Cast) -> None:
    """The account shows the corrected name at once; the trail keeps both."""
    common = {"actor": cast.system_administrator, "at": NOW, "mobile": "", "position": 100}
    correct_person(cast.lu_ping, **common, name="陆萍")
    cast.lu_ping.account.refresh_from_db()
    assert cast.lu_ping.account.holder_name == "陆萍"
    assert '"name": "陆平"' in Entry.objects.get().old

    with pytest.raises(UnableToCorrectPerson, match="没有变"):
        correct_person(cast.lu_ping, **common, name="陆萍")
    with pytest.raises(StaleError, match="陆萍的信息已被别人改动"):
        correct_person(cast.lu_ping, **common, name="陆坪", version=1)
    with pytest.raises(UnableToCorrectPerson, match="系统管理员"):
        correct_person(cast.lu_ping, **{**common, "actor": cast.acting(cast.lu_ping)}, name="陆坪")


def test_all_open_work_is_handed_over_in_one_go(cast: Cast) -> None:
    """Every context's work moves, and the handover says how much of what."""
    papers, meetings = Drawer("办文"), Drawer("办会")
    papers.put(cast.lu_ping, "函", "通知")
    meetings.put(cast.lu_ping, "视频会")
    with drawers(papers, meetings):
        handover = hand_over(
            cast.lu_ping, cast.fang_yuan, actor=cast.system_administrator, at=NOW, reason="外出学习"
        )

    assert (handover.item_count, handover.summary) == (3, "办文2件；办会1件")
    assert papers.pieces == {cast.fang_yuan.public_id: ["函", "通知"]}
    assert Entry.objects.get().reason == "外出学习"


@pytest.mark.django_db(transaction=True)
def test_a_handover_that_fails_half_way_moves_nothing_on_record(cast: Cast) -> None:
    """When one context cannot, neither handover nor entry is left."""
    with drawers(Drawer("办文"), Drawer("办会", fails=True)), pytest.raises(RuntimeError):
        hand_over(cast.lu_ping, cast.fang_yuan, actor=cast.system_administrator, at=NOW)
    assert not Handover.objects.exists()
    assert not Entry.objects.exists()


def test_work_is_handed_to_somebody_else_who_is_there(cast: Cast) -> None:
    """Not to oneself, not to somebody who left, and only by the system administrator."""
    with pytest.raises(UnableToHandOver, match="同一个人"):
        hand_over(cast.lu_ping, cast.lu_ping, actor=cast.system_administrator, at=NOW)
    leave(cast.fang_yuan, actor=cast.system_administrator, at=NOW)
    with pytest.raises(UnableToHandOver, match="方圆已离任"):
        hand_over(cast.lu_ping, cast.fang_yuan, actor=cast.system_administrator, at=NOW)
    with pytest.raises(UnableToHandOver, match="系统管理员"):
        hand_over(cast.lu_ping, cast.gao_yuan, actor=cast.acting(cast.lu_ping), at=NOW)


def test_who_leaves_is_followed_by_the_successor(cast: Cast) -> None:
    """Work goes to the successor; posts, account, absences and delegations end."""
    delegate(
        cast.gao_yuan,
        cast.lu_ping,
        actor=cast.acting(cast.gao_yuan),
        at=NOW,
        scope=ALL,
        from_at=NOW,
        until_at=NOW + 9 * DAY,
        reason="出差",
    )
    drawer = Drawer()
    drawer.put(cast.lu_ping, "函")
    epoch = cast.lu_ping.account.access_epoch
    with drawers(drawer):
        departure = leave(
            cast.lu_ping, actor=cast.system_administrator, at=NOW + DAY, successor=cast.fang_yuan
        )

    assert departure.warning == ""
    assert departure.handover is not None
    assert departure.handover.receiver == cast.fang_yuan
    assert not Appointment.objects.open().filter(person=cast.lu_ping).exists()
    assert Delegation.objects.get().ended_at == NOW + DAY
    account = cast.lu_ping.account
    account.refresh_from_db()
    assert (account.is_active, account.access_epoch) == (False, epoch + 1)
    with pytest.raises(UnableToAppoint, match="陆平已离任"):
        appoint(cast.lu_ping, cast.statistician, actor=cast.system_administrator, at=NOW)
    with pytest.raises(UnableToLeave, match="已经离任"):
        leave(cast.lu_ping, actor=cast.system_administrator, at=NOW)


def test_without_a_successor_the_head_receives_with_a_warning(cast: Cast) -> None:
    """Nothing is left without a living owner."""
    drawer = Drawer()
    drawer.put(cast.lu_ping, "函")
    with drawers(drawer):
        departure = leave(cast.lu_ping, actor=cast.system_administrator, at=NOW)

    assert departure.warning == "没有指定接替的人，1件未办结的工作已转给高远，请尽快分派。"
    assert list(drawer.pieces) == [cast.gao_yuan.public_id]


def test_with_work_and_nobody_above_a_successor_is_demanded(cast: Cast) -> None:
    """The head of the organ cannot leave work to nobody; without work he can go."""
    drawer = Drawer()
    drawer.put(cast.shen_li, "签发件")
    with drawers(drawer):
        with pytest.raises(UnableToLeave, match=r"还有1件没有办结.*请指定接替的人"):
            leave(cast.shen_li, actor=cast.system_administrator, at=NOW)
        with pytest.raises(UnableToLeave, match="另一位在任人员"):
            leave(cast.shen_li, actor=cast.system_administrator, at=NOW, successor=cast.shen_li)
    assert Person.objects.get(pk=cast.shen_li.pk).left_at is None

    assert leave(cast.shen_li, actor=cast.system_administrator, at=NOW).handover is None
