"""The registry of gates 「关口」: the contexts that own what a gate demands register how to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sanban.procedures.domain.definition import Definition
from sanban.procedures.domain.gates import EvidenceGate, Gate, GateDeclaration, GateQuestion
from sanban.procedures.models import Case
from sanban.procedures.shipped import shipped_gates

Ask = Callable[[Case, GateQuestion], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Registered:
    """A gate, and how to find what it misses; ``ask`` is None where evidence alone satisfies it."""

    declaration: GateDeclaration
    ask: Ask | None = None


@dataclass(frozen=True, slots=True)
class CaseGate:
    """A registered gate as one case meets it."""

    declaration: GateDeclaration
    case: Case
    ask: Ask

    def missing(self, question: GateQuestion) -> tuple[str, ...]:
        """Return what is missing, one sentence each."""
        return tuple(self.ask(self.case, question))


_known: dict[str, Registered] = {}


def register(declaration: GateDeclaration, ask: Ask | None = None) -> None:
    """Add a gate; a second owner for one code is refused."""
    gate = Registered(declaration, ask)
    before = _known.get(declaration.code)
    if before is not None and before.ask is not None and before != gate:
        message = f"two contexts answer for the gate {declaration.code}"
        raise ValueError(message)
    _known[declaration.code] = gate


def answer_for(code: str, ask: Ask) -> None:
    """Answer for a declared gate; until somebody does, evidence alone satisfies it."""
    register(shipped_gates()[code], ask)


def register_own() -> None:
    """Register every declared gate that no other context has registered."""
    for declaration in shipped_gates().values():
        if declaration.code not in _known:
            register(declaration)


def codes() -> frozenset[str]:
    """List the codes of all gates."""
    return frozenset(_known)


def labels() -> dict[str, str]:
    """Return what people call each gate."""
    return {code: gate.declaration.label for code, gate in _known.items()}


def gates_for(case: Case) -> Mapping[str, Gate]:
    """Return all gates as a case meets them."""
    return {code: _gate(gate, case) for code, gate in _known.items()}


def _gate(gate: Registered, case: Case) -> Gate:
    if gate.ask is None:
        return EvidenceGate(gate.declaration)
    return CaseGate(gate.declaration, case, gate.ask)


def unknown_in(definition: Definition) -> Iterator[str]:
    """Yield the gates of a definition that nobody registered."""
    used = dict.fromkeys(code for step in definition.steps for code in step.gates)
    yield from (code for code in used if code not in _known)
