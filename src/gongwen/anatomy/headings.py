"""Headings: numbered lines that stand alone, and headings that run on into their paragraph."""

from __future__ import annotations

import re

from gongwen.anatomy.elements import Element, ElementKind
from gongwen.anatomy.evidence import Evidence, weigh
from gongwen.anatomy.line import Line
from gongwen.anatomy.patterns import HEADING

_KINDS = {
    "one": ElementKind.HEADING_1,
    "two": ElementKind.HEADING_2,
    "three": ElementKind.HEADING_3,
    "four": ElementKind.HEADING_4,
}
_THRESHOLD = 2.0
_LONGEST_RUN_IN = 45
_ITEM_END = "；;：:，,"
_ORDER = re.compile(r"\d|^请|^各|^对")
_LABEL = re.compile(r"[^，。；]{1,10}[：:]\S")


def heading_of(line: Line, after: Line | None) -> Element | None:
    """Return the heading ``line`` is or begins with, ``None`` where it is running text."""
    match = HEADING.match(line.text)
    if match is None or match.lastgroup is None:
        return None
    kind = _KINDS[match.lastgroup]
    stop = line.text.find("。", match.end())
    runs_on = 0 <= stop < len(line.text) - 1
    end = stop + 1 if runs_on else len(line.text)
    evidence = _weigh(line, after, match, end, runs_on=runs_on)
    if evidence.score < _THRESHOLD:
        return None
    rivals = (ElementKind.BODY,) if evidence.score < _THRESHOLD + 1 else ()
    return Element(
        kind,
        line.start,
        line.start + end,
        line.block,
        line.block,
        evidence.confidence(_THRESHOLD - 1),
        evidence.phrases,
        rivals,
    )


def _weigh(
    line: Line, after: Line | None, match: re.Match[str], end: int, *, runs_on: bool
) -> Evidence:
    words = line.text[match.end() : end]
    sentence = words.endswith("。") and not runs_on
    followed = after is not None and not same_level(after, match)
    return weigh(
        [
            (True, 1.0, f"以层次序数“{match.group().strip()}”开头"),
            (runs_on and len(words) <= _LONGEST_RUN_IN, 1.5, "首句短，其后接正文"),
            (runs_on and len(words) <= 20, 1, "首句很短"),
            (runs_on and len(words) > _LONGEST_RUN_IN, -3, ""),
            (
                not runs_on and not sentence and words[-1:] not in _ITEM_END,
                2,
                "独立成段，末尾无标点",
            ),
            (not runs_on and len(words) > 60, -2, ""),
            (sentence and len(words) <= 20 and followed, 1.2, "独立成段，其后有正文"),
            (sentence and len(words) > 30, -1, ""),
            (line.is_emphatic, 1.5, "黑体、楷体或加粗"),
            (not runs_on and bool(words) and words[-1] in _ITEM_END, -3, ""),
            (not runs_on and _LABEL.match(words) is not None, -2, ""),
            (sentence and line.size is not None and not line.is_emphatic, -1, ""),
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
