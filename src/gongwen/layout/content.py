"""What an official document says, element by element, before anyone has laid it out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DocumentFormat(StrEnum):
    """The general format and the three special ones; values as in ``Anatomy.document_format``."""

    DOCUMENT = "document"
    LETTER = "letter"
    ORDER = "order"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; ``level`` is 1 to 4 for a heading, 0 for running text.

    ``text`` includes the number of a heading. ``run_on`` is body text that follows the heading in
    the same paragraph.
    """

    text: str
    level: int = 0
    run_on: str = ""


@dataclass(frozen=True, slots=True)
class TableContent:
    """A table within the body or an annex, row by row."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class AnnexContent:
    """An annex on a page of its own."""

    title: str
    parts: tuple[Paragraph | TableContent, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A whole document; what is empty is left out.

    ``title`` holds one string a line. ``recipients``, ``copies`` and ``date`` are written as they
    stand, colons and full stops excepted, which belong to the layout. ``position`` is the post of
    whoever signs an order. ``is_sealed`` decides where issuer and date stand.
    """

    title: tuple[str, ...]
    body: tuple[Paragraph | TableContent, ...]
    kind: DocumentFormat = DocumentFormat.DOCUMENT
    copy_number: str = ""
    urgency: str = ""
    masthead: str = ""
    number: str = ""
    signatories: tuple[str, ...] = ()
    title_note: str = ""
    recipients: str = ""
    annex_note: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    position: str = ""
    date: str = ""
    is_sealed: bool = True
    remark: str = ""
    attendance: tuple[tuple[str, str], ...] = ()
    annexes: tuple[AnnexContent, ...] = ()
    copies: str = ""
    printed_by: str = ""
    printed_date: str = ""
    other_imprint: tuple[str, ...] = ()
