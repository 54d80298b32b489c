"""What can be delegated: higher contexts register their kinds of business when the site starts."""

from __future__ import annotations

from sanban.org.domain.delegation import ALL, Scope

_known: dict[str, Scope] = {ALL: Scope(ALL, "全部公务")}


def register(*scopes: Scope) -> None:
    """Add kinds of business; registering the same one again changes nothing."""
    for scope in scopes:
        if _known.setdefault(scope.code, scope) != scope:
            message = f"two scopes are called {scope.code}"
            raise ValueError(message)


def scope(code: str) -> Scope:
    """Return a registered kind of business."""
    return _known[code]


def delegable() -> tuple[Scope, ...]:
    """List what a person may delegate: everything that is not personal."""
    return tuple(found for found in _known.values() if not found.is_personal)


def personal_codes() -> frozenset[str]:
    """List the codes of what nobody can do for another, such as giving one's consent."""
    return frozenset(found.code for found in _known.values() if found.is_personal)


def label_of(code: str) -> str:
    """Return the words for a code; one of a context that is gone is shown as it is."""
    found = _known.get(code)
    return found.label if found else code
