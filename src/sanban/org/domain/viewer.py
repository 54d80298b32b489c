"""Who is looking."""

from __future__ import annotations

from typing import Protocol


class Viewer(Protocol):
    """Whatever decides what somebody may see: the organ, the role, and the person, if it is one."""

    @property
    def organ_id(self) -> int:
        """Return the organ the viewer belongs to."""

    @property
    def role(self) -> str:
        """Return what the viewer's account is for."""

    @property
    def account_id(self) -> int:
        """Return the viewer's account."""

    @property
    def person_id(self) -> int | None:
        """Return the person, or nothing for an administrator."""
