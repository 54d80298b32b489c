"""Every address of the desk × method × role is answered as written down."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sanban.desk import urls
from sanban.desk.actions.save_view import save_view
from tests.cast import NOW, Cast
from tests.sanban.desk.addresses import EXPECTED
from tests.sanban.org.addresses import ROLES
from tests.sanban.org.signed_in import browser
from tests.sanban.org.test_access import answer


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_role_is_answered_as_written(cast: Cast, name: str, method: str) -> None:
    """A view of one's own is nobody else's; administrators find nothing here."""
    found = {}
    for who in ROLES:
        given = []
        if name.endswith("-view") and not name.endswith("save-view"):
            saved = save_view("done", who, "q=x", actor=cast.acting(cast.lu_ping), at=NOW)
            given = [saved.public_id]
        client = browser(None if who == "nobody" else getattr(cast, who))
        response = getattr(client, method)(reverse(f"desk:{name}", args=given))
        found[who] = answer(response, name, given)
    assert " ".join(found[who] for who in ROLES) == EXPECTED[name][method == "post"]


def test_every_address_has_its_expectation() -> None:
    """A page that nobody wrote an expectation for is a fault."""
    assert {pattern.name for pattern in urls.urlpatterns} == set(EXPECTED)
