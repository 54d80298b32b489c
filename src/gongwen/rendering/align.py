"""Find the lines of the pages in the document: whatever order and fonts they were drawn in.

The text runs through the pages from first to last; headers, footers, text boxes and notes stand
beside it, and so do framed paragraphs, which are drawn before or after it. White space counts for
nothing, and characters of the same meaning count as equal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from gongwen.text import Document, Part

_BESIDE = frozenset({Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.ENDNOTE, Part.TEXT_BOX})
_NEXT = 4  # characters of the next line that must follow where a line was found elsewhere
_SURE = 8  # characters that make a line unmistakable
_OFTEN = 20  # places looked at before a line is given up as too common
_SHORTEST_PIECE = 5

Place = tuple[int, ...]  # the offset of every character of a line


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def _fold(text: str) -> str:
    return "".join(map(_folded, text))


@dataclass
class _Stream:
    """Characters without white space, each with its offset; ``taken`` tells which were found."""

    text: str
    offsets: tuple[int, ...]
    cursor: int = 0
    taken: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        self.taken = bytearray(len(self.text))

    def claim(self, at: int, length: int, *, moves: bool = True) -> Place:
        """Take ``length`` characters and go on behind them."""
        self.taken[at : at + length] = b"\x01" * length
        if moves:
            self.cursor = at + length
        return self.offsets[at : at + length]

    def is_free(self, at: int, length: int) -> bool:
        """Tell whether none of the characters was found before."""
        return not any(self.taken[at : at + length])

    def places(self, words: str) -> Iterator[int]:
        """Yield where ``words`` stands untaken: ahead first, then behind."""
        for start, end in ((self.cursor, len(self.text)), (0, self.cursor + len(words) - 1)):
            at = self.text.find(words, start, end)
            while at >= 0:
                if self.is_free(at, len(words)):
                    yield at
                at = self.text.find(words, at + 1, end)


def _stream(document: Document, blocks: Iterable[int]) -> _Stream:
    text: list[str] = []
    offsets: list[int] = []
    for number in blocks:
        start = document.starts[number]
        for index, character in enumerate(document.blocks[number].text):
            if not character.isspace():
                text.append(_folded(character))
                offsets.append(start + index)
    return _Stream("".join(text), tuple(offsets))


def aligned(document: Document, lines: Sequence[str]) -> list[Place]:
    """Return for every line the offsets of its characters; nothing for lines not in the text.

    Where only a piece of a line is found, its first and last offsets are those of the piece.
    """
    streams: dict[str, list[int]] = {"flow": [], "framed": [], "beside": []}
    for number, block in enumerate(document.blocks):
        is_beside = block.part in _BESIDE
        name = "beside" if is_beside else "framed" if block.format.frame else "flow"
        streams[name].append(number)
    flow, framed, beside = (_stream(document, blocks) for blocks in streams.values())
    folded = [_fold(line) for line in lines]
    following = [*folded[1:], ""]
    return [
        _found(line, after, flow, framed, beside)
        for line, after in zip(folded, following, strict=True)
    ]


def _found(line: str, after: str, flow: _Stream, framed: _Stream, beside: _Stream) -> Place:
    if flow.text.startswith(line, flow.cursor) and flow.is_free(flow.cursor, len(line)):
        return flow.claim(flow.cursor, len(line))
    at = next(framed.places(line), None)
    if at is not None:
        return framed.claim(at, len(line))
    at = _elsewhere(line, after, flow)
    if at is not None:
        return flow.claim(at, len(line), moves=at >= flow.cursor or len(line) >= _SURE)
    at = next(beside.places(line), None)
    if at is not None:
        return beside.claim(at, len(line), moves=False)
    return _piece(line, flow)


def _elsewhere(line: str, after: str, flow: _Stream) -> int | None:
    """Return where a line stands that does not continue the one before it."""
    spots = [at for at, _ in zip(flow.places(line), range(_OFTEN), strict=False)]
    for at in spots:
        if after and flow.text.startswith(after[:_NEXT], at + len(line)):
            return at
    if spots and (len(line) >= _SURE or len(spots) == 1):
        return spots[0]
    return None


def _piece(line: str, flow: _Stream) -> Place:
    """Find the part of a line that a strange bullet or a lost character stands before."""
    for skipped in range(1, max(len(line) - _SHORTEST_PIECE + 1, 1)):
        piece = line[skipped:]
        if flow.text.startswith(piece, flow.cursor):
            return flow.claim(flow.cursor, len(piece))
    if len(line) >= _SURE:
        for piece in (line[: len(line) // 2], line[len(line) // 2 :]):
            at = next(flow.places(piece), None) if len(piece) >= _SHORTEST_PIECE else None
            if at is not None:
                return flow.claim(at, len(piece), moves=at >= flow.cursor)
    return ()
