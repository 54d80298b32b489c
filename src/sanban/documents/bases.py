"""What the engine's register knows of a work that is cited as basis."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.proofread.facts.works import Work, by_number, by_title, normal_number, normal_title


def find(title: str, number: str = "") -> Work | None:
    """Return the work of the register with this title, else with this number."""
    named = by_title().get(normal_title(title.strip("《》 ")))
    if named:
        return named[0]
    return by_number().get(normal_number(number)) if number else None


def problems(title: str, number: str = "") -> Iterator[str]:
    """Yield what speaks against citing a work: it is no longer in force, or the number is another's."""
    work = find(title, number)
    if work is None:
        return
    if work.has_ended:
        yield f"依据《{work.title}》{work.fate}，请改引现行文件。"
    if number and work.number and normal_number(number) != normal_number(work.number):
        yield f"依据《{work.title}》的文号应为{work.number}，登记的是{number}，请核对。"


def known(title: str, number: str = "") -> str:
    """Return what the register says of a work, in words; empty where it does not know it."""
    work = find(title, number)
    if work is None:
        return ""
    return work.fate if work.has_ended else "现行有效"
