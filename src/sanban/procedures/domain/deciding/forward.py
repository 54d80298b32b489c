"""Verbs that bring a case forward: 发起, 签阅, 办理, 补办."""

from __future__ import annotations

from dataclasses import replace

from sanban.procedures.domain.codec import content_hash
from sanban.procedures.domain.commands import Complete, EnterLate, Open, Start
from sanban.procedures.domain.deciding.draft import Draft, Note
from sanban.procedures.domain.deciding.guards import (
    Work,
    must_allow,
    must_be_another,
    must_be_fresh,
    must_say,
    my_work,
    open_work,
)
from sanban.procedures.domain.deciding.outcome import RefusalKind, UnableToProceed
from sanban.procedures.domain.deciding.routing import open_run
from sanban.procedures.domain.deciding.signing import change, sign
from sanban.procedures.domain.definition import AssigneeRule, Definition, FactValue, Step
from sanban.procedures.domain.events import CaseStarted
from sanban.procedures.domain.terms import Choice, Rule, StepKind, Verb

_VOTES = {Choice.AGREE, Choice.AGAINST, Choice.ABSTAIN}
_WORDS = {Choice.AGREE, Choice.RESERVE}


def begin(draft: Draft, command: Start) -> tuple[Verb, Note]:
    """Begin a case at its first step, with whoever begins it as drafter."""
    definition = draft.state.definition
    facts = dict(command.facts)
    for fact, value in facts.items():
        must_be_value(definition, fact, value)
    actor = command.request.actor
    must_say(command.subject_hash, "文稿的版本")
    draft.add(
        CaseStarted(content_hash(definition), actor, command.subject_hash, tuple(facts.items()))
    )
    run = open_run(draft, definition.first, (actor,), actor, 0)
    return Verb.START, Note(step=run.step, run=run.id, assignment=run.parties[0].id)


def must_be_value(definition: Definition, code: str, value: FactValue) -> None:
    """Refuse a fact the procedure does not know, or a value the fact cannot have."""
    fact = definition.fact(code)
    if fact is None:
        raise UnableToProceed(
            RefusalKind.INVALID, f"“{definition.name}”没有要素“{code}”，请核对流程定义。"
        )
    if value not in fact.values() or isinstance(value, bool) == bool(fact.options):
        allowed = "、".join(fact.told(one) for one in fact.values())
        raise UnableToProceed(RefusalKind.INVALID, f"“{fact.label}”只能是{allowed}，请重新选择。")


def open_for_reading(draft: Draft, command: Open) -> tuple[Verb, Note]:
    """Note that the assignee has opened his work; from now on it cannot be taken back from him."""
    work = my_work(draft, command.assignment)
    if work.party.seen_at is not None:
        raise UnableToProceed(RefusalKind.TAKEN, "这件待办已经签阅过，可以直接办理。")
    change(draft, work.run.id, work.party, replace(work.party, seen_at=draft.at))
    return Verb.OPEN, note_of(work)


def note_of(work: Work, opinion: str = "", detail: str = "") -> Note:
    """Return what an event tells of the work it was done on."""
    return Note(
        step=work.step.code,
        run=work.run.id,
        assignment=work.party.id,
        opinion=opinion,
        detail=detail,
        on_behalf_of=work.principal,
    )


def complete(draft: Draft, command: Complete) -> tuple[Verb, Note]:
    """Do one's piece of work; the last needed word closes the step and opens the next."""
    work = my_work(draft, command.assignment)
    opinion = _opinion(work.step, command.choice, command.opinion)
    draft.chosen = command.chosen
    sign(draft, work.run, work.party, command.request.actor, command.choice, opinion, draft.at)
    return Verb.COMPLETE, note_of(work, opinion, command.choice.label)


def _opinion(step: Step, choice: Choice, written: str) -> str:
    """Return the opinion as it is to be recorded; refuse what the step does not take."""
    allowed = _VOTES if step.kind is StepKind.VOTE else _WORDS
    if choice not in allowed:
        told = "、".join(one.label for one in Choice if one in allowed)
        advice = "" if step.kind is StepKind.VOTE else "不同意的请退回并写明理由，"
        raise UnableToProceed(
            RefusalKind.INVALID, f"“{step.name}”不能选“{choice.label}”，{advice}可选{told}。"
        )
    if choice is Choice.RESERVE:
        return must_say(written, "保留什么意见")
    return must_say(written, f"“{step.name}”的意见") if step.opinion_required else written.strip()


def enter_late(draft: Draft, command: EnterLate) -> tuple[Verb, Note]:
    """Record what its holder did on paper, with its true time and the reason for recording it later."""
    run, party = open_work(draft, command.assignment)
    step = draft.state.step(run)
    must_allow(step, Verb.LATE_ENTRY)
    actor = command.request.actor
    own = actor.is_same_person(party.holder)
    registry = draft.is_among(actor, (AssigneeRule(Rule.REGISTRY),))
    if not (own or registry or actor.is_same_person(run.sent_by)):
        raise UnableToProceed(
            RefusalKind.NOT_YOURS, "补办要由办理人本人、送办人或者文书登记，请交给他们登记。"
        )
    if step.personal_consent and not own:
        raise UnableToProceed(
            RefusalKind.NOT_ALLOWED,
            f"“{step.name}”要{party.holder.name}本人表示意见，不能由别人补办。",
        )
    if command.happened_at >= draft.at:
        raise UnableToProceed(
            RefusalKind.INVALID, "补办的实际办理时间要早于现在，请写明当时办理的时间。"
        )
    reason = must_say(command.reason, "为什么当时没有在系统里办理")
    must_be_another(draft, step, party.holder)
    must_be_fresh(draft, run, party)
    opinion = _opinion(step, command.choice, command.opinion)
    sign(draft, run, party, party.holder, command.choice, opinion, command.happened_at)
    return Verb.LATE_ENTRY, Note(
        step=step.code,
        run=run.id,
        assignment=party.id,
        opinion=opinion,
        detail=reason,
        on_behalf_of=None if own else party.holder,
        happened_at=command.happened_at,
    )
