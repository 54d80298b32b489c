"""The effective look of runs and paragraphs: every level of inheritance, resolved and remembered.

Levels from weak to strong (ISO/IEC 29500 17.7.2): document defaults, table style, paragraph style,
numbering level, character style, direct formatting.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from gongwen.formats.docx.look import character_format, paragraph_format
from gongwen.formats.docx.names import is_on, value, w
from gongwen.formats.docx.numbering import Numbering
from gongwen.formats.docx.properties import (
    TOGGLES,
    ParagraphLayer,
    RunLayer,
    paragraph_layer,
    run_layer,
)
from gongwen.formats.docx.theme import Theme
from gongwen.text import CharacterFormat, ParagraphFormat

_RPR = w("rPr")
_PPR = w("pPr")
# What neither our model nor the look depends on; leaving it out lets more runs share one answer.
_IGNORED = frozenset(
    w(name)
    for name in (
        "lang",
        "noProof",
        "kern",
        "szCs",
        "bCs",
        "iCs",
        "rPrChange",
        "ins",
        "del",
        "webHidden",
    )
)
_IGNORED_OF_PARAGRAPHS = frozenset(
    w(name) for name in ("rPr", "sectPr", "pPrChange", "widowControl", "textAlignment", "kinsoku")
)

RunKey = tuple[object, ...]


class TableLook(NamedTuple):
    """The table style a paragraph stands under, and which of its conditions hold there."""

    style: str = ""
    conditions: tuple[str, ...] = ()


NO_TABLE = TableLook()


@dataclass(slots=True)
class Style:
    """One style as it stands in the file."""

    id: str
    kind: str
    name: str
    based_on: str | None
    run: RunLayer
    paragraph: ParagraphLayer
    conditions: dict[str, tuple[RunLayer, ParagraphLayer]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph as styled: its format, and what numbering it takes part in."""

    style: str
    format: ParagraphFormat
    numbering: int = 0
    level: int = 0
    is_contextual: bool = False  # no space to a neighbour of the same style


class Styles:
    """The styles of a document and the looks that follow from them."""

    def __init__(self, root: etree._Element | None, theme: Theme, numbering: Numbering) -> None:
        self._theme = theme
        self._numbering = numbering
        self._elements: dict[str, etree._Element] = {}
        self._styles: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        self._run_defaults: RunLayer = {}
        self._paragraph_defaults: ParagraphLayer = {}
        if root is not None:
            self._read(root)
        self._chains: dict[tuple[str, str], list[Style]] = {}
        self._looks: dict[object, Look] = {}
        self._formats: dict[object, CharacterFormat] = {}

    def _read(self, root: etree._Element) -> None:
        defaults = root.find(w("docDefaults"))
        if defaults is not None:
            self._run_defaults = run_layer(defaults.find(f"{w('rPrDefault')}/{_RPR}"), self._theme)
            self._paragraph_defaults = paragraph_layer(defaults.find(f"{w('pPrDefault')}/{_PPR}"))
        for element in root.iterfind(w("style")):
            id_ = element.get(w("styleId"), "")
            self._elements.setdefault(id_, element)
            if element.get(w("default")) is not None and is_on(element, w("default")):
                self._defaults.setdefault(element.get(w("type"), "paragraph"), id_)

    def _style(self, name: str) -> Style:
        """Return a style that exists; most of the many in a file are never asked for."""
        if name not in self._styles:
            self._styles[name] = self._read_style(self._elements[name])
        return self._styles[name]

    def _read_style(self, element: etree._Element) -> Style:
        return Style(
            id=element.get(w("styleId"), ""),
            kind=element.get(w("type"), "paragraph"),
            name=value(element, "name") or "",
            based_on=value(element, "basedOn"),
            run=run_layer(element.find(_RPR), self._theme),
            paragraph=paragraph_layer(element.find(_PPR)),
            conditions={
                part.get(w("type"), ""): (
                    run_layer(part.find(_RPR), self._theme),
                    paragraph_layer(part.find(_PPR)),
                )
                for part in element.iterfind(w("tblStylePr"))
            },
        )

    def table_style(self, name: str | None) -> str:
        """Return the style a table is under: the one it names, else the default one."""
        return name if name and name in self._elements else self._defaults.get("table", "")

    def paragraph(self, properties: etree._Element | None, table: TableLook) -> Look:
        """Return how a paragraph with these ``w:pPr`` looks within ``table``."""
        key = (table, () if properties is None else _paragraph_key(properties))
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._look(properties, table)
        return found

    def _look(self, properties: etree._Element | None, table: TableLook) -> Look:
        default = self._defaults.get("paragraph", "")
        named = value(properties, "pStyle") or default
        style = named if named in self._elements else default
        direct = paragraph_layer(properties)
        chain = self._chain("paragraph", style)
        numbering, level = self._numbered(chain, direct)
        layers = [self._paragraph_defaults, *self._table_layers(table)[1]]
        for ancestor in chain:
            if numbering and "numbering" in ancestor.paragraph:
                layers.append(self._numbering.paragraph_layer(numbering, level))
            layers.append(ancestor.paragraph)
        if numbering and ("numbering" in direct or "level" in direct):
            layers.append(self._numbering.paragraph_layer(numbering, level))
        merged = _merge_paragraph([*layers, direct])
        if "frame" not in direct:
            merged.pop("frame", None)  # a frame of a style is out of reach of a paragraph
        name = self._style(style).name if style and style != default else ""
        return Look(
            style=style,
            format=paragraph_format(name, merged),
            numbering=numbering,
            level=level,
            is_contextual=merged.get("contextual", False),
        )

    def _numbered(self, chain: list[Style], direct: ParagraphLayer) -> tuple[int, int]:
        """Return the numbering and level of a paragraph; zero is none."""
        numbering, level = 0, 0
        for style in chain:
            layer = style.paragraph
            numbering = layer.get("numbering", numbering)
            linked = self._numbering.level_of_style(numbering, style.id)
            level = layer.get("level", level) if linked is None else linked
        numbering = direct.get("numbering", numbering)
        level = direct.get("level", 0 if "numbering" in direct else level)
        return (numbering, level) if self._numbering.knows(numbering) else (0, 0)

    def character(
        self, look: Look, table: TableLook, key: RunKey, run: etree._Element
    ) -> CharacterFormat:
        """Return how a run looks; ``key`` is :func:`run_key` of its properties."""
        full = (look.style, table, key)
        found = self._formats.get(full)
        if found is None:
            found = self._formats[full] = self._character(look, table, run.find(_RPR), {})
        return found

    def number(self, look: Look, table: TableLook, mark: etree._Element | None) -> CharacterFormat:
        """Return how the automatic number of a paragraph looks; ``mark`` formats its end."""
        key = () if mark is None else run_key(mark)
        full = (look.style, table, key, look.numbering, look.level)
        found = self._formats.get(full)
        if found is None:
            own = self._numbering.run_layer(look.numbering, look.level)
            found = self._formats[full] = self._character(look, table, mark, own)
        return found

    def _character(
        self, look: Look, table: TableLook, properties: etree._Element | None, last: RunLayer
    ) -> CharacterFormat:
        character = self._chain("character", value(properties, "rStyle") or "")
        direct = run_layer(properties, self._theme)
        direct.update(last)
        hierarchy = (
            _merge_run(self._table_layers(table)[0]),
            _merge_run([style.run for style in self._chain("paragraph", look.style)]),
            _merge_run([style.run for style in character]),
        )
        merged = _merge_run([self._run_defaults, *hierarchy, direct])
        for toggle in TOGGLES:
            merged[toggle] = _toggled(toggle, self._run_defaults, hierarchy, direct)  # type: ignore[literal-required]
        return character_format(merged)

    def _table_layers(self, table: TableLook) -> tuple[list[RunLayer], list[ParagraphLayer]]:
        runs: list[RunLayer] = []
        paragraphs: list[ParagraphLayer] = []
        chain = self._chain("table", table.style)
        for style in chain:
            runs.append(style.run)
            paragraphs.append(style.paragraph)
        for condition in ("wholeTable", *table.conditions):
            for style in chain:
                if condition in style.conditions:
                    run, paragraph = style.conditions[condition]
                    runs.append(run)
                    paragraphs.append(paragraph)
        return runs, paragraphs

    def _chain(self, kind: str, name: str) -> list[Style]:
        """Return the styles from the root of the family to ``name``; circles are cut."""
        known = self._chains.get((kind, name))
        if known is not None:
            return known
        chain: list[Style] = []
        seen: set[str] = set()
        at: str | None = name
        while at and at not in seen and at in self._elements and self._style(at).kind == kind:
            seen.add(at)
            chain.append(self._style(at))
            at = self._style(at).based_on
        chain.reverse()
        self._chains[kind, name] = chain
        return chain


def run_key(properties: etree._Element) -> RunKey:
    """Return what tells one set of run properties from another."""
    return tuple(
        [
            (child.tag, *child.attrib.values(), *child.attrib)
            if len(child) == 0
            else etree.tostring(child)
            for child in properties
            if child.tag not in _IGNORED
        ]
    )


def _paragraph_key(properties: etree._Element) -> RunKey:
    return tuple(
        [
            (
                child.tag,
                *child.attrib.items(),
                *[(inner.tag, *inner.attrib.items()) for inner in child],
            )
            for child in properties
            if child.tag not in _IGNORED_OF_PARAGRAPHS
        ]
    )


def style_numberings(root: etree._Element | None) -> dict[str, int]:
    """Return the numbering each numbering style names, by the id of the style."""
    found: dict[str, int] = {}
    for element in () if root is None else root.iterfind(w("style")):
        if element.get(w("type")) == "numbering":
            layer = paragraph_layer(element.find(_PPR))
            if "numbering" in layer:
                found[element.get(w("styleId"), "")] = layer["numbering"]
    return found


def _merge_run(layers: list[RunLayer]) -> RunLayer:
    merged: RunLayer = {}
    for layer in layers:
        merged.update(layer)
    return merged


def _merge_paragraph(layers: list[ParagraphLayer]) -> ParagraphLayer:
    merged: ParagraphLayer = {}
    tabs: dict[float, str] = {}
    for layer in layers:
        merged.update(layer)
        tabs |= layer.get("tabs", {})
    merged["tabs"] = tabs
    return merged


def _toggled(
    toggle: str, defaults: RunLayer, hierarchy: tuple[RunLayer, ...], direct: RunLayer
) -> bool:
    if toggle in direct:
        return bool(direct.get(toggle))
    if defaults.get(toggle):
        return True
    return sum(bool(layer.get(toggle)) for layer in hierarchy) % 2 == 1
