"""The clock tells the office's own day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import time_machine

from sanban.kernel import clock
from sanban.kernel.errors import DomainError


def test_after_midnight_in_the_office_it_is_the_next_day() -> None:
    """What is still yesterday in Greenwich is today in the office."""
    with time_machine.travel(datetime(2026, 7, 15, 16, 30, tzinfo=UTC), tick=False):
        assert clock.today() == date(2026, 7, 16)
        assert clock.now() == datetime(2026, 7, 15, 16, 30, tzinfo=UTC)


def test_a_domain_error_carries_its_sentence() -> None:
    """People read the message of the error as it is."""
    assert DomainError("请先核稿。").message == "请先核稿。"
