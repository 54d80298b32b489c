"""A draft all in bold stresses nothing: recognition must not take every line for a heading."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from gongwen.layout.fonts import Family, family
from gongwen.text import Block, CharacterFormat, Document, Part, Run

_STRESSING = frozenset({Family.HEI, Family.KAI})
_Stress = tuple[str | None, bool]


def calmed(document: Document) -> Document:
    """Return ``document`` with the stress most of its text bears taken for the plain look."""
    weights: Counter[_Stress] = Counter()
    for block in document.blocks:
        if block.part is Part.BODY:
            for run in block.runs:
                weights[_stress(run.format)] += run.end - run.start
    if not weights:
        return document
    usual, _ = weights.most_common(1)[0]
    font, is_bold = usual
    if not is_bold and family(font) not in _STRESSING:
        return document
    return replace(document, blocks=tuple(_calm(block, usual) for block in document.blocks))


def _stress(look: CharacterFormat) -> _Stress:
    return look.east_asian_font, look.bold


def _calm(block: Block, usual: _Stress) -> Block:
    runs = tuple(
        Run(run.start, run.end, replace(run.format, bold=False, east_asian_font=None))
        if _stress(run.format) == usual
        else run
        for run in block.runs
    )
    return replace(block, runs=runs)
