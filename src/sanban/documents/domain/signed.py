"""What a signature 「签发」 says, and what became of the text since it was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sanban.documents.domain.text import DocumentText
from sanban.procedures.domain.codec import canonical

_ELEMENTS = (
    ("标题", "title"),
    ("主送机关", "main_recipients"),
    ("正文", "body"),
    ("附件", "annexes"),
    ("署名", "issuer_line"),
    ("附注", "remark"),
    ("抄送机关", "copy_recipients"),
    ("图片和嵌入对象", "media"),
)


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """All that a signature vouches for: which text, whose word, in which post, when.

    ``text`` is the digest of title, recipients, body, annexes and media; ``file`` that of the file
    the signer had before him; ``dated`` the complete date under his name.
    """

    document: str
    version: int
    text: str
    file: str
    person: str
    name: str
    post: str
    step: str
    sequence: int
    choice: str
    opinion: str
    dated: date
    at: datetime

    @property
    def message(self) -> bytes:
        """Return what is sealed with the key."""
        return canonical(self).encode()


def changed_elements(before: DocumentText, after: DocumentText) -> tuple[str, ...]:
    """Return the names of the elements in which two texts differ."""
    return tuple(
        label for label, name in _ELEMENTS if getattr(before, name) != getattr(after, name)
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """The first paragraph in which two texts differ, counted from one; empty where one has none."""

    number: int
    before: str
    after: str

    @property
    def told(self) -> str:
        """Return the difference as a sentence."""
        return f"第{self.number}段定稿为“{_short(self.before)}”，清样为“{_short(self.after)}”"


_SHOWN = 40


def _short(text: str) -> str:
    if not text:
        return "（无）"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"


def first_difference(before: Sequence[str], after: Sequence[str]) -> Difference | None:
    """Return where two texts first part, or nothing where they are the same."""
    longest = max(len(before), len(after))
    for index in range(longest):
        left = before[index] if index < len(before) else ""
        right = after[index] if index < len(after) else ""
        if left != right or index >= min(len(before), len(after)):
            return _around(index + 1, left, right)
    return None


def _around(number: int, left: str, right: str) -> Difference:
    """Return the difference with both sides cut so that what differs is seen."""
    same = 0
    while same < min(len(left), len(right)) and left[same] == right[same]:
        same += 1
    start = max(0, same - _SHOWN // 2)
    lead = "……" if start else ""
    return Difference(
        number,
        f"{lead}{left[start:]}" if left else "",
        f"{lead}{right[start:]}" if right else "",
    )
