"""A draft 「文稿」 under examination: the document and all that rules need to know about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from gongwen.anatomy import Anatomy
from gongwen.rulebook.profile import House
from gongwen.text import Area, Document, Protected, RenderedPages, covering, masked, protected


@dataclass(frozen=True)
class Draft:
    """A document, what its parts are, whose house it comes from, and today's date.

    ``rendered`` is how it comes out on paper, where someone had it set in pages.

    Rules read ``text`` (everything as it stands) or ``masked`` (protected areas blanked out, same
    offsets). Both are searched whole: a pattern must not run across line feeds unless it means to.
    """

    document: Document
    anatomy: Anatomy
    today: date
    house: House = field(default_factory=House)
    rendered: RenderedPages | None = None  # the pages as they come out, where they were set
    _masks: dict[frozenset[Area], str] = field(default_factory=dict, init=False, repr=False)

    @property
    def text(self) -> str:
        """Return the whole text; blocks are joined by line feeds."""
        return self.document.text

    @cached_property
    def areas(self) -> tuple[Protected, ...]:
        """Return the protected stretches of the text."""
        return protected(self.document)

    def masked(self, *areas: Area) -> str:
        """Return the text with ``areas`` blanked out; offsets stay."""
        key = frozenset(areas)
        if key not in self._masks:
            self._masks[key] = masked(self.text, self.areas, key)
        return self._masks[key]

    def areas_at(self, start: int, end: int) -> frozenset[Area]:
        """Return the protected areas that hold any of the characters ``start`` to ``end``."""
        return covering(self.areas, start, end)
