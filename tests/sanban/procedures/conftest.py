"""A fresh case and the organ it runs in."""

from __future__ import annotations

import pytest

from sanban.procedures import gates
from sanban.procedures.shipped import shipped_gates
from tests.sanban.procedures.desk import Desk
from tests.sanban.procedures.organ import People, office
from tests.sanban.procedures.sample import SAMPLE


@pytest.fixture
def people() -> People:
    """Return the organ as it is on Monday."""
    return People()


@pytest.fixture
def desk(people: People) -> Desk:
    """Return a fresh case of the sample, with every gate open."""
    return Desk(SAMPLE, office(people), {"joint": True})


@pytest.fixture(autouse=True)
def _gates_ask_for_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no context answer for a gate: these tests are about procedures, whatever stands above."""
    alone = {code: gates.Registered(declared) for code, declared in shipped_gates().items()}
    monkeypatch.setattr(gates, "_known", alone)
