"""催办、终止、暂停、改期、到时提醒、改用新版: the case as a whole, and its clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sanban.procedures.domain import commands
from sanban.procedures.domain.clocks import ClockState, clock_state, read_clock
from sanban.procedures.domain.codec import content_hash
from sanban.procedures.domain.deciding import RefusalKind
from sanban.procedures.domain.definition import Definition, Route
from sanban.procedures.domain.difference import differences, plan_move
from sanban.procedures.domain.durations import Duration
from sanban.procedures.domain.events import ClockSpoke
from sanban.procedures.domain.replay import replay
from sanban.procedures.domain.terms import CasePhase, Mark, StepKind, Verb
from sanban.procedures.shipped import gate_labels, shipped_definition
from tests.sanban.procedures.desk import Desk
from tests.sanban.procedures.organ import (
    FANG,
    HE,
    LU,
    MONDAY,
    SHEN,
    XU,
    ZHENG,
    PlainWeek,
)
from tests.sanban.procedures.sample import SAMPLE

WEEK = PlainWeek()


def marks(desk: Desk) -> list[Mark]:
    """Have the clocks speak; return what they said."""
    event = desk.take(commands.Tick(desk.request(HE)))
    return [effect.mark.mark for effect in event.effects if isinstance(effect, ClockSpoke)]


def used(desk: Desk, code: str = "draft") -> int:
    """Return the minutes that the clock of an open step has used up."""
    reading = read_clock(desk.state, desk.run(code), desk.now, WEEK)
    assert reading is not None
    return reading.used_minutes


def test_working_time_skips_nights_and_weekends() -> None:
    """What came in on Friday evening is due on Monday, not on Saturday."""
    friday = MONDAY + timedelta(days=4, hours=12)
    assert WEEK.add(friday, 60) == MONDAY + timedelta(days=7, hours=1)
    assert WEEK.between(friday, MONDAY + timedelta(days=7, hours=1)) == 60
    assert WEEK.add(MONDAY + timedelta(days=7, hours=1), -120) == MONDAY + timedelta(
        days=4, hours=7
    )


def test_a_clock_warns_tells_and_escalates_once_each(desk: Desk) -> None:
    """Each mark is said once, to those it concerns."""
    assert desk.refuse(commands.Tick(desk.request(HE))).message == "现在没有到时的事项。"
    desk.now = MONDAY + timedelta(days=1, hours=6, minutes=30)
    assert marks(desk) == [Mark.WARNED]
    assert clock_state(desk.state, desk.run("draft"), desk.now, WEEK) is ClockState.DUE_SOON
    desk.refuse(commands.Tick(desk.request(HE)))
    desk.now = MONDAY + timedelta(days=2, hours=1)
    assert marks(desk) == [Mark.OVERDUE]
    assert clock_state(desk.state, desk.run("draft"), desk.now, WEEK) is ClockState.OVERDUE
    desk.now = MONDAY + timedelta(days=3, hours=2)
    event = desk.take(commands.Tick(desk.request(HE)))
    told = [effect.told for effect in event.effects if isinstance(effect, ClockSpoke)]
    assert told == [(SHEN,)]


def test_a_pause_stops_the_clock_and_survives_a_hand_over(desk: Desk) -> None:
    """Paused, handed on, resumed, given another limit: not a minute is lost or won."""
    before = used(desk)
    desk.take(commands.PauseCase(desk.request(LU), "等上级批复"))
    assert desk.state.phase is CasePhase.PAUSED
    paused = used(desk)
    desk.now += timedelta(days=3)
    work = desk.work(LU).id
    desk.take(commands.Transfer(desk.request(LU), work, XU))
    desk.take(commands.Accept(desk.request(XU), work))
    assert used(desk) == paused == before + 10
    assert clock_state(desk.state, desk.run("draft"), desk.now, WEEK) is ClockState.PAUSED
    limit = Duration(5, "个工作日")
    desk.take(commands.Reschedule(desk.request(SHEN), desk.run("draft").id, limit, "情况复杂"))
    desk.take(commands.ResumeCase(desk.request(LU)))
    desk.now += timedelta(hours=1)
    assert used(desk) == paused + 60
    reading = read_clock(desk.state, desk.run("draft"), desk.now, WEEK)
    assert reading is not None
    assert reading.due_at == WEEK.add(desk.now, 5 * 480 - paused - 60)


def test_nothing_is_decided_while_paused(desk: Desk) -> None:
    """Signing waits; pausing twice and resuming what runs are refused; strangers do neither."""
    assert "没有暂停" in desk.refuse(commands.ResumeCase(desk.request(LU))).message
    stranger = commands.PauseCase(desk.request(ZHENG), "等")
    assert desk.refuse(stranger).kind is RefusalKind.NOT_YOURS
    desk.refuse(commands.PauseCase(desk.request(LU), " "))
    desk.take(commands.PauseCase(desk.request(LU), "等批复"))
    signing = commands.Complete(desk.request(LU), desk.work(LU).id)
    assert desk.refuse(signing).kind is RefusalKind.PAUSED
    assert "已经暂停" in desk.refuse(commands.PauseCase(desk.request(LU), "等")).message


def test_a_new_limit_moves_everything_derived_from_it(desk: Desk) -> None:
    """After a later limit the clock warns again; only a leader gives one, with a reason."""
    desk.now = MONDAY + timedelta(days=2, hours=1)
    assert Mark.OVERDUE in marks(desk)
    run, limit = desk.run("draft").id, Duration(4, "个工作日")
    drafter = commands.Reschedule(desk.request(LU), run, limit, "忙")
    assert desk.refuse(drafter).kind is RefusalKind.NOT_YOURS
    desk.refuse(commands.Reschedule(desk.request(SHEN), run, limit, ""))
    desk.refuse(commands.Reschedule(desk.request(SHEN), run, Duration(0, "天"), "x"))
    desk.refuse(commands.Reschedule(desk.request(SHEN), 99, limit, "情况复杂"))
    event = desk.take(commands.Reschedule(desk.request(SHEN), run, limit, "情况复杂"))
    assert "由2个工作日改为4个工作日" in event.detail
    assert clock_state(desk.state, desk.run("draft"), desk.now, WEEK) is ClockState.RUNNING
    desk.now = MONDAY + timedelta(days=3, hours=7)
    assert marks(desk) == [Mark.WARNED]


def test_urgency_shortens_the_limit(desk: Desk) -> None:
    """A case declared urgent has the limit for urgent ones at once."""
    desk.take(commands.Declare(desk.request(LU), "urgency", "urgent"))
    assert desk.run("draft").limit == Duration(1, "个工作日")
    assert (
        "本来就是加急"
        in desk.refuse(commands.Declare(desk.request(LU), "urgency", "urgent")).message
    )
    desk.refuse(commands.Declare(desk.request(LU), "urgency", "soon"))
    stranger = commands.Declare(desk.request(ZHENG), "urgency", "ordinary")
    assert desk.refuse(stranger).kind is RefusalKind.NOT_YOURS


def test_a_fact_whose_way_is_already_gone_warns(desk: Desk) -> None:
    """Changing it later does not silently change what was done."""
    desk.reach("sign")
    event = desk.take(commands.Declare(desk.request(LU), "joint", value=False))
    assert "需要重走请退回" in event.warnings[0]


def test_a_step_without_a_limit_has_no_clock(desk: Desk) -> None:
    """Where the procedure gives no limit, nothing is due."""
    desk.reach("check")
    assert clock_state(desk.state, desk.run("check"), desk.now, WEEK) is ClockState.NONE
    assert read_clock(desk.state, desk.run("check"), desk.now, WEEK) is None


def test_what_is_entered_late_was_done_in_time(desk: Desk) -> None:
    """The clock of a step stops when the work was done, not when it was entered."""
    done = desk.now + timedelta(hours=1)
    desk.now += timedelta(days=5)
    work = desk.work(LU).id
    desk.take(commands.EnterLate(desk.request(LU), work, done, "停电"))
    reading = read_clock(desk.state, desk.state.run(1), desk.now, WEEK)
    assert reading is not None
    assert reading.used_minutes == 60


def test_calendar_time_runs_at_night(desk: Desk) -> None:
    """A limit in hours does not wait for the morning."""
    run = desk.run("draft").id
    desk.take(commands.Reschedule(desk.request(SHEN), run, Duration(2, "小时"), "特急"))
    desk.now = MONDAY + timedelta(hours=12)
    reading = read_clock(desk.state, desk.run("draft"), desk.now, WEEK)
    assert reading is not None
    assert reading.left_minutes < 0
    assert reading.due_at == desk.run("draft").opened_at + timedelta(hours=2)


def test_work_is_pressed_for_by_those_concerned(desk: Desk) -> None:
    """The drafter and the leaders may; a stranger may not, nor does one press oneself."""
    desk.do(LU)
    work = desk.work(FANG).id
    assert desk.take(commands.Remind(desk.request(LU), work)).verb is Verb.REMIND
    desk.take(commands.Remind(desk.request(SHEN), work))
    assert desk.refuse(commands.Remind(desk.request(FANG), work)).kind is RefusalKind.INVALID
    assert desk.refuse(commands.Remind(desk.request(ZHENG), work)).kind is RefusalKind.NOT_YOURS


def test_a_case_is_ended_by_a_leader_with_a_reason(desk: Desk) -> None:
    """The drafter ends what never left him; later a leader does, and nobody has work any more."""
    mine = Desk(SAMPLE, desk.office)
    mine.take(commands.Terminate(mine.request(LU), "不办了"))
    assert mine.state.phase is CasePhase.TERMINATED
    desk.do(LU)
    refused = desk.refuse(commands.Terminate(desk.request(LU), "不办了"))
    assert "终止要由机关主要负责人决定" in refused.message
    desk.refuse(commands.Terminate(desk.request(SHEN), " "))
    desk.take(commands.PauseCase(desk.request(LU), "等批复"))
    desk.take(commands.Terminate(desk.request(SHEN), "事项取消"))
    assert desk.holders() == []
    assert all(pause.end for pause in desk.state.pauses)


@pytest.fixture
def newer() -> Definition:
    """Return another version: another name for a step, one step fewer."""
    kept = [step for step in SAMPLE.steps if step.code != "second"]
    renamed = [replace(one, name="审签") if one.code == "sign" else one for one in kept]
    first = replace(renamed[0], routes=(Route("reviews"),))
    return replace(SAMPLE, steps=(first, *renamed[1:]))


def test_a_case_moves_to_a_new_version_that_has_its_steps(desk: Desk, newer: Definition) -> None:
    """What is open goes on; what comes is the new version's; the history still adds up."""
    desk.take(commands.MoveVersion(desk.request(SHEN), newer, "按新规定办理"))
    desk.do(LU)
    assert sorted(desk.steps()) == ["check", "concur"]
    assert replay(SAMPLE, desk.events, {content_hash(newer): newer}) == desk.state
    with pytest.raises(ValueError, match="not at hand"):
        replay(SAMPLE, desk.events)


def test_a_case_does_not_lose_its_step(desk: Desk, newer: Definition) -> None:
    """While an open step is missing from the new version, the move is refused and says which."""
    desk.do(LU)
    refused = desk.refuse(commands.MoveVersion(desk.request(SHEN), newer, "按新规定"))
    assert "没有正在办理的“二次核稿”" in refused.message
    desk.refuse(commands.MoveVersion(desk.request(LU), newer, "按新规定"))
    desk.refuse(commands.MoveVersion(desk.request(SHEN), SAMPLE, "按新规定"))


def test_what_a_removed_step_did_cannot_be_taken_back(desk: Desk, newer: Definition) -> None:
    """After the move the old step is gone for good."""
    desk.reach("concur")
    work = desk.work(FANG).id
    desk.take(commands.MoveVersion(desk.request(SHEN), newer, "按新规定"))
    assert "已经取消" in desk.refuse(commands.TakeBack(desk.request(FANG), work)).message


def test_versions_differ_in_plain_words(newer: Definition) -> None:
    """Each change is one sentence; equal versions have none."""
    assert differences(SAMPLE, SAMPLE, {}) == ()
    assert differences(SAMPLE, newer, {}) == (
        "取消环节“二次核稿”。",
        "环节“拟稿”的去向由“二次核稿”改为“并行审查”。",
        "环节“审签”的名称由“签发”改为“审签”。",
    )
    plan = plan_move(SAMPLE, newer, ["second", "sign"], {})
    assert (plan.kept, plan.lost) == ((("sign", "签发"),), (("second", "二次核稿"),))


def test_every_kind_of_change_is_told() -> None:
    """Gates, limits, people, facts, flags, votes: nothing changes in silence."""
    document = shipped_definition("outgoing-document")
    first, *others = document.steps
    limits = first.limits
    assert limits is not None
    changed = replace(
        first,
        gates=(*first.gates[1:], "one-matter"),
        limits=replace(limits, warn=None, continues=False),
        edits=False,
        phrases=("同意",),
        different_from=("archive",),
        returns_to=("draft",),
        kind=StepKind.ANY_OF,
    )
    after = replace(document, steps=(changed, *others), facts=document.facts[1:], deviation_by=())
    told = " ".join(differences(document, after, gate_labels()))
    for words in (
        "可以批准偏离的人由“分管领导、机关主要负责人”改为“无”", "不再使用要素“紧急程度”", "增加关口：一文一事",
        "取消关口：自核意见处理完毕", "的时限由“平件5个工作日", "不再可以修改文稿", "的方式由“顺签”改为“或签”",
        "常用意见或说明有改动", "可退回到由“无”改为“拟稿”", "须换人办理的环节由“无”改为“归档”",
    ):  # fmt: skip
        assert words in told


def test_nothing_changes_in_silence() -> None:
    """Whichever field of a step or of the whole is changed, there is a sentence about it."""
    sign = SAMPLE.step("sign")
    ballot = SAMPLE.step("ballot")
    for changed in (
        replace(sign, forbidden=(Verb.TRANSFER,)), replace(sign, note="新"), replace(sign, opinion_required=True),
        replace(sign, join="together"), replace(ballot, if_rejected="second"), replace(sign, limits=None),
        replace(sign, routes=(Route("end"),)), replace(sign, final_text=False), replace(sign, gates=()),
    ):  # fmt: skip
        steps = tuple(changed if one.code == changed.code else one for one in SAMPLE.steps)
        assert differences(SAMPLE, replace(SAMPLE, steps=steps), {}), changed
    assert differences(SAMPLE, replace(SAMPLE, summary="新"), {}) == (
        "环节的次序或其他设置有改动。",
    )
    assert differences(SAMPLE, replace(SAMPLE, steps=SAMPLE.steps[::-1]), {})
