"""A line with one end at each margin, parted by blanks: they are stretched, none is added."""

from __future__ import annotations

import re
from dataclasses import replace

from gongwen.layout import spec
from gongwen.layout.filling import width_of_text
from gongwen.layout.view import size_of
from gongwen.text import Block, ParagraphFormat, Run

_GAP = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
_SLACK = 2.0  # points, so that the line never turns


def spread(block: Block, form: ParagraphFormat, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return ``runs`` with the blanks in the middle as wide as a tab to the right would be.

    Only where ``form`` has a tab stop at the right that the line makes no use of.
    """
    right = next((stop.position for stop in form.tabs if stop.alignment == "right"), None)
    gaps = list(_GAP.finditer(block.text))
    if right is None or "\t" in block.text or len(gaps) != 1 or not runs:
        return runs
    start, end = gaps[0].span()
    spacing = runs[0].format.spacing
    width = width_of_text(block.text, size_of(replace(block, runs=runs)), spacing)
    extra = (right - max(form.left, 0.0) - width - _SLACK) / (end - start)
    if extra <= 0:
        return runs
    wider = spec.twips(spacing + extra)
    return tuple(piece for run in runs for piece in _cut(run, start, end, wider))


def _cut(run: Run, start: int, end: int, spacing: float) -> tuple[Run, ...]:
    """Return ``run`` in pieces, what lies between ``start`` and ``end`` spaced by itself."""
    first, last = max(run.start, start), min(run.end, end)
    if first >= last:
        return (run,)
    pieces = (
        replace(run, end=first),
        Run(first, last, replace(run.format, spacing=spacing)),
        replace(run, start=last),
    )
    return tuple(piece for piece in pieces if piece.start < piece.end)
