"""Checker and typesetter agree: whatever breaks the form is found, and repaired or kept in view."""

from __future__ import annotations

import re

import pytest

from gongwen import check, typeset
from gongwen.checking.engine import layout_codes
from gongwen.formats.open import read
from gongwen.text import Document, Part
from tests.gongwen.typesetting import mutations, mutations_of_parts
from tests.gongwen.typesetting.mutations import Mutation
from tests.gongwen.typesetting.mutations_of_words import EXCEPTIONS, OPEN, SAFE

_NAME = "文稿.docx"
_OF_LOOKS = (*mutations.MUTATIONS, *mutations_of_parts.MUTATIONS)
_PAGE_NUMBER = re.compile(r"[— \-第页共\d]*")


def _named(mutation: Mutation) -> str:
    return f"{mutation.code}-{mutation.what}"


def _faults(data: bytes) -> list[str]:
    """Return the codes of what is wrong with the form of a file."""
    return [one.code for one in check(data, name=_NAME).findings if one.code in layout_codes()]


def _said(document: Document) -> list[str]:
    """Return what a document says beside its page numbers."""
    return [
        block.text
        for block in document.blocks
        if block.part not in {Part.HEADER, Part.FOOTER}
        and not block.is_blank
        and not (block.part is Part.TEXT_BOX and _PAGE_NUMBER.fullmatch(block.text))
    ]


def test_every_rule_of_form_is_broken_or_excepted() -> None:
    """No rule of form is left without a mutation, but for those whose reason is told."""
    broken = {mutation.code for mutation in (*_OF_LOOKS, *SAFE, *OPEN)}

    assert layout_codes() - broken == set(EXCEPTIONS)


@pytest.mark.parametrize("mutation", _OF_LOOKS, ids=_named)
def test_a_fault_of_looks_is_found_and_repaired(mutation: Mutation) -> None:
    """The checker finds it; typesetting leaves no fault of form, says the same, and settles."""
    data = mutation.make()

    result = typeset(data)

    assert mutation.code in _faults(data)
    assert _faults(result.data) == []
    assert _said(result.document) == _said(read(data, _NAME))
    assert typeset(result.data).data == result.data


@pytest.mark.parametrize("mutation", SAFE, ids=_named)
def test_a_fault_of_characters_is_cured_by_safe_corrections_only(mutation: Mutation) -> None:
    """Unasked, the characters stay and the fault stays listed; asked, it is gone."""
    data = mutation.make()

    result = typeset(data)

    assert mutation.code in _faults(data)
    assert _said(result.document) == _said(read(data, _NAME))
    assert mutation.code in _faults(result.data)
    assert _faults(typeset(data, fix=True).data) == []


@pytest.mark.parametrize("mutation", OPEN, ids=_named)
def test_a_fault_only_a_person_can_settle_stays_listed(mutation: Mutation) -> None:
    """Nothing but it is left, and the words stay as they were."""
    data = mutation.make()

    result = typeset(data)

    assert mutation.code in _faults(data)
    assert set(_faults(result.data)) == {mutation.code}
    assert _said(result.document) == _said(read(data, _NAME))
    assert typeset(result.data).data == result.data
