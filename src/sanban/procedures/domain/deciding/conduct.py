"""Verbs about the case as a whole: 催办, 终止, 暂停, 恢复, 改期, 到时提醒, 改变要素, 改用新版流程."""

from __future__ import annotations

from sanban.procedures.domain.case import ClockMark, Run
from sanban.procedures.domain.clocks import URGENCY_FACT, due_marks, urgency_of
from sanban.procedures.domain.codec import content_hash
from sanban.procedures.domain.commands import (
    Declare,
    MoveVersion,
    PauseCase,
    Remind,
    Reschedule,
    ResumeCase,
    Terminate,
    Tick,
)
from sanban.procedures.domain.deciding.draft import Draft, Note
from sanban.procedures.domain.deciding.forward import must_be_value
from sanban.procedures.domain.deciding.guards import (
    is_part_of,
    must_allow,
    must_say,
    open_work,
)
from sanban.procedures.domain.deciding.outcome import RefusalKind, UnableToProceed
from sanban.procedures.domain.difference import plan_move
from sanban.procedures.domain.events import (
    CaseClosed,
    ClockSpoke,
    FactChanged,
    LimitChanged,
    PauseBegun,
    PauseEnded,
    RunClosed,
    VersionMoved,
)
from sanban.procedures.domain.people import SYSTEM, Holder
from sanban.procedures.domain.responsibility import responsible_now
from sanban.procedures.domain.terms import CasePhase, Mark, RunState, Verb


def remind(draft: Draft, command: Remind) -> tuple[Verb, Note]:
    """Press for a piece of work; only those who have a part in the case may."""
    run, party = open_work(draft, command.assignment)
    must_allow(draft.state.step(run), Verb.REMIND)
    actor = command.request.actor
    if actor.is_same_person(party.holder):
        raise UnableToProceed(RefusalKind.INVALID, "这件待办就在您手里，请直接办理。")
    _must_have_part(draft, actor)
    note = Note(run.step, run.id, party.id, command.opinion, detail=f"催办{party.holder.name}")
    return Verb.REMIND, note


def _must_have_part(draft: Draft, actor: Holder) -> None:
    leaders = (*draft.state.definition.terminate_by, *draft.state.definition.deviation_by)
    if not is_part_of(draft, actor) and not draft.is_among(actor, leaders):
        raise UnableToProceed(
            RefusalKind.NOT_YOURS, "只有本件的经办人和有关领导可以这样做，请联系他们。"
        )


def terminate(draft: Draft, command: Terminate) -> tuple[Verb, Note]:
    """End the case for good; the drafter may while it has not left him, later a leader must."""
    actor = command.request.actor
    state = draft.state
    unsent = [run.step for run in state.open_runs()] == [state.definition.first.code]
    own = unsent and actor.is_same_person(draft.drafter)
    if not own and not draft.is_among(actor, state.definition.terminate_by):
        raise UnableToProceed(
            RefusalKind.NOT_YOURS,
            f"终止要由{_told(draft, 'terminate')}决定，请报请决定。",
        )
    reason = must_say(command.reason, "终止的理由")
    for run in state.open_runs():
        draft.add(RunClosed(run.id, RunState.CANCELLED, draft.at, actor))
    if state.phase is CasePhase.PAUSED:
        draft.add(PauseEnded(draft.at))
    draft.add(CaseClosed(CasePhase.TERMINATED))
    return Verb.TERMINATE, Note(detail=reason)


def _told(draft: Draft, what: str) -> str:
    definition = draft.state.definition
    rules = definition.terminate_by if what == "terminate" else definition.deviation_by
    return "或".join(definition.told_rule(rule) for rule in rules) or "有关领导"


def pause(draft: Draft, command: PauseCase) -> tuple[Verb, Note]:
    """Stop all clocks; nothing but what keeps the case in order can be done meanwhile."""
    if draft.state.phase is CasePhase.PAUSED:
        raise UnableToProceed(RefusalKind.INVALID, "本件已经暂停，不用再次暂停。")
    _must_conduct(draft, command.request.actor)
    reason = must_say(command.reason, "暂停的理由")
    draft.add(PauseBegun(draft.at))
    return Verb.PAUSE, Note(detail=reason)


def resume(draft: Draft, command: ResumeCase) -> tuple[Verb, Note]:
    """Let the clocks go on; what they had used up is not lost."""
    if draft.state.phase is not CasePhase.PAUSED:
        raise UnableToProceed(RefusalKind.INVALID, "本件没有暂停，不用恢复。")
    _must_conduct(draft, command.request.actor)
    draft.add(PauseEnded(draft.at))
    return Verb.RESUME, Note(opinion=command.opinion)


def _must_conduct(draft: Draft, actor: Holder) -> None:
    """Refuse all but the drafter, whoever is responsible now, and the leaders."""
    if actor.is_same_person(draft.drafter) or actor.is_same_person(responsible_now(draft.state)):
        return
    if not draft.is_among(actor, draft.state.definition.deviation_by):
        raise UnableToProceed(
            RefusalKind.NOT_YOURS, "暂停和恢复要由拟稿人、现在的负责人或有关领导决定，请联系他们。"
        )


def reschedule(draft: Draft, command: Reschedule) -> tuple[Verb, Note]:
    """Give a step another time limit; what it has used up stays used up."""
    run = open_run_of(draft, command.run)
    if not draft.is_among(command.request.actor, draft.state.definition.deviation_by):
        raise UnableToProceed(
            RefusalKind.NOT_YOURS, f"改期要由{_told(draft, 'deviate')}决定，请报请决定。"
        )
    if command.limit.amount <= 0 or command.limit == run.limit:
        raise UnableToProceed(
            RefusalKind.INVALID, "新的时限要大于零，并且与原来的不同，请重新填写。"
        )
    reason = must_say(command.reason, "改期的理由")
    draft.add(LimitChanged(run.id, command.limit, run.limit))
    before = run.limit.text if run.limit else "无时限"
    detail = f"时限由{before}改为{command.limit.text}：{reason}"
    return Verb.RESCHEDULE, Note(run.step, run.id, detail=detail)


def open_run_of(draft: Draft, number: int) -> Run:
    """Return an open run; refuse any other."""
    for run in draft.state.open_runs():
        if run.id == number:
            return run
    raise UnableToProceed(RefusalKind.TAKEN, "这个环节已经办结或者不存在，请刷新后再看。")


def tick(draft: Draft, command: Tick) -> tuple[Verb, Note]:
    """Let every clock say once what is due: warn, tell that the time is over, tell the leader."""
    del command
    for run in draft.state.open_runs():
        for mark in due_marks(draft.state, run, draft.at, draft.office.working_time):
            draft.add(ClockSpoke(run.id, ClockMark(mark, draft.at), _told_to(draft, run, mark)))
    if not draft.has_effects:
        raise UnableToProceed(RefusalKind.INVALID, "现在没有到时的事项。")
    return Verb.CLOCK, Note()


def _told_to(draft: Draft, run: Run, mark: Mark) -> tuple[Holder, ...]:
    limits = draft.state.step(run).limits
    if mark is Mark.ESCALATED and limits and limits.escalate_to:
        staffing = draft.office.staffing
        return staffing.holders(limits.escalate_to, draft.question(run.step))
    return tuple(party.holder for party in run.open_parties())


def declare(draft: Draft, command: Declare) -> tuple[Verb, Note]:
    """Declare a fact otherwise; limits by urgency follow, ways already gone are not gone again."""
    state, actor = draft.state, command.request.actor
    must_be_value(state.definition, command.fact, command.value)
    _must_have_part(draft, actor)
    before = state.known_facts.get(command.fact)
    fact = state.definition.fact(command.fact)
    assert fact is not None  # noqa: S101 - its value has just been judged
    if before == command.value:
        raise UnableToProceed(
            RefusalKind.INVALID, f"“{fact.label}”本来就是{fact.told(command.value)}。"
        )
    draft.add(FactChanged(command.fact, command.value, before))
    if command.fact == URGENCY_FACT:
        _follow_urgency(draft)
    for step in state.definition.steps:
        routed = any(one.fact == command.fact for route in step.routes for one in route.when)
        if routed and (step.kind.is_gateway or state.last_done(step.code)):
            draft.warnings.append(
                f"“{step.name}”以后的去向取决于{fact.label}；已经走过的，需要重走请退回。"
            )
    told = fact.told(before) if before is not None else "未填"
    return Verb.DECLARE, Note(detail=f"{fact.label}由{told}改为{fact.told(command.value)}")


def _follow_urgency(draft: Draft) -> None:
    for run in draft.state.open_runs():
        limits = draft.state.step(run).limits
        limit = limits.for_urgency(urgency_of(draft.state)) if limits else None
        if limit is not None and limit != run.limit:
            draft.add(LimitChanged(run.id, limit, run.limit))


def move_version(draft: Draft, command: MoveVersion) -> tuple[Verb, Note]:
    """Carry the case on under another version; refuse where an open step has no place in it."""
    actor, state, new = command.request.actor, draft.state, command.definition
    if actor != SYSTEM and not draft.is_among(actor, state.definition.terminate_by):
        raise UnableToProceed(
            RefusalKind.NOT_YOURS, f"改用新版流程要由{_told(draft, 'terminate')}决定，请报请决定。"
        )
    before, after = content_hash(state.definition), content_hash(new)
    if before == after or new.code != state.definition.code:
        raise UnableToProceed(RefusalKind.INVALID, "这不是本流程的另一个版本，请重新选择。")
    reason = must_say(command.reason, "改用新版的理由")
    waiting = [state.run(number).step for frame in state.frames for number in frame.set_aside]
    needed = [*(run.step for run in state.open_runs()), *waiting, *(one.step for one in state.owed)]
    plan = plan_move(state.definition, new, needed, {})
    if not plan.is_possible:
        names = "、".join(f"“{name}”" for _, name in plan.lost)
        raise UnableToProceed(
            RefusalKind.NOT_ALLOWED, f"新版流程里没有正在办理的{names}，请办完这一步再改用新版。"
        )
    draft.add(VersionMoved(before, after))
    return Verb.MOVE_VERSION, Note(detail=reason)
