"""The fixed words of documents, and the tones in which they are shown."""

from __future__ import annotations

from django.db.models import TextChoices

from gongwen import Severity
from gongwen.terms import DocumentType

TONES: dict[str, str] = {
    Severity.S0: "grave",
    Severity.S1: "grave",
    Severity.S2: "warn",
    Severity.S3: "note",
    Severity.S4: "faint",
}


class Decision(TextChoices):
    """What a reader decided about a finding."""

    OPEN = "open", "待定"
    ACCEPTED = "accepted", "已采纳"
    DISMISSED = "dismissed", "不采纳"

    @property
    def tone(self) -> str:
        """Return the tone in which the decision is shown."""
        return {"open": "faint", "accepted": "good", "dismissed": "note"}[self.value]


INTERNAL_SUBMISSION = "internal-submission"
REPLY_LETTER = "reply-letter"
DOCUMENT_TYPES: tuple[tuple[str, str], ...] = (
    *((str(one.value), one.label) for one in DocumentType),
    (REPLY_LETTER, "复函"),
    (INTERNAL_SUBMISSION, "签报"),
)


class Openness(TextChoices):
    """Who may read a document afterwards 「公开属性」."""

    PROACTIVE = "proactive", "主动公开"
    ON_REQUEST = "on-request", "依申请公开"
    NOT_OPEN = "not-open", "不予公开"


class Mark(TextChoices):
    """How a document is marked; state secrets do not exist here."""

    PUBLIC = "public", "公开"
    INTERNAL = "internal", "内部"
    WORK_SECRET = "work-secret", "工作秘密"


class State(TextChoices):
    """Where a document stands."""

    DRAFT = "draft", "草稿"
    UNDER_WAY = "under-way", "在办"
    RELEASED = "released", "已发"
    WITHDRAWN = "withdrawn", "已撤回"
    REPEALED = "repealed", "已废止"
    TERMINATED = "terminated", "已终止"
    DISCARDED = "discarded", "已废弃"

    @property
    def tone(self) -> str:
        """Return the tone in which the state is shown."""
        return {
            "draft": "faint", "under-way": "note", "released": "good",
            "withdrawn": "warn", "repealed": "warn", "terminated": "faint", "discarded": "faint",
        }[self.value]  # fmt: skip


class Carrier(TextChoices):
    """What a version is kept as: its text, or a Word file."""

    TEXT = "text", "文字"
    WORD = "word", "Word 文件"


class Origin(TextChoices):
    """How a version came about."""

    DRAFTED = "drafted", "拟稿"
    UPLOADED = "uploaded", "上传"
    EDITED = "edited", "修改"
    CORRECTED = "corrected", "采纳核稿意见"
    TYPESET = "typeset", "排版"
