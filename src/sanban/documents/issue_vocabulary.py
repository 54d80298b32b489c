"""The fixed words of numbering, sealing and releasing."""

from __future__ import annotations

from django.db.models import TextChoices


class NumberState(TextChoices):
    """What became of a number that was taken."""

    USED = "used", "在用"
    VOID = "void", "作废"

    @property
    def tone(self) -> str:
        """Return the tone in which the state is shown."""
        return {"used": "good", "void": "warn"}[self.value]


class Delivered(TextChoices):
    """How copies reach their recipient."""

    CONFIDENTIAL_POST = "confidential-post", "机要交换"
    BY_HAND = "by-hand", "专人送达"
    BY_MAIL = "by-mail", "邮寄"
    ELECTRONIC = "electronic", "电子公文交换"
    COLLECTED = "collected", "自取"


class EndingKind(TextChoices):
    """How a released document ceases to hold."""

    WITHDRAWN = "withdrawn", "撤回"
    REPEALED = "repealed", "废止"


class SuccessionKind(TextChoices):
    """What a later document is to an earlier one."""

    CORRIGENDUM = "corrigendum", "更正"
    REPEAL = "repeal", "废止"
    REPLACEMENT = "replacement", "替代"

    @property
    def ends_the_earlier(self) -> bool:
        """Tell whether the earlier document no longer holds once the later one is released."""
        return self is not SuccessionKind.CORRIGENDUM
