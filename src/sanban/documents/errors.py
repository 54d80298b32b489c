"""What can be refused about an outgoing document."""

from __future__ import annotations

from sanban.kernel.errors import DomainError, StaleError


class UnableToHandleDocument(DomainError):  # noqa: N818 - the name says what happened
    """Something that cannot be done with a document; the message says why and what to do."""


class DocumentChanged(StaleError):  # noqa: N818 - the name says what happened
    """The document changed since it was looked at; the message says by whom and when."""
