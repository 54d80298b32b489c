"""A copy of a Word file fit to be set by LibreOffice, which misreads grids of characters."""

from __future__ import annotations

from collections.abc import Mapping

from gongwen.formats.docx.names import w
from gongwen.formats.docx.package import Package

_CHARACTER_GRIDS = frozenset({"linesAndChars", "snapToChars"})


def proof_copy(parts: Mapping[str, bytes]) -> tuple[bytes, bool]:
    """Return the file without its grids of characters, and whether it had any.

    LibreOffice gives a character that does not fit its cell two of them, so that a page of the
    usual grid comes out with half as many characters a line; the lines of the grid stay.
    """
    package = Package(parts)
    kind, space = w("type"), w("charSpace")
    every = package.tree(package.main).iter(w("docGrid"))
    grids = [grid for grid in every if grid.get(kind) in _CHARACTER_GRIDS]
    if grids:
        package.change(package.main)
    for grid in grids:
        grid.set(kind, "lines")
        grid.attrib.pop(space, None)
    return package.pack(), bool(grids)
