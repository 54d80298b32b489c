"""Who may act for whom: dated, limited, one step only, and never for what is one's own to give."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

ALL = "all"


@dataclass(frozen=True, slots=True)
class Scope:
    """A kind of business that can be delegated; what is personal never can."""

    code: str
    label: str
    is_personal: bool = False


@dataclass(frozen=True, slots=True)
class Grant:
    """A delegation 「授权」: the principal lets the delegate act for him.

    ``scope`` is the code of a scope or ``ALL``; ``post`` limits it to the work of one post of the
    principal's. It holds from ``from_at`` until just before ``until_at``.
    """

    principal: int
    delegate: int
    scope: str
    from_at: datetime
    until_at: datetime
    post: int | None = None

    def holds(self, at: datetime) -> bool:
        """Tell whether the delegation is in force at a moment."""
        return self.from_at <= at < self.until_at

    def covers(self, scope: Scope, post: int | None) -> bool:
        """Tell whether business of a scope and a post is covered; personal business never is."""
        return (
            not scope.is_personal
            and self.scope in {ALL, scope.code}
            and (self.post is None or self.post == post)
        )

    def meets(self, other: Grant) -> bool:
        """Tell whether both could be in force at one moment for one piece of business."""
        return self.shares_time(other) and self._shares_business(other)

    def shares_time(self, other: Grant) -> bool:
        """Tell whether there is a moment at which both are in force."""
        return self.from_at < other.until_at and other.from_at < self.until_at

    def shares_scope(self, other: Grant) -> bool:
        """Tell whether there is a scope that both cover."""
        return ALL in {self.scope, other.scope} or self.scope == other.scope

    def _shares_business(self, other: Grant) -> bool:
        posts = {self.post, other.post}
        return self.shares_scope(other) and (None in posts or len(posts) == 1)


class Refusal(StrEnum):
    """Why a delegation cannot be given."""

    TO_ONESELF = "to-oneself"
    EMPTY_SPAN = "empty-span"
    PERSONAL = "personal"
    OVERLAPPING = "overlapping"
    CIRCULAR = "circular"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A refusal, and the delegation that stands in the way."""

    refusal: Refusal
    other: Grant | None = None


def conflict(
    given: Iterable[Grant], proposed: Grant, personal: Collection[str] = ()
) -> Conflict | None:
    """Say why ``proposed`` cannot be given beside those already ``given``, or nothing.

    ``personal`` are the codes of scopes that cannot be delegated.
    """
    if proposed.principal == proposed.delegate:
        return Conflict(Refusal.TO_ONESELF)
    if proposed.from_at >= proposed.until_at:
        return Conflict(Refusal.EMPTY_SPAN)
    if proposed.scope in personal:
        return Conflict(Refusal.PERSONAL)
    given = list(given)
    for other in given:
        if other.principal == proposed.principal and other.meets(proposed):
            return Conflict(Refusal.OVERLAPPING, other)
    closing = _closes_a_circle(given, proposed)
    return Conflict(Refusal.CIRCULAR, closing) if closing else None


def _closes_a_circle(given: Sequence[Grant], proposed: Grant) -> Grant | None:
    """Find a delegation by which work given to the delegate would come back to the principal."""
    return _way_back(given, proposed.delegate, (proposed,), proposed.principal)


def _way_back(
    given: Sequence[Grant], person: int, walked: tuple[Grant, ...], home: int
) -> Grant | None:
    """Walk on from ``person`` along delegations that hold together at some moment."""
    for step in given:
        if step.principal != person or step in walked or not _hold_together((*walked, step)):
            continue
        if step.delegate == home:
            return step
        found = _way_back(given, step.delegate, (*walked, step), home)
        if found:
            return found
    return None


def _hold_together(steps: Sequence[Grant]) -> bool:
    """Tell whether all are in force at one moment and for one scope."""
    scopes = {step.scope for step in steps} - {ALL}
    return len(scopes) <= 1 and max(s.from_at for s in steps) < min(s.until_at for s in steps)


def principals_of(
    given: Iterable[Grant], delegate: int, scope: Scope, at: datetime, post: int | None = None
) -> frozenset[int]:
    """Return for whom somebody may act at a moment; one step only, never on and on.

    ``post`` is the principal's post that the business belongs to; None is business of no post.
    """
    return frozenset(
        grant.principal
        for grant in given
        if grant.delegate == delegate and grant.holds(at) and grant.covers(scope, post)
    )


def delegate_of(
    given: Iterable[Grant], principal: int, scope: Scope, at: datetime, post: int | None = None
) -> int | None:
    """Return who acts for somebody at a moment, if anybody does."""
    for grant in given:
        if grant.principal == principal and grant.holds(at) and grant.covers(scope, post):
            return grant.delegate
    return None
