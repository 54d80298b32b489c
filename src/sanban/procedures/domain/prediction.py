"""What will come next, as far as the facts tell 「预计」."""

from __future__ import annotations

from collections.abc import Iterator

from sanban.procedures.domain.case import CaseState, Run
from sanban.procedures.domain.definition import END, Step
from sanban.procedures.domain.terms import Rule, StepKind


def predicted(state: CaseState) -> tuple[str, ...]:
    """Return the steps still to come under the facts as declared, in the order of the procedure."""
    if state.phase.is_closed:
        return ()
    here = {run.step for run in state.open_runs()}
    answering = {frame.target for frame in state.frames}
    waiting = {state.run(number).step for frame in state.frames for number in frame.set_aside}
    ahead = {*waiting, *(owed.step for owed in state.owed)}
    # A step that answers a return goes straight back to those set aside, not on from where it stands.
    queue = [run.step for run in state.open_runs() if run.id not in answering]
    queue += ahead
    while queue:
        for code in _following(state, queue.pop()):
            if code not in ahead:
                ahead.add(code)
                queue.append(code)
    return tuple(
        step.code
        for step in state.definition.steps
        if step.code in ahead and step.code not in here and not step.kind.is_gateway
    )


def _following(state: CaseState, code: str) -> Iterator[str]:
    step: Step = state.definition.step(code)
    targets = [route.to for route in step.routes if route.is_open(state.known_facts)]
    chosen = targets if step.kind is StepKind.FORK else targets[:1]
    yield from (target for target in chosen or [step.join] if target != END)


def chosen_next(state: CaseState, run: Run) -> Step | None:
    """Return the step after a run that goes to whom its performer picks; ``None`` where none does.

    Only where this signer may be the last needed, and the case goes on from here rather than back up.
    """
    step = state.definition.step(run.step)
    many = step.kind not in {StepKind.ANY_OF, StepKind.VOTE} and len(run.pending()) > 1
    if many or any(frame.target == run.id for frame in state.frames):
        return None
    queue, seen = list(_following(state, run.step)), set[str]()
    while queue:
        code = queue.pop()
        if code in seen:
            continue
        seen.add(code)
        target = state.definition.step(code)
        if any(rule.rule is Rule.CHOSEN for rule in target.assignees):
            return target
        if target.kind.is_gateway:
            queue.extend(_following(state, code))
    return None
