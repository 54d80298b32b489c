"""Looking at the lists of the desk, as pages and rail do."""

from __future__ import annotations

import re
from datetime import datetime

from sanban.desk.lists import LISTS, AnyList
from sanban.desk.lists.work_list import Asked, Look, Sheet
from sanban.org.actions.delegate import delegate
from sanban.org.domain.delegation import ALL
from sanban.org.models import Person
from tests.cast import NOW, Cast
from tests.sanban.org.signed_in import browser

BY_CODE: dict[str, AnyList] = {one.code: one for one in LISTS}


def look(cast: Cast, person: Person, at: datetime = NOW) -> Look:
    """Let a person look at a moment."""
    return Look.of(cast.acting(person), person.name, at)


def sheet(
    cast: Cast, person: Person, code: str, asked: Asked | None = None, at: datetime = NOW
) -> Sheet:
    """Return a list as a person sees it."""
    return BY_CODE[code].sheet(look(cast, person, at), asked or Asked())


def shown(
    cast: Cast,
    person: Person,
    code: str,
    column: str,
    asked: Asked | None = None,
    at: datetime = NOW,
) -> list[str]:
    """Return what one column shows."""
    place = [one.code for one in BY_CODE[code].columns].index(column)
    return [row[place].text for row in sheet(cast, person, code, asked, at).rows]


def lend(cast: Cast, giver: Person, taker: Person, at: datetime) -> None:
    """Let somebody stand in for another for a year."""
    delegate(
        giver,
        taker,
        actor=cast.acting(giver),
        at=at,
        scope=ALL,
        from_at=at,
        until_at=at.replace(year=at.year + 1),
        reason="出差",
    )


def badges(person: Person) -> dict[str, int]:
    """Return the numbers that stand in the rail of a person."""
    page = browser(person).get("/desk/to-do/").content.decode()
    found = re.findall(r'href="/desk/([a-z-]+)/"[^>]*>[^<]*<span class="badge"[^>]*>(\d+)<', page)
    return {code: int(number) for code, number in found}


def counts(person: Person) -> dict[str, int]:
    """Return how many rows stand on the pages of the lists that have a badge."""
    client = browser(person)
    codes = [code for code, one in BY_CODE.items() if one.has_badge]
    pages = {code: client.get(f"/desk/{code}/").content.decode() for code in codes}
    return {code: page.count('data-label="标题"') for code, page in pages.items()}
