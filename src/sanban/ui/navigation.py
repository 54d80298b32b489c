"""The rail of areas: contexts register where they can be reached; the frame shows what fits the viewer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the rail, in an area such as 「管理」, for those of whom ``is_for`` is true.

    ``count`` says how much waits there, for a badge beside the entry.
    """

    area: str
    label: str
    url_name: str
    order: int
    is_for: Callable[[HttpRequest], bool]
    count: Callable[[HttpRequest], int] | None = None


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An entry as one request sees it; ``badge`` counts only where a page shows it."""

    label: str
    address: str
    is_here: bool
    badge: Callable[[], int] | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A heading of the rail with its entries."""

    label: str
    items: tuple[ShownItem, ...]


_items: list[Item] = []


def register(*items: Item) -> None:
    """Add entries; registering the same one again changes nothing."""
    _items.extend(item for item in items if item not in _items)


def rail(request: HttpRequest) -> tuple[Area, ...]:
    """Return the areas and entries for whoever is signed in, in their order."""
    found: dict[str, list[ShownItem]] = {}
    for item in sorted(_items, key=lambda entry: entry.order):
        if item.is_for(request):
            address = reverse(item.url_name)
            found.setdefault(item.area, []).append(
                ShownItem(
                    item.label,
                    address,
                    _is_here(request, address),
                    partial(item.count, request) if item.count else None,
                )
            )
    return tuple(Area(label, tuple(items)) for label, items in found.items())


def _is_here(request: HttpRequest, address: str) -> bool:
    return request.path == address or (address.count("/") > 2 and request.path.startswith(address))  # noqa: PLR2004 - the first page of an area lies above all others
