"""What the demonstration refuses."""

from __future__ import annotations

from sanban.kernel.errors import DomainError


class UnableToGenerate(DomainError):  # noqa: N818 - the name says what happened
    """An organ that no documents can be generated in; the message says what to do."""
