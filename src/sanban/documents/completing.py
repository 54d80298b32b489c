"""The door to what the engine places after signature, and to what it reads back for comparison."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date

from gongwen import (
    HandlingSlip,
    Imposition,
    Refusal,
    UnreadableFile,
    bound_text_limited,
    complete_limited,
    handling_slip,
)
from gongwen.formats.stamp import seal_picture
from sanban.documents.domain.signed import Difference, first_difference
from sanban.documents.engine import Refused
from sanban.procedures.domain.codec import content_hash


@dataclass(frozen=True, slots=True)
class Placed:
    """What is to stand in a signed file; what is empty is left as the file has it."""

    number: str = ""
    dated: date | None = None
    masthead: str = ""
    copy_number: str = ""
    printed_on: date | None = None
    seal: bytes | None = None
    seal_width: float | None = None


@dataclass(frozen=True, slots=True)
class CompletedFile:
    """A completed file, its copy that pages are set from, and lines saying what was placed where."""

    file: bytes
    paper: bytes
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """What a file says without what is placed after signature."""

    paragraphs: tuple[str, ...]
    media: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Return the hash of all of it."""
        return content_hash(self)

    def first_difference(self, other: Bound) -> Difference | None:
        """Return the first paragraph in which another file differs."""
        return first_difference(self.paragraphs, other.paragraphs)


def complete(content: bytes, placed: Placed) -> CompletedFile:
    """Return a signed Word file with what is placed after signature, or raise ``Refused``."""
    imposition = Imposition(
        number=placed.number,
        date=placed.dated,
        masthead=placed.masthead,
        copy_number=placed.copy_number,
        printed_on=placed.printed_on,
        seal=placed.seal,
        seal_width=placed.seal_width,
    )
    try:
        record = complete_limited(content, imposition)
    except UnreadableFile as error:
        raise _refused(error) from error
    return CompletedFile(
        base64.b64decode(record["file"]),
        base64.b64decode(record["paper"]),
        tuple(record["told"]),
    )


def bound_of(content: bytes, name: str) -> Bound:
    """Return what a file says without what is placed after signature."""
    try:
        record = bound_text_limited(content, name)
    except UnreadableFile as error:
        raise _refused(error) from error
    return Bound(tuple(record["paragraphs"]), tuple(record["media"]))


def seal_image(content: bytes) -> bytes:
    """Return the picture of a seal, cleaned; raise ``Refused`` for any other thing."""
    try:
        return seal_picture(content).data
    except UnreadableFile as error:
        raise _refused(error) from error


def slip_file(slip: HandlingSlip) -> bytes:
    """Return a handling slip as a Word file."""
    return handling_slip(slip)


def _refused(error: UnreadableFile) -> Refused:
    return Refused(error.message, too_large=error.kind is Refusal.TOO_LARGE)
