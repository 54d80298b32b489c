"""A drawn character, as a PDF tells it."""

from __future__ import annotations

from dataclasses import dataclass

from gongwen.text import Stroke


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character on the page; lengths in points from the upper left corner.

    ``top`` and ``bottom`` are those of its ink, ``left`` and ``right`` those of its own width.
    """

    character: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on one page, in the order of drawing."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...]
