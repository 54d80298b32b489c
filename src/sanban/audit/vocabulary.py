"""The fixed words of the audit trail."""

from __future__ import annotations

from django.db import models


class ActorKind(models.TextChoices):
    """What kind of actor did something."""

    PERSON = "person", "人员"
    ADMINISTRATOR = "administrator", "管理员"
    SYSTEM = "system", "系统"


class Outcome(models.TextChoices):
    """Whether it was done or refused."""

    DONE = "done", "已办"
    REFUSED = "refused", "被拒"


TONES: dict[str, str] = {Outcome.DONE: "faint", Outcome.REFUSED: "warn"}
