"""Automatic numbering: what a numbered paragraph shows before its text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from lxml import etree

from gongwen.formats.docx.names import VAL, has, value, w, whole
from gongwen.formats.docx.numerals import numeral
from gongwen.formats.docx.properties import ParagraphLayer, RunLayer, paragraph_layer, run_layer
from gongwen.formats.docx.symbols import bullet
from gongwen.formats.docx.theme import Theme

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}


@dataclass(slots=True)
class Level:
    """How one level of a list counts and what it shows."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    suffix: str = "\t"
    is_legal: bool = False
    restart: int | None = None
    style: str | None = None
    font: str | None = None
    run: RunLayer = field(default_factory=RunLayer)
    paragraph: ParagraphLayer = field(default_factory=ParagraphLayer)


@dataclass(slots=True)
class _List:
    """A ``w:num``: the abstract list it counts in, and what it changes of it."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, their counts and their texts.

    ``style_numberings`` leads from the id of a numbering style to the list it names.
    """

    def __init__(
        self, root: etree._Element | None, theme: Theme, style_numberings: dict[str, int]
    ) -> None:
        self._theme = theme
        self._lists: dict[int, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()
        if root is not None:
            self._read(root, style_numberings)

    def _read(self, root: etree._Element, style_numberings: dict[str, int]) -> None:
        abstracts = {
            element.get(w("abstractNumId"), ""): element
            for element in root.iterfind(w("abstractNum"))
        }
        levels = {name: self._levels(element) for name, element in abstracts.items()}
        numbers = {whole(e.get(w("numId"))): e for e in root.iterfind(w("num"))}
        for number, element in numbers.items():
            name = value(element, "abstractNumId") or ""
            link = value(abstracts.get(name), "numStyleLink")
            if link is not None:
                linked = numbers.get(style_numberings.get(link, 0))
                name = value(linked, "abstractNumId") or name
            if number is not None and name in levels:
                self._lists[number] = self._list(name, dict(levels[name]), element)

    def _list(self, abstract: str, levels: dict[int, Level], element: etree._Element) -> _List:
        starts: dict[int, int] = {}
        for override in element.iterfind(w("lvlOverride")):
            index = _index(override)
            start = whole(value(override, "startOverride"))
            if start is not None:
                starts[index] = start
            own = override.find(w("lvl"))
            if own is not None:
                levels[index] = self._level(own)
        return _List(abstract, levels, starts)

    def _levels(self, abstract: etree._Element) -> dict[int, Level]:
        return {_index(element): self._level(element) for element in abstract.iterfind(w("lvl"))}

    def _level(self, element: etree._Element) -> Level:
        properties = element.find(w("rPr"))
        fonts = None if properties is None else properties.find(w("rFonts"))
        text = element.find(w("lvlText"))
        start = whole(value(element, "start"))
        return Level(
            start=0 if start is None else start,
            kind=_kind(element),
            text="" if text is None else text.get(VAL, ""),
            suffix=_SUFFIXES.get(value(element, "suff") or "tab", "\t"),
            is_legal=has(element, "isLgl"),
            restart=whole(value(element, "lvlRestart")),
            style=value(element, "pStyle"),
            font=None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi")),
            run=run_layer(properties, self._theme),
            paragraph=paragraph_layer(element.find(w("pPr"))),
        )

    def knows(self, number: int) -> bool:
        """Tell whether ``number`` is a list of this document; zero never is."""
        return number != 0 and number in self._lists

    def _found(self, number: int, level: int) -> Level | None:
        return self._lists[number].levels.get(level) if number in self._lists else None

    def level_of_style(self, number: int, style: str) -> int | None:
        """Return the level of the list ``number`` that a paragraph style stands for."""
        if number in self._lists:
            for index, level in self._lists[number].levels.items():
                if level.style == style:
                    return index
        return None

    def paragraph_layer(self, number: int, level: int) -> ParagraphLayer:
        """Return the indents and tab stops a level gives to its paragraphs."""
        found = self._found(number, level)
        return ParagraphLayer() if found is None else found.paragraph

    def run_layer(self, number: int, level: int) -> RunLayer:
        """Return the look a level gives to its numbers."""
        found = self._found(number, level)
        return RunLayer() if found is None else found.run

    def next(self, number: int, level: int) -> str:
        """Count one more paragraph of a list; return what stands before its text."""
        found = self._found(number, level)
        if found is None:
            return ""
        counts = self._count(number, level, found)
        text = _text(self._lists[number].levels, found, counts)
        if not text:
            return ""
        # After a full-width mark, 「一、」「（一）」, the mark itself keeps the distance: people see
        # and cite the number without a gap, so no tab goes into the text.
        closed = found.suffix == "\t" and unicodedata.east_asian_width(text[-1]) in "FW"
        return text if closed else text + found.suffix

    def _count(self, number: int, level: int, found: Level) -> list[int | None]:
        numbered = self._lists[number]
        counts = self._counts.setdefault(numbered.abstract, [None] * _LEVELS)
        before = counts[level]
        if level in numbered.starts and (number, level) not in self._started:
            counts[level] = numbered.starts[level]
        elif before is None:
            counts[level] = numbered.starts.get(level, found.start)
        else:
            counts[level] = before + 1
        self._started.add((number, level))
        for deeper in range(level + 1, _LEVELS):
            below = numbered.levels.get(deeper)
            restart = None if below is None else below.restart
            if restart is None or level < restart:
                counts[deeper] = None
        return counts


def _index(element: etree._Element) -> int:
    return min(max(whole(element.get(w("ilvl"))) or 0, 0), _LEVELS - 1)


def _kind(element: etree._Element) -> str:
    kind = value(element, "numFmt")
    # Newer kinds are wrapped: the choice names a custom format, the fallback a plain one.
    inner = element.find(f".//{w('numFmt')}") if kind is None else None
    return kind or ("decimal" if inner is None else inner.get(VAL, "decimal"))


def _text(levels: dict[int, Level], level: Level, counts: list[int | None]) -> str:
    def shown(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        other = levels.get(index, Level())
        count = counts[index]
        kind = "decimal" if level.is_legal else other.kind
        return numeral(kind, other.start if count is None else count)

    if level.kind == "bullet":
        return bullet(level.font, level.text)
    return _PLACE.sub(shown, level.text)
