"""The tables of procedures."""

from sanban.procedures.models.assignment import Assignment
from sanban.procedures.models.case import Case, ConsultedUnit, Part
from sanban.procedures.models.duty import Duty
from sanban.procedures.models.event import Event, Evidence
from sanban.procedures.models.procedure import Procedure, ProcedureVersion

__all__ = [
    "Assignment",
    "Case",
    "ConsultedUnit",
    "Duty",
    "Event",
    "Evidence",
    "Part",
    "Procedure",
    "ProcedureVersion",
]
