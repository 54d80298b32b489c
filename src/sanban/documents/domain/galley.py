"""A typeset sheet 「排版稿」: how it was asked for, what became of it, and how it stands on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

# What people ask about a page, and how the engine's measures for it are called.
_ASKED: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("每面行数", ("每面行数",), "正文不足，量不出"),
    ("每行字数", ("每行字数",), "正文不足，量不出"),
    ("红头位置", ("标志上缘",), "没有，或量不出"),
    ("红线", ("红色分隔线", "红色双线", "红线"), "没有，或量不出"),
    ("版记", ("版记",), "没有，或量不出"),
    ("页码", ("页码",), "没有，或量不出"),
)


class Side(StrEnum):
    """Whose pages: those of the draft as it came, or the typeset ones."""

    SOURCE = "source"
    TYPESET = "typeset"


class PaperState(StrEnum):
    """How far the pages are: being set, there, or not to be had."""

    WORKING = "working"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Options:
    """How a sheet is to be typeset; an empty ``kind`` leaves it to the document."""

    kind: str = ""
    masthead: str = ""
    fix: bool = False
    explicit_numbers: bool = False
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Doubt:
    """An element to be chosen by a person: candidates are pairs of value and label."""

    key: str
    text: str
    candidates: tuple[tuple[str, str], ...]
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Galley:
    """What typesetting made of a sheet; ``told`` are the changes, a line each."""

    run: str
    options: Options
    kind: str
    told: tuple[str, ...]
    kept: tuple[str, ...]
    notes: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    has_source_pages: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A value measured on the pages, and what it should be."""

    name: str
    value: str
    wanted: str
    fits: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """How far the pages of a galley are, and what was found on them.

    ``sentence`` says why there are none, where there are none; ``source_sentence`` says it of the
    draft's own pages.
    """

    state: PaperState
    since: str
    sentence: str = ""
    source_sentence: str = ""
    pages: int = 0
    source_pages: int = 0
    has_pdf: bool = False
    measures: tuple[Measure, ...] = ()
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def pages_of(self, side: Side) -> int:
        """Return how many pages one side has."""
        return self.pages if side is Side.TYPESET else self.source_pages


@dataclass(frozen=True, slots=True)
class Verified:
    """One line of the table of what was verified; ``fits`` is ``None`` where there was nothing."""

    name: str
    value: str
    wanted: str
    fits: bool | None


def verified(paper: Paper) -> tuple[Verified, ...]:
    """Return what was verified on the pages: one line for each thing people ask about."""
    left = list(paper.measures)
    rows: list[Verified] = []
    for name, parts, missing in _ASKED:
        mine = [one for one in left if any(part in one.name for part in parts)]
        left = [one for one in left if one not in mine]
        rows.append(_joined(name, mine) if mine else Verified(name, missing, "", None))
    rows += [Verified(one.name, one.value, one.wanted, one.fits) for one in left]
    return (*rows, *_form(paper))


def _joined(name: str, measures: list[Measure]) -> Verified:
    wrong = [one for one in measures if not one.fits]
    shown = wrong or measures
    values = dict.fromkeys(one.value for one in shown)
    wanted = dict.fromkeys(one.wanted for one in shown)
    first = list(values)[:2]
    return Verified(name, "；".join(first), "；".join(list(wanted)[:2]), not wrong)


def _form(paper: Paper) -> Iterator[Verified]:
    count = len(paper.faults)
    value = f"还有 {count} 处" if count else "没有发现问题"
    yield Verified("版式复查", value, "", not count)
