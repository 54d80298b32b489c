"""What follows what in a definition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sanban.procedures.domain.definition import END, Definition, Step

Successors = Mapping[str, frozenset[str]]


def successors(steps: Iterable[Step]) -> dict[str, frozenset[str]]:
    """Return which steps can directly follow each step; a fork may also go straight to its join."""
    found: dict[str, frozenset[str]] = {}
    for step in steps:
        targets = {route.to for route in step.routes}
        if step.join:
            targets.add(step.join)
        found[step.code] = found.get(step.code, frozenset()) | targets
    return found


def reachable(following: Successors, start: str) -> frozenset[str]:
    """Return everything that lies after ``start``; itself only where a way leads back to it."""
    seen: set[str] = set()
    queue = [start]
    while queue:
        for target in following.get(queue.pop(), frozenset()):
            if target not in seen:
                seen.add(target)
                queue.append(target)
    return frozenset(seen)


def is_before(definition: Definition, earlier: str, later: str) -> bool:
    """Tell whether a case can come from ``earlier`` to ``later``."""
    return later in reachable(successors(definition.steps), earlier)


def block(definition: Definition, fork: Step) -> frozenset[str]:
    """Return the steps between a fork and its join."""
    following = dict(successors(definition.steps))
    following[fork.join] = frozenset()
    return reachable(following, fork.code) - {fork.join, END}


def fork_of(definition: Definition, code: str) -> Step | None:
    """Return the fork whose block the step lies in, if any."""
    return next(
        (step for step in definition.steps if step.join and code in block(definition, step)), None
    )


def fork_closed_by(definition: Definition, join: str) -> Step:
    """Return the fork that comes together at ``join``."""
    return next(step for step in definition.steps if step.join == join)
