"""The fifteen statutory types 「文种」 of official documents and the directions they travel."""

from __future__ import annotations

from gongwen.terms.vocabulary import Vocabulary


class Direction(Vocabulary):
    """Where a document goes: to a superior, to subordinates, to peers, or to the public."""

    UPWARD = "upward", "上行文", "《党政机关公文处理工作条例》第十五条"
    DOWNWARD = "downward", "下行文", "《党政机关公文处理工作条例》第十六条"
    LATERAL = "lateral", "平行文", "《党政机关公文处理工作条例》第十七条"
    PUBLIC = "public", "公布性公文", "《党政机关公文处理工作条例》第八条"


class DocumentType(Vocabulary):
    """A statutory type, by the order of article 8 of the regulation."""

    RESOLUTION = "resolution", "决议", "《党政机关公文处理工作条例》第八条（一）"
    DECISION = "decision", "决定", "《党政机关公文处理工作条例》第八条（二）"
    ORDER = "order", "命令", "《党政机关公文处理工作条例》第八条（三）"
    COMMUNIQUE = "communique", "公报", "《党政机关公文处理工作条例》第八条（四）"
    ANNOUNCEMENT = "announcement", "公告", "《党政机关公文处理工作条例》第八条（五）"
    PUBLIC_NOTICE = "public-notice", "通告", "《党政机关公文处理工作条例》第八条（六）"
    OPINION = "opinion", "意见", "《党政机关公文处理工作条例》第八条（七）"
    NOTICE = "notice", "通知", "《党政机关公文处理工作条例》第八条（八）"
    CIRCULAR = "circular", "通报", "《党政机关公文处理工作条例》第八条（九）"
    REPORT = "report", "报告", "《党政机关公文处理工作条例》第八条（十）"
    REQUEST_FOR_INSTRUCTIONS = "request", "请示", "《党政机关公文处理工作条例》第八条（十一）"
    REPLY = "reply", "批复", "《党政机关公文处理工作条例》第八条（十二）"
    MOTION = "motion", "议案", "《党政机关公文处理工作条例》第八条（十三）"
    LETTER = "letter", "函", "《党政机关公文处理工作条例》第八条（十四）"
    MINUTES = "minutes", "纪要", "《党政机关公文处理工作条例》第八条（十五）"

    @property
    def direction(self) -> Direction | None:
        """Return the direction the type itself implies; ``None`` where the recipients decide."""
        return _DIRECTIONS.get(self)


_DIRECTIONS: dict[DocumentType, Direction] = {
    DocumentType.RESOLUTION: Direction.PUBLIC,
    DocumentType.DECISION: Direction.DOWNWARD,
    DocumentType.ORDER: Direction.PUBLIC,
    DocumentType.COMMUNIQUE: Direction.PUBLIC,
    DocumentType.ANNOUNCEMENT: Direction.PUBLIC,
    DocumentType.PUBLIC_NOTICE: Direction.PUBLIC,
    DocumentType.CIRCULAR: Direction.DOWNWARD,
    DocumentType.REPORT: Direction.UPWARD,
    DocumentType.REQUEST_FOR_INSTRUCTIONS: Direction.UPWARD,
    DocumentType.REPLY: Direction.DOWNWARD,
    DocumentType.LETTER: Direction.LATERAL,
}
