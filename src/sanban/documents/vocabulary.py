"""The words and tones in which findings and decisions are shown."""

from __future__ import annotations

from django.db.models import TextChoices

from gongwen import Severity

TONES: dict[str, str] = {
    Severity.S0: "grave",
    Severity.S1: "grave",
    Severity.S2: "warn",
    Severity.S3: "note",
    Severity.S4: "faint",
}


class Decision(TextChoices):
    """What the author decided about a finding."""

    OPEN = "open", "待定"
    ACCEPTED = "accepted", "已采纳"
    DISMISSED = "dismissed", "不采纳"

    @property
    def tone(self) -> str:
        """Return the tone in which the decision is shown."""
        return {"open": "faint", "accepted": "good", "dismissed": "note"}[self.value]
