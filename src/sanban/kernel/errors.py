"""The error whose message people may read."""

from __future__ import annotations


class DomainError(Exception):
    """Something the office rules do not allow; the message is one Chinese sentence for the user."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class StaleError(DomainError):
    """What somebody wanted to change has changed since he looked; the message says what to do."""
