"""Works a text cites: 「《标题》（文号）」, and the time by which a citation is judged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gongwen.proofread.facts.dates import document_date
from gongwen.rulebook import Draft

_CITATION = re.compile(
    r"《((?:[^《》\n]|《[^《》\n]{1,80}》){1,120})》"
    r"(?:[（(]([^（）()\n]{2,6})[）)])?"
    r"(?:[（(]([^（）()\n〔\[【，]{1,20}[〔\[（(【]\d{4}[〕\]）)】]第?\d+号|[^（）()\n，]{2,14}第?\d+号令?"
    r"|(?:GB|DA)[^（）()\n，]{3,20})[^（）\n]{0,24}[）)])?"
)
# Scanned from its bracket, for speed; the organ's code stands before it.
_YEAR_AND_SERIAL = re.compile(r"[〔\[（(【﹝［]([0-9]{4})[〕\]）)】﹞］]第?([0-9]+)号")
_ORGAN_CODE = re.compile(r"[\u4e00-\u9fff]{1,10}$")
_BASIS = re.compile(
    r"(?:根据|依据|按照|依照|遵照|参照|适用|执行|符合|遵循|贯彻|落实|违反|对照)[^。；\n]{0,60}$"
)
_HISTORY = re.compile(
    r"(?:原|旧|已废止的?|当时的?|时任|曾|历史上的?|此前的?|废止|老)(?:《[^》\n]*》[、和及与])*$"
)
_HISTORY_AFTER = re.compile(
    r"^(?:（[^）\n]{0,20}）)?[^。；\n]{0,30}?(?:已?(?:废止|停止执行|失效|被代替|取代|替代|作废)|施行前|实施前|失效前|时期|同时废止)"
)
_REPEALS = re.compile(
    r"废止|停止执行|失效|代替|取代|替代|作废|清理|修改为|改为|统一到|不再适用|沿革|历史|过去|以前|曾经"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年)")


@dataclass(frozen=True, slots=True)
class Citation:
    """A work named between book-title marks, with the number behind it if there is one."""

    start: int
    end: int
    title: str
    number: str
    number_start: int


@lru_cache(maxsize=8)
def citations(text: str) -> tuple[Citation, ...]:
    """Return the works ``text`` names, first to last."""
    return tuple(
        Citation(
            match.start(),
            match.end(1) + 1,
            match[1] + (f"（{match[2]}）" if match[2] and match[2] in {"试行", "暂行"} else ""),
            match[3] or "",
            match.start(3) if match[3] else match.end(),
        )
        for match in _CITATION.finditer(text)
    )


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A document number in the text; ``code`` is the organ's code with whatever words run into it."""

    start: int
    bracket: int
    end: int
    code: str
    year: int
    serial: str


@lru_cache(maxsize=8)
def number_mentions(text: str) -> tuple[NumberMention, ...]:
    """Return the document numbers in ``text``, right brackets or wrong, first to last."""
    found = []
    for match in _YEAR_AND_SERIAL.finditer(text):
        code = _ORGAN_CODE.search(text, max(match.start() - 10, 0), match.start())
        if code:
            found.append(
                NumberMention(
                    code.start(), match.start(), match.end(), code[0], int(match[1]), match[2]
                )
            )
    return tuple(found)


def is_basis(text: str, start: int) -> bool:
    """Tell whether what stands at ``start`` is cited as a basis: 「根据《……》」."""
    return _BASIS.search(text, max(start - 80, 0), start) is not None


def is_history(text: str, start: int, end: int) -> bool:
    """Tell whether the words around say that the work is of the past: 「原《合同法》」, 「……同时废止」."""
    if _HISTORY.search(text, max(start - 60, 0), start) or _HISTORY_AFTER.search(
        text[end : end + 60]
    ):
        return True
    left = max(text.rfind(mark, 0, start) for mark in "。\n") + 1
    rights = [at for at in (text.find(mark, end) for mark in "。\n") if at >= 0]
    return _REPEALS.search(text, left, min(rights, default=len(text))) is not None


def judged_on(draft: Draft) -> date:
    """Return the day by which citations are judged.

    The document's own date; without one, the end of the latest year an otherwise undated text
    names, so that an old text is not measured by today's law; failing that, today.
    """
    own = document_date(draft)
    if own is not None:
        return own
    years = [int(year) for year in _YEAR.findall(draft.text)]
    past = [year for year in years if year <= draft.today.year]
    latest = max(past, default=draft.today.year)
    return min(date(latest, 12, 31), draft.today)
