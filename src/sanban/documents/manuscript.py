"""What a version is made of: its text, the file that carries it, and what the engine found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sanban.documents.completing import bound_of
from sanban.documents.domain.examination import Examination
from sanban.documents.domain.text import DocumentText, text_of
from sanban.documents.engine import examination_of
from sanban.documents.vocabulary import Carrier

_WORD_NAMES = (".docx", ".doc", ".wps", ".rtf")
_LONGEST_STEM = 60


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text on its way to becoming a version; making one asks the engine, which takes a second."""

    text: DocumentText
    carrier: Carrier
    content: bytes
    name: str
    examination: Examination
    is_written: bool = True


def written(text: DocumentText, *, today: date) -> Manuscript:
    """Return a text that was written in the form; raises ``Refused`` as the engine does.

    It is examined as it would stand on paper today, with the date of today.
    """
    content, name = plain(text, today=today)
    examination = examination_of(content, name, today=today)
    return Manuscript(text, Carrier.TEXT, content, name, examination)


def plain(text: DocumentText, *, today: date) -> tuple[bytes, str]:
    """Return a text as a plain file with the date of a day, and a name for it."""
    content = "\n".join(text.lines(long_date(today))).encode()
    return content, f"{text.title[:_LONGEST_STEM] or '文稿'}.txt"


def handed_in(content: bytes, name: str, *, today: date) -> Manuscript:
    """Return an uploaded file; plain text becomes a text, all else is kept as the file it is."""
    examination = examination_of(content, name, today=today)
    if not name.lower().endswith(_WORD_NAMES):
        return written(text_of(examination.paragraphs), today=today)
    # Pictures and objects are signed with the words: another picture is another text.
    text = text_of(examination.paragraphs, bound_of(content, name).media)
    return Manuscript(text, Carrier.WORD, content, name, examination, is_written=False)


def set_in_type(
    text: DocumentText, content: bytes, name: str, *, today: date, is_written: bool = True
) -> Manuscript:
    """Return a text in the file that typesetting made of it."""
    examination = examination_of(content, name, today=today)
    return Manuscript(text, Carrier.WORD, content, name, examination, is_written)


def long_date(day: date) -> str:
    """Return a date as a document bears it."""
    return f"{day.year}年{day.month}月{day.day}日"
