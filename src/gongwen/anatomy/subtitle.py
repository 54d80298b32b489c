"""What stands beside the title and is no part of it: authors, periods, mottoes, marks of a file."""

from __future__ import annotations

import re

from gongwen.anatomy.evidence import Evidence, weigh
from gongwen.anatomy.line import Line
from gongwen.anatomy.naming import is_organ
from gongwen.anatomy.readings import (
    SENTENCE_MARK,
    is_caption,
    is_paragraph,
    may_be_title,
    weigh_note,
)

SUBTITLE = 2.0
_LONGEST = 30
_PASSES_ON = re.compile(r"转发|批转|印发|关于|中共|[省市县区]")
_NAME = re.compile(
    r"(?:[\u4e00-\u9fff]{2,16}[　 ]+)?[\u4e00-\u9fff×·]{1,2}[　 ]?[\u4e00-\u9fff×]{1,2}"
)
_PART = re.compile(r"第[一二三四五六七八九十\d]|[目前]\s*[录言]|序\s*言?$|引\s*言|摘\s*要")


def stands_above(text: str, after: str) -> bool:
    """Tell whether ``text`` is no part of the title that ``after`` begins: a motto, a mark."""
    return after.startswith("关于") and not (is_organ(text) or _PASSES_ON.search(text))


def weigh_subtitle(line: Line, after: Line | None) -> Evidence | None:
    """Return what speaks for an author, a period or a second title below the title, if enough does."""
    if line.in_table or not _may_be_subtitle(line):
        return None
    is_name = is_organ(line.text) or _NAME.fullmatch(line.text) is not None
    evidence = weigh(
        [
            (True, 0.5, "标题之下的短行"),
            (line.is_centered, 2.0, "居中"),
            (after is not None and weigh_note(after) is not None, 1.5, "其下是日期"),
            (line.text.startswith(("—", "－", "-")), 2.0, "以破折号开头"),
            (is_name, 0.8, "是机关或人的名字"),
            (after is not None and is_paragraph(after), 0.2, "其后是正文段落"),
        ]
    )
    return evidence if evidence.score >= SUBTITLE else None


def _may_be_subtitle(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= _LONGEST
        and may_be_title(line)
        and not SENTENCE_MARK.search(text)
        and not _PART.match(text)
        and not is_caption(text)
    )
