"""Examine a draft: check it in a limited process of its own and lay it on the desk."""

from __future__ import annotations

from datetime import datetime

from sanban.documents.desk import Desk
from sanban.documents.engine import Refused, examination_of
from sanban.kernel.errors import DomainError


class UnableToExamine(DomainError):  # noqa: N818 - the name says what happened
    """Raised when a draft cannot be read; nothing of it is kept."""

    def __init__(self, message: str, *, too_large: bool = False) -> None:
        super().__init__(message)
        self.too_large = too_large


def examine(content: bytes, name: str, *, at: datetime) -> str:
    """Check ``content`` and return the token of the sheet it now lies on.

    Sheets left behind by others are swept off first, so that nothing outlives its session by long.
    """
    desk = Desk.of_this_site()
    desk.sweep(at=at)
    try:
        examination = examination_of(content, name, today=at.date())
    except Refused as refused:
        raise UnableToExamine(refused.message, too_large=refused.too_large) from refused
    return desk.lay_down(content, examination)
