"""Titles in which “关于”, “转发” and “的通知” pile up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-14",
    name="layered-title",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="标题层层套用“关于、转发、的通知”，通常只保留一层",
    why="转发、印发类标题重复“关于”“的通知”读来拗口，通常省去中间层次，直接写最初的事由。",
    basis=("公文实务",),
    examples=(
        wrong(
            "县政府办公室关于印发防汛预案⟦的通知的通知⟧",
            becomes="县政府办公室关于印发防汛预案的通知",
        ),
        wrong(
            "县政府⟦关于转发关于⟧做好防汛工作的意见的通知",
            becomes="县政府转发关于做好防汛工作的意见的通知",
        ),
        wrong("县政府办公室⟦转发市政府办公室转发⟧省政府办公室关于防汛工作的通知"),
        right("县政府办公室关于印发防汛预案的通知"),
        right("县政府办公室转发市政府办公室关于做好防汛工作的意见的通知"),
        right("县政府办公室关于转发《关于做好防汛工作的通知》的通知"),
    ),
)

_PATTERN = re.compile(
    r"的通知的通知|关于(?P<act>转发|印发)关于|转发[^，。；：\n《》的]{2,40}转发(?=[^，。；：\n]{2,80}通知)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every piled-up part of a title."""
    for match in matches(draft, _PATTERN, ("的通知的通知", "发关于", "转发"), frozenset()):
        yield Hit(
            match.start(), match.end(), _mended(match), advice="省去中间层次，直接写最初的事由"
        )


def _mended(match: re.Match[str]) -> str | None:
    """Return the one layer that stays, where it is certain."""
    if match.group() == "的通知的通知":
        return "的通知"
    return f"{match['act']}关于" if match["act"] else None
