"""All faults that concern a document as a whole or its layout."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.plants.edited import edit_plants
from benchmarks.plants.elements import element_plants
from benchmarks.plants.pages import look_plants, number_plants, page_plants
from benchmarks.plants.plant import Plant


def document_plants() -> Iterator[Plant]:
    """Yield every fault of a document as a whole, then every fault of layout."""
    yield from edit_plants()
    yield from page_plants()
    yield from look_plants()
    yield from number_plants()
    yield from element_plants()
