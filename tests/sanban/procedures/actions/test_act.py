"""Acting on a case: what is written, what is refused, and who was faster."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from sanban.audit.models import Entry
from sanban.audit.queries import verify_chain
from sanban.org.actions.delegate import delegate
from sanban.org.domain.delegation import ALL
from sanban.org.models import Person
from sanban.procedures.actions.act import act
from sanban.procedures.carrying_out import Done, Overtaken, UnableToAct
from sanban.procedures.domain.commands import (
    Complete,
    GiveEvidence,
    Open,
    SendBack,
    TakeBack,
    Terminate,
    Transfer,
)
from sanban.procedures.domain.deciding import RefusalKind
from sanban.procedures.domain.terms import CasePhase, ReturnReason
from sanban.procedures.models import Assignment, Case, Event, Evidence, Part
from sanban.procedures.staffing import primary_holder
from sanban.procedures.store import assignments_differ, load
from tests.cast import NOW, Cast
from tests.sanban.procedures.station import agree, begin, holders, key, reach_office, work_of


def test_a_letter_runs_from_draft_to_signature(cast: Cast) -> None:
    """Each step lies with whom the organ names; the end is recorded, and the chain holds."""
    case = begin(cast).case
    assert holders(case) == ["陆平"]
    agree(cast, case, cast.lu_ping)
    assert holders(case) == ["高远"]
    agree(cast, case, cast.gao_yuan)
    assert holders(case) == ["唐安", "许堰"]
    agree(cast, case, cast.tang_an)
    agree(cast, case, cast.xu_yan)
    assert holders(case) == ["何静", "林晓"]
    agree(cast, case, cast.lin_xiao)
    assert holders(case) == ["周航"]
    with pytest.raises(UnableToAct, match="还有1项要求没有满足") as refused:
        agree(cast, case, cast.zhou_hang)
    assert refused.value.kind is RefusalKind.INCOMPLETE
    act(
        case,
        lambda request: GiveEvidence(request, "typeset", "已排版", "report-1"),
        actor=cast.acting(cast.lu_ping),
        at=NOW,
        key=key(),
    )
    agree(cast, case, cast.zhou_hang)

    case.refresh_from_db()
    assert case.phase == CasePhase.COMPLETED
    assert case.closed_at == NOW
    assert holders(case) == []
    assert Evidence.objects.get().person == cast.lu_ping
    assert [row.sequence for row in Event.objects.order_by("sequence")] == list(range(1, 9))
    assert Entry.objects.filter(subject_id=case.public_id).count() == 8
    assert verify_chain(cast.organ.pk).holds
    assert not assignments_differ(case, load(case))


def test_a_refusal_writes_nothing(cast: Cast) -> None:
    """What is not one's own work is refused in a sentence, and nothing is left of the try."""
    case = begin(cast).case
    work = work_of(case, cast.lu_ping)
    before = (Event.objects.count(), Entry.objects.count())
    with pytest.raises(UnableToAct, match="由陆平办理") as refused:
        act(
            case,
            lambda request: Complete(request, work),
            actor=cast.acting(cast.gao_yuan),
            at=NOW,
            key=key(),
        )
    assert refused.value.kind is RefusalKind.NOT_YOURS
    assert (Event.objects.count(), Entry.objects.count()) == before


def test_who_has_no_part_does_not_find_the_case(cast: Cast) -> None:
    """A stranger, the neighbour and the administrators see no case, and can do nothing in it."""
    case = begin(cast).case
    for person in (cast.tang_an, cast.wu_min, cast.qian_duo):
        assert not Case.objects.visible_to(cast.acting(person)).exists()
        with pytest.raises(UnableToAct, match="没有找到"):
            act(
                case,
                lambda request: Terminate(request, "不办了"),
                actor=cast.acting(person),
                at=NOW,
                key=key(),
            )
    for administrator in (cast.system_administrator, cast.audit_administrator):
        assert not Case.objects.visible_to(administrator).exists()
    for person in (cast.lu_ping, cast.gao_yuan, cast.zhou_hang, cast.shen_li):
        assert Case.objects.visible_to(cast.acting(person)).get() == case


def test_a_second_click_does_nothing_more(cast: Cast) -> None:
    """The same key gives the event of the first time; another's key is refused."""
    case = begin(cast).case
    work = work_of(case, cast.lu_ping)

    def click(person: Person) -> Done:
        return act(
            case,
            lambda request: Complete(request, work),
            actor=cast.acting(person),
            at=NOW,
            key="one-click",
        )

    first, second = click(cast.lu_ping), click(cast.lu_ping)
    assert (first.is_repeated, second.is_repeated) == (False, True)
    assert first.event == second.event
    assert Event.objects.count() == 2
    with pytest.raises(UnableToAct, match="编号已被另一次操作用过"):
        click(cast.gao_yuan)


def test_the_slower_of_two_signers_is_told_who_was_faster(cast: Cast) -> None:
    """In a step where one is enough, the second sees who did it."""
    case = begin(cast).case
    reach_office(cast, case)
    late = work_of(case, cast.lin_xiao)
    agree(cast, case, cast.he_jing)
    with pytest.raises(Overtaken, match="何静") as told:
        act(
            case,
            lambda request: Complete(request, late),
            actor=cast.acting(cast.lin_xiao),
            at=NOW,
            key=key(),
        )
    assert told.value.kind is RefusalKind.TAKEN


def test_a_stale_page_is_told_who_changed_what(cast: Cast) -> None:
    """What was seen before somebody else's change cannot be signed."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    work = work_of(case, cast.gao_yuan)
    seen = load(case).version
    fang = primary_holder(cast.fang_yuan, NOW)
    act(
        case,
        lambda request: TakeBack(request, "1.1"),
        actor=cast.acting(cast.lu_ping),
        at=NOW,
        key=key(),
    )
    with pytest.raises(Overtaken, match="陆平于7月16日9时30分拿回"):
        act(
            case,
            lambda request: Transfer(request, work, fang),
            actor=cast.acting(cast.gao_yuan),
            at=NOW,
            key=key(),
            seen_version=seen,
        )
    mine = work_of(case, cast.lu_ping)
    with pytest.raises(Overtaken, match="不是最新文稿"):
        act(
            case,
            lambda request: Complete(request, mine),
            actor=cast.acting(cast.lu_ping),
            at=NOW,
            key=key(),
            subject_hash="another-text",
        )


def test_who_stands_in_is_shown_and_cannot_give_a_personal_consent(cast: Cast) -> None:
    """「甲代乙」 in event and trail; the signature of the leader stays the leader's."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    for principal in (cast.gao_yuan, cast.zhou_hang):
        delegate(
            principal,
            cast.fang_yuan,
            actor=cast.acting(principal),
            at=NOW,
            scope=ALL,
            from_at=NOW,
            until_at=NOW.replace(day=20),
            reason="出差",
        )
    work = work_of(case, cast.gao_yuan)
    fang = cast.acting(cast.fang_yuan)
    done = act(
        case,
        lambda request: Complete(request, work),
        actor=fang.on_behalf_of(cast.gao_yuan),
        at=NOW,
        key=key(),
    )
    assert done.event.read().acting == "方圆代高远"
    assert Entry.objects.latest("sequence").actor_shown == "方圆代高远"

    for person in (cast.tang_an, cast.xu_yan, cast.he_jing):
        agree(cast, case, person)
    signature = work_of(case, cast.zhou_hang)
    with pytest.raises(UnableToAct, match="本人表示意见"):
        act(
            case,
            lambda request: Complete(request, signature),
            actor=fang.on_behalf_of(cast.zhou_hang),
            at=NOW,
            key=key(),
        )
    assert not Assignment.objects.visible_to(fang, NOW).open().exists()


def test_a_transfer_lies_with_both_until_it_is_accepted(cast: Cast) -> None:
    """The receiver gets something to accept, the holder keeps the work."""
    case = begin(cast).case
    work = work_of(case, cast.lu_ping)
    fang = primary_holder(cast.fang_yuan, NOW)
    act(
        case,
        lambda request: Transfer(request, work, fang),
        actor=cast.acting(cast.lu_ping),
        at=NOW,
        key=key(),
    )
    rows = Assignment.objects.open().filter(case=case).order_by("pk")
    assert [(row.person.name, row.task) for row in rows] == [("陆平", "do"), ("方圆", "accept")]
    assert Part.objects.filter(case=case, person=cast.fang_yuan, acted_at=None).exists()


def test_reading_is_no_act_but_is_on_record(cast: Cast) -> None:
    """签阅 sets the time of reading and does not bring the case among what one has done."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    work = work_of(case, cast.gao_yuan)
    act(
        case,
        lambda request: Open(request, work),
        actor=cast.acting(cast.gao_yuan),
        at=NOW,
        key=key(),
    )
    assert Assignment.objects.open().get(case=case).seen_at == NOW
    assert Part.objects.get(case=case, person=cast.gao_yuan).acted_at is None


def test_a_return_closes_the_work_and_opens_it_where_it_goes(cast: Cast) -> None:
    """The drafter has it again, and the reason is typed."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    work = work_of(case, cast.gao_yuan)
    done = act(
        case,
        lambda request: SendBack(request, work, "draft", ReturnReason.WORDING),
        actor=cast.acting(cast.gao_yuan),
        at=NOW,
        key=key(),
    )
    assert holders(case) == ["陆平"]
    assert done.event.read().reason is ReturnReason.WORDING


def test_the_database_refuses_to_rewrite_what_happened(cast: Cast) -> None:
    """Events, evidence and published versions can be neither changed nor removed."""
    done = begin(cast)
    for statement in (
        "UPDATE procedures_event SET verb = 'complete'",
        "DELETE FROM procedures_event",
        "UPDATE procedures_procedureversion SET source = ''",
        "DELETE FROM procedures_procedureversion",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Event.objects.get(case=done.case).verb == "start"


def test_moments_are_told_as_they_stand_on_the_office_clock(cast: Cast) -> None:
    """A moment handed over in another zone is kept as the organ's own time."""
    case = begin(cast).case
    utc = NOW.astimezone(timezone.get_fixed_timezone(0))
    done = agree(cast, case, cast.lu_ping, at=utc)
    assert done.event.read().at.utcoffset() == NOW.utcoffset()


@pytest.mark.django_db(transaction=True)
def test_of_sixteen_who_sign_at_the_same_moment_one_wins(cast: Cast) -> None:
    """Two people with eight clicks each: one effect, and everybody else is told by whom."""
    case = begin(cast).case
    reach_office(cast, case)
    works = {person: work_of(case, person) for person in (cast.he_jing, cast.lin_xiao)}
    ready = Barrier(16)

    def sign(number: int) -> str:
        person = (cast.he_jing, cast.lin_xiao)[number % 2]
        actor = cast.acting(person)
        ready.wait()
        try:
            act(
                case,
                lambda request: Complete(request, works[person]),
                actor=actor,
                at=NOW,
                key=f"race-{number}",
            )
        except Overtaken as error:
            return error.message
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        said = list(pool.map(sign, range(16)))

    assert said.count("done") == 1
    winner = "何静" if said.index("done") % 2 == 0 else "林晓"
    assert all(winner in sentence for sentence in said if sentence != "done")
    assert holders(case) == ["周航"]
    assert not assignments_differ(case, load(case))
