"""“防止……不再发生” means its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-07",
    name="prevented-negation",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="“防止”一类的词后面又用否定，意思说反了",
    why="“防止、避免、杜绝”本身表示不让发生，后面再加“不”就变成了希望它发生。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦防止类似问题不再发生⟧。", becomes="防止类似问题再次发生。"),
        wrong("⟦避免事故不再出现⟧。", becomes="避免事故再次出现。"),
        wrong("⟦杜绝此类行为不发生⟧。", becomes="杜绝此类行为发生。"),
        wrong("⟦防止今后不再出现类似问题⟧。", becomes="防止今后再次出现类似问题。"),
        right("防止类似问题再次发生。"),
        right("确保类似问题不再发生。"),
        right("避免因未及时发现险情造成损失。"),
        right("采取措施防止事故扩大，确保不再发生次生灾害。"),
    ),
    anchors=(
        "防止",
        "避免",
        "杜绝",
        "以免",
        "严防",
        "谨防",
    ),
)

_PATTERN = re.compile(
    r"(?:防止|避免|杜绝|以免|严防|谨防)(?:[^，。；：、！？\n确力做]{0,20}?)(?P<negation>不再|不会再|不要再|不|没有|未)(?:再次)?(?P<event>发生|出现|重演|反弹|复发)(?P<what>(?:类似|同类|此类|这类)[^，。；\n]{0,6})?(?=[，。；！？、的\n]|$)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every negation that a word of prevention turns round."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        again = "再次" if "再" in match["negation"] else ""
        head = match.group()[: match.start("negation") - match.start()]
        yield Hit(match.start(), match.end(), head + again + match["event"] + (match["what"] or ""))
