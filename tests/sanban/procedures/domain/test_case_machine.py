"""Whatever is done to a case, in whatever order, its invariants hold; and each invariant can be broken."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sanban.procedures.invariants import INVARIANTS, Broken
from tests.sanban.procedures.machine import CaseMachine
from tests.sanban.procedures.seeded_bugs import BUGS

LONG = settings(
    max_examples=100, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
# A bug need only be found, not be made small; the same search every time.
SEARCH = settings(
    LONG, max_examples=1500, phases=[Phase.generate], derandomize=True, database=None,
    report_multiple_bugs=False,
)  # fmt: skip


def test_a_case_keeps_its_invariants() -> None:
    """A hundred cases of thirty acts each break none of them, and nearly every verb was carried out."""
    CaseMachine.accepted.clear()
    run_state_machine_as_test(CaseMachine, settings=LONG)
    assert len(INVARIANTS) >= 12
    assert len(CaseMachine.accepted) >= 20, CaseMachine.accepted


def test_every_invariant_has_its_bug() -> None:
    """No invariant stands that was never seen to fail."""
    assert list(BUGS) == list(INVARIANTS)


@pytest.mark.parametrize("name", BUGS)
def test_an_invariant_catches_its_bug(name: str) -> None:
    """With one thought left out of the engine, the invariant that guards it is broken."""
    machine = type("BuggyMachine", (CaseMachine,), {"only": frozenset({name})})
    with BUGS[name].planted(), pytest.raises(Broken, match=name):
        run_state_machine_as_test(machine, settings=SEARCH)
