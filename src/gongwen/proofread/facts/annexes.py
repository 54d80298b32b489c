"""Annexes: what the annex note lists, which annexes follow, and where the text points to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gongwen.text.numerals import chinese_to_int

_NOTE = re.compile(r"^[ 　]*附件?[：:][ 　]*(.*)$", re.MULTILINE)
_ITEM = re.compile(r"^[ 　]*(\d{1,2})[.．、][ 　]*(\S.*)$")
_MARK = re.compile(
    r"^[ 　]*附件[ 　]*([0-9]{1,2}|[一二三四五六七八九十]{1,2})?[ 　]*(?:[：:].*)?$", re.MULTILINE
)
_REFERENCE = re.compile(
    r"附件[ 　]?([0-9]{1,2}|[一二三四五六七八九十]{1,2})(?![0-9]|[.．、：:] ?[\u4e00-\u9fff]|个|份|项)"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """An annex: its number (``None`` where unnumbered), its title, and where that stands."""

    number: int | None
    title: str
    start: int
    end: int


@lru_cache(maxsize=8)
def annex_note(text: str) -> tuple[Listed, ...]:
    """Return the annexes that the annex note 「附件说明」 lists."""
    match = _NOTE.search(text)
    if match is None or not match[1].strip():
        return ()
    found: list[Listed] = []
    line, start = match[1], match.start(1)
    while True:
        item = _ITEM.match(line)
        if found and not line.strip() and _number_at(text, start + len(line) + 1) == len(found) + 1:
            pass  # a blank line between entries, as Markdown has it
        elif item:
            found.append(
                Listed(int(item[1]), item[2].strip(), start + item.start(1), start + item.end(2))
            )
        elif not found:
            return (Listed(None, line.strip(), start, start + len(line)),)
        elif not line.startswith((" ", "　")) or re.search(r"\d{4}年|^[ 　]*附件", line):
            return tuple(found)
        start += len(line) + 1
        if start > len(text):
            return tuple(found)
        line = text[start : stop if (stop := text.find("\n", start)) >= 0 else len(text)]


def _number_at(text: str, at: int) -> int | None:
    """Return the number of the entry that the line at ``at`` is, ``None`` if it is none."""
    stop = text.find("\n", at)
    item = _ITEM.match(text[at : stop if stop >= 0 else len(text)])
    return int(item[1]) if item else None


@lru_cache(maxsize=8)
def annex_marks(text: str) -> tuple[Listed, ...]:
    """Return the annexes that follow, by the mark 「附件1」 at the head of each, with their titles."""
    note = _NOTE.search(text)
    found = []
    for match in _MARK.finditer(text):
        if note and match.start() == note.start():
            continue
        if ("：" in match.group() or ":" in match.group()) and match[1] is None:
            # Below the note, a bare 「附件：」 is a mark with a colon too many.
            is_bare = match.group().rstrip().endswith(("：", ":"))
            if not (note and note[1].strip() and is_bare and match.start() > note.end()):
                continue
        following = text[match.end() :].lstrip("\n 　").partition("\n")[0].strip()
        number = _number(match[1]) if match[1] else None
        found.append(Listed(number, following, match.start(), match.end()))
    return tuple(found)


def references(text: str) -> tuple[Listed, ...]:
    """Return where the text points to an annex by its number: 「见附件3」."""
    heads = {mark.start for mark in annex_marks(text)}
    return tuple(
        Listed(_number(match[1]), "", match.start(), match.end())
        for match in _REFERENCE.finditer(text)
        if not any(start <= match.start() <= start + 4 for start in heads)
    )


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else chinese_to_int(words)
