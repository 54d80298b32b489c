"""加签、减签、转办、委派、离岗移交: whose hands the work is in."""

from __future__ import annotations

from sanban.procedures.domain import commands
from sanban.procedures.domain.deciding import RefusalKind
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.responsibility import responsible_now
from sanban.procedures.domain.terms import PartyState, Placing
from tests.sanban.procedures.desk import Desk
from tests.sanban.procedures.organ import (
    CHENG,
    FANG,
    GAO,
    HE,
    LU,
    QIAN,
    SHEN,
    SUN,
    TANG,
    XU,
    ZHENG,
    ZHOU,
    People,
)


def add(desk: Desk, person: Holder, signer: Holder, placing: Placing, step: str = "") -> None:
    """Have somebody ask one more to sign."""
    work = desk.work(person, step).id
    desk.take(commands.AddSigner(desk.request(person), work, signer, placing))


def test_one_asked_before_signs_first(desk: Desk) -> None:
    """The asker waits; when the other has signed, it is his turn again."""
    add(desk, LU, CHENG, Placing.BEFORE)
    assert desk.holders() == [CHENG]
    desk.refuse(commands.Complete(desk.request(LU), desk.work(LU).id))
    desk.do(CHENG)
    assert desk.holders() == [LU]


def test_one_asked_after_signs_before_the_step_closes(desk: Desk) -> None:
    """The step stays open for him."""
    add(desk, LU, CHENG, Placing.AFTER)
    desk.do(LU)
    assert (desk.steps(), desk.holders()) == (["draft"], [CHENG])
    desk.do(CHENG)
    assert desk.steps() == ["second"]


def test_one_asked_beside_signs_with_the_others(desk: Desk) -> None:
    """A concurrence waits for him as for the others."""
    desk.reach("concur")
    add(desk, TANG, CHENG, Placing.BESIDE, "concur")
    for person in (TANG, XU, ZHENG):
        desk.do(person, step="concur")
    assert "concur" in desk.steps()
    desk.do(CHENG, step="concur")
    assert "concur" not in desk.steps()


def test_of_several_one_signs_and_all_who_were_asked(desk: Desk) -> None:
    """Where one is enough, the one asked before him must sign all the same."""
    desk.reach("check")
    add(desk, SUN, CHENG, Placing.BEFORE, "check")
    desk.do(QIAN, step="check")
    assert desk.run("check").open_parties()[0].holder == CHENG
    assert desk.work(SUN, "check").state is PartyState.CANCELLED
    desk.do(CHENG, step="check")
    assert "check" not in desk.steps()


def test_nobody_is_asked_twice_or_against_the_rules(desk: Desk, people: People) -> None:
    """Not one who signs already, not the drafter as reader, not one who has left, not in a vote begun."""
    desk.do(LU)
    work = desk.work(FANG).id
    people.left.add(ZHOU.person)
    for signer, words in ((FANG, "已经是"), (LU, "须由另一个人"), (ZHOU, "已不在副站长岗位")):
        command = commands.AddSigner(desk.request(FANG), work, signer)
        assert words in desk.refuse(command).message
    desk.reach("ballot")
    desk.do(TANG, step="ballot")
    late = commands.AddSigner(desk.request(XU), desk.work(XU, "ballot").id, CHENG)
    assert "表决开始以后" in desk.refuse(late).message


def test_consent_is_not_widened(desk: Desk) -> None:
    """A step of personal consent takes no further signers, no transfer, no delegation."""
    desk.reach("consent")
    work = desk.work(TANG, "consent").id
    for command in (
        commands.AddSigner(desk.request(TANG), work, CHENG),
        commands.Transfer(desk.request(TANG), work, CHENG),
        commands.Delegate(desk.request(TANG), work, CHENG),
    ):
        assert "不允许" in desk.refuse(command).message


def test_those_the_procedure_names_are_not_let_go(desk: Desk) -> None:
    """Only one who was added, only by whoever added him, only while he has not signed."""
    desk.reach("concur")
    named = commands.RemoveSigner(desk.request(TANG), desk.work(XU, "concur").id)
    assert "是流程规定的办理人，不能减签" in desk.refuse(named).message
    add(desk, TANG, CHENG, Placing.BESIDE, "concur")
    work = desk.work(CHENG).id
    stranger = desk.refuse(commands.RemoveSigner(desk.request(XU), work))
    assert "由唐安加签，请由其减签" in stranger.message
    desk.take(commands.RemoveSigner(desk.request(TANG), work))
    assert desk.work(CHENG).state is PartyState.REMOVED
    assert desk.refuse(commands.RemoveSigner(desk.request(TANG), work)).kind is RefusalKind.TAKEN


def test_letting_go_the_last_one_waited_for_closes_the_step(desk: Desk) -> None:
    """Once nobody is waited for any more, the case goes on by itself."""
    add(desk, LU, CHENG, Placing.AFTER)
    desk.do(LU)
    desk.take(commands.RemoveSigner(desk.request(LU), desk.work(CHENG).id))
    assert desk.steps() == ["second"]


def test_whoever_hands_on_stays_responsible_until_it_is_accepted(desk: Desk) -> None:
    """An offer changes nothing; acceptance changes everything."""
    work = desk.work(LU).id
    desk.take(commands.Transfer(desk.request(LU), work, CHENG, "业务归口"))
    assert responsible_now(desk.state) == LU
    assert desk.holders() == [LU]
    desk.take(commands.Accept(desk.request(CHENG), work))
    assert responsible_now(desk.state) == CHENG
    desk.refuse(commands.Complete(desk.request(LU), work))
    desk.do(CHENG)


def test_an_offer_can_be_declined_or_taken_back(desk: Desk) -> None:
    """Declined with a reason, or taken back before it is accepted, the work never left."""
    work = desk.work(LU).id
    desk.take(commands.Transfer(desk.request(LU), work, CHENG))
    desk.refuse(commands.Decline(desk.request(CHENG), work, " "))
    desk.take(commands.Decline(desk.request(CHENG), work, "不属本处职责"))
    desk.take(commands.Transfer(desk.request(LU), work, CHENG))
    desk.take(commands.TakeBack(desk.request(LU), work))
    refused = desk.refuse(commands.Accept(desk.request(CHENG), work))
    assert "可能已被拿回" in refused.message
    assert desk.holders() == [LU]


def test_nothing_is_handed_to_one_who_may_not(desk: Desk) -> None:
    """A reader's work does not go to the drafter; one without an offer takes nothing."""
    desk.do(LU)
    work = desk.work(FANG).id
    desk.refuse(commands.Transfer(desk.request(FANG), work, LU))
    assert desk.refuse(commands.Accept(desk.request(CHENG), work)).kind is RefusalKind.NOT_YOURS


def test_delegated_work_comes_back(desk: Desk) -> None:
    """The other reports what he found; the decision stays with the one who asked."""
    work = desk.work(LU).id
    desk.take(commands.Delegate(desk.request(LU), work, CHENG, "请核对数据"))
    desk.refuse(commands.Complete(desk.request(CHENG), work))
    desk.refuse(commands.Answer(desk.request(CHENG), work, " "))
    desk.refuse(commands.Answer(desk.request(XU), work, "数据无误"))
    desk.take(commands.Answer(desk.request(CHENG), work, "数据无误"))
    assert desk.work(LU).helper_opinion == "数据无误"
    assert responsible_now(desk.state) == LU
    desk.do(LU)


def test_the_work_of_one_who_left_goes_to_his_successor(desk: Desk, people: People) -> None:
    """Everything that lay with him moves in one go, with a warning that names both."""
    new = Holder("new", "陆新", LU.post, LU.post_name)
    people.left.add(LU.person)
    people.successors[LU.person] = new
    event = desk.take(commands.Reseat(desk.request(HE), LU))
    assert desk.holders() == [new]
    assert "由接任综合业务处科员的陆新办理" in event.warnings[0]


def test_a_vacant_post_falls_to_the_head(desk: Desk, people: People) -> None:
    """Without a successor the head has it, and is asked to name somebody."""
    people.left.add(LU.person)
    event = desk.take(commands.Reseat(desk.request(HE), LU))
    assert desk.holders() == [GAO]
    assert "请尽快确定人选" in event.warnings[0]


def test_an_offer_to_one_who_left_is_void(desk: Desk, people: People) -> None:
    """What he had not accepted stays with its holder."""
    desk.take(commands.Transfer(desk.request(LU), desk.work(LU).id, CHENG))
    people.left.add(CHENG.person)
    desk.take(commands.Reseat(desk.request(HE), CHENG))
    assert desk.work(LU).offered_to is None


def test_there_must_be_something_to_move(desk: Desk, people: People) -> None:
    """Whoever is in post hands on himself; where nothing lies, nothing moves."""
    assert "仍在岗" in desk.refuse(commands.Reseat(desk.request(HE), ZHENG)).message
    people.left.add(ZHENG.person)
    assert "没有未办事项" in desk.refuse(commands.Reseat(desk.request(HE), ZHENG)).message


def test_consent_does_not_pass_to_a_successor(desk: Desk, people: People) -> None:
    """The new head of a unit cannot consent for the person who was asked."""
    desk.reach("consent")
    people.left.add(TANG.person)
    people.successors[TANG.person] = SHEN
    refused = desk.refuse(commands.Reseat(desk.request(HE), TANG))
    assert refused.kind is RefusalKind.NOBODY
    assert "不能由别人接替唐安" in refused.message
