"""The answer of a policy."""

from __future__ import annotations

from dataclasses import dataclass

from sanban.kernel.errors import DomainError


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something is allowed, and if not, why, in one Chinese sentence."""

    allowed: bool
    reason: str = ""

    def or_raise(self, error: type[DomainError]) -> None:
        """Raise ``error`` with the reason where it is not allowed."""
        if not self.allowed:
            raise error(self.reason)


ALLOWED = Decision(allowed=True)
