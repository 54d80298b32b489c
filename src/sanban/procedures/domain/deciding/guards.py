"""What must hold before anything is done; each refusal says who was faster or what is lacking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sanban.procedures.domain.case import CaseState, Party, Run
from sanban.procedures.domain.deciding.draft import Draft
from sanban.procedures.domain.deciding.outcome import RefusalKind, UnableToProceed
from sanban.procedures.domain.definition import Step
from sanban.procedures.domain.events import (
    CaseClosed,
    Event,
    FactChanged,
    PartyChanged,
    RunClosed,
    SubjectChanged,
)
from sanban.procedures.domain.people import SYSTEM, Holder
from sanban.procedures.domain.terms import CasePhase, PartyState, Verb


@dataclass(frozen=True, slots=True)
class Work:
    """An open piece of work that the actor may do; ``principal`` is whom he does it for, if another."""

    run: Run
    party: Party
    step: Step
    principal: Holder | None


def moment(at: datetime) -> str:
    """Return a moment as people read it."""
    return f"{at.month}月{at.day}日{at.hour}时{at.minute:02}分"


def must_be_in_post(draft: Draft) -> None:
    """Refuse an actor who has left his post."""
    actor = draft.request.actor
    if actor != SYSTEM and not draft.office.staffing.is_in_post(actor, draft.at):
        raise UnableToProceed(
            RefusalKind.NOT_YOURS,
            f"{actor.name}已不在{actor.post_name or '原'}岗位，不能再办理，请先办理离岗移交。",
        )


def must_be_running(draft: Draft) -> None:
    """Refuse where the case is closed or its clocks stand still."""
    must_be_open(draft)
    if draft.state.phase is CasePhase.PAUSED:
        raise UnableToProceed(RefusalKind.PAUSED, "本件已暂停，请先恢复，再继续办理。")


def must_be_open(draft: Draft) -> None:
    """Refuse where the case is closed."""
    if draft.state.phase.is_closed:
        closing = _last(draft.state, CaseClosed)
        told = f"由{closing.acting}于{moment(closing.recorded_at)}" if closing else ""
        raise UnableToProceed(
            RefusalKind.CLOSED, f"本件已{told}{draft.state.phase.label}，不能再办理。"
        )


def _last(state: CaseState, kind: type[CaseClosed]) -> Event | None:
    for event in reversed(state.events):
        if any(isinstance(effect, kind) for effect in event.effects):
            return event
    return None


def open_work(draft: Draft, assignment: str) -> tuple[Run, Party]:
    """Return an open piece of work; refuse any other and say what became of it."""
    found = draft.state.find(assignment)
    if found is None:
        raise UnableToProceed(RefusalKind.NOT_FOUND, "没有找到这件待办，请刷新待办列表后再试。")
    run, party = found
    if run.is_open and party.state is PartyState.OPEN:
        return run, party
    if run.is_open and party.state is PartyState.WAITING:
        raise UnableToProceed(RefusalKind.NOT_ALLOWED, "还没有轮到您办理，请等前面的人办完。")
    raise UnableToProceed(RefusalKind.TAKEN, _what_became(draft.state, run, party))


def _what_became(state: CaseState, run: Run, party: Party) -> str:
    name = state.definition.step(run.step).name if _has_step(state, run.step) else run.step
    if party.state is PartyState.DONE and party.done_at:
        return f"“{name}”已由{(party.acted_by or party.holder).name}于{moment(party.done_at)}办理，不用再办。"
    if party.state is PartyState.REMOVED:
        return f"“{name}”已不需要{party.holder.name}签署，不用再办。"
    for event in reversed(state.events):
        if any(_ends(effect, run.id, party.id) for effect in event.effects):
            act = event.verb.label
            return f"“{name}”已由{event.acting}于{moment(event.recorded_at)}{act}，您不用再办。"
    return f"“{name}”已不在待办中，请刷新待办列表。"


def _has_step(state: CaseState, code: str) -> bool:
    return any(step.code == code for step in state.definition.steps)


def _ends(effect: object, run: int, party: str) -> bool:
    if isinstance(effect, RunClosed):
        return effect.run == run
    return (
        isinstance(effect, PartyChanged)
        and effect.after.id == party
        and not effect.after.is_pending
    )


def my_work(draft: Draft, assignment: str) -> Work:
    """Return an open piece of work that the actor may do, for himself or for the one he stands in for."""
    run, party = open_work(draft, assignment)
    step = draft.state.step(run)
    principal = _principal(draft, step, party)
    if not draft.office.staffing.is_in_post(party.holder, draft.at):
        raise UnableToProceed(
            RefusalKind.NOT_YOURS,
            f"{party.holder.name}已不在{party.holder.post_name or '原'}岗位，请先办理离岗移交。",
        )
    must_be_another(draft, step, draft.request.actor)
    must_be_fresh(draft, run, party)
    return Work(run, party, step, principal)


def _principal(draft: Draft, step: Step, party: Party) -> Holder | None:
    """Return whom the actor stands in for; refuse where he may not act at all."""
    actor, principal = draft.request.actor, draft.request.on_behalf_of
    if principal is None or principal.is_same_person(actor):
        if actor.is_same_person(party.holder):
            return None
        raise UnableToProceed(
            RefusalKind.NOT_YOURS, f"这件待办由{party.holder.name}办理，您不能代为办理。"
        )
    if not principal.is_same_person(party.holder):
        # Whoever stands in for a holder cannot hand that on: a delegation is never transitive.
        raise UnableToProceed(
            RefusalKind.NOT_YOURS,
            f"这件待办由{party.holder.name}办理，{principal.name}不是办理人，不能再由您代办。",
        )
    if step.personal_consent:
        raise UnableToProceed(
            RefusalKind.NOT_ALLOWED,
            f"“{step.name}”要{principal.name}本人表示意见，任何人不能代替。",
        )
    if not draft.office.staffing.may_act_for(actor, principal, step.code, draft.at):
        raise UnableToProceed(
            RefusalKind.NOT_YOURS, f"您没有代{principal.name}办理“{step.name}”的有效授权。"
        )
    return principal


def must_be_another(draft: Draft, step: Step, actor: Holder) -> None:
    """Refuse where the actor did a step that this one must not share its people with."""
    for code in step.different_from:
        if actor.person in draft.state.performers(code):
            earlier = draft.state.definition.step(code).name
            raise UnableToProceed(
                RefusalKind.NOT_ALLOWED,
                f"{actor.name}办理过“{earlier}”，“{step.name}”须由另一个人办理。",
            )


def excluded(draft: Draft, step: Step) -> frozenset[str]:
    """Return the persons who may not act at a step."""
    return frozenset().union(*(draft.state.performers(code) for code in step.different_from))


def must_be_fresh(draft: Draft, run: Run, party: Party) -> None:
    """Refuse where the actor saw another text, or the case before somebody changed it."""
    request, state = draft.request, draft.state
    changed = tuple(_changes_since(draft, run, party))
    if changed:
        raise UnableToProceed(
            RefusalKind.STALE, f"您打开以后，{'；'.join(changed)}。请刷新后看清变化再办理。"
        )
    if request.subject_hash and request.subject_hash != state.subject_hash:
        raise UnableToProceed(
            RefusalKind.STALE, "您看到的不是最新文稿，请刷新后看过现在的文稿再办理。"
        )


def _changes_since(draft: Draft, run: Run, party: Party) -> Iterator[str]:
    seen = draft.request.seen_version
    if seen is None:
        return
    for event in draft.state.events[seen:]:
        own = event.actor.is_same_person(draft.request.actor)
        if not own and any(_concerns(effect, run, party) for effect in event.effects):
            yield f"{event.acting}于{moment(event.recorded_at)}{event.verb.label}"


def _concerns(effect: object, run: Run, party: Party) -> bool:
    if isinstance(effect, SubjectChanged | FactChanged):
        return True
    if isinstance(effect, RunClosed):
        return effect.run == run.id
    return isinstance(effect, PartyChanged) and effect.after.id == party.id


def must_allow(step: Step, verb: Verb) -> None:
    """Refuse what the step forbids."""
    if not step.allows(verb):
        raise UnableToProceed(
            RefusalKind.NOT_ALLOWED, f"“{step.name}”不允许{verb.label}，请直接办理或退回。"
        )


def must_say(text: str, what: str) -> str:
    """Return a text without the blanks around it; refuse where nothing is left."""
    said = text.strip()
    if not said:
        raise UnableToProceed(RefusalKind.INVALID, f"请写明{what}，不能空着。")
    return said


def is_part_of(draft: Draft, actor: Holder) -> bool:
    """Tell whether somebody has a part in the case: drafted, sent or did something of it."""
    if actor == SYSTEM or actor.is_same_person(draft.drafter):
        return True
    return any(actor.is_same_person(event.actor) for event in draft.state.events)
