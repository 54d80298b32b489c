"""Model texts 「范文」: how a document of each type is usually built, for the drafter to fill in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ISSUER = "{issuer}"


@dataclass(frozen=True, slots=True)
class ModelText:
    """A model of one document type; ``{issuer}`` stands for the organ's name."""

    document_type: str
    label: str
    advice: str
    elements: Mapping[str, str]

    def values(self, issuer: str) -> dict[str, object]:
        """Return the elements for the form of a new draft."""
        return {name: text.replace(_ISSUER, issuer) for name, text in self.elements.items()}


def find(document_type: str) -> ModelText | None:
    """Return the model text of a type, if there is one."""
    return _all().get(document_type)


def all_types() -> tuple[str, ...]:
    """Return the types that have a model text."""
    return tuple(_all())


@cache
def _all() -> dict[str, ModelText]:
    folder = files(__name__)
    read = [
        tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    ]
    return {
        one["document_type"]: ModelText(
            one["document_type"], one["label"], one["advice"], one["elements"]
        )
        for one in read
    }
