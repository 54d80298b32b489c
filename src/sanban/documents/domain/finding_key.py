"""The name of a finding that survives changes elsewhere in the text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from sanban.documents.domain.examination import Examination, PlacedFinding

_ENDS = "。！？；"
KEY_LENGTH = 32


def keyed(examination: Examination) -> Iterator[tuple[str, PlacedFinding]]:
    """Yield every finding with its key: the rule, the quote, and the sentence around it.

    What was decided about a finding stands as long as its sentence does; the same fault in an equal
    sentence is told apart by its turn.
    """
    texts = {paragraph.number: paragraph.text for paragraph in examination.paragraphs}
    turns: Counter[tuple[str, ...]] = Counter()
    for finding in examination.findings:
        text = texts.get(finding.paragraph, "")
        named = (finding.code, finding.quote, _sentence(text, finding.start, finding.end))
        turns[named] += 1
        yield _hash((*named, str(turns[named]))), finding


def keys_of(examination: Examination) -> dict[int, str]:
    """Return the key of each finding by its number."""
    return {finding.number: key for key, finding in keyed(examination)}


def _sentence(text: str, start: int, end: int) -> str:
    before = max((text.rfind(mark, 0, start) for mark in _ENDS), default=-1)
    after = [place for place in (text.find(mark, end) for mark in _ENDS) if place >= 0]
    return text[before + 1 : min(after, default=len(text)) + 1]


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:KEY_LENGTH]
