"""Examples of a rule: they are its documentation and its test."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from gongwen.text import Document, RenderedPages, plain

_MARK = re.compile(r"⟦(.*?)⟧", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A text, the spans the rule must find in it and no others, and what it then reads."""

    text: str
    spans: tuple[tuple[int, int], ...]
    becomes: str | None

    def document(self) -> Document:
        """Return the example as a document without layout."""
        return plain(self.text)


@dataclass(frozen=True, slots=True)
class Staged:
    """A document with layout, made by ``make``; the rule must report ``quotes``, in this order.

    ``what`` says in Chinese what is special about the document, for the catalogue. No quotes:
    the rule must find nothing. ``pages`` sets the document in pages, for rules that look there.
    """

    what: str
    make: Callable[[], Document]
    quotes: tuple[str, ...] = ()
    pages: Callable[[Document], RenderedPages] | None = None

    def document(self) -> Document:
        """Return the staged document."""
        return self.make()

    def rendered(self) -> RenderedPages | None:
        """Return the pages of the staged document, if it has any."""
        return self.pages(self.make()) if self.pages else None


def wrong(marked: str, becomes: str | None = None) -> Example:
    """Build an example whose ⟦marked⟧ spans the rule must find, and only those.

    The text may have several lines; then it is a document, recognised like any other.
    """
    text = ""
    spans: list[tuple[int, int]] = []
    cut = 0
    for mark in _MARK.finditer(marked):
        text += marked[cut : mark.start()]
        spans.append((len(text), len(text) + len(mark[1])))
        text += mark[1]
        cut = mark.end()
    return Example(text + marked[cut:], tuple(spans), becomes)


def right(text: str) -> Example:
    """Build an example in which the rule must find nothing."""
    return Example(text, (), None)
