"""Verbs that bring a case back: 退回, 拿回, 撤回, and a change of text that voids a signature."""

from __future__ import annotations

from dataclasses import replace

from sanban.procedures.domain.case import Owed, Party, ReturnFrame, Run
from sanban.procedures.domain.commands import Revise, SendBack, TakeBack, Withdraw
from sanban.procedures.domain.deciding.draft import Draft, Note
from sanban.procedures.domain.deciding.forward import note_of
from sanban.procedures.domain.deciding.guards import must_allow, must_say, my_work
from sanban.procedures.domain.deciding.outcome import RefusalKind, UnableToProceed
from sanban.procedures.domain.deciding.routing import (
    open_again,
    open_run,
    outgrown_signature,
)
from sanban.procedures.domain.deciding.signing import change
from sanban.procedures.domain.events import (
    CheckOwed,
    CheckPaid,
    Event,
    FrameDropped,
    FramePushed,
    RunClosed,
    RunOpened,
    RunReopened,
    SubjectChanged,
)
from sanban.procedures.domain.graph import is_before, reachable, successors
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.possible import sendable_to
from sanban.procedures.domain.terms import (
    PartyState,
    ReturnMode,
    ReturnReason,
    RunState,
    Verb,
)

_SYSTEM_REASONS = {ReturnReason.TEXT_CHANGED, ReturnReason.REJECTED}


def send_back(draft: Draft, command: SendBack) -> tuple[Verb, Note]:
    """Send the case back to an earlier step; the returner is owed another look in either mode."""
    work = my_work(draft, command.assignment)
    must_allow(work.step, Verb.SEND_BACK)
    _must_be_target(draft, work.run, command.to)
    if command.reason in _SYSTEM_REASONS:
        raise UnableToProceed(
            RefusalKind.INVALID, f"“{command.reason.label}”由系统使用，请选用别的退回理由。"
        )
    opinion = command.opinion.strip()
    if command.reason is ReturnReason.OTHER:
        opinion = must_say(opinion, "退回的具体理由")
    owed = Owed(work.step.code, work.party.holder)
    aside = _set_aside(draft, command, work.run)
    if owed not in draft.state.owed:
        draft.add(CheckOwed(owed))
    again = open_again(draft, command.to, command.request.actor, work.run.id)
    if command.mode is ReturnMode.DIRECT:
        draft.add(FramePushed(ReturnFrame(again.id, aside, work.party.holder, work.step.code)))
    note = note_of(work, opinion, f"退回“{draft.state.step(again).name}”，{command.mode.label}")
    return Verb.SEND_BACK, replace(note, reason=command.reason)


def _must_be_target(draft: Draft, run: Run, code: str) -> None:
    targets = sendable_to(draft.state, run)
    if code in targets:
        return
    definition = draft.state.definition
    names = "、".join(f"“{definition.step(one).name}”" for one in targets)
    told = f"可以退回到{names}。" if names else "前面没有可以退回的环节。"
    raise UnableToProceed(RefusalKind.NOT_ALLOWED, f"不能退回到这个环节，{told}")


def _set_aside(draft: Draft, command: SendBack, own: Run) -> tuple[int, ...]:
    """Close everything that lies after the target; return what comes up again in direct mode."""
    direct = command.mode is ReturnMode.DIRECT
    closed = [
        run
        for run in draft.state.open_runs()
        if is_before(draft.state.definition, command.to, run.step)
    ]
    for run in closed:
        state = RunState.SET_ASIDE if direct else RunState.CANCELLED
        state = RunState.RETURNED if run.id == own.id else state
        draft.add(RunClosed(run.id, state, draft.at, command.request.actor))
    numbers = tuple(run.id for run in closed)
    if not direct:
        for frame in draft.state.frames:
            if frame.target in numbers:
                draft.add(FrameDropped(frame))
    return numbers


def take_back(draft: Draft, command: TakeBack) -> tuple[Verb, Note]:
    """Take back one's own act: an offer not yet accepted, or work that nobody has opened since."""
    found = draft.state.find(command.assignment)
    if found is None:
        raise UnableToProceed(RefusalKind.NOT_FOUND, "没有找到这件办理记录，请刷新后再试。")
    run, party = found
    if not any(step.code == run.step for step in draft.state.definition.steps):
        raise UnableToProceed(
            RefusalKind.NOT_ALLOWED, "本件已改用新版流程，这一步已经取消，不能拿回。"
        )
    must_allow(draft.state.step(run), Verb.TAKE_BACK)
    actor = command.request.actor
    note = Note(step=run.step, run=run.id, assignment=party.id)
    if party.state is PartyState.OPEN and actor.is_same_person(party.holder):
        _take_back_offer(draft, run, party)
        return Verb.TAKE_BACK, note
    if party.state is not PartyState.DONE or not actor.is_same_person(party.acted_by):
        raise UnableToProceed(RefusalKind.NOT_YOURS, "只能拿回自己刚办理的事项。")
    if not run.is_open:
        _undo_close(draft, run)
    _must_be_unread(draft, run, party)
    reopened = replace(
        party, state=PartyState.OPEN, choice=None, opinion="", acted_by=None, done_at=None,
        subject_hash="",
    )  # fmt: skip
    change(draft, run.id, party, reopened)
    _wait_again(draft, run.id, party)
    return Verb.TAKE_BACK, note


def _take_back_offer(draft: Draft, run: Run, party: Party) -> None:
    if party.offered_to is None and party.helper is None:
        raise UnableToProceed(RefusalKind.INVALID, "这件待办还在您手里，不用拿回。")
    change(draft, run.id, party, replace(party, offered_to=None, helper=None))


def _must_be_unread(draft: Draft, run: Run, party: Party) -> None:
    """Refuse where somebody who waited for this signer has opened his own work."""
    for other in draft.state.run(run.id).parties:
        if party.id in other.after and other.seen_at is not None:
            raise UnableToProceed(
                RefusalKind.TAKEN,
                f"{other.holder.name}已经签阅，不能再拿回；确需修改请与其联系退回。",
            )


def _wait_again(draft: Draft, number: int, party: Party) -> None:
    """Have those wait again who were called up by the act taken back, or bring back those let go."""
    for other in draft.state.run(number).parties:
        if other.state is PartyState.OPEN and party.id in other.after:
            change(draft, number, other, replace(other, state=PartyState.WAITING))
        elif other.state is PartyState.CANCELLED and other.id != party.id:
            back = PartyState.WAITING if other.after else PartyState.OPEN
            change(draft, number, other, replace(other, state=back))


def _undo_close(draft: Draft, run: Run) -> None:
    """Undo what the close of a run brought about; refuse once anybody has opened what came of it."""
    event = _closing_event(draft, run)
    later = [one for one in draft.state.runs if one.id > run.id and one.source == run.id]
    touched = [one for one in later if not one.is_open or _is_read(one)]
    following = reachable(successors(draft.state.definition.steps), run.step)
    others = [one for one in draft.state.open_runs() if one.step in following and one not in later]
    if (
        run.state is not RunState.DONE
        or event is None
        or touched
        or _is_overtaken(draft, run, others)
    ):
        who = _reader(touched)
        told = f"{who}已经签阅" if who else "后面的环节已经办理"
        raise UnableToProceed(RefusalKind.TAKEN, f"{told}，不能再拿回；确需修改请与其联系退回。")
    actor = draft.request.actor
    replaced = {
        effect.replaces: effect.run.id
        for effect in event.effects
        if isinstance(effect, RunOpened) and effect.replaces
    }
    for one in later:
        state = RunState.SET_ASIDE if one.id in replaced.values() else RunState.TAKEN_BACK
        draft.add(RunClosed(one.id, state, draft.at, actor))
    _restore_frames(draft, event, replaced)
    draft.add(RunReopened(run.id))


def _is_overtaken(draft: Draft, run: Run, others: list[Run]) -> bool:
    """Tell whether the case went on past this run by somebody else's act."""
    newer = [one for one in draft.state.runs if one.step == run.step and one.id > run.id]
    return bool(newer) or any(one.opened_at >= (run.closed_at or one.opened_at) and one.id > run.id
                              for one in others)  # fmt: skip


def _restore_frames(draft: Draft, event: Event, replaced: dict[int, int]) -> None:
    for effect in event.effects:
        if isinstance(effect, FramePushed) and effect.frame in draft.state.frames:
            draft.add(FrameDropped(effect.frame))
        elif isinstance(effect, FrameDropped):
            aside = tuple(replaced.get(number, number) for number in effect.frame.set_aside)
            draft.add(FramePushed(replace(effect.frame, set_aside=aside)))
        elif isinstance(effect, CheckPaid):
            draft.add(CheckOwed(effect.owed))


def _closing_event(draft: Draft, run: Run) -> Event | None:
    for event in reversed(draft.state.events):
        if any(isinstance(one, RunClosed) and one.run == run.id for one in event.effects):
            return event
    return None


def _is_read(run: Run) -> bool:
    return any(party.seen_at is not None and not _is_carried(run, party) for party in run.parties)


def _is_carried(run: Run, party: Party) -> bool:
    """Tell whether a signature was carried over from a run before a return."""
    return party.done_at is not None and party.done_at <= run.opened_at


def _reader(runs: list[Run]) -> str:
    readers = (party.holder.name for run in runs for party in run.parties if party.seen_at)
    return next(readers, "")


def withdraw(draft: Draft, command: Withdraw) -> tuple[Verb, Note]:
    """Call the whole case back to its drafter, up to the step the procedure names."""
    actor = command.request.actor
    if not actor.is_same_person(draft.drafter):
        raise UnableToProceed(
            RefusalKind.NOT_YOURS, f"只有拟稿人{draft.drafter.name}可以撤回；确需收回请退回或终止。"
        )
    definition, state = draft.state.definition, draft.state
    before = definition.withdraw_before
    if before and any(
        run.step == before or is_before(definition, before, run.step) for run in state.runs
    ):
        name = definition.step(before).name
        raise UnableToProceed(
            RefusalKind.NOT_ALLOWED, f"已经到过“{name}”，不能再撤回；确需收回请联系退回或终止。"
        )
    first = definition.first
    if [run.step for run in state.open_runs()] == [first.code]:
        raise UnableToProceed(RefusalKind.INVALID, "文稿还在您手里，不用撤回。")
    for run in state.open_runs():
        draft.add(RunClosed(run.id, RunState.CANCELLED, draft.at, actor))
    for frame in draft.state.frames:
        draft.add(FrameDropped(frame))
    again = open_run(draft, first, (draft.drafter,), actor, 0)
    return Verb.WITHDRAW, Note(
        step=first.code, run=again.id, assignment=again.parties[0].id, opinion=command.opinion
    )


def revise(draft: Draft, command: Revise) -> tuple[Verb, Note]:
    """Change the text; where that voids a signature, the signer must look again before the case goes on."""
    new_hash = must_say(command.new_hash, "新文稿的版本")
    state, actor = draft.state, command.request.actor
    editing = [
        (run, party)
        for run, party in state.assignments()
        if actor.is_same_person(party.holder) and state.step(run).edits
    ]
    if not editing:
        raise UnableToProceed(
            RefusalKind.NOT_YOURS, "您现在没有修改文稿的待办，请由正在拟稿或审核的人修改。"
        )
    if new_hash == state.subject_hash:
        raise UnableToProceed(RefusalKind.INVALID, "文稿没有变化，不用保存新版本。")
    run, party = editing[0]
    draft.add(SubjectChanged(state.subject_hash, new_hash))
    _sign_again(draft, actor)
    return Verb.REVISE, Note(step=run.step, run=run.id, assignment=party.id)


def _sign_again(draft: Draft, actor: Holder) -> None:
    """Bring the case to the first signer whose signature the text has outgrown."""
    state = draft.state
    for step in state.definition.steps:
        later = [
            run for run in state.open_runs() if is_before(state.definition, step.code, run.step)
        ]
        if not step.binds_text or not later or outgrown_signature(state, later) != step.code:
            continue
        for run in later:
            draft.add(RunClosed(run.id, RunState.SET_ASIDE, draft.at, actor))
        again = open_again(draft, step.code, actor, later[0].id)
        numbers = tuple(run.id for run in later)
        draft.add(FramePushed(ReturnFrame(again.id, numbers, actor, later[0].step)))
        draft.warnings.append(f"文稿在“{step.name}”之后有改动，原签署作废，已送原签批人复审。")
        return
