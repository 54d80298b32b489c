"""A document that goes above the organ is important, whatever its drafter ticked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from sanban.documents.actions.submit import begin
from sanban.documents.importance import superior_among
from tests.cast import NOW, Cast
from tests.sanban.documents.papers import TEXT, draft_by, key, manuscript, open_for_business


@pytest.mark.parametrize(
    ("recipients", "organ", "superior"),
    [
        ("省航道管理局", "清河航道管理站", "省航道管理局"),
        ("清河市交通运输局、江南省交通运输厅", "清河市港航发展中心", "江南省交通运输厅"),
        ("清河市人民政府", "清河市交通运输局", "清河市人民政府"),
        ("国务院办公厅", "江南省人民政府", "国务院办公厅"),
        ("清河市交通运输局", "清河航道管理站", ""),
        ("青川县水务局", "清河市交通运输局", ""),
        ("各省级水运企业", "清河航道管理站", ""),
        ("各处室、各船闸管理所", "清河航道管理站", ""),
        ("", "清河航道管理站", ""),
    ],
)
def test_names_tell_who_stands_above(recipients: str, organ: str, superior: str) -> None:
    assert superior_among(recipients, organ) == superior


@pytest.mark.parametrize(
    ("recipients", "important"), [("省航道管理局", True), ("清河市交通运输局", False)]
)
def test_whom_it_addresses_raises_a_document(
    cast: Cast, settings: Settings, tmp_path: Path, recipients: str, *, important: bool
) -> None:
    settings.FILES_FOLDER = tmp_path
    open_for_business(cast)
    text = replace(TEXT, main_recipients=recipients)
    document = draft_by(cast, cast.lu_ping, manuscript(text))
    begun = begin(document, actor=cast.acting(cast.lu_ping), at=NOW, key=key(), seen_edition=None)
    assert begun.is_important is important
