"""Two versions of a document side by side: what changed in meaning, then every change by its author."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from sanban.documents.domain.alignment import align
from sanban.documents.domain.attribution import TouchKind, attribute
from sanban.documents.domain.comparison import compare_in
from sanban.documents.domain.direction import Direction
from sanban.documents.domain.history import UNKNOWN, History
from sanban.documents.domain.lines import kinds
from sanban.documents.domain.marked_copy import ComparedParagraph, ParagraphState, Run, RunKind
from sanban.documents.domain.signed import changed_elements
from sanban.documents.domain.strength import StrengthChange, strength_changes_in
from sanban.documents.domain.versions import Place, VersionText
from sanban.documents.lineage import Lineage
from sanban.documents.models import Version


def _class(kind: RunKind) -> str:
    return kind.name.lower().replace("_", "-")


_QUOTED = 14
_WAYS = {
    Direction.STRONGER: ("▲", "note"),
    Direction.WEAKER: ("▼", "grave"),
    Direction.CHANGED: ("◆", "warn"),
}
_PLAIN = (ParagraphState.UNCHANGED, ParagraphState.CHANGED)
_MOVES = (RunKind.MOVED, RunKind.MOVED_AWAY)
_LEADS = {_class(kind): kind.value for kind in _MOVES}
_CIRCLED, _MOST_CIRCLED = 0x2460, 20


@dataclass(frozen=True, slots=True)
class ShownHand:
    """Somebody who made changes, with his sign in the margin; nobody where it cannot be told."""

    sign: str
    name: str
    post: str
    versions: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ShownRun:
    """Characters with the same fate; ``sign`` says by whom, ``is_grave`` that they change the meaning.

    ``lead`` is the word that stands before what was moved: its shape alone would say too little.
    """

    text: str
    kind: str
    label: str
    sign: str = ""
    is_grave: bool = False
    lead: str = ""


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph of the marked copy; ``state`` is empty where its runs say all."""

    anchor: str
    kind: str
    state: str
    is_gone: bool
    runs: tuple[ShownRun, ...]


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change of meaning; ``anchor`` is that of its paragraph, ``near`` how that begins."""

    change: StrengthChange
    sign: str
    tone: str
    anchor: str
    near: str


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Two versions compared. ``note`` is all there is to say where no character was changed."""

    old: Version
    new: Version
    note: str
    changes: tuple[ShownChange, ...] = ()
    hands: tuple[ShownHand, ...] = ()
    paragraphs: tuple[ShownParagraph, ...] = ()
    clean: tuple[tuple[str, str], ...] = ()


def comparison_page(lineage: Lineage, first: int, last: int) -> ComparisonPage:
    """Compare the versions at two places of a lineage, the earlier one first."""
    old, new = lineage.rows[first], lineage.rows[last]
    if first == last:
        return ComparisonPage(old, new, "选的是同一稿，请选两个不同的版本。")
    if old.text_digest == new.text_digest:
        is_same = old.file == new.file
        return ComparisonPage(
            old, new, "两稿的文字和文件完全相同。" if is_same else "只有排版不同，文字一字未改。"
        )
    texts = lineage.read[first], lineage.read[last]
    if lineage.texts[first].paragraphs == lineage.texts[last].paragraphs:
        changed = "、".join(changed_elements(*texts))
        return ComparisonPage(old, new, f"文字一字未改；改动的是{changed}的划分或所附文件。")
    made = _Making(lineage.between(first, last), kinds(texts[0]), kinds(texts[1]))
    return ComparisonPage(
        old,
        new,
        "",
        tuple(made.shown_changes()),
        tuple(made.hands()),
        tuple(made.shown_paragraphs()),
        tuple(zip(kinds(texts[1]), lineage.texts[last].paragraphs, strict=True)),
    )


@dataclass(frozen=True)
class _Making:
    """A comparison of the first and the last version of a history, on its way to the page."""

    chain: History
    old_kinds: tuple[str, ...]
    new_kinds: tuple[str, ...]

    @cached_property
    def paragraphs(self) -> tuple[ComparedParagraph, ...]:
        """Return the marked copy."""
        return compare_in(self.chain, self.chain.versions[0], self.chain.versions[-1]).paragraphs

    @cached_property
    def changes(self) -> tuple[StrengthChange, ...]:
        """Return the changes of meaning."""
        old, new = self.chain.versions[0], self.chain.versions[-1]
        near = self.chain.alignments
        return strength_changes_in(
            near[0] if len(near) == 1 else align(old.paragraphs, new.paragraphs)
        )

    @cached_property
    def movers(self) -> dict[int, list[tuple[Place, int]]]:
        """Return for each former paragraph what was moved out of it, and the version that did."""
        found: dict[int, list[tuple[Place, int]]] = defaultdict(list)
        for run in self._changed_runs():
            if run.kind is RunKind.MOVED and run.old and run.new:
                found[run.old.paragraph].append((run.old, self._mover(run.new)))
        return found

    def _mover(self, place: Place) -> int:
        if len(self.chain.alignments) == 1:
            return self.chain.versions[-1].number
        found = attribute(self.chain, (), self.chain.versions[-1].number, place)
        moved = {
            touch.hand.version
            for one in found
            for touch in one.touches
            if touch.kind is TouchKind.MOVED
        }
        return moved.pop() if len(moved) == 1 else UNKNOWN

    def maker(self, run: Run) -> int:
        """Return the version that made a run what it is."""
        if run.kind not in _MOVES:
            return run.version
        moved = self.movers.get(run.old.paragraph, []) if run.old else []
        return next((number for place, number in moved if _overlap(place, run.old)), UNKNOWN)

    @cached_property
    def versions(self) -> dict[int, VersionText]:
        """Return the versions by their numbers."""
        return {one.number: one for one in self.chain.versions}

    @cached_property
    def signs(self) -> dict[str, str]:
        """Return the sign of each who made a change, by his id; who cannot be told is 「？」."""
        made = [self.maker(run) for run in self._changed_runs()]
        people = dict.fromkeys(self._person(number) for number in sorted(made) if number)
        signs = {person: _sign(place) for place, person in enumerate(people)}
        return signs | ({"": "？"} if UNKNOWN in made else {})

    def _person(self, number: int) -> str:
        return self.versions[number].person if number else ""

    def _changed_runs(self) -> Iterator[Run]:
        for one in self.paragraphs:
            yield from (run for run in one.runs if run.kind is not RunKind.KEPT)

    def hands(self) -> Iterator[ShownHand]:
        """Yield who made changes, and how much of each kind."""
        counts: dict[str, Counter[str]] = {person: Counter() for person in self.signs}
        numbers: dict[str, set[int]] = {person: set() for person in self.signs}
        for run in self._changed_runs():
            number = self.maker(run)
            if run.kind is not RunKind.MOVED_AWAY:
                label = "移动" if run.kind is RunKind.MOVED else run.kind.value
                counts[self._person(number)][label] += len(run.text)
            numbers[self._person(number)].update({number} if number else ())
        for person, sign in self.signs.items():
            own = sorted(numbers[person])
            last = self.versions[own[-1]] if own else None
            yield ShownHand(
                sign,
                last.name if last else "说不清是谁",
                last.post if last else "",
                "、".join(f"第{number}稿" for number in own),
                tuple(counts[person].items()),
            )

    def shown_paragraphs(self) -> Iterator[ShownParagraph]:
        """Yield the marked copy as the page shows it."""
        for place, one in enumerate(self.paragraphs):
            kind = self.old_kinds[one.old[0]] if one.new is None else self.new_kinds[one.new]
            state = "" if one.state in _PLAIN else one.state.value
            shown = [run for own in one.runs for run in self._shown(own)]
            runs = tuple(_marked(shown, is_named=bool(state)))
            yield ShownParagraph(_anchor(place), kind, state, one.new is None, runs)

    def _shown(self, run: Run) -> Iterator[ShownRun]:
        if run.kind is RunKind.KEPT:
            yield ShownRun(run.text, "kept", "")
            return
        number = self.maker(run)
        sign = self.signs[self._person(number)]
        kind = _class(run.kind)
        for text, change in self._cut(run):
            told = [self._told(run, number), *([change.sentence] if change else [])]
            yield ShownRun(text, kind, "；".join(told), sign, change is not None)

    def _told(self, run: Run, number: int) -> str:
        by = self.versions.get(number)
        who = f"{by.post}{by.name}，第{number}稿" if by else "说不清是谁"
        return f"{run.kind.value}：{who}"

    def _cut(self, run: Run) -> Iterator[tuple[str, StrengthChange | None]]:
        """Yield a run in parts: what changes the meaning, and what does not."""
        own = run.old if run.kind is RunKind.DELETED else run.new
        if run.kind in _MOVES or own is None:
            yield run.text, None
            return
        is_old = run.kind is RunKind.DELETED
        spots = [
            (place, one)
            for one in self.changes
            if (one.before if is_old else one.after)
            and (place := one.old if is_old else one.new)
            and _overlap(place, own)
        ]
        ends = {end for place, _ in spots for end in (place.start, place.end)}
        cuts = sorted({own.start, own.end, *(e for e in ends if own.start < e < own.end)})
        for start, end in pairwise(cuts):
            here = Place(own.paragraph, start, end)
            grave = next((one for place, one in spots if _overlap(place, here)), None)
            yield run.text[start - own.start : end - own.start], grave

    def shown_changes(self) -> Iterator[ShownChange]:
        """Yield the changes of meaning with the paragraph each is in."""
        for change in self.changes:
            place = self._paragraph_of(change)
            sign, tone = _WAYS[change.direction]
            text = "".join(run.text for run in self.paragraphs[place].runs)
            near = text if len(text) <= _QUOTED else f"{text[: _QUOTED - 2]}……"
            yield ShownChange(change, sign, tone, _anchor(place), near)

    @cached_property
    def _places(self) -> tuple[dict[int, int], dict[int, list[tuple[Place, int]]]]:
        """Return where each later paragraph stands in the marked copy, and where former words do."""
        later = {one.new: n for n, one in enumerate(self.paragraphs) if one.new is not None}
        former: dict[int, list[tuple[Place, int]]] = defaultdict(list)
        for number, one in enumerate(self.paragraphs):
            for run in one.runs:
                if run.old:
                    former[run.old.paragraph].append((run.old, number))
        return later, former

    def _paragraph_of(self, change: StrengthChange) -> int:
        later, former = self._places
        if change.new:
            return later[change.new.paragraph]
        there = former[change.old.paragraph] if change.old else []
        return next((number for place, number in there if _overlap(place, change.old)), 0)


def _overlap(one: Place | None, other: Place | None) -> bool:
    return bool(
        one
        and other
        and one.paragraph == other.paragraph
        and max(one.start, other.start) < min(one.end, other.end)
    )


def _anchor(place: int) -> str:
    return f"c{place}"


def _sign(place: int) -> str:
    return chr(_CIRCLED + place) if place < _MOST_CIRCLED else f"({place + 1})"


def _marked(runs: list[ShownRun], *, is_named: bool) -> Iterator[ShownRun]:
    """Yield runs with a sign at the end of what one hand did, and a word before what was moved."""
    for place, run in enumerate(runs):
        before = runs[place - 1].kind if place else ""
        after = runs[place + 1].sign if place + 1 < len(runs) else ""
        lead = "" if is_named or run.kind == before else _LEADS.get(run.kind, "")
        yield replace(run, sign="" if after == run.sign else run.sign, lead=lead)
