"""Faults of wording: sentences of our own, planted in the bodies of the specimens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import cycle
from pathlib import Path

from benchmarks.plants.plant import Plant, unmarked
from benchmarks.specimens import contents
from gongwen.layout.compose import compose
from gongwen.layout.content import Content, Paragraph
from gongwen.text import Document

TABLE = Path(__file__).with_name("sentences.tsv")

Place = tuple[str, int]


def sentence_plants() -> Iterator[Plant]:
    """Yield a plant for every line of the table."""
    places = cycle(_places())
    for line in TABLE.read_text(encoding="utf-8").splitlines()[2:]:
        codes, sentence = line.strip().split("\t")[:2]
        yield planted(tuple(codes.split(",")), sentence, next(places))


def planted(codes: tuple[str, ...], sentence: str, place: Place) -> Plant:
    """Return a plant that adds ``sentence`` to a paragraph; ⏎ in it begins a new paragraph."""
    name, index = place
    text = sentence.replace("⏎", "\n")
    return Plant(
        codes,
        f"{name}：{sentence}",
        lambda: _with(contents()[name], index, unmarked(text)),
        (text if "⟦" in text else f"⟦{text}⟧").strip("\n"),
    )


@cache
def _places() -> tuple[Place, ...]:
    """Return where sentences may stand, going round the specimens: never behind a closing phrase."""
    by_name = [
        [
            (name, index)
            for index, part in enumerate(content.body[:-1])
            if isinstance(part, Paragraph) and part.text.endswith("。") and not part.level
        ]
        for name, content in contents().items()
    ]
    rounds = max(map(len, by_name))
    return tuple(
        places[turn % len(places)] for turn in range(rounds) for places in by_name if places
    )


def places() -> tuple[Place, ...]:
    """Return the places sentences are planted in."""
    return _places()


def _with(content: Content, index: int, text: str) -> Document:
    first, *more = text.split("\n")
    part = content.body[index]
    if not isinstance(part, Paragraph):
        raise TypeError("sentences stand in paragraphs")
    changed = replace(part, text=part.text + first)
    added = (changed, *(Paragraph(line) for line in more))
    return compose(replace(content, body=content.body[:index] + added + content.body[index + 1 :]))
