"""Whether all that is here is made up."""

from __future__ import annotations

from sanban.org.models import Organ


def is_demo_site() -> bool:
    """Tell whether there is a demonstration, and no organ in which anybody really works."""
    marks = set(Organ.objects.values_list("is_demo", flat=True))
    return marks == {True}
