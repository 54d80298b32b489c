"""Who acts: a person in a post, and where the organ's answers about people come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sanban.procedures.domain.definition import AssigneeRule, FactValue


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a post 「人在岗」 as at the time of an event; both names are kept for the record."""

    person: str
    name: str
    post: str = ""
    post_name: str = ""

    def is_same_person(self, other: Holder | None) -> bool:
        """Tell whether both are one person, in whichever post."""
        return other is not None and self.person == other.person


SYSTEM = Holder("system", "系统")


@dataclass(frozen=True, slots=True)
class StaffingQuestion:
    """What the organ must know to say who acts at a step."""

    step: str
    drafter: Holder
    facts: Mapping[str, FactValue]
    at: datetime
    excluded: frozenset[str] = frozenset()


class Staffing(Protocol):
    """The organ's answers about posts and people."""

    def holders(self, rule: AssigneeRule, question: StaffingQuestion) -> tuple[Holder, ...]:
        """Return who is meant by a rule now, without anyone ``excluded`` (persons, not posts)."""

    def is_in_post(self, holder: Holder, at: datetime) -> bool:
        """Tell whether the person still holds the post."""

    def successor(self, holder: Holder, at: datetime) -> Holder | None:
        """Return who holds the post now, ``None`` where it is vacant."""

    def head_over(self, holder: Holder, at: datetime) -> Holder | None:
        """Return the head of the unit the post belongs to, ``None`` where there is none."""

    def may_act_for(self, actor: Holder, principal: Holder, step: str, at: datetime) -> bool:
        """Tell whether a delegation in force lets ``actor`` act for ``principal`` at a step."""
