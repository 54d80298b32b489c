"""Where a case can be sent back to; the page offers these steps, and the engine takes no other."""

from __future__ import annotations

from sanban.procedures.domain.case import CaseState, Run
from sanban.procedures.domain.graph import is_before


def sendable_to(state: CaseState, run: Run) -> tuple[str, ...]:
    """Return the steps a case can be sent back to from a run, in the order of the procedure."""
    definition = state.definition
    allowed = state.step(run).returns_to
    return tuple(
        step.code
        for step in definition.steps
        if not step.kind.is_gateway
        and (not allowed or step.code in allowed)
        and is_before(definition, step.code, run.step)
        and state.last_done(step.code) is not None
    )
