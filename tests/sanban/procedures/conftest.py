"""A fresh case and the organ it runs in."""

from __future__ import annotations

import pytest

from tests.sanban.procedures.desk import Desk
from tests.sanban.procedures.organ import People, office
from tests.sanban.procedures.sample import SAMPLE


@pytest.fixture
def people() -> People:
    """Return the organ as it is on Monday."""
    return People()


@pytest.fixture
def desk(people: People) -> Desk:
    """Return a fresh case of the sample, with every gate open."""
    return Desk(SAMPLE, office(people), {"joint": True})
