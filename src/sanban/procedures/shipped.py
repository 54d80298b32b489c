"""The definitions and gates that come with the programme, read from its own files."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from sanban.procedures.domain.definition import Definition
from sanban.procedures.domain.gates import GateDeclaration, read_gates
from sanban.procedures.domain.reading import read_definition

_GATES = "gates.toml"
_FOLDER = "definitions"
# The order in which offices think of them.
CODES = (
    "outgoing-document",
    "outgoing-letter",
    "upward-document",
    "joint-document",
    "internal-submission",
    "minutes",
)


@cache
def shipped_gates() -> dict[str, GateDeclaration]:
    """Return the declared gates by code."""
    return {gate.code: gate for gate in read_gates(tomllib.loads(_text(_GATES)))}


def gate_labels() -> dict[str, str]:
    """Return what people call each gate."""
    return {code: gate.label for code, gate in shipped_gates().items()}


@cache
def shipped_definition(code: str) -> Definition:
    """Return the definition called ``code`` in ``CODES``."""
    return read_definition(shipped_text(code), shipped_gates().keys(), f"{code}.toml")


def shipped_definitions() -> tuple[Definition, ...]:
    """Return every shipped definition."""
    return tuple(shipped_definition(code) for code in CODES)


def shipped_text(code: str) -> str:
    """Return the TOML of a shipped definition."""
    return _text(f"{code}.toml")


def _text(name: str) -> str:
    return files("sanban.procedures").joinpath(_FOLDER, name).read_text(encoding="utf-8")
