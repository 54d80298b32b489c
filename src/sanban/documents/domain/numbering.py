"""Document numbers 「发文字号」: the code of the organ, the year, and the serial within both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_USUAL = "发"
_KINDS: Mapping[str, str] = {
    "letter": "函",
    "reply-letter": "函",
    "minutes": "纪",
    "internal-submission": "签",
    "order": "令",
}
CODE = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,16}")


def usual_code(organ_code: str, document_type: str) -> str:
    """Return the code under which documents of a type are numbered where nothing else was set."""
    return f"{organ_code}{_KINDS.get(document_type, _USUAL)}" if organ_code else ""


def written_number(code: str, year: int, serial: int) -> str:
    """Return a number as it stands on paper: 「清航函〔2026〕12号」."""
    return f"{code}〔{year}〕{serial}号"


@dataclass(frozen=True, slots=True)
class Gap:
    """A serial that ought to be in the book and is not."""

    serial: int


def gaps(serials: Iterable[int], next_serial: int) -> Iterator[Gap]:
    """Yield the serials below the next one that the book does not explain."""
    known = set(serials)
    yield from (Gap(serial) for serial in range(1, next_serial) if serial not in known)
