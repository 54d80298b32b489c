"""What the spelling engine makes of a draft 「错别字」: its edits, or why there are none.

The model is loaded once for a process, when the first draft is judged; nothing here imports numpy
before.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
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
_FAILED = "错别字检查运行出错，模型文件可能已损坏，请重新安装本软件。"
_TOO_LARGE = "可疑之处太多，内存不够，请拆分后再查。"

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
    """The edits of a draft, first to last, by which model; or in ``problem`` why there are none."""

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


def preload() -> None:
    """Load the model now, if there is one, where it could not be loaded later."""
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
        edits = engine.edits(
            readable(draft.text), untouchable(draft), draft.house.spelling.possible
        )
    except MissingModel as missing:
        # Reports go to people to whom it is no matter where this program lies.
        return Reading((), problem=missing.message.replace(f"{DEFAULT_PATH.parent}{os.sep}", ""))
    except MemoryError:
        return Reading((), problem=_TOO_LARGE)
    except (ArithmeticError, ImportError, LookupError, ValueError):  # a broken model, or no numpy
        _LOG.exception("the spelling engine failed")
        return Reading((), problem=_FAILED)
    return Reading(tuple(edits), engine.version)


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
