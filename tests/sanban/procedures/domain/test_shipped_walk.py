"""The shipped procedures run from first draft to archive, each by its own road."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sanban.procedures.domain.definition import FactValue
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.prediction import predicted
from sanban.procedures.domain.replay import replay
from sanban.procedures.domain.terms import CasePhase
from sanban.procedures.shipped import shipped_definition
from tests.sanban.procedures.desk import Desk
from tests.sanban.procedures.organ import ZHOU

WALKS: list[tuple[str, dict[str, FactValue], list[str]]] = [
    (
        "outgoing-document",
        {"urgency": "ordinary", "importance": "ordinary", "needs-concurrence": False, "is-normative": False},
        ["draft", "second-reading", "unit-review", "openness-review", "office-review", "office-director",
         "sign-off", "final-check", "number", "print", "seal", "release", "archive"],
    ),
    (
        "outgoing-document",
        {"importance": "important", "needs-concurrence": True, "is-normative": True},
        ["draft", "second-reading", "unit-review", "openness-review", "concurrence", "concurrence",
         "concurrence", "legality-review", "office-review", "office-director", "leader-review",
         "head-sign-off", "final-check", "number", "print", "seal", "release", "archive"],
    ),
    (
        "outgoing-letter",
        {"is-reply": True},
        ["draft", "second-reading", "unit-review", "office-review", "office-director", "sign-off",
         "final-check", "number", "print", "seal", "release", "archive"],
    ),
    (
        "upward-document",
        {"document-type": "request-for-instructions", "needs-concurrence": False},
        ["draft", "second-reading", "unit-review", "office-review", "office-director", "leader-review",
         "sign-off", "final-check", "number", "print", "seal", "release", "archive"],
    ),
    (
        "joint-document",
        {},
        ["draft", "second-reading", "unit-review", "office-review", "office-director", "sign-off",
         "co-sign", "co-sign", "final-check", "number", "print", "seal", "release", "archive"],
    ),
    (
        "internal-submission",
        {"importance": "important"},
        ["draft", "unit-review", "office-director", "leader-review", "decision", "feedback"],
    ),
    (
        "minutes",
        {"has-decisions-for-others": True},
        ["draft", "second-reading", "organiser-review", "confirmation", "confirmation", "confirmation",
         "office-review", "office-director", "sign-off", "number", "print", "release", "archive"],
    ),
]  # fmt: skip


def walk(code: str, facts: Mapping[str, FactValue]) -> tuple[Desk, list[str]]:
    """Have everyone do his work at once; return the steps in the order they were done."""
    desk, done = Desk(shipped_definition(code), facts=facts), []
    while not desk.state.phase.is_closed:
        run, party = next(desk.state.assignments())
        ahead = {*predicted(desk.state), *desk.steps()}
        chosen: tuple[Holder, ...] = (ZHOU,) if run.step == "office-director" else ()
        desk.do(party.holder, opinion="同意", chosen=chosen, step=run.step)
        done.append(run.step)
        assert set(desk.steps()) <= ahead
    return desk, done


@pytest.mark.parametrize(("code", "facts", "expected"), WALKS)
def test_a_shipped_procedure_runs_to_its_end(
    code: str, facts: dict[str, FactValue], expected: list[str]
) -> None:
    """Each road leads through the steps that its facts demand, and no others."""
    desk, done = walk(code, facts)
    assert done == expected
    assert desk.state.phase is CasePhase.COMPLETED
    assert list(desk.state.assignments()) == []
    assert replay(desk.definition, desk.events) == desk.state
