"""Binding at the left, and the checklist for what only the print shop can see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.layout import spec, spoil
from gongwen.layout.rules.page.place import hit_on_page, sections
from gongwen.layout.specimen import notice
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Document

RULE = Rule(
    code="FMT-013",
    name="left-binding",
    severity=Severity.S4,
    strength=Strength.REQUIRED,
    message="装订线设在页面上方，公文应左侧装订",
    why="公文双面印刷、左侧装订；用纸、钉位、套正等要求从文件里看不出，印制时按清单核对。",
    basis=("GB/T 9704—2012 6.2", "GB/T 9704—2012 6.3"),
    examples=(
        Staged("装订线在上方", lambda: _bound_at_top(notice()), ("000012",)),
        Staged("左侧装订", notice),
    ),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first section bound at the top."""
    if draft.document.gutter_at_top:
        for _, page in sections(draft):
            if page.gutter:
                hit = hit_on_page(draft, page, RULE.message)
                yield replace(hit, advice="印制时核对：" + "；".join(spec.PRINTING_CHECKLIST))
                return


def _bound_at_top(document: Document) -> Document:
    bound = spoil.page(document, lambda page: replace(page, gutter=14.2))
    return replace(bound, gutter_at_top=True)
