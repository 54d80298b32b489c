"""Sixteen writers at once make one chain."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from sanban.audit.models import Entry
from sanban.audit.queries import verify_chain
from tests.sanban.audit.trail import ORGAN, write

WRITERS = 16
EACH = 20


@pytest.mark.django_db(transaction=True)
def test_sixteen_writers_make_one_unbroken_chain() -> None:
    """No entry is lost, doubled or out of line, also when the very first ones race."""
    start = Barrier(WRITERS)

    def work(_number: int) -> None:
        start.wait()
        try:
            write(EACH)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(work, range(WRITERS)))

    assert Entry.objects.count() == WRITERS * EACH
    verdict = verify_chain(ORGAN)
    assert (verdict.holds, verdict.count) == (True, WRITERS * EACH)
