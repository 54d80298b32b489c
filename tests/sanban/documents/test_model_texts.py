"""Model texts are sound themselves: what people begin with must not teach them faults."""

from __future__ import annotations

from datetime import date

import pytest

from gongwen import check
from sanban.documents import model_texts
from sanban.documents.forms.drafting import TextForm
from sanban.documents.vocabulary import DOCUMENT_TYPES

ISSUER = "清河航道管理站"


@pytest.mark.parametrize("document_type", model_texts.all_types())
def test_a_model_text_fills_the_form(document_type: str) -> None:
    model = model_texts.find(document_type)
    assert model is not None
    form = TextForm(model.values(ISSUER))
    assert form.is_valid(), form.errors
    assert "{issuer}" not in "".join(form.text().lines())


@pytest.mark.parametrize("document_type", model_texts.all_types())
def test_a_model_text_has_no_fault_but_its_blanks(document_type: str) -> None:
    model = model_texts.find(document_type)
    assert model is not None
    form = TextForm(model.values(ISSUER) | {"issuer_line": ISSUER})
    form.full_clean()
    text = "\n".join(form.text().lines("2026年7月16日"))
    found = check(text, today=date(2026, 7, 16)).findings
    grave = [
        (one.code, one.quote, one.message)
        for one in found
        if one.severity in {"S0", "S1", "S2"} and "×" not in one.quote
    ]
    assert grave == []


def test_most_types_have_a_model_text() -> None:
    labels = dict(DOCUMENT_TYPES)
    assert set(model_texts.all_types()) <= set(labels)
    assert len(model_texts.all_types()) >= 12


def test_a_type_without_a_model_begins_blank() -> None:
    assert model_texts.find("resolution") is None
