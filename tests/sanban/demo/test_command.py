"""`sanban generate` at the keyboard."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from sanban.demo.management.commands import generate as command
from sanban.documents.models import OutgoingDocument
from sanban.org.models import Account
from tests.sanban.demo.press import PRESS
from tests.sanban.documents.issuing import Engine

COUNT = 12


@pytest.mark.django_db
def test_a_second_time_adds_as_many_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes for the administrators are told the first time; the same seed once more does no harm."""
    Engine().install(monkeypatch)
    monkeypatch.setattr(command, "engine", lambda: PRESS)
    first, second = StringIO(), StringIO()
    call_command("generate", documents=COUNT, stdout=first)
    call_command("generate", documents=COUNT, stdout=second)
    assert OutgoingDocument.objects.count() == 2 * COUNT
    assert f"已生成{COUNT}/{COUNT}件" in first.getvalue()
    for account in Account.objects.filter(person=None):
        assert account.username in first.getvalue()
        assert account.username not in second.getvalue()
