"""The lines of a document: what recognition looks at, with the few features of layout it weighs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gongwen.anatomy.patterns import PAGE_NUMBER
from gongwen.text import Alignment, Block, Document, Part

_FLOW = frozenset({Part.BODY, Part.TEXT_BOX})
# A right indent, or leading blanks in plain text, this wide sets a line visibly to the right.
_FAR_BLANKS = 6
_LONGEST_PAGE_NUMBER = 14
_FEWEST_LINES = 6
_NEARLY_ALL = 0.9  # of the lines have a blank one above them
_FAR_LEFT = 110.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: a block, or what stands between two soft breaks of one.

    ``text`` is without the white space around it and begins at ``start`` in the document.
    ``gap`` tells that blank lines or a page break stand before it.
    """

    position: int
    block: int
    start: int
    text: str
    gap: bool
    indented: bool
    is_centered: bool
    is_right: bool
    size: float | None
    is_red: bool
    is_emphatic: bool
    is_kai: bool
    new_page: bool
    in_table: bool
    in_box: bool

    @property
    def end(self) -> int:
        """Return the offset behind the last character."""
        return self.start + len(self.text)

    def looks_like(self, other: Line) -> bool:
        """Tell whether both lines are set the same way."""
        same_size = self.size is None or other.size is None or abs(self.size - other.size) <= 1
        return same_size and self.is_centered == other.is_centered and self.is_red == other.is_red


def lines_of(document: Document) -> list[Line]:
    """Return the lines of the main flow of ``document``, in reading order."""
    lines: list[Line] = []
    gap = False
    for index, (block, start) in enumerate(zip(document.blocks, document.starts, strict=True)):
        if block.part not in _FLOW:
            continue
        new_page = block.page_break or block.format.page_break_before
        offset = start
        for piece in block.text.split("\n"):
            text = piece.strip()
            if text and not is_page_number(text):
                lead = len(piece) - len(piece.lstrip())
                lines.append(
                    _line(
                        document,
                        len(lines),
                        index,
                        offset + lead,
                        piece,
                        gap=gap,
                        new_page=new_page,
                    )
                )
                gap = new_page = False
            elif not text:
                gap = True
            offset += len(piece) + 1
    return lines if document.has_layout else _evenly_spaced(lines)


def _evenly_spaced(lines: list[Line]) -> list[Line]:
    """Return ``lines``; where a blank line parts nearly all of them, it tells nothing: no gaps."""
    gaps = sum(line.gap for line in lines)
    if len(lines) < _FEWEST_LINES or gaps < (len(lines) - 1) * _NEARLY_ALL:
        return lines
    return [replace(line, gap=False) for line in lines]


def is_page_number(text: str) -> bool:
    """Tell whether ``text``, a line of the main flow, is a page number printed into it."""
    return (
        not text.isdigit()
        and len(text) <= _LONGEST_PAGE_NUMBER
        and PAGE_NUMBER.fullmatch(text) is not None
    )


def _line(
    document: Document,
    position: int,
    index: int,
    start: int,
    piece: str,
    *,
    gap: bool,
    new_page: bool,
) -> Line:
    block = document.blocks[index]
    text = piece.strip()
    blanks = sum(2 if mark == "\u3000" else 1 for mark in piece[: len(piece) - len(piece.lstrip())])
    size, red, emphatic, kai = _look(block, start - document.starts[index], len(text))
    form = block.format
    left = (form.left_chars or 0) * (size or 16) if form.left_chars else form.left
    return Line(
        position=position,
        block=index,
        start=start,
        text=text,
        gap=gap or new_page,
        indented=blanks >= 2 or form.first_line > 0 or (form.first_line_chars or 0) > 0,
        is_centered=form.alignment is Alignment.CENTER,
        is_right=form.alignment is Alignment.RIGHT or blanks >= _FAR_BLANKS or left >= _FAR_LEFT,
        size=size,
        is_red=red,
        is_emphatic=emphatic,
        is_kai=kai,
        new_page=new_page,
        in_table=block.cell is not None,
        in_box=block.part is Part.TEXT_BOX,
    )


def _look(block: Block, start: int, length: int) -> tuple[float | None, bool, bool, bool]:
    """Return the size, redness and emphasis of the run at ``start``, and whether it is in 楷体."""
    for run in block.runs:
        if run.end > start and run.start < start + length:
            form = run.format
            font = (form.east_asian_font or "").lower()
            return (
                form.size,
                is_red(form.color),
                form.bold or any(name in font for name in (*_HEI, *_KAI)),
                any(name in font for name in _KAI),
            )
    return None, False, False, False


_HEI = ("黑", "hei")
_KAI = ("楷", "kai")


def is_red(color: str | None) -> bool:
    """Tell whether ``color`` is near enough to the red of mastheads."""
    if color is None or len(color) != 6:
        return False
    red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    return red > 160 and green < 90 and blue < 90
