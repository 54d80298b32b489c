"""The marked copy 「花脸稿」: every character of two versions, kept, inserted, deleted or moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from sanban.documents.domain.alignment import Alignment, Link, longest_order
from sanban.documents.domain.characters import Block, blocks
from sanban.documents.domain.history import UNKNOWN
from sanban.documents.domain.sentences import Sentence
from sanban.documents.domain.versions import Place


class RunKind(Enum):
    """What became of characters. Kept, inserted and moved ones make up the later text."""

    KEPT = "保留"
    INSERTED = "增加"
    DELETED = "删去"
    MOVED = "移来"
    MOVED_AWAY = "移走"


class ParagraphState(Enum):
    """What became of a paragraph. The last two are of paragraphs gone from their place."""

    UNCHANGED = "未改"
    CHANGED = "有改动"
    SPLIT = "拆段"
    JOINED = "并段"
    INSERTED = "增加"
    MOVED = "移来"
    DELETED = "删去"
    MOVED_AWAY = "移走"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters with the same fate, by the same hand.

    ``old`` and ``new`` are their places; moved ones have both. ``version`` and ``name`` are those of who
    wrote them, or deleted them; ``UNKNOWN`` and nothing where nobody can tell.
    """

    kind: RunKind
    text: str
    old: Place | None = None
    new: Place | None = None
    version: int = UNKNOWN
    name: str = ""


@dataclass(frozen=True, slots=True)
class ComparedParagraph:
    """A paragraph of the later version, or one of the former that is gone from its place.

    ``new`` is its number, ``None`` for those; ``old`` are the paragraphs its characters are from.
    """

    state: ParagraphState
    runs: tuple[Run, ...]
    old: tuple[int, ...]
    new: int | None


_LATER = (RunKind.KEPT, RunKind.INSERTED, RunKind.MOVED)


def later_text(runs: Iterable[Run]) -> str:
    """Return the later text of runs, without what is gone."""
    return "".join(run.text for run in runs if run.kind in _LATER)


def marked_copy(
    alignment: Alignment, old: Sequence[str], new: Sequence[str]
) -> tuple[ComparedParagraph, ...]:
    """Return the later version with its marks; what is gone stands where it was."""
    laid = _Laid(alignment)
    for link in shown_links(alignment):
        laid.lay(link)
    laid.lay_alone()
    return tuple(_paragraphs(laid, old, new))


def shown_links(alignment: Alignment) -> list[Link]:
    """Return the links in the order of the later version, ties paired in theirs: to be shown, not to be held."""
    pairs = [(link.old, link.new) for link in alignment.links]
    pairs += [
        ((old,), (new,))
        for tie in alignment.ties
        for old, new in zip(tie.old, tie.new, strict=False)
    ]
    pairs.sort(key=lambda pair: pair[1])
    steady = longest_order([old[0] for old, _ in pairs])
    return [Link(old, new, place not in steady) for place, (old, new) in enumerate(pairs)]


@dataclass
class _Laid:
    """The runs so far: of later sentences, and of former ones that are gone from their place."""

    alignment: Alignment
    here: dict[int, list[Run]] = field(default_factory=lambda: defaultdict(list))
    gone: dict[int, list[Run]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[int, Link] = field(default_factory=dict)
    """The former sentences that kept their place among the others."""

    def lay(self, link: Link) -> None:
        """Lay the runs of one pair."""
        if not link.is_moved:
            self.beside.update(dict.fromkeys(link.old, link))
        before, after = self.alignment.old_text(link), self.alignment.new_text(link)
        left = right = 0
        for block in (*blocks(before, after), Block(len(before), len(after), 0)):
            self._lay_deleted(link, left, block.old, max(right - 1, 0))
            for number, place in _split(self.alignment.new, link.new, right, block.new):
                self.here[number].append(Run(RunKind.INSERTED, self._later(place), new=place))
            self._lay_kept(link, block)
            left, right = block.old + block.size, block.new + block.size

    def _lay_deleted(self, link: Link, start: int, end: int, near: int) -> None:
        number = next(_split(self.alignment.new, link.new, near, near + 1))[0]
        for former, place in _split(self.alignment.old, link.old, start, end):
            run = Run(RunKind.DELETED, self._former(place), place)
            (self.gone[former] if link.is_moved else self.here[number]).append(run)

    def _lay_kept(self, link: Link, block: Block) -> None:
        start = block.old
        for former, there in _split(self.alignment.old, link.old, start, start + block.size):
            at = block.new - block.old + start
            size = there.end - there.start
            part = there.start
            for number, here in _split(self.alignment.new, link.new, at, at + size):
                was = Place(there.paragraph, part, part + here.end - here.start)
                part = was.end
                kind = RunKind.MOVED if link.is_moved else RunKind.KEPT
                self.here[number].append(Run(kind, self._later(here), was, here))
                if link.is_moved:
                    self.gone[former].append(Run(RunKind.MOVED_AWAY, self._later(here), was, here))
            start += size

    def lay_alone(self) -> None:
        """Lay the sentences that have no counterpart."""
        for number, own in enumerate(self.alignment.new):
            if number not in self.here:
                place = Place(own.paragraph, own.start, own.end)
                self.here[number] = [Run(RunKind.INSERTED, own.text, new=place)]
        for number, own in enumerate(self.alignment.old):
            if number not in self.beside and number not in self.gone:
                place = Place(own.paragraph, own.start, own.end)
                self.gone[number] = [Run(RunKind.DELETED, own.text, place)]

    def _later(self, place: Place) -> str:
        return self._text(self.alignment.new, self.alignment.new_by_paragraph, place)

    def _former(self, place: Place) -> str:
        return self._text(self.alignment.old, self.alignment.old_by_paragraph, place)

    @staticmethod
    def _text(found: Sequence[Sentence], numbers: dict[int, tuple[int, ...]], place: Place) -> str:
        for number in numbers[place.paragraph]:
            own = found[number]
            if own.start <= place.start and place.end <= own.end:
                return own.text[place.start - own.start : place.end - own.start]
        raise AssertionError(place)  # a place is always cut from one sentence


def _split(
    found: Sequence[Sentence], numbers: Iterable[int], start: int, end: int
) -> Iterator[tuple[int, Place]]:
    """Yield the places of characters ``start`` to ``end`` of sentences run together."""
    at = 0
    for number in numbers:
        own = found[number]
        low, high = max(start - at, 0), min(end - at, len(own.text))
        if low < high:
            yield number, Place(own.paragraph, own.start + low, own.start + high)
        at += len(own.text)


def _paragraphs(laid: _Laid, old: Sequence[str], new: Sequence[str]) -> Iterator[ComparedParagraph]:
    before: dict[int, list[Run]] = defaultdict(list)
    after: dict[int, list[Run]] = defaultdict(list)
    whole: dict[int, list[ComparedParagraph]] = defaultdict(list)
    last = -1
    for paragraph in range(len(old)):
        numbers = laid.alignment.old_by_paragraph.get(paragraph, ())
        stayed = [number for number in numbers if number in laid.beside]
        if not stayed and numbers:
            runs = [run for number in numbers for run in laid.gone[number]]
            whole[last].append(
                ComparedParagraph(_state_of_gone(runs), tuple(runs), (paragraph,), None)
            )
        for number in numbers if stayed else ():
            earlier = [one for one in stayed if one <= number]
            if earlier:
                after[max(laid.beside[earlier[-1]].new)] += laid.gone.get(number, [])
            else:
                before[min(laid.beside[stayed[0]].new)] += laid.gone.get(number, [])
        if stayed:
            last = laid.alignment.new[max(laid.beside[stayed[-1]].new)].paragraph
    yield from whole[-1]
    for paragraph, text in enumerate(new):
        numbers = laid.alignment.new_by_paragraph.get(paragraph, ())
        runs = [run for n in numbers for run in (*before[n], *laid.here[n], *after[n])]
        sources = sorted({run.old.paragraph for run in runs if run.old and run.new})
        state = _state(runs, [old[number] for number in sources], text)
        yield ComparedParagraph(state, tuple(runs), tuple(sources), paragraph)
        yield from whole[paragraph]


def _state_of_gone(runs: list[Run]) -> ParagraphState:
    moved = any(run.kind is RunKind.MOVED_AWAY for run in runs)
    return ParagraphState.MOVED_AWAY if moved else ParagraphState.DELETED


def _state(runs: list[Run], sources: list[str], text: str) -> ParagraphState:
    kinds = {run.kind for run in runs}
    later = kinds.intersection(_LATER)
    if sources == [text] and kinds == {RunKind.KEPT}:
        return ParagraphState.UNCHANGED
    if kinds == {RunKind.KEPT}:
        return ParagraphState.JOINED if len(sources) > 1 else ParagraphState.SPLIT
    if later == {RunKind.INSERTED} and later == kinds:
        return ParagraphState.INSERTED
    if RunKind.MOVED in later and RunKind.KEPT not in later:
        return ParagraphState.MOVED
    return ParagraphState.CHANGED if runs else ParagraphState.UNCHANGED
