"""What is placed after signature, and nothing else: number, date, seal, copy number, imprint."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from gongwen.anatomy.patterns import NUMBER
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.layout import spec

SEAL_WIDTHS = (20.0, 60.0)  # mm; the largest seal of an organ is 60 mm across
SEAL_WIDTH = 42.0  # mm, that of most organs, where the picture does not tell its own
_COPY_NUMBER = re.compile(rf"\d{{1,{spec.COPY_NUMBER_DIGITS}}}")
# A gap, brackets of another kind, a nought before the serial number (7.2.5).
_ILL_WRITTEN = re.compile(r"[×xX〇○*＊_＿\[\]()（）【】﹝﹞［］{}｛｝]|〕第|[〕第]0")
_LONGEST_MASTHEAD = 40
_LONGEST_OFFICE = 40
_YEARS = range(1949, 2200)


@dataclass(frozen=True)
class Imposition:
    """The values placed into a signed file; what is empty or ``None`` is left as the file has it.

    ``copy_number`` is given as a number of up to six digits and set with six. ``masthead`` replaces
    that of the file or is added where there is none. ``seal`` is a PNG or JPEG, ``seal_width`` its
    width in millimetres; without it the picture's own resolution decides, else
    :data:`SEAL_WIDTH`. ``printed_on`` is put into the line of the imprint that has a date; where
    there is no such line one is added if ``printing_office`` is given, too.
    """

    number: str = ""
    date: dt.date | None = None
    copy_number: str = ""
    masthead: str = ""
    seal: bytes | None = None
    seal_width: float | None = None
    printed_on: dt.date | None = None
    printing_office: str = ""


@dataclass(frozen=True)
class Completed:
    """A file that is ready for printing.

    ``paper`` is a copy LibreOffice sets like Word; ``told`` are lines that say what was placed
    where.
    """

    file: bytes
    paper: bytes
    told: tuple[str, ...]


def settled(wanted: Imposition) -> Imposition:
    """Return ``wanted`` as it is set on paper; raise :class:`UnreadableFile` for what cannot be."""
    number = "".join(wanted.number.split())
    if number and (not NUMBER.fullmatch(number) or _ILL_WRITTEN.search(number)):
        raise _refused(
            f"发文字号“{wanted.number.strip()}”写法不对，请写成“云政办发〔2026〕12号”的样子再登记。"
        )
    for day, what in ((wanted.date, "成文日期"), (wanted.printed_on, "印发日期")):
        if day is not None and day.year not in _YEARS:
            raise _refused(f"{what}“{written(day)}”不合常理，请核对年份。")
    if wanted.date and wanted.printed_on and wanted.printed_on < wanted.date:
        raise _refused(
            f"印发日期“{written(wanted.printed_on)}”早于成文日期“{written(wanted.date)}”，请核对后再填。"
        )
    low, high = SEAL_WIDTHS
    if wanted.seal_width is not None and not low <= wanted.seal_width <= high:
        raise _refused(f"印章宽度应在 {low:g} 到 {high:g} 毫米之间，请核对后再填。")
    return Imposition(
        number=number,
        date=wanted.date,
        copy_number=_copy_number(wanted.copy_number.strip()),
        masthead=_one_line(wanted.masthead, "发文机关标志", _LONGEST_MASTHEAD),
        seal=wanted.seal,
        seal_width=wanted.seal_width,
        printed_on=wanted.printed_on,
        printing_office=_one_line(wanted.printing_office, "印发机关", _LONGEST_OFFICE),
    )


def _copy_number(given: str) -> str:
    if not given:
        return ""
    if not _COPY_NUMBER.fullmatch(given) or not given.isascii():
        raise _refused(f"份号“{given}”不是六位以内的阿拉伯数字，请改正后再填。")
    return given.zfill(spec.COPY_NUMBER_DIGITS)


def _one_line(given: str, what: str, longest: int) -> str:
    text = given.strip()
    if len(text) > longest or any(mark < " " for mark in text):
        raise _refused(f"{what}只能是一行，不超过 {longest} 字，请缩短后再填。")
    return text


def _refused(message: str) -> UnreadableFile:
    return UnreadableFile(message, Refusal.UNPLACEABLE)


def written(day: dt.date) -> str:
    """Return ``day`` as documents write it, without a nought before month and day."""
    return f"{day.year}年{day.month}月{day.day}日"
