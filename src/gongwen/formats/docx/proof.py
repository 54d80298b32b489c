"""A copy of a Word file fit to be set by LibreOffice, which reads grids in ways of its own."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from gongwen.formats.docx.names import VAL, w, whole
from gongwen.formats.docx.package import Package

_CHARACTER_GRIDS = frozenset({"linesAndChars", "snapToChars"})


def proof_copy(parts: Mapping[str, bytes]) -> tuple[bytes, bool]:
    """Return the file as LibreOffice sets it like Word, and whether it had a grid of characters.

    LibreOffice gives a character that does not fit its cell two of them, so that a page of the
    usual grid comes out with half as many characters a line: the cells go, the lines of the grid
    stay. And it sets an exact line height to the grid, where Word keeps to the height: such
    paragraphs leave the grid, and where most are higher than its lines, the grid goes.
    """
    package = Package(parts)
    main, styles = package.main, package.related(package.main, "styles")
    kind = w("type")
    grids = list(package.tree(main).iter(w("docGrid")))
    of_characters = [grid for grid in grids if grid.get(kind) in _CHARACTER_GRIDS]
    if grids:
        package.change(main)
    for grid in of_characters:
        grid.set(kind, "lines")
        grid.attrib.pop(w("charSpace"), None)
    for grid in grids:
        pitch = whole(grid.get(w("linePitch")))
        if pitch and _are_mostly_higher(package, main, styles, pitch):
            grid.attrib.pop(kind, None)
    for name in filter(None, (main, styles)):
        _leave_grid(package, name)
    return package.pack(), bool(of_characters)


def _are_mostly_higher(package: Package, main: str, styles: str | None, pitch: int) -> bool:
    """Tell whether most paragraphs have an exact height above ``pitch``, their own or Normal's."""
    default = any(
        style.get(w("default")) in {"1", "true"} and _is_higher(style.find(_SPACING), pitch)
        for style in (package.tree(styles).iterfind(w("style")) if styles else ())
    )
    found = (paragraph.find(_SPACING) for paragraph in package.tree(main).iter(w("p")))
    higher = [default if own is None else _is_higher(own, pitch) for own in found]
    return 2 * sum(higher) > len(higher)


_SPACING = f"{w('pPr')}/{w('spacing')}[@{w('lineRule')}]"
_NEGLIGIBLE = 10  # twips


def _is_higher(spacing: etree._Element | None, pitch: int) -> bool:
    if spacing is None or not _is_exact(spacing):
        return False
    return (whole(spacing.get(w("line"))) or 0) > pitch + _NEGLIGIBLE


def _is_exact(spacing: etree._Element | None) -> bool:
    return spacing is not None and spacing.get(w("lineRule")) == "exact"


def _leave_grid(package: Package, name: str) -> None:
    """Take paragraphs with an exact line height off the grid."""
    for shape in list(package.tree(name).iter(w("pPr"))):
        spacing = shape.find(w("spacing"))
        if not _is_exact(spacing) or spacing is None:
            continue
        package.change(name)
        snap = shape.find(w("snapToGrid"))
        if snap is None:
            snap = etree.Element(w("snapToGrid"))
            spacing.addprevious(snap)  # where the schema wants it
        snap.set(VAL, "0")
