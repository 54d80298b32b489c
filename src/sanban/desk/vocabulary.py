"""The fixed words of the desk."""

from __future__ import annotations

from django.db import models


class Due(models.TextChoices):
    """How the time limit of a piece of work stands."""

    OVERDUE = "overdue", "逾期"
    SOON = "soon", "临期"
    NORMAL = "normal", "正常"
    NONE = "none", "不计时"


DUE_TONES: dict[str, str] = {
    Due.OVERDUE: "grave",
    Due.SOON: "warn",
    Due.NORMAL: "note",
    Due.NONE: "faint",
}

NO_VIEW = "没有找到这个视图，可能已经删除，请刷新后再看。"
