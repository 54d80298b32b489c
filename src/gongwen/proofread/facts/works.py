"""The register of works 「文件效力登记表」: what is in force, what no longer is, and since when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from gongwen.lexicons import table

_ENDED = frozenset({"废止", "失效", "被代替", "修订"})
_OPENING = "[〔\\[（(【﹝［]"
_CLOSING = "[〕\\]）)】﹞］]"
_NUMBER = re.compile(rf"([\u4e00-\u9fff]{{1,10}}){_OPENING}(\d{{4}}){_CLOSING}第?(\d+)号")


@dataclass(frozen=True, slots=True)
class Work:
    """One work of the register; dates are unknown where ``None``."""

    title: str
    aliases: tuple[str, ...]
    number: str
    kind: str
    state: str
    since: date | None
    until: date | None
    replaced_by: str
    note: str

    @property
    def has_ended(self) -> bool:
        """Tell whether the work, or this version of it, is no longer in force."""
        return self.state in _ENDED

    def is_over_on(self, day: date) -> bool:
        """Tell whether the work was no longer in force on ``day``."""
        return self.has_ended and self.until is not None and day >= self.until

    @property
    def fate(self) -> str:
        """Return what became of the work, as a Chinese clause."""
        verb = {"被代替": "被代替", "修订": "被修订"}.get(self.state, self.state)
        when = (
            f"自{self.until.year}年{self.until.month}月{self.until.day}日起" if self.until else ""
        )
        follows = f"，现行的是{self.replaced_by}" if self.replaced_by else ""
        return f"已{when}{verb}{follows}"


@cache
def works() -> tuple[Work, ...]:
    """Return all works of the register, in its order."""
    return tuple(
        Work(
            row["title"],
            tuple(alias for alias in row["aliases"].split("|") if alias),
            row["number"],
            row["kind"],
            row["state"],
            _day(row["since"]),
            _day(row["until"]),
            row["replaced_by"],
            row["note"] or "",
        )
        for row in table("works")
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def by_title() -> dict[str, tuple[Work, ...]]:
    """Return the works by title and alias, those in force first."""
    found: dict[str, list[Work]] = {}
    for work in sorted(works(), key=lambda work: work.has_ended):
        for name in (work.title, *work.aliases):
            found.setdefault(normal_title(name), []).append(work)
    return {name: tuple(some) for name, some in found.items()}


@cache
def by_number() -> dict[str, Work]:
    """Return the works by their number in its normal form."""
    return {normal_number(work.number): work for work in works() if work.number}


def normal_title(title: str) -> str:
    """Return ``title`` without spaces, inner marks made single."""
    return re.sub(r"[\s　]", "", title).replace("《", "〈").replace("》", "〉")


def normal_number(number: str) -> str:
    """Return ``number`` with the right brackets, dashes and spaces: 「国发[2000]23号」 is 「国发〔2000〕23号」."""
    text = re.sub(r"\s", "", number)
    match = _NUMBER.fullmatch(text)
    if match:
        return f"{match[1]}〔{match[2]}〕{match[3]}号"
    text = re.sub("[-－–~～─]", "—", text)
    return re.sub(
        r"^(?:\d{4}年)?(?:中华人民共和国)?国务院(?:令第?|第)(\d+)号令?$", r"国务院令第\1号", text
    )
