"""The one error all reading ends in, and why a file may be refused."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why a file is not read; programs branch on it, people read the sentence of the error."""

    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    BOMB = "bomb"
    NOT_A_DOCUMENT = "not-a-document"
    WRONG_FORMAT = "wrong-format"
    ENCRYPTED = "encrypted"
    TRUNCATED = "truncated"
    MACROS = "macros"
    HOSTILE = "hostile"
    SECRET_MARK = "secret-mark"  # noqa: S105 -- a mark of state secrecy, not a password
    WRONG_ENCODING = "wrong-encoding"
    EMPTY = "empty"
    NO_CONVERTER = "no-converter"
    CONVERSION = "conversion"
    TIMEOUT = "timeout"
    NOT_FOUND = "not-found"
    BAD_HOUSE = "bad-house"
    UNPLACEABLE = "unplaceable"  # what is to be placed after signature finds no clear place


class UnreadableFile(Exception):  # noqa: N818 -- the name says what happened, like FileNotFound
    """A file that cannot or must not be read; the message is one Chinese sentence fit to show.

    It says what is wrong and what to do, and ends with 「。」.
    """

    def __init__(self, message: str, kind: Refusal = Refusal.NOT_A_DOCUMENT) -> None:
        super().__init__(message)
        self.message = message
        self.kind = kind
