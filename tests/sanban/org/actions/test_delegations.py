"""A delegation is given by the principal, holds for its span and scope, and is shown as 「甲代乙」."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection

from sanban.audit.models import Entry
from sanban.kernel.errors import DomainError
from sanban.org import scopes
from sanban.org.actions.cancel_absence import UnableToCancelAbsence, cancel_absence
from sanban.org.actions.delegate import UnableToDelegate, delegate
from sanban.org.actions.end_delegation import UnableToEndDelegation, end_delegation
from sanban.org.actions.record_absence import UnableToRecordAbsence, record_absence
from sanban.org.actor import Actor
from sanban.org.domain.delegation import ALL, Scope
from sanban.org.models import Absence, Delegation, Person
from sanban.org.queries import delegate_of, principals_of
from sanban.org.vocabulary import AbsenceKind
from tests.cast import NOW, Cast

DAY = timedelta(days=1)
PAPERS = Scope("tests.papers", "办文（试）")
CONSENT = Scope("tests.consent", "本人同意（试）", is_personal=True)
scopes.register(PAPERS, CONSENT)


def give(
    principal: Person,
    to: Person,
    actor: Actor,
    *,
    scope: str = PAPERS.code,
    from_at: datetime = NOW,
    days: int = 7,
    reason: str = "出差",
) -> Delegation:
    """Give a delegation for a week of papers unless told otherwise."""
    return delegate(
        principal,
        to,
        actor=actor,
        at=NOW,
        scope=scope,
        from_at=from_at,
        until_at=from_at + days * DAY,
        reason=reason,
    )


def test_the_delegate_acts_for_the_principal_in_scope_and_time(cast: Cast) -> None:
    """高远 may act for 周航 in papers for a week, and 周航's own principals are not his."""
    give(cast.zhou_hang, cast.gao_yuan, cast.acting(cast.zhou_hang))
    give(cast.shen_li, cast.zhou_hang, cast.acting(cast.shen_li))

    assert principals_of(cast.gao_yuan, PAPERS, NOW) == [cast.zhou_hang]
    assert delegate_of(cast.zhou_hang, PAPERS, NOW + 6 * DAY) == cast.gao_yuan
    assert delegate_of(cast.zhou_hang, PAPERS, NOW + 7 * DAY) is None
    assert principals_of(cast.gao_yuan, CONSENT, NOW) == []
    acting = cast.acting(cast.gao_yuan).on_behalf_of(cast.zhou_hang)
    assert acting.trace.shown == "高远代周航"


def test_nobody_delegates_for_another_or_passes_on(cast: Cast) -> None:
    """Neither a colleague nor the delegate acting for the principal can give it."""
    with pytest.raises(UnableToDelegate, match="只能由本人或安全管理员办理"):
        give(cast.zhou_hang, cast.gao_yuan, cast.acting(cast.he_jing))
    give(cast.zhou_hang, cast.gao_yuan, cast.acting(cast.zhou_hang))
    in_place = cast.acting(cast.gao_yuan).on_behalf_of(cast.zhou_hang)
    with pytest.raises(UnableToDelegate, match="只能由本人"):
        give(cast.gao_yuan, cast.lu_ping, in_place)
    with pytest.raises(UnableToDelegate, match="只能由本人"):
        give(cast.zhou_hang, cast.gao_yuan, cast.system_administrator)


def test_for_somebody_who_cannot_the_security_administrator_does_with_a_reason(cast: Cast) -> None:
    """The basis is demanded and recorded."""
    with pytest.raises(UnableToDelegate, match="须写明依据"):
        give(cast.zhou_hang, cast.gao_yuan, cast.security_administrator, reason=" ")
    give(cast.zhou_hang, cast.gao_yuan, cast.security_administrator, reason="住院，站长口头交办")
    assert Entry.objects.get().reason == "住院，站长口头交办"


def test_overlapping_circular_personal_and_past_ones_are_refused(cast: Cast) -> None:
    """Each refusal says what stands in the way."""
    give(cast.zhou_hang, cast.gao_yuan, cast.acting(cast.zhou_hang))
    zhou, gao = cast.acting(cast.zhou_hang), cast.acting(cast.gao_yuan)
    with pytest.raises(UnableToDelegate, match="已经授权给高远，请先终止"):
        give(cast.zhou_hang, cast.lu_ping, zhou, scope=ALL, from_at=NOW + 6 * DAY)
    with pytest.raises(UnableToDelegate, match="周航这段时间把工作授权给了高远，这样会绕成一圈"):
        give(cast.gao_yuan, cast.zhou_hang, gao)
    with pytest.raises(UnableToDelegate, match="只能由本人办理"):
        give(cast.gao_yuan, cast.lu_ping, gao, scope=CONSENT.code)
    with pytest.raises(UnableToDelegate, match="没有这个授权范围"):
        give(cast.gao_yuan, cast.lu_ping, gao, scope="nobody.knows")
    with pytest.raises(UnableToDelegate, match="已经过去"):
        give(cast.gao_yuan, cast.lu_ping, gao, from_at=NOW - 9 * DAY)
    with pytest.raises(UnableToDelegate, match="不能授权给自己"):
        give(cast.gao_yuan, cast.gao_yuan, gao)
    with pytest.raises(UnableToDelegate, match="没有找到"):
        give(cast.gao_yuan, cast.qian_duo, gao)
    assert Delegation.objects.count() == 1


def test_one_post_of_several_is_delegated_alone(cast: Cast) -> None:
    """方圆 gives the work of his second post only; of a post he does not hold he can give none."""
    fang = cast.acting(cast.fang_yuan)
    common = {"actor": fang, "at": NOW, "scope": ALL, "from_at": NOW, "until_at": NOW + DAY}
    delegate(cast.fang_yuan, cast.tang_an, **common, reason="出差", post=cast.statistician)
    delegate(cast.fang_yuan, cast.lu_ping, **common, reason="出差", post=cast.business_clerk)

    assert delegate_of(cast.fang_yuan, PAPERS, NOW, cast.statistician) == cast.tang_an
    assert delegate_of(cast.fang_yuan, PAPERS, NOW, cast.business_clerk) == cast.lu_ping
    assert delegate_of(cast.fang_yuan, PAPERS, NOW) is None
    with pytest.raises(UnableToDelegate, match="没有担任“综合业务处处长”"):
        delegate(cast.fang_yuan, cast.lu_ping, **common, reason="出差", post=cast.business_head)


def test_an_absent_person_is_no_delegate(cast: Cast) -> None:
    """Who is away in that time cannot stand in."""
    record_absence(
        cast.gao_yuan,
        actor=cast.acting(cast.gao_yuan),
        at=NOW,
        kind=AbsenceKind.LEAVE,
        from_at=NOW,
        until_at=NOW + DAY,
    )
    with pytest.raises(UnableToDelegate, match="高远这段时间也有请假"):
        give(cast.zhou_hang, cast.gao_yuan, cast.acting(cast.zhou_hang))


def test_a_delegation_is_ended_early(cast: Cast) -> None:
    """By the principal or the security administrator; the place is free again at once."""
    given = give(cast.zhou_hang, cast.gao_yuan, cast.acting(cast.zhou_hang))
    with pytest.raises(UnableToEndDelegation, match="只能由本人"):
        end_delegation(given, actor=cast.acting(cast.gao_yuan), at=NOW + DAY)
    end_delegation(given, actor=cast.security_administrator, at=NOW + DAY)

    assert delegate_of(cast.zhou_hang, PAPERS, NOW + DAY) is None
    assert delegate_of(cast.zhou_hang, PAPERS, NOW) == cast.gao_yuan
    with pytest.raises(UnableToEndDelegation, match="已经结束"):
        end_delegation(given, actor=cast.acting(cast.zhou_hang), at=NOW + DAY)
    give(cast.zhou_hang, cast.lu_ping, cast.acting(cast.zhou_hang))


def test_who_sees_a_delegation(cast: Cast) -> None:
    """Principal, delegate and security administrator; nobody else, least of all next door."""
    give(cast.zhou_hang, cast.gao_yuan, cast.acting(cast.zhou_hang))
    seen = {
        name: Delegation.objects.visible_to(viewer).count()
        for name, viewer in {
            "principal": cast.acting(cast.zhou_hang),
            "delegate": cast.acting(cast.gao_yuan),
            "security": cast.security_administrator,
            "system": cast.system_administrator,
            "colleague": cast.acting(cast.he_jing),
            "neighbour": cast.acting(cast.qian_duo),
        }.items()
    }
    assert seen == {
        "principal": 1,
        "delegate": 1,
        "security": 1,
        "system": 0,
        "colleague": 0,
        "neighbour": 0,
    }


def test_absences_do_not_overlap_and_are_recorded_by_oneself(cast: Cast) -> None:
    """By the person or, for somebody who cannot, by the system administrator."""
    span = {"at": NOW, "kind": AbsenceKind.OFFICIAL_TRIP, "from_at": NOW, "until_at": NOW + DAY}
    record_absence(cast.lu_ping, actor=cast.acting(cast.lu_ping), **span)
    with pytest.raises(UnableToRecordAbsence, match="已经登记过"):
        record_absence(cast.lu_ping, actor=cast.system_administrator, **span)
    with pytest.raises(UnableToRecordAbsence, match="只能由本人或系统管理员"):
        record_absence(cast.fang_yuan, actor=cast.acting(cast.lu_ping), **span)
    with pytest.raises(UnableToRecordAbsence, match="结束时间应在开始时间之后"):
        record_absence(
            cast.fang_yuan, actor=cast.acting(cast.fang_yuan), **{**span, "until_at": NOW}
        )
    past = {**span, "from_at": NOW - 2 * DAY, "until_at": NOW - DAY}
    with pytest.raises(UnableToRecordAbsence, match="已经过去"):
        record_absence(cast.fang_yuan, actor=cast.acting(cast.fang_yuan), **past)


def test_an_absence_is_called_off_or_cut_short(cast: Cast) -> None:
    """Before it begins it is called off; once begun it ends now."""
    lu = cast.acting(cast.lu_ping)
    span = {"actor": lu, "at": NOW, "kind": AbsenceKind.LEAVE}
    begun = record_absence(cast.lu_ping, **span, from_at=NOW - DAY, until_at=NOW + DAY)
    later = record_absence(cast.lu_ping, **span, from_at=NOW + 2 * DAY, until_at=NOW + 3 * DAY)
    cancel_absence(begun, actor=lu, at=NOW)
    cancel_absence(later, actor=lu, at=NOW)

    assert begun.until_at == NOW
    assert later.cancelled_at == NOW
    assert not Absence.objects.at(NOW).exists()
    for absence in (begun, later):
        with pytest.raises(UnableToCancelAbsence, match="已经结束"):
            cancel_absence(absence, actor=lu, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_two_overlapping_wishes_at_the_same_moment_one_is_given(cast: Cast) -> None:
    """Sixteen at once: one delegation stands, fifteen are told why not."""
    start = Barrier(16)
    others = [cast.gao_yuan, cast.lu_ping, cast.he_jing, cast.wu_min] * 4

    def wish(to: Person) -> bool:
        start.wait()
        try:
            give(cast.zhou_hang, to, cast.acting(cast.zhou_hang))
        except DomainError:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        outcomes = list(pool.map(wish, others))

    assert outcomes.count(True) == 1
    assert Delegation.objects.count() == 1
