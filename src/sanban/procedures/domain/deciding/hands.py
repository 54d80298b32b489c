"""Verbs that change whose hands the work is in: 加签, 减签, 转办, 委派, 离岗移交."""

from __future__ import annotations

from dataclasses import replace

from sanban.procedures.domain.case import Party, Run
from sanban.procedures.domain.commands import (
    Accept,
    AddSigner,
    Answer,
    Decline,
    Delegate,
    RemoveSigner,
    Reseat,
    Transfer,
)
from sanban.procedures.domain.deciding.draft import Draft, Note
from sanban.procedures.domain.deciding.forward import note_of
from sanban.procedures.domain.deciding.guards import (
    excluded,
    must_allow,
    must_be_another,
    must_say,
    my_work,
    open_work,
)
from sanban.procedures.domain.deciding.outcome import RefusalKind, UnableToProceed
from sanban.procedures.domain.deciding.seats import in_seat
from sanban.procedures.domain.deciding.signing import change, settle
from sanban.procedures.domain.definition import Step
from sanban.procedures.domain.events import PartyChanged
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.terms import PartyState, Placing, StepKind, Verb


def add_signer(draft: Draft, command: AddSigner) -> tuple[Verb, Note]:
    """Ask one more to sign: before the actor, after him, or beside the others."""
    work = my_work(draft, command.assignment)
    must_allow(work.step, Verb.ADD_SIGNER)
    _must_be_eligible(draft, work.run, work.step, command.signer)
    if work.step.kind is StepKind.VOTE and (
        command.placing is not Placing.BESIDE or any(one.done_at for one in work.run.parties)
    ):
        raise UnableToProceed(
            RefusalKind.NOT_ALLOWED, "表决开始以后不能增加投票人；开始以前只能并行加签。"
        )
    _place(draft, work.run, work.party, command)
    note = note_of(work, command.opinion, f"{command.placing.label}：{command.signer.name}")
    return Verb.ADD_SIGNER, note


def _must_be_eligible(draft: Draft, run: Run, step: Step, person: Holder) -> None:
    """Refuse a person who may not act at a step, or has a place in it already."""
    must_be_another(draft, step, person)
    if not draft.office.staffing.is_in_post(person, draft.at):
        raise UnableToProceed(
            RefusalKind.INVALID, f"{person.name}已不在{person.post_name or '原'}岗位，请另选一人。"
        )
    for party in run.parties:
        if person.is_same_person(party.holder) and party.state not in {
            PartyState.REMOVED,
            PartyState.CANCELLED,
        }:
            raise UnableToProceed(
                RefusalKind.INVALID, f"{person.name}已经是“{step.name}”的办理人，请另选一人。"
            )


def _place(draft: Draft, run: Run, own: Party, command: AddSigner) -> None:
    number = f"{run.id}.{len(run.parties) + 1}"
    kind = draft.state.step(run).kind
    added = Party(
        id=number,
        holder=command.signer,
        state=PartyState.OPEN,
        added_by=command.request.actor,
        # Beside others of whom one is enough, he is one more of them; before or after, he must sign.
        is_required=not (kind is StepKind.ANY_OF and command.placing is Placing.BESIDE),
    )
    if command.placing is Placing.BEFORE:
        draft.add(PartyChanged(run.id, replace(added, after=own.after)))
        waiting = replace(own, state=PartyState.WAITING, after=(*own.after, number))
        change(draft, run.id, own, waiting)
    elif command.placing is Placing.AFTER:
        draft.add(PartyChanged(run.id, replace(added, state=PartyState.WAITING, after=(own.id,))))
        for other in run.parties:
            if own.id in other.after:
                change(draft, run.id, other, replace(other, after=(*other.after, number)))
    else:
        draft.add(PartyChanged(run.id, replace(added, after=own.after)))


def remove_signer(draft: Draft, command: RemoveSigner) -> tuple[Verb, Note]:
    """Let go a signer who was added; those the procedure names can only be let go by a deviation."""
    found = draft.state.find(command.assignment)
    if found is None:
        raise UnableToProceed(RefusalKind.NOT_FOUND, "没有找到这个签署人，请刷新后再试。")
    run, party = found
    if run.is_open:
        must_allow(draft.state.step(run), Verb.REMOVE_SIGNER)
    if not run.is_open or not party.is_pending:
        raise UnableToProceed(RefusalKind.TAKEN, f"{party.holder.name}的签署已经结束，不能再减签。")
    if party.added_by is None:
        raise UnableToProceed(
            RefusalKind.NOT_ALLOWED,
            f"{party.holder.name}是流程规定的办理人，不能减签；确需不经其办理，请领导批准偏离后终止或改走。",
        )
    if not command.request.actor.is_same_person(party.added_by):
        raise UnableToProceed(
            RefusalKind.NOT_YOURS, f"{party.holder.name}由{party.added_by.name}加签，请由其减签。"
        )
    change(draft, run.id, party, replace(party, state=PartyState.REMOVED))
    settle(draft, run.id, command.request.actor)
    note = Note(run.step, run.id, party.id, command.opinion, detail=f"减签：{party.holder.name}")
    return Verb.REMOVE_SIGNER, note


def transfer(draft: Draft, command: Transfer) -> tuple[Verb, Note]:
    """Offer one's work to another; nothing changes hands until he accepts."""
    work = my_work(draft, command.assignment)
    must_allow(work.step, Verb.TRANSFER)
    _must_be_eligible(draft, work.run, work.step, command.to)
    change(draft, work.run.id, work.party, replace(work.party, offered_to=command.to, helper=None))
    return Verb.TRANSFER, note_of(work, command.opinion, f"转办：{command.to.name}")


def accept(draft: Draft, command: Accept) -> tuple[Verb, Note]:
    """Take over work that was offered; from now on the one who accepts is responsible."""
    run, party = _offered(draft, command.assignment, command.request.actor)
    step = draft.state.step(run)
    must_be_another(draft, step, command.request.actor)
    giver = party.holder
    taken = replace(party, holder=command.request.actor, offered_to=None, seen_at=draft.at)
    change(draft, run.id, party, taken)
    note = Note(run.step, run.id, party.id, detail=f"接办{giver.name}的待办")
    return Verb.ACCEPT, note


def decline(draft: Draft, command: Decline) -> tuple[Verb, Note]:
    """Refuse work that was offered, with a reason; it never left its holder."""
    run, party = _offered(draft, command.assignment, command.request.actor)
    reason = must_say(command.opinion, "谢绝的理由")
    change(draft, run.id, party, replace(party, offered_to=None))
    return Verb.DECLINE, Note(run.step, run.id, party.id, reason)


def _offered(draft: Draft, assignment: str, actor: Holder) -> tuple[Run, Party]:
    run, party = open_work(draft, assignment)
    if not actor.is_same_person(party.offered_to):
        raise UnableToProceed(
            RefusalKind.NOT_YOURS, "这件待办没有转给您，可能已被拿回，请刷新后再看。"
        )
    return run, party


def delegate(draft: Draft, command: Delegate) -> tuple[Verb, Note]:
    """Have another prepare one's work; it comes back, and one decides oneself."""
    work = my_work(draft, command.assignment)
    must_allow(work.step, Verb.DELEGATE)
    _must_be_eligible(draft, work.run, work.step, command.to)
    change(draft, work.run.id, work.party, replace(work.party, helper=command.to, offered_to=None))
    return Verb.DELEGATE, note_of(work, command.opinion, f"委派：{command.to.name}")


def answer(draft: Draft, command: Answer) -> tuple[Verb, Note]:
    """Give delegated work back with what was found; that decides nothing yet."""
    run, party = open_work(draft, command.assignment)
    if not command.request.actor.is_same_person(party.helper):
        raise UnableToProceed(
            RefusalKind.NOT_YOURS, "这件待办没有委派给您，可能已被拿回，请刷新后再看。"
        )
    said = must_say(command.opinion, "办理情况")
    change(draft, run.id, party, replace(party, helper=None, helper_opinion=said))
    note = Note(run.step, run.id, party.id, said, detail=f"回复{party.holder.name}的委派")
    return Verb.ANSWER, note


def reseat(draft: Draft, command: Reseat) -> tuple[Verb, Note]:
    """Move all open work of one who has left to his successor, or to the head with a warning."""
    person = command.person
    if draft.office.staffing.is_in_post(person, draft.at):
        raise UnableToProceed(
            RefusalKind.INVALID, f"{person.name}仍在岗，请用转办或委派，不用离岗移交。"
        )
    moved = [_reseated(draft, run, party, person) for run, party in _held(draft, person)]
    if not any(moved):
        told = (
            draft.warnings[-1] if draft.warnings else f"{person.name}在本件没有未办事项，不用移交。"
        )
        raise UnableToProceed(RefusalKind.NOBODY if draft.warnings else RefusalKind.INVALID, told)
    return Verb.RESEAT, Note(detail=f"移交{person.name}的未办事项")


def _held(draft: Draft, person: Holder) -> list[tuple[Run, Party]]:
    return [
        (run, party)
        for run in draft.state.open_runs()
        for party in run.pending()
        if any(person.is_same_person(one) for one in (party.holder, party.offered_to, party.helper))
    ]


def _reseated(draft: Draft, run: Run, party: Party, person: Holder) -> bool:
    """Give one piece of work a new holder, or take the one who left out of an offer."""
    after = replace(
        party,
        offered_to=None if person.is_same_person(party.offered_to) else party.offered_to,
        helper=None if person.is_same_person(party.helper) else party.helper,
    )
    step = draft.state.step(run)
    if person.is_same_person(party.holder):
        barred = excluded(draft, step) | {
            one.holder.person for one in run.parties if one.id != party.id
        }
        holder = in_seat(draft, step, party.holder, barred)
        if holder is None:
            draft.warnings.append(
                f"“{step.name}”不能由别人接替{person.name}办理，请确定人选或者退回、终止。"
            )
            return False
        after = replace(after, holder=holder, seen_at=None)
    change(draft, run.id, party, after)
    return True
