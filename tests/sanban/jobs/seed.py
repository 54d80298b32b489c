"""Writes the people of the tests and a case whose clock is long due into a fresh database of its own."""

from __future__ import annotations

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - once Django is set up

from tests.cast import make_cast  # noqa: E402 - as above
from tests.sanban.procedures.station import begin  # noqa: E402 - as above

call_command("migrate", verbosity=0)
begin(make_cast())
