"""What the spelling engine makes of a draft 「错别字」: its edits, or why there are none.

The model is loaded once for a process, when the first draft is judged; nothing here imports numpy
before.
"""

from __future__ import annotations

import logging
import math
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING
from weakref import ref

from gongwen.anatomy import ElementKind, recipients
from gongwen.proofread.facts.people import named_people
from gongwen.rulebook import Draft
from gongwen.text import Area, Protected
from gongwen.text.numerals import NUMERALS

if TYPE_CHECKING:  # numpy is loaded when a text is judged, not before
    from gongwen.spelling import Edit, Speller

_LOG = logging.getLogger(__name__)
NO_SPELLING = "本次没有检查错别字："
_FAILED = f"{NO_SPELLING}错别字检查运行出错，模型文件可能已损坏，请重新安装本软件。"
_TOO_LARGE = f"{NO_SPELLING}可疑之处太多，内存不够，请拆分后再查。"
_TOO_SLOW = "错别字没有查完：时间不够，从第 {paragraph} 段起没有检查，请拆分后再查。"
_PART = 10_000  # characters between two looks at the clock
_allowance = [
    math.inf
]  # seconds a reading may take; where time is limited, the rest needs some too

# Elements that are names, numbers and dates throughout.
_NAMING = (
    ElementKind.COPY_NUMBER,
    ElementKind.SECRECY,
    ElementKind.URGENCY,
    ElementKind.MASTHEAD,
    ElementKind.DOCUMENT_NUMBER,
    ElementKind.SIGNATORY,
    ElementKind.MAIN_RECIPIENTS,
    ElementKind.ISSUER,
    ElementKind.DATE,
    ElementKind.MAIN_RECIPIENTS_IMPRINT,
    ElementKind.COPY_RECIPIENTS,
    ElementKind.PRINTING,
    ElementKind.ATTENDANCE,
)
_RECIPIENTS = (
    ElementKind.MAIN_RECIPIENTS,
    ElementKind.MAIN_RECIPIENTS_IMPRINT,
    ElementKind.COPY_RECIPIENTS,
)
_NUMBER = re.compile(rf"第?[{NUMERALS}]{{2,}}")
_SHORTEST_NAME = 2
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """The edits of a draft, first to last, by which model; and in ``problem`` what was not judged, and why."""

    edits: tuple[Edit, ...]
    model: str = ""
    problem: str = ""


_loaded: list[Speller] = []
_loading = Lock()
# The rules of spelling ask for one reading one after the other.
_recent: list[tuple[ref[Draft], Reading]] = []


def speller() -> Speller:
    """Return the engine over the model of this package; raise ``MissingModel`` where there is none."""
    with _loading:
        if not _loaded:
            from gongwen.spelling import Speller  # noqa: PLC0415 -- numpy takes its time

            _loaded.append(Speller.load())
        return _loaded[0]


def preload(seconds: float) -> None:
    """Load the model now, where it could not be loaded later; a reading may take ``seconds``."""
    _allowance[0] = seconds
    from gongwen.spelling import MissingModel  # noqa: PLC0415 -- as above

    with suppress(MissingModel):
        speller()


def reading(draft: Draft) -> Reading:
    """Return what the model makes of ``draft``, asked once for each draft."""
    for known, remembered in _recent:
        if known() is draft:
            return remembered
    found = _read(draft)
    _recent[:] = [(ref(draft), found)]
    return found


def _read(draft: Draft) -> Reading:
    if draft.house.spelling.is_silent:
        return Reading(())
    from gongwen.spelling import DEFAULT_PATH, MissingModel  # noqa: PLC0415 -- as above

    try:
        engine = speller()
        edits, problem = _judged(engine, draft)
    except MissingModel as missing:
        # Reports go to people to whom it is no matter where this program lies.
        told = missing.message.replace(f"{DEFAULT_PATH.parent}{os.sep}", "")
        return Reading((), problem=f"{NO_SPELLING}{told}")
    except MemoryError:
        return Reading((), problem=_TOO_LARGE)
    except (ArithmeticError, ImportError, LookupError, ValueError):  # a broken model, or no numpy
        _LOG.exception("the spelling engine failed")
        return Reading((), problem=_FAILED)
    return Reading(edits, engine.version, problem)


def _judged(engine: Speller, draft: Draft) -> tuple[tuple[Edit, ...], str]:
    """Return the edits of ``draft``, and which part was left out because time was short."""
    text, areas = readable(draft.text), sorted(untouchable(draft), key=lambda area: area.start)
    began = time.monotonic()
    edits: list[Edit] = []
    for start, end in _parts(draft):
        if time.monotonic() - began > _allowance[0]:
            paragraph = draft.document.locate(start)[0] + 1
            return tuple(edits), _TOO_SLOW.format(paragraph=paragraph)
        inside = [
            Protected(max(area.start - start, 0), area.end - start, area.area)
            for area in areas
            if area.start < end and area.end > start
        ]
        edits += (
            replace(edit, start=edit.start + start, end=edit.end + start)
            for edit in engine.edits(text[start:end], inside, draft.house.spelling.possible)
        )
    return tuple(edits), ""


def _parts(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield the bounds of parts of some thousand characters, each of whole paragraphs."""
    begin, end = 0, len(draft.text)
    for start in draft.document.starts:
        if start - begin >= _PART:
            yield begin, start
            begin = start
    yield begin, end


def readable(text: str) -> str:
    """Return ``text``, as long, without halves of characters, which are no characters."""
    return _SURROGATE.sub("\ufffd", text)


def untouchable(draft: Draft) -> Iterator[Protected]:
    """Yield the stretches of ``draft`` that no model may touch; cells of tables are judged."""
    yield from (area for area in draft.areas if area.area is not Area.TABLE)
    for element in draft.anatomy.all(*_NAMING):
        yield Protected(element.start, element.end, Area.NAME)
    text = draft.text
    for match in _NUMBER.finditer(text):
        yield Protected(*match.span(), Area.NUMBER)
    for start, block in zip(draft.document.starts, draft.document.blocks, strict=True):
        if block.generated:
            yield Protected(start, start + block.generated, Area.NUMBER)
    yield from _occurrences(text, _names(draft))


def _names(draft: Draft) -> Iterator[str]:
    """Yield the names and words that are right because somebody knows them."""
    house, anatomy = draft.house, draft.anatomy
    yield house.name
    yield from house.short_names
    yield from house.organ_codes
    yield from house.superiors
    yield from house.subordinates
    yield from house.allowed_words
    yield from (rule.suggestion for rule in house.word_rules)
    yield from anatomy.issuers
    yield anatomy.title_parts.issuer
    for element in anatomy.all(*_RECIPIENTS):
        yield from recipients(draft.text, element)
    yield from (match[1] or match[2] for match in named_people(draft.text))


def _occurrences(text: str, names: Iterable[str]) -> Iterator[Protected]:
    for name in sorted(set(names)):
        at = text.find(name) if len(name) >= _SHORTEST_NAME else -1
        while at >= 0:
            yield Protected(at, at + len(name), Area.NAME)
            at = text.find(name, at + len(name))
