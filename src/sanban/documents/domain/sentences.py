"""Paragraphs cut into sentences, without losing a character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# A sentence runs to its stop; what closes a quotation or a bracket after it still belongs to it.
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+[”’」』）》\"')]*|[^。！？；]+")
_SILENT = {"P", "Z", "C", "S"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place: paragraph, first character and the one after its last, from 0."""

    paragraph: int
    start: int
    end: int
    text: str


def sentences(paragraphs: Sequence[str]) -> tuple[Sentence, ...]:
    """Return the sentences of all paragraphs, cut at 。！？； and at the end of a paragraph."""
    return tuple(
        Sentence(number, found.start(), found.end(), found.group())
        for number, paragraph in enumerate(paragraphs)
        for found in _SENTENCE.finditer(paragraph)
    )


def spoken(text: str) -> str:
    """Return what of a text is spoken: no punctuation, no spaces, one width of letters and figures.

    Two sentences that say the same aloud are the same sentence. A text of marks only is itself.
    """
    kept = "".join(
        letter
        for letter in unicodedata.normalize("NFKC", text)
        if unicodedata.category(letter)[0] not in _SILENT or letter in "%‰℃°+-−×<>=≤≥"
    )
    return kept or text
