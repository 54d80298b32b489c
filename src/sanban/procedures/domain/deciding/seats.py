"""Finds who acts: by the rules of a step, and in place of those who have left."""

from __future__ import annotations

from collections.abc import Iterator

from sanban.procedures.domain.deciding.draft import Draft
from sanban.procedures.domain.deciding.guards import excluded
from sanban.procedures.domain.deciding.outcome import RefusalKind, UnableToProceed
from sanban.procedures.domain.definition import AssigneeRule, Step
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.terms import PartyState, Rule, StepKind

_NEEDS_ALL = {StepKind.ALL_OF, StepKind.VOTE}


def holders_for(draft: Draft, step: Step) -> tuple[Holder, ...]:
    """Return who acts at a step; refuse where nobody may.

    Where the rules name nobody, a step for one person falls to the head of the drafter's unit, with a
    warning; a concurrence or a vote does not, since the head cannot speak for the units asked.
    """
    barred = excluded(draft, step)
    found: dict[str, Holder] = {}
    for rule in step.assignees:
        for holder in _by_rule(draft, step, rule, barred):
            if holder.person not in barred:
                found.setdefault(holder.person, holder)
    if found:
        return tuple(found.values())
    return (_head_instead(draft, step, barred),)


def _by_rule(
    draft: Draft, step: Step, rule: AssigneeRule, barred: frozenset[str]
) -> Iterator[Holder]:
    if rule.rule is Rule.CHOSEN:
        yield from draft.chosen
    elif rule.rule in {Rule.DRAFTER, Rule.PERFORMER}:
        for holder in _earlier(draft, rule):
            seated = in_seat(draft, step, holder, barred)
            if seated is not None:
                yield seated
    else:
        yield from draft.office.staffing.holders(rule, draft.question(step.code, barred))


def _earlier(draft: Draft, rule: AssigneeRule) -> Iterator[Holder]:
    """Yield the people of an earlier step."""
    last = draft.state.last_done(rule.argument) if rule.rule is Rule.PERFORMER else None
    if last is None:
        yield draft.drafter
        return
    yield from (party.holder for party in last.parties if party.state is PartyState.DONE)


def in_seat(draft: Draft, step: Step, holder: Holder, barred: frozenset[str]) -> Holder | None:
    """Return the holder himself while in post, else his successor, else the head with a warning.

    Only the person himself can consent: a step that asks for that stays with him.
    """
    staffing = draft.office.staffing
    if staffing.is_in_post(holder, draft.at):
        return None if holder.person in barred else holder
    if step.personal_consent:
        return None
    successor = staffing.successor(holder, draft.at)
    if successor is not None and successor.person not in barred:
        draft.warnings.append(
            f"“{step.name}”原由{holder.name}办理，已离岗，由接任{holder.post_name}的{successor.name}办理。"
        )
        return successor
    head = staffing.head_over(holder, draft.at)
    if head is not None and head.person not in barred:
        draft.warnings.append(
            f"“{step.name}”原由{holder.name}办理，已离岗且岗位空缺，转由负责人{head.name}办理，请尽快确定人选。"
        )
        return head
    return None


def _head_instead(draft: Draft, step: Step, barred: frozenset[str]) -> Holder:
    chosen = any(rule.rule is Rule.CHOSEN for rule in step.assignees)
    head = draft.office.staffing.head_over(draft.drafter, draft.at)
    told = "、".join(draft.state.definition.told_rule(rule) for rule in step.assignees)
    if chosen:
        raise UnableToProceed(RefusalKind.NOBODY, f"请先选定“{step.name}”由谁办理。")
    if head is None or head.person in barred or step.kind in _NEEDS_ALL or step.personal_consent:
        raise UnableToProceed(
            RefusalKind.NOBODY, f"“{step.name}”没有找到可以办理的人（{told}），请先确定人选再送。"
        )
    draft.warnings.append(
        f"“{step.name}”没有找到{told}，转由负责人{head.name}办理，请尽快确定人选。"
    )
    return head
