"""Frozen dataclasses to plain JSON values and back, and the hash of their canonical form.

A union of dataclasses carries the class's name under ``is``; fields that hold their default are left
out, so that values written before a field existed keep their hash.
"""

from __future__ import annotations

import hashlib
import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar, Union, get_args, get_origin, get_type_hints

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
_T = TypeVar("_T")
_TAG = "is"


def to_plain(value: object) -> Plain:
    """Return a value as JSON knows it."""
    if isinstance(value, StrEnum):
        return str(value)
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        content: dict[str, Plain] = {_TAG: type(value).__name__}
        for field in fields(value):
            held: object = getattr(value, field.name)
            if not _is_default(field, held):
                content[field.name] = to_plain(held)
        return content
    raise TypeError(f"{type(value).__name__} has no plain form")


def _is_default(field: Field[object], held: object) -> bool:
    return field.default is not MISSING and held == field.default


def canonical(value: object) -> str:
    """Return the one JSON text of a value: keys in order, no blanks."""
    return json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_hash(value: object) -> str:
    """Return the SHA-256 of a value's canonical form, as hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def from_json(kind: type[_T], text: str) -> _T:
    """Return the value of dataclass ``kind`` that ``text`` holds; raise ``ValueError`` for any other."""
    found = _from_plain(kind, json.loads(text))
    if not isinstance(found, kind):
        raise ValueError(f"the text holds no {kind.__name__}")  # noqa: TRY004 - the text is at fault
    return found


def _from_plain(kind: object, value: object) -> object:
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _member(get_args(kind), value)
    if origin is tuple:
        return _tuple(get_args(kind), value)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind, value)
    return _scalar(kind, value)


def _scalar(kind: object, value: object) -> object:
    if isinstance(value, str):
        if kind is datetime:
            return datetime.fromisoformat(value)
        if kind is date:
            return date.fromisoformat(value)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return kind(value)
    if isinstance(kind, type) and type(value) is kind:
        return value
    raise ValueError(f"{value!r} is no {kind}")


def _member(kinds: tuple[object, ...], value: object) -> object:
    if value is None and types.NoneType in kinds:
        return None
    named = value.get(_TAG) if isinstance(value, Mapping) else None
    for kind in kinds:
        if isinstance(kind, type) and is_dataclass(kind):
            if kind.__name__ == named:
                return _dataclass(kind, value)
        elif kind is not types.NoneType:
            try:
                return _from_plain(kind, value)
            except ValueError:
                continue
    raise ValueError(f"{value!r} is none of {kinds}")


def _tuple(kinds: tuple[object, ...], value: object) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")  # noqa: TRY004 - the text is at fault
    if len(kinds) > 1 and kinds[1] is not Ellipsis:
        return tuple(_from_plain(kind, one) for kind, one in zip(kinds, value, strict=True))
    return tuple(_from_plain(kinds[0], one) for one in value)


def _dataclass(kind: type[object], value: object) -> object:
    if not isinstance(value, Mapping) or value.get(_TAG) != kind.__name__:
        raise ValueError(f"{value!r} is no {kind.__name__}")
    hints = _hints(kind)
    if not value.keys() - {_TAG} <= hints.keys():
        raise ValueError(f"{kind.__name__} has no {sorted(value.keys() - {_TAG} - hints.keys())}")
    given = {name: _from_plain(hints[name], one) for name, one in value.items() if name != _TAG}
    try:
        return kind(**given)
    except TypeError as error:
        raise ValueError(f"{kind.__name__} lacks a field") from error


_KNOWN_HINTS: dict[str, dict[str, object]] = {}


def _hints(kind: type[object]) -> dict[str, object]:
    # Resolving annotations is slow, and a case holds hundreds of values of a dozen kinds.
    name = f"{kind.__module__}.{kind.__qualname__}"
    if name not in _KNOWN_HINTS:
        _KNOWN_HINTS[name] = get_type_hints(kind)
    return _KNOWN_HINTS[name]
