"""The rules about types, routing, contents and secrecy leave compliant documents alone."""

from __future__ import annotations

from datetime import date

import pytest
from benchmarks.specimens import documents

from gongwen.anatomy import recognise
from gongwen.proofread.rules import contents, routing, secrecy, types
from gongwen.rulebook import Draft, collect
from gongwen.text import Document, plain

RULES = [rule for package in (contents, routing, secrecy, types) for rule in collect(package)]
SPECIMENS = documents()


@pytest.mark.parametrize("name", SPECIMENS)
def test_compliant_document_has_no_finding(name: str) -> None:
    """Neither with its layout nor as pasted text does a compliant document break a rule."""
    laid_out = SPECIMENS[name]

    assert _codes(laid_out) == []
    assert _codes(plain(laid_out.text)) == []


def _codes(document: Document) -> list[str]:
    draft = Draft(document, recognise(document), date(2026, 11, 20))
    return [rule.code for rule in RULES for _ in rule.find(draft)]
