"""Marks in the header of a document: secrecy 「密级」 and urgency 「紧急程度」."""

from __future__ import annotations

from gongwen.terms.vocabulary import Vocabulary


class SecrecyLevel(Vocabulary):
    """A mark of state secrecy; this software refuses every document that bears one."""

    TOP_SECRET = "top-secret", "绝密", "《中华人民共和国保守国家秘密法》"
    SECRET = "secret", "机密", "《中华人民共和国保守国家秘密法》"
    CONFIDENTIAL = "confidential", "秘密", "《中华人民共和国保守国家秘密法》"


class Urgency(Vocabulary):
    """How urgent a document or telegram is."""

    EXTRA_URGENT = "extra-urgent", "特急", "《党政机关公文处理工作条例》第九条（三）"
    URGENT = "urgent", "加急", "《党政机关公文处理工作条例》第九条（三）"
    FLASH = "flash", "特提", "《党政机关公文处理工作条例》第九条（三）"
    ROUTINE_URGENT = "routine-urgent", "平急", "《党政机关公文处理工作条例》第九条（三）"
