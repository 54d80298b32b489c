"""To whom how many copies go 「分送范围」: written as a line, read as shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BETWEEN = re.compile(r"[、，,；;。\n]+")
_SHARE = re.compile(r"(?P<recipient>.*?)\s*[（(]?\s*(?P<copies>\d{1,5})\s*份\s*[）)]?")


@dataclass(frozen=True, slots=True)
class Share:
    """A recipient and how many copies he gets."""

    recipient: str
    copies: int = 1

    @property
    def told(self) -> str:
        """Return the share as people write it."""
        return f"{self.recipient}{self.copies}份"


def read_distribution(text: str) -> tuple[Share, ...]:
    """Return the shares of a line such as 「市交通运输局2份、县水务局（3份）」.

    Where no count is given, one copy goes there.
    """
    return tuple(_shares(text))


def _shares(text: str) -> Iterator[Share]:
    for piece in filter(None, (one.strip() for one in _BETWEEN.split(text))):
        found = _SHARE.fullmatch(piece)
        if found and found["recipient"]:
            yield Share(found["recipient"].strip(), int(found["copies"]))
        else:
            yield Share(piece)


def total(shares: Iterable[Share]) -> int:
    """Return how many copies go out."""
    return sum(one.copies for one in shares)


def mismatches(
    *, printed: int, kept: int, given: tuple[Share, ...], wanted: tuple[Share, ...], ordered: int
) -> Iterator[str]:
    """Yield what does not agree between what was registered, printed, kept and given out."""
    if printed != ordered:
        yield f"登记印制{ordered}份，实际印制{printed}份，请核对后重新登记份数。"
    if printed != kept + total(given):
        yield f"印制{printed}份，留存{kept}份、分送{total(given)}份，合计不符，请重新清点。"
    had, due = _summed(given), _summed(wanted)
    for recipient, copies in due.items():
        if recipient not in had:
            yield f"分送范围里的“{recipient}”还没有登记分送。"
        elif had[recipient] != copies:
            yield f"“{recipient}”应分送{copies}份，登记分送{had[recipient]}份。"
    for recipient in had:
        if recipient not in due:
            yield f"“{recipient}”不在登记的分送范围内，请核对。"


def _summed(shares: tuple[Share, ...]) -> dict[str, int]:
    summed: dict[str, int] = {}
    for one in shares:
        summed[one.recipient] = summed.get(one.recipient, 0) + one.copies
    return summed
