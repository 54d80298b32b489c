"""办理: what brings a case forward, and what does not."""

from __future__ import annotations

from datetime import timedelta

from sanban.procedures.domain import commands
from sanban.procedures.domain.deciding import RefusalKind, Refused, Repeated, decide, start
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.terms import CasePhase, Choice, PartyState, RunState, Verb
from tests.sanban.procedures.desk import Desk, procedure, step
from tests.sanban.procedures.organ import (
    FANG,
    GAO,
    HE,
    LIN,
    LU,
    QIAN,
    QIN,
    SAMPLE_GATES,
    SHEN,
    SUN,
    TANG,
    XU,
    ZHENG,
    ZHOU,
    People,
    office,
    strict_gates,
)
from tests.sanban.procedures.sample import SAMPLE


def test_a_case_begins_with_its_drafter(desk: Desk) -> None:
    """Whoever begins is the drafter and has the first work."""
    assert desk.holders() == [LU]
    assert desk.events[0].verb is Verb.START


def test_a_case_does_not_begin_with_a_fact_that_cannot_be() -> None:
    """An unknown fact and an impossible value are refused in words."""
    surroundings = office()
    desk = Desk(SAMPLE, surroundings)
    for facts, words in (
        ((("colour", "red"),), "没有要素"),
        ((("urgency", "soon"),), "只能是平件、加急、特急"),
    ):
        begun = start(SAMPLE, commands.Start(desk.request(LU), "text-1", facts), surroundings)
        assert isinstance(begun, Refused)
        assert words in begun.message


def test_signing_opens_the_next_step(desk: Desk) -> None:
    """The next person has work in the same event that closed the step before."""
    event = desk.do(LU, opinion="请核")
    assert desk.holders() == [FANG]
    assert event.opinion == "请核"
    assert desk.state.run(1).state is RunState.DONE


def test_nobody_signs_for_another(desk: Desk) -> None:
    """Work that lies with one cannot be done by another."""
    work = desk.work(LU).id
    refused = desk.refuse(commands.Complete(desk.request(GAO), work))
    assert refused.kind is RefusalKind.NOT_YOURS
    assert "由陆平办理" in refused.message


def test_a_second_click_does_nothing(desk: Desk) -> None:
    """The same key gives the first event again; the same key for another act is refused."""
    command = commands.Complete(desk.request(LU), desk.work(LU).id)
    event = desk.take(command)
    assert decide(desk.state, command, desk.office) == Repeated(event)
    other = commands.Withdraw(command.request)
    assert desk.refuse(other).kind is RefusalKind.INVALID


def test_of_two_signers_at_once_one_wins(desk: Desk) -> None:
    """Of several who may sign the first wins; the other is told who and when."""
    desk.reach("check")
    early, late = desk.work(SUN).id, desk.work(QIAN).id
    desk.take(commands.Complete(desk.request(SUN), early))
    refused = desk.refuse(commands.Complete(desk.request(QIAN), late))
    assert refused.kind is RefusalKind.TAKEN
    assert "已由孙悦于7月6日" in refused.message


def test_concurrence_waits_for_everybody(desk: Desk) -> None:
    """Two of three signatures leave the step open; the third closes it."""
    desk.reach("concur")
    desk.do(TANG, step="concur")
    desk.do(XU, step="concur")
    assert "concur" in desk.steps()
    desk.do(ZHENG, step="concur")
    assert "concur" not in desk.steps()


def test_branches_wait_for_each_other(desk: Desk) -> None:
    """The case goes on from a parallel block when the last branch has come in."""
    desk.reach("concur")
    for person in (TANG, XU, ZHENG):
        desk.do(person, step="concur")
    desk.do(SUN)
    assert desk.steps() == ["recheck"]
    desk.do(GAO, step="recheck")
    assert desk.steps() == ["consent"]


def test_a_reservation_is_recorded_with_its_words(desk: Desk) -> None:
    """Concurring with a reservation needs words, and they stay."""
    desk.reach("concur")
    work = desk.work(TANG).id
    refused = desk.refuse(commands.Complete(desk.request(TANG), work, Choice.RESERVE, "  "))
    assert "保留什么意见" in refused.message
    desk.do(TANG, Choice.RESERVE, "第二条经费来源宜再商", step="concur")
    assert desk.work(TANG, "concur").opinion == "第二条经费来源宜再商"


def test_disagreement_is_a_return_not_a_signature(desk: Desk) -> None:
    """Outside a vote nobody signs against; he is told what to do instead."""
    refused = desk.refuse(commands.Complete(desk.request(LU), desk.work(LU).id, Choice.AGAINST))
    assert "不同意的请退回" in refused.message


def test_a_required_opinion_is_more_than_blanks() -> None:
    """Where an opinion is demanded, spaces are none."""
    definition = procedure(
        step("draft", "lead", assignees='["drafter"]'),
        step("lead", "end", opinion_required="true"),
    )
    desk = Desk(definition)
    desk.do(LU)
    desk.refuse(commands.Complete(desk.request(GAO), desk.work(GAO).id, opinion="　 "))
    desk.do(GAO, opinion="同意")
    assert desk.state.phase is CasePhase.COMPLETED


def test_a_vote_passes_by_quorum_and_majority(desk: Desk) -> None:
    """Two of three agreeing decide; the third need not vote any more."""
    desk.reach("ballot")
    desk.do(TANG, step="ballot")
    desk.do(XU, step="ballot")
    assert desk.steps() == ["sign"]
    assert desk.work(ZHENG, "ballot").state is PartyState.CANCELLED


def test_a_lost_vote_goes_back_and_is_held_anew(desk: Desk) -> None:
    """As soon as a majority cannot be reached the case goes back; afterwards all vote again."""
    desk.reach("ballot")
    desk.do(TANG, Choice.AGAINST, step="ballot")
    event = desk.do(XU, Choice.ABSTAIN, step="ballot")
    assert desk.steps() == ["draft"]
    assert "未通过，已退回" in event.warnings[0]
    desk.do(LU, step="draft")
    assert desk.steps() == ["ballot"]
    assert len(desk.run("ballot").open_parties()) == 3


def test_a_stand_in_is_named_beside_his_principal(desk: Desk, people: People) -> None:
    """With a mandate one acts for another, and the record shows both."""
    desk.do(LU)
    people.mandates.add((QIN.person, FANG.person))
    work = desk.work(FANG).id
    event = desk.take(commands.Complete(desk.request(QIN, FANG), work))
    assert event.acting == "秦岚代方圆"
    assert desk.work(FANG).acted_by == QIN


def test_a_mandate_is_needed_and_is_never_handed_on(desk: Desk, people: People) -> None:
    """Without a mandate nobody stands in, nor does a stand-in's stand-in."""
    desk.do(LU)
    work = desk.work(FANG).id
    assert "没有代方圆" in desk.refuse(commands.Complete(desk.request(QIN, FANG), work)).message
    people.mandates |= {(QIN.person, FANG.person), (LIN.person, QIN.person)}
    refused = desk.refuse(commands.Complete(desk.request(LIN, QIN), work))
    assert "秦岚不是办理人" in refused.message


def test_consent_is_given_by_nobody_else(desk: Desk, people: People) -> None:
    """Where the person himself must consent, no mandate and no late entry helps."""
    desk.reach("consent")
    people.mandates.add((LIN.person, TANG.person))
    work = desk.work(TANG, "consent").id
    refused = desk.refuse(commands.Complete(desk.request(LIN, TANG), work))
    assert "要唐安本人表示意见" in refused.message
    earlier = desk.now - timedelta(hours=1)
    desk.refuse(commands.EnterLate(desk.request(LIN), work, earlier, "电话同意"))
    desk.do(TANG, step="consent")
    assert desk.work(TANG, "consent").state is PartyState.DONE


def test_the_second_reader_is_another_person(desk: Desk, people: People) -> None:
    """Not the drafter, not the drafter for the reader, not by transfer."""
    desk.do(LU)
    people.mandates.add((LU.person, FANG.person))
    work = desk.work(FANG).id
    refused = desk.refuse(commands.Complete(desk.request(LU, FANG), work))
    assert "须由另一个人办理" in refused.message
    desk.refuse(commands.Transfer(desk.request(FANG), work, LU))


def test_what_changed_since_is_told(desk: Desk) -> None:
    """A form opened before the text or the facts changed is not carried out."""
    seen = desk.state.version
    desk.take(commands.Revise(desk.request(LU), "text-2"))
    desk.do(LU)
    work = desk.work(FANG).id
    stale = desk.refuse(commands.Complete(desk.request(FANG, seen=seen), work))
    assert stale.kind is RefusalKind.STALE
    assert "陆平于7月6日9时20分修改稿件" in stale.message
    old = desk.refuse(commands.Complete(desk.request(FANG, text="text-1"), work))
    assert old.kind is RefusalKind.STALE
    desk.take(commands.Complete(desk.request(FANG, seen=desk.state.version, text="text-2"), work))


def test_others_signing_makes_no_form_stale(desk: Desk) -> None:
    """Thirty who concur at once do not get in each other's way."""
    desk.reach("concur")
    seen = desk.state.version
    desk.do(TANG, step="concur")
    work = desk.work(XU, "concur").id
    desk.take(commands.Complete(desk.request(XU, seen=seen), work))
    assert desk.state.version > seen


def test_work_is_opened_once(desk: Desk) -> None:
    """Opening is recorded once, by the one whose work it is."""
    work = desk.work(LU).id
    desk.take(commands.Open(desk.request(LU), work))
    assert desk.work(LU).seen_at is not None
    assert desk.refuse(commands.Open(desk.request(LU), work)).kind is RefusalKind.TAKEN


def test_a_late_entry_bears_both_times(desk: Desk) -> None:
    """What was signed on paper is entered with when it happened, when it was entered, and why."""
    desk.do(LU)
    happened = desk.now - timedelta(hours=20)
    work = desk.work(FANG).id
    event = desk.take(
        commands.EnterLate(desk.request(LIN), work, happened, "夜间停电，先在纸上签署")
    )
    assert (event.at, event.recorded_at) == (happened, desk.now)
    assert event.verb is Verb.LATE_ENTRY
    assert event.acting == "林晓代方圆"
    assert desk.work(FANG).done_at == happened


def test_a_late_entry_needs_reason_past_and_standing(desk: Desk) -> None:
    """It is refused without a reason, for the future, by a stranger."""
    desk.do(LU)
    work, earlier = desk.work(FANG).id, desk.now - timedelta(hours=1)
    desk.refuse(commands.EnterLate(desk.request(LIN), work, earlier, " "))
    later = desk.now + timedelta(hours=1)
    assert (
        "早于现在" in desk.refuse(commands.EnterLate(desk.request(LIN), work, later, "补")).message
    )
    stranger = desk.refuse(commands.EnterLate(desk.request(ZHOU), work, earlier, "补"))
    assert stranger.kind is RefusalKind.NOT_YOURS


def test_gates_tell_everything_that_is_missing() -> None:
    """A step that is not ready says each thing that is missing, in one refusal."""
    desk = Desk(SAMPLE, office(gates=strict_gates(SAMPLE_GATES)), {"joint": False})
    desk.take(commands.GiveEvidence(desk.request(LU), "bound-typeset", "已排版"))
    desk.reach("sign")
    refused = desk.refuse(commands.Complete(desk.request(SHEN), desk.work(SHEN).id))
    assert refused.kind is RefusalKind.INCOMPLETE
    assert "还有2项要求没有满足" in refused.message
    assert "关口bound-fixed" in refused.message


def test_a_step_without_people_falls_to_the_head_with_a_warning(desk: Desk, people: People) -> None:
    """A vacancy does not stop the case, but it does not pass in silence either."""
    people.rules["second-reader"] = ()
    event = desk.do(LU)
    assert desk.holders() == [GAO]
    assert "没有找到二次核稿人，转由负责人高远办理" in event.warnings[0]


def test_a_concurrence_without_units_is_refused(desk: Desk, people: People) -> None:
    """Nobody can concur in the place of units that were not named."""
    people.rules["concurring-heads"] = ()
    desk.do(LU)
    refused = desk.refuse(commands.Complete(desk.request(FANG), desk.work(FANG).id))
    assert refused.kind is RefusalKind.NOBODY


def test_those_to_come_may_be_chosen() -> None:
    """A step for chosen people goes to those the step before named, and not without a name."""
    definition = procedure(
        step("draft", "chair", assignees='["drafter"]'),
        step("chair", "end", assignees='["chosen"]'),
    )
    desk = Desk(definition)
    refused = desk.refuse(commands.Complete(desk.request(LU), desk.work(LU).id))
    assert "请先选定" in refused.message
    desk.do(LU, chosen=(ZHOU, HE))
    assert desk.holders() == [ZHOU]
    desk.do(ZHOU)
    assert desk.holders() == [HE]


def test_nothing_is_done_to_a_closed_case(desk: Desk) -> None:
    """A case that has ended says so, with who ended it."""
    desk.reach("release")
    work = desk.work(LIN).id
    desk.do(LIN)
    assert desk.state.phase is CasePhase.COMPLETED
    refused = desk.refuse(commands.Complete(desk.request(QIN), work))
    assert refused.kind is RefusalKind.CLOSED
    assert "由林晓于7月6日" in refused.message


def test_work_that_never_was_is_not_found(desk: Desk) -> None:
    """An assignment that does not exist is not found, rather than an error."""
    assert desk.refuse(commands.Complete(desk.request(LU), "9.9")).kind is RefusalKind.NOT_FOUND


def test_whoever_has_left_does_nothing(desk: Desk, people: People) -> None:
    """With the post goes the pen."""
    people.left.add(LU.person)
    refused = desk.refuse(commands.Complete(desk.request(LU), desk.work(LU).id))
    assert "请先办理离岗移交" in refused.message


def test_a_successor_signs_what_lay_with_his_predecessor(desk: Desk, people: People) -> None:
    """A step that opens after somebody left goes to whoever holds the post now."""
    people.left.add(FANG.person)
    people.successors[FANG.person] = Holder("new", "方新", FANG.post, FANG.post_name)
    desk.do(LU)
    assert [one.name for one in desk.holders()] == ["方新"]
