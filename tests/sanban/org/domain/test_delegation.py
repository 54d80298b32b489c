"""Delegation is one step, never two at once for one thing, and never for what is personal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanban.org.domain.delegation import (
    ALL,
    Grant,
    Refusal,
    Scope,
    conflict,
    delegate_of,
    principals_of,
)

START = datetime(2026, 7, 1, tzinfo=UTC)
DOCUMENTS, MEETINGS = Scope("documents", "办文"), Scope("meetings", "办会")
CONSENT = Scope("consent", "本人同意", is_personal=True)
SCOPES = (DOCUMENTS, MEETINGS, CONSENT)
PERSONAL = {CONSENT.code}
PEOPLE = range(1, 6)
POSTS = (None, 1, 2)


def day(number: int) -> datetime:
    """Return a moment of the month."""
    return START + timedelta(days=number)


@st.composite
def grants(draw: st.DrawFn) -> Grant:
    """Make any delegation among five people, two posts and ten days, also impossible ones."""
    return Grant(
        principal=draw(st.sampled_from(PEOPLE)),
        delegate=draw(st.sampled_from(PEOPLE)),
        scope=draw(st.sampled_from([ALL, *(scope.code for scope in SCOPES)])),
        from_at=day(draw(st.integers(0, 9))),
        until_at=day(draw(st.integers(0, 10))),
        post=draw(st.sampled_from(POSTS)),
    )


def accepted(proposed: list[Grant]) -> list[Grant]:
    """Give one delegation after another, as far as each can be given."""
    given_so_far: list[Grant] = []
    for grant in proposed:
        if conflict(given_so_far, grant, PERSONAL) is None:
            given_so_far.append(grant)
    return given_so_far


moments = st.integers(0, 10).map(day)


@given(st.lists(grants(), max_size=12), moments)
def test_no_two_hold_for_one_scope_at_one_moment(proposed: list[Grant], at: datetime) -> None:
    """Whatever people try to give, at no moment do two act for one in the same business."""
    held = accepted(proposed)
    for principal in PEOPLE:
        for scope in (DOCUMENTS, MEETINGS):
            for post in POSTS:
                acting = [
                    grant
                    for grant in held
                    if grant.principal == principal
                    and grant.holds(at)
                    and grant.covers(scope, post)
                ]
                assert len(acting) <= 1


@given(st.lists(grants(), max_size=12), moments)
def test_it_is_never_transitive(proposed: list[Grant], at: datetime) -> None:
    """Who may act for somebody has been let by that very person, at that very time."""
    held = accepted(proposed)
    for delegate in PEOPLE:
        for scope in SCOPES:
            for principal in principals_of(held, delegate, scope, at, 1):
                assert any(
                    (grant.principal, grant.delegate) == (principal, delegate) and grant.holds(at)
                    for grant in held
                )


@given(st.lists(grants(), max_size=12), moments)
def test_nobody_acts_in_what_is_personal(proposed: list[Grant], at: datetime) -> None:
    """No delegation, not even of everything, covers a personal consent."""
    held = accepted(proposed)
    assert all(not principals_of(held, person, CONSENT, at) for person in PEOPLE)
    assert all(delegate_of(held, person, CONSENT, at) is None for person in PEOPLE)


@given(st.lists(grants(), max_size=12), moments)
def test_no_circle_ever_holds(proposed: list[Grant], at: datetime) -> None:
    """Following the delegations of one moment and one scope never leads back."""
    held = accepted(proposed)
    for scope in (DOCUMENTS, MEETINGS):
        steps = [
            (g.principal, g.delegate) for g in held if g.holds(at) and g.scope in {ALL, scope.code}
        ]
        for start in PEOPLE:
            reached: set[int] = set()
            edge = {delegate for principal, delegate in steps if principal == start}
            while edge - reached:
                reached |= edge
                edge = {delegate for principal, delegate in steps if principal in reached}
            assert start not in reached


@given(st.lists(grants(), max_size=12), moments)
def test_both_views_agree(proposed: list[Grant], at: datetime) -> None:
    """Whoever is said to act for somebody is the one who may."""
    held = accepted(proposed)
    for principal in PEOPLE:
        found = delegate_of(held, principal, DOCUMENTS, at, 1)
        may = {p for p in PEOPLE if principal in principals_of(held, p, DOCUMENTS, at, 1)}
        assert may == ({found} if found else set())


WEEK = Grant(1, 2, DOCUMENTS.code, day(0), day(7))


@pytest.mark.parametrize(
    ("proposed", "refusal"),
    [
        (Grant(1, 1, ALL, day(0), day(1)), Refusal.TO_ONESELF),
        (Grant(1, 3, ALL, day(2), day(2)), Refusal.EMPTY_SPAN),
        (Grant(1, 3, CONSENT.code, day(0), day(1)), Refusal.PERSONAL),
        (Grant(1, 3, DOCUMENTS.code, day(6), day(9)), Refusal.OVERLAPPING),
        (Grant(1, 3, ALL, day(6), day(9)), Refusal.OVERLAPPING),
        (Grant(1, 3, DOCUMENTS.code, day(6), day(9), post=1), Refusal.OVERLAPPING),
        (Grant(2, 1, DOCUMENTS.code, day(3), day(4)), Refusal.CIRCULAR),
        (Grant(2, 1, ALL, day(3), day(4)), Refusal.CIRCULAR),
        (Grant(1, 3, DOCUMENTS.code, day(7), day(9)), None),
        (Grant(1, 3, MEETINGS.code, day(0), day(7)), None),
        (Grant(2, 1, MEETINGS.code, day(0), day(7)), None),
        (Grant(2, 3, DOCUMENTS.code, day(0), day(7)), None),
    ],
)
def test_what_can_be_given_beside_a_week_of_documents(
    proposed: Grant, refusal: Refusal | None
) -> None:
    """一号 has let 二号 act for a week in documents; each further wish is judged by itself."""
    found = conflict([WEEK], proposed, PERSONAL)
    assert (found.refusal if found else None) == refusal


def test_it_holds_from_the_first_moment_until_just_before_the_last() -> None:
    """Two that follow each other never hold together."""
    assert WEEK.holds(day(0))
    assert not WEEK.holds(day(7))
    assert not WEEK.holds(day(-1))


def test_even_everything_leaves_out_what_is_personal() -> None:
    """A consent is nobody else's to give, also under a delegation of everything."""
    everything = [Grant(1, 2, ALL, day(0), day(7))]
    assert principals_of(everything, 2, DOCUMENTS, day(1)) == {1}
    assert principals_of(everything, 2, CONSENT, day(1)) == frozenset()
    assert delegate_of(everything, 1, CONSENT, day(1)) is None


def test_a_circle_over_three_people_is_seen() -> None:
    """甲→乙→丙 is no transitive power, but 丙→甲 would send work round for ever."""
    chain = [WEEK, Grant(2, 3, ALL, day(3), day(9))]
    found = conflict(chain, Grant(3, 1, DOCUMENTS.code, day(5), day(6)), PERSONAL)
    assert found is not None
    assert found.refusal is Refusal.CIRCULAR
    assert conflict(chain, Grant(3, 1, DOCUMENTS.code, day(7), day(9)), PERSONAL) is None
