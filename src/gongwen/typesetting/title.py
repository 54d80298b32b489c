"""Where a long title turns into the next line: the sense decides, not the width of the page.

No character is added: the line is made just narrow enough, by the same indent on both sides, for
it to end where a phrase does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from gongwen.anatomy import title_parts
from gongwen.layout import spec
from gongwen.layout.compose.pieces import width_of

_ROOM = int(spec.TYPE_WIDTH.points / spec.TITLE_SIZE)  # characters of 二号 in a line
_LEAST = 10
_SLACK = 0.4  # of a character, so that rounding never costs a line its last one
# Words a line may well begin with. What is not among them is never broken at.
_BEGINS = re.compile(
    "关于|进一步|切实|全面|深入|做好|加强|推进|开展|落实|规范|完善|建立|健全|促进|加快|提升|提高|"
    "增加|调整|印发|转发|批转|公布|召开|工作|实施|管理|建设|情况|问题|方案|办法|规定|意见|制度|"
    "机制|活动|改造|经费|专项|安全|有关|若干|公文|处理|检查|整治"
)
_HANGING = "的和与及、，》）”"


def indent_of(title: str) -> float:
    """Return by how many points a title is set in on both sides; zero where it may run as it will."""
    total = width_of(title)
    if total <= _ROOM or "\n" in title:
        return 0.0
    starts = set(_starts(title))
    rows = math.ceil(total / _ROOM)
    for room in range(_ROOM, max(math.ceil(total / rows), _LEAST) - 1, -1):
        turns = list(_turns(title, room))
        if len(turns) < rows and set(turns) <= starts:
            return spec.twips((spec.TYPE_WIDTH.points - (room + _SLACK) * spec.TITLE_SIZE) / 2)
    return 0.0


def _starts(title: str) -> Iterator[int]:
    """Yield where a line of the title may begin."""
    parts = title_parts(title)
    inside = range(1, len(parts.issuer)) if title.startswith(parts.issuer) else range(0)
    quoted = {at for match in re.finditer("《[^》]*》", title) for at in range(*match.span())[1:]}
    for match in _BEGINS.finditer(title):
        if match.start() not in inside and match.start() not in quoted:
            yield match.start()
    for match in re.finditer("[、，》]", title):
        if match.end() not in quoted and title[match.end() : match.end() + 1] not in _HANGING:
            yield match.end()


def _turns(title: str, room: int) -> Iterator[int]:
    """Yield the characters that begin the second and further lines of ``room`` characters each."""
    width = 0.0
    for at, character in enumerate(title):
        width += width_of(character)
        if width > room:
            yield at
            width = width_of(character)
