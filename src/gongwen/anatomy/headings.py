"""Headings: numbered lines that stand alone, and headings that run on into their paragraph."""

from __future__ import annotations

import re

from gongwen.anatomy.elements import Element, ElementKind
from gongwen.anatomy.evidence import Evidence, weigh
from gongwen.anatomy.line import Line
from gongwen.anatomy.naming import is_organ
from gongwen.anatomy.patterns import DATE, HEADING
from gongwen.anatomy.readings import is_caption

_KINDS = {
    "one": ElementKind.HEADING_1,
    "two": ElementKind.HEADING_2,
    "three": ElementKind.HEADING_3,
    "four": ElementKind.HEADING_4,
}
_THRESHOLD = 2.0
_NEARLY = 1.2  # below that, nobody would take a line for a heading
_LONGEST_RUN_IN = 45
_LONGEST_UNNUMBERED = 30
_LEAST_TEXT = 20
_ITEM_END = "；;：:，,"
_ORDER = re.compile(r"\d|^请|^各|^对")
_DEMAND = re.compile(r"(?<![主重需必概纪摘])要(?![求素点务闻件领])|不得|应当|必须|^请(?!示)")
_LABEL = re.compile(r"[^，。；]{1,10}[：:]\S")
_STOP = re.compile(r"[。！？；：，,;:!?…]")


def heading_of(line: Line, before: Line | None, after: Line | None) -> Element | None:
    """Return the heading ``line`` is or begins with, ``None`` where it is running text.

    A numbered line that could nearly be a heading is returned as text of the body with a rival.
    """
    match = HEADING.match(line.text)
    if match is None or match.lastgroup is None:
        return None
    kind = _KINDS[match.lastgroup]
    stop = line.text.find("。", match.end())
    runs_on = 0 <= stop < len(line.text) - 1
    end = stop + 1 if runs_on else len(line.text)
    evidence = _weigh(line, before, after, match, end, runs_on=runs_on)
    if evidence.score >= _THRESHOLD:
        rival = ElementKind.BODY
    elif evidence.score >= _NEARLY and not runs_on:
        kind, rival = ElementKind.BODY, kind
    else:
        return None
    confidence = evidence.confidence(_THRESHOLD)
    return Element(
        kind,
        line.start,
        line.start + end,
        line.block,
        line.block,
        round(1 - confidence, 2) if kind is ElementKind.BODY else confidence,
        evidence.phrases,
        (rival,) if evidence.score < _THRESHOLD + 1 else (),
    )


def unnumbered_heading(line: Line, before: Line | None, after: Line | None) -> Element | None:
    """Return ``line`` as a heading if its type tells that it is one, though it has no number."""
    is_short = 1 < len(line.text) <= _LONGEST_UNNUMBERED and not _STOP.search(line.text)
    if not line.is_emphatic or not is_short or after is None or before is None:
        return None
    is_text = after.text.endswith("。") or len(after.text) >= _LEAST_TEXT
    if not is_text or after.is_emphatic or line.is_centered or line.is_right or line.in_table:
        return None
    if is_caption(line.text) or is_organ(line.text) or DATE.fullmatch(line.text):
        return None
    kind = ElementKind.HEADING_2 if line.is_kai else ElementKind.HEADING_1
    evidence = ("独占一行的短语，其后是正文", "黑体、楷体或加粗")
    return Element(kind, line.start, line.end, line.block, line.block, 0.8, evidence)


def _weigh(
    line: Line,
    before: Line | None,
    after: Line | None,
    match: re.Match[str],
    end: int,
    *,
    runs_on: bool,
) -> Evidence:
    words = line.text[match.end() : end]
    sentence = words.endswith("。") and not runs_on
    alone = not runs_on and not sentence
    followed = after is not None and not same_level(after, match)
    item = before is not None and same_level(before, match)
    return weigh(
        [
            (True, 1.0, f"以层次序数“{match.group().strip()}”开头"),
            (runs_on and len(words) <= _LONGEST_RUN_IN, 2.0, "首句短，其后接正文"),
            (runs_on and len(words) <= 20, 1, "首句很短"),
            (runs_on and len(words) > _LONGEST_RUN_IN, -3, ""),
            (alone and words[-1:] not in _ITEM_END, 2, "独立成段，末尾无标点"),
            (not runs_on and len(words) > 60, -2, ""),
            (sentence and len(words) <= 20 and followed, 1.9, "独立成段，其后有正文"),
            (sentence and len(words) > 30, -1, ""),
            (sentence and item, -1.8, ""),
            (line.is_emphatic, 1.5, "黑体、楷体或加粗"),
            (not runs_on and bool(words) and words[-1] in _ITEM_END, -3, ""),
            (not runs_on and _LABEL.match(words) is not None, -2, ""),
            (sentence and line.size is not None and not line.is_emphatic, -1.8, ""),
            # A list whose full stops were left out: nothing stands below its items.
            (alone and not followed and not line.is_emphatic, -1.2, ""),
            (alone and item and not line.is_emphatic, -1.2, ""),
            (alone and _DEMAND.search(words) is not None, -0.7, ""),
            (words.count("，") >= 3, -1.5, ""),
            # 「一、会议听取了……的汇报。会议要求」: an item of minutes, not a heading.
            (runs_on and words.startswith("会议"), -3, ""),
            # 「（二）请各组做好准备，材料不超过1500字，并于25日前报送。」 orders something.
            (runs_on and words.count("，") > 1 and _ORDER.search(words) is not None, -1.5, ""),
            (line.in_table, -3, ""),
            (not words, -3, ""),
        ]
    )


def same_level(line: Line, match: re.Match[str]) -> bool:
    """Tell whether ``line`` begins with a number of the level that ``match`` found."""
    other = HEADING.match(line.text)
    return other is not None and other.lastgroup == match.lastgroup
