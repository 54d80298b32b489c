"""退回、拿回、撤回, and what a change of text does to a signature."""

from __future__ import annotations

from sanban.procedures.domain import commands
from sanban.procedures.domain.deciding import RefusalKind
from sanban.procedures.domain.prediction import predicted
from sanban.procedures.domain.terms import (
    CasePhase,
    PartyState,
    ReturnMode,
    ReturnReason,
    RunState,
    Verb,
)
from tests.sanban.procedures.desk import Desk, procedure, step
from tests.sanban.procedures.organ import (
    FANG,
    GAO,
    LIN,
    LU,
    QIN,
    SHEN,
    SUN,
    TANG,
    XU,
    ZHENG,
    People,
    office,
)
from tests.sanban.procedures.sample import SAMPLE


def back(
    desk: Desk, reason: ReturnReason, to: str = "draft", opinion: str = ""
) -> commands.SendBack:
    """Return the second reader's command to send the case back."""
    request = desk.request(FANG)
    return commands.SendBack(request, desk.work(FANG).id, to, reason, ReturnMode.DIRECT, opinion)


def test_a_direct_return_comes_straight_back(desk: Desk) -> None:
    """From the fourth step to the first and back, past those between."""
    desk.reach("consent")
    desk.send_back(TANG, "draft")
    assert desk.steps() == ["draft"]
    assert predicted(desk.state)[0] == "consent"
    desk.do(LU, step="draft")
    assert desk.steps() == ["consent"]
    assert set(desk.holders()) == {TANG, XU}


def test_a_return_through_all_goes_step_by_step(desk: Desk) -> None:
    """In the other mode every step between signs again."""
    desk.reach("consent")
    desk.send_back(TANG, "second", ReturnMode.THROUGH)
    for expected in ("second", "concur", "recheck", "consent"):
        assert expected in predicted(desk.state) or expected in desk.steps()
    desk.do(FANG, step="second")
    assert sorted(desk.steps()) == ["check", "concur"]


def test_those_who_signed_the_same_text_need_not_sign_again(desk: Desk) -> None:
    """After a direct return a signature stands while the text is the same."""
    desk.reach("concur")
    desk.do(TANG, step="concur")
    desk.send_back(XU, "draft")
    assert desk.state.runs[2].state is RunState.RETURNED
    desk.do(LU, step="draft")
    run = desk.run("concur")
    assert [party.state for party in run.parties] == [
        PartyState.DONE,
        PartyState.OPEN,
        PartyState.OPEN,
    ]
    assert "check" in desk.steps()


def test_those_who_signed_another_text_sign_again(desk: Desk) -> None:
    """Once the text has changed, everyone who concurs looks at it."""
    desk.reach("concur")
    desk.do(TANG, step="concur")
    desk.send_back(XU, "draft")
    desk.take(commands.Revise(desk.request(LU), "text-2"))
    desk.do(LU, step="draft")
    assert len(desk.run("concur").open_parties()) == 3


def test_the_returner_is_asked_again_not_his_colleague(desk: Desk) -> None:
    """Of several who might sign, the one who sent it back gets it back."""
    desk.reach("check")
    desk.send_back(SUN, "draft")
    desk.do(LU, step="draft")
    assert [party.holder for party in desk.run("check").open_parties()] == [SUN]


def test_returns_nest(desk: Desk) -> None:
    """Sent back to the second reader, who sends it back further: it comes up the same way."""
    desk.reach("consent")
    desk.send_back(TANG, "second")
    desk.send_back(FANG, "draft")
    desk.do(LU, step="draft")
    assert desk.steps() == ["second"]
    desk.do(FANG, step="second")
    assert desk.steps() == ["consent"]


def test_a_return_inside_a_branch_leaves_the_other_alone(desk: Desk) -> None:
    """One branch goes back a step; the other is not disturbed."""
    desk.reach("check")
    desk.do(SUN, step="check")
    desk.send_back(GAO, "check")
    assert sorted(desk.steps()) == ["check", "concur"]
    desk.do(SUN, step="check")
    assert sorted(desk.steps()) == ["concur", "recheck"]


def test_a_changed_fact_does_not_lead_past_the_returner() -> None:
    """A return through all, then another route: the returner's step is done all the same."""
    head = 'code = "sample"\nname = "样例"\n[[facts]]\ncode = "big"\nlabel = "重大"\n'
    definition = procedure(
        step("draft", assignees='["drafter"]')
        + '[[steps.routes]]\nto = "extra"\nwhen = { big = true }\n[[steps.routes]]\nto = "sign"\n',
        step("extra", "sign", assignees='["supervising-leader"]'),
        step("sign", "end", assignees='["organ-head"]'),
        head=head,
    )
    desk = Desk(definition, facts={"big": True})
    desk.do(LU)
    leader = desk.holders()[0]
    desk.send_back(leader, "draft", ReturnMode.THROUGH)
    desk.take(commands.Declare(desk.request(LU), "big", value=False))
    desk.do(LU)
    assert desk.steps() == ["extra"]
    desk.do(leader)
    assert desk.steps() == ["sign"]


def test_a_reason_is_typed_and_other_needs_words(desk: Desk) -> None:
    """The reason stays with the event; reasons of the system are not for people."""
    desk.do(LU)
    refused = desk.refuse(back(desk, ReturnReason.OTHER, opinion=" "))
    assert "退回的具体理由" in refused.message
    assert "由系统使用" in desk.refuse(back(desk, ReturnReason.REJECTED)).message
    event = desk.take(back(desk, ReturnReason.NOT_TYPESET))
    assert (event.verb, event.reason) == (Verb.SEND_BACK, ReturnReason.NOT_TYPESET)


def test_a_return_goes_only_where_somebody_signed(desk: Desk) -> None:
    """Not forward, not to a step that was never done; the refusal names where it can go."""
    desk.do(LU)
    refused = desk.refuse(back(desk, ReturnReason.FORMAT, "sign"))
    assert "可以退回到“拟稿”" in refused.message


def test_a_definition_may_narrow_where_a_return_goes() -> None:
    """Where the step lists its targets, others are refused; where it forbids returns, all are."""
    definition = procedure(
        step("draft", "second", assignees='["drafter"]'),
        step("second", "third"),
        step("third", "fourth", assignees='["organ-head"]', returns_to='["draft"]'),
        step("fourth", "end", assignees='["registry"]', forbidden='["send-back"]'),
    )
    desk = Desk(definition).reach("third")
    command = commands.SendBack(
        desk.request(SHEN), desk.work(SHEN).id, "second", ReturnReason.FORMAT
    )
    assert "“draft”" in desk.refuse(command).message
    desk.do(SHEN)
    work = desk.work(LIN).id
    forbidden = commands.SendBack(desk.request(LIN), work, "draft", ReturnReason.FORMAT)
    assert "不允许退回" in desk.refuse(forbidden).message


def test_what_nobody_has_opened_can_be_taken_back(desk: Desk) -> None:
    """The case returns to the one who took it back, as if it had never been sent."""
    desk.do(LU)
    work = desk.work(LU).id
    desk.take(commands.TakeBack(desk.request(LU), work))
    assert desk.steps() == ["draft"]
    assert desk.work(FANG).state is PartyState.CANCELLED
    desk.do(LU)
    assert desk.steps() == ["second"]


def test_what_has_been_opened_cannot(desk: Desk) -> None:
    """Once the next has opened it, it is his; the refusal names him."""
    desk.do(LU)
    desk.take(commands.Open(desk.request(FANG), desk.work(FANG).id))
    refused = desk.refuse(commands.TakeBack(desk.request(LU), desk.work(LU).id))
    assert refused.kind is RefusalKind.TAKEN
    assert "方圆已经签阅" in refused.message


def test_nobody_takes_back_what_another_did(desk: Desk) -> None:
    """Only one's own act can be taken back."""
    desk.do(LU)
    work = desk.work(LU).id
    assert desk.refuse(commands.TakeBack(desk.request(GAO), work)).kind is RefusalKind.NOT_YOURS


def test_one_of_several_signers_takes_back_his_own(desk: Desk) -> None:
    """While a concurrence is open, a signature can be taken back."""
    desk.reach("concur")
    desk.do(TANG, step="concur")
    desk.take(commands.TakeBack(desk.request(TANG), desk.work(TANG, "concur").id))
    assert len(desk.run("concur").open_parties()) == 3


def test_taking_back_an_answer_to_a_return_keeps_the_return(desk: Desk) -> None:
    """The drafter answers a return, takes it back, answers again: it still goes to the returner."""
    desk.reach("consent")
    desk.send_back(TANG, "draft")
    desk.do(LU, step="draft")
    desk.take(commands.TakeBack(desk.request(LU), desk.work(LU, "draft").id))
    assert desk.steps() == ["draft"]
    desk.do(LU, step="draft")
    assert desk.steps() == ["consent"]


def test_the_drafter_withdraws_until_the_step_named(desk: Desk) -> None:
    """The whole case comes back to him; after the step named it no longer does."""
    desk.reach("sign")
    assert desk.refuse(commands.Withdraw(desk.request(SHEN))).kind is RefusalKind.NOT_YOURS
    desk.take(commands.Withdraw(desk.request(LU), "补充材料"))
    assert desk.steps() == ["draft"]
    assert "不用撤回" in desk.refuse(commands.Withdraw(desk.request(LU))).message
    desk.reach("release")
    assert "已经到过“核发”" in desk.refuse(commands.Withdraw(desk.request(LU))).message


def test_a_withdrawn_case_still_owes_the_returner(desk: Desk) -> None:
    """Withdrawing does not get round somebody who sent it back."""
    desk.reach("consent")
    desk.send_back(TANG, "second")
    desk.take(commands.Withdraw(desk.request(LU)))
    assert [owed.holder for owed in desk.state.owed] == [TANG]


def test_a_change_after_signature_goes_back_to_the_signer(desk: Desk) -> None:
    """The signature is void, the signer looks again, and the case returns to where it was."""
    desk.reach("release")
    event = desk.take(commands.GiveEvidence(desk.request(LIN), "bound-fixed"))
    event = desk.take(commands.Revise(desk.request(LIN), "text-2"))
    assert "已送原签批人复审" in event.warnings[0]
    assert (desk.steps(), desk.holders()) == (["sign"], [SHEN])
    desk.do(SHEN, step="sign")
    assert desk.steps() == ["release"]
    desk.do(LIN, step="release")
    assert desk.state.phase is CasePhase.COMPLETED
    assert {one.subject_hash for one in desk.state.signatures() if one.step == "sign"} == {"text-2"}


def test_a_change_during_a_return_asks_the_signer_first(desk: Desk) -> None:
    """Sent back from beyond the signature and changed there: the signer comes before the returner."""
    desk.reach("release")
    desk.send_back(QIN, "draft")
    desk.take(commands.Revise(desk.request(LU), "text-2"))
    desk.do(LU, step="draft")
    assert desk.steps() == ["sign"]
    desk.do(SHEN, step="sign")
    assert [party.holder for party in desk.run("release").open_parties()] == [QIN]


def test_two_signatures_are_both_given_anew() -> None:
    """With two binding steps, each of them signs the changed text in turn."""
    definition = procedure(
        step("draft", "first", assignees='["drafter"]'),
        step("first", "both", assignees='["organ-head"]', binds_text="true"),
        step("both", "check", kind='"all-of"', assignees='["co-issuer-heads"]', binds_text="true"),
        step("check", "end", assignees='["registry"]', edits="true"),
    )
    desk = Desk(definition).reach("check")
    desk.take(commands.Revise(desk.request(LIN), "text-2"))
    seen = []
    while desk.steps() != ["check"]:
        run, party = next(desk.state.assignments())
        seen.append(party.holder)
        desk.do(party.holder, step=run.step)
    assert seen == [SHEN, TANG, XU]


def test_only_those_who_edit_change_the_text(desk: Desk) -> None:
    """Signers do not; nor is the same text saved twice."""
    assert "文稿没有变化" in desk.refuse(commands.Revise(desk.request(LU), "text-1")).message
    desk.reach("sign")
    assert desk.refuse(commands.Revise(desk.request(SHEN), "text-2")).kind is RefusalKind.NOT_YOURS


def test_a_return_to_one_who_left_goes_to_his_head(people: People) -> None:
    """The vacancy is told with a warning."""
    desk = Desk(SAMPLE, office(people), {"joint": True}).reach("concur")
    people.left.add(FANG.person)
    event = desk.send_back(ZHENG, "second")
    assert desk.holders() == [GAO]
    assert "转由负责人高远办理" in event.warnings[0]


def test_the_clock_of_a_step_entered_again(desk: Desk) -> None:
    """A draft's clock goes on after a return; a reader's begins anew."""
    desk.do(LU)
    desk.send_back(FANG, "draft")
    assert desk.run("draft").carried_minutes == 10
    desk.do(LU)
    assert desk.run("second").carried_minutes == 0


def test_nobody_is_lost_while_a_case_is_away(desk: Desk, people: People) -> None:
    """One whose own consent is needed leaves during a return: the case does not come up without him."""
    desk.reach("consent")
    desk.send_back(TANG, "recheck")
    people.left.add(XU.person)
    refused = desk.refuse(commands.Complete(desk.request(GAO), desk.work(GAO, "recheck").id))
    assert refused.kind is RefusalKind.NOBODY
    assert "许堰已离岗，没有人可以接替" in refused.message
