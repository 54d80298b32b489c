"""Wrong, missing and redundant characters: a small language model and what it makes of a text."""

from gongwen.spelling.artefact import DEFAULT_PATH, MissingModel
from gongwen.spelling.speller import DEFAULT_THRESHOLD, Edit, ErrorKind, Speller, applied

__all__ = [
    "DEFAULT_PATH",
    "DEFAULT_THRESHOLD",
    "Edit",
    "ErrorKind",
    "MissingModel",
    "Speller",
    "applied",
]
