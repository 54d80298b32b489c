"""Leftovers of an older paper: paragraphs twice, years gone by, names of other places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.proofread.facts.dates import document_date
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_LONG = "各单位要把此项工作摆上重要位置，明确分管领导和具体承办人员，按时保质完成各项任务，并及时报告进展情况。"
_END = "\n临江县人民政府办公室\n2026年3月2日"

RULE = Rule(
    code="CS-22",
    name="copied-leftover",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="疑似套用旧文没有改净",
    why="套用旧文、外单位文稿时容易留下旧年份、外单位名称和重复段落，发出去就是笑话。",
    basis=("事实核对",),
    examples=(
        wrong(f"{_LONG}\n其他要求另行通知。\n⟦{_LONG}⟧"),
        wrong(f"关于做好防汛工作的通知\n各乡镇：\n力争⟦2023年⟧底前完成清淤任务。{_END}"),
        wrong(
            f"临江县人民政府办公室关于做好防汛工作的通知\n各乡镇：\n临江县地处山区，全县要做好准备。\n⟦云山县⟧各级干部要下沉一线。{_END}"
        ),
        right(
            f"关于做好防汛工作的通知\n各乡镇：\n2023年完成清淤任务，力争2026年底前全部完成。{_END}"
        ),
        right(
            f"临江县人民政府办公室关于做好防汛工作的通知\n各乡镇：\n学习云山县经验，临江县与云山县签订协议。{_END}"
        ),
        right("会议要求，抓好落实。\n会议要求，抓好落实。"),
    ),
)

_PLAN = re.compile(
    r"(?:力争|确保|计划|预计|拟|争取|务必|到)(?:在|于|到)?(20[0-9]{2}年)(?:底|末|年底|内)?前?[^，。；\n已了]{0,16}(?:完成|实现|达到|建成|竣工|达标|落实|上报)"
)
_COUNTY = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,3}[县市])(?=各级|各部门|各乡镇|各单位|全体|党员干部|广大干部)"
)
_OWN_PLACE = re.compile(
    r"([\u4e00-\u9fff]{2,3}?[县市])(?:人民政府|委|发展|财政|教育|[\u4e00-\u9fff]{2,8}(?:局|委员会|办公室))"
)
_GENERIC = frozenset("各全该本我外跨邻兄省地县市")
_LEAST = 40


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield repeated paragraphs, plans for years past, and another place spoken of as one's own."""
    hits = [*_repeated(draft), *_past_plans(draft), *_foreign(draft)]
    yield from sorted(hits, key=lambda hit: hit.start)


def _repeated(draft: Draft) -> Iterator[Hit]:
    """Yield long paragraphs of the body that stand twice."""
    seen: set[str] = set()
    for start, block in zip(draft.document.starts, draft.document.blocks, strict=True):
        words = block.text.strip()
        if len(words) < _LEAST or block.cell is not None:
            continue
        if words in seen:
            at = start + block.text.index(words)
            yield Hit(
                at,
                at + len(words),
                message="这一段与前文完全相同",
                advice="请删去重复的段落，或改写为应有的内容",
            )
        seen.add(words)


def _past_plans(draft: Draft) -> Iterator[Hit]:
    """Yield plans for a year that had passed when the document was written."""
    matches = [*_PLAN.finditer(draft.text)] if "年" in draft.text else []
    own = document_date(draft) if matches else None
    for match in matches:
        if own and int(match[1][:4]) < own.year:
            yield Hit(
                *match.span(1),
                message=f"成文于{own.year}年，却把{match[1]}写作将来",
                advice="请核对年份是否沿用了旧文",
            )


def _foreign(draft: Draft) -> Iterator[Hit]:
    """Yield a place named once as if it were the issuer's own: 「云山县各级干部」."""
    anatomy = draft.anatomy
    issuer = anatomy.first(ElementKind.ISSUER)
    if not anatomy.is_complete or issuer is None:
        return
    own = _OWN_PLACE.search(draft.text[issuer.start : issuer.end].strip())
    if own is None:
        return
    counted = Counter(match[1] for match in _COUNTY.finditer(draft.text))
    for match in _COUNTY.finditer(draft.text):
        place = match[1]
        is_other = place not in own[1] and own[1] not in place and place[-1] == own[1][-1]
        if (
            is_other
            and place[0] not in _GENERIC
            and counted[place] == 1
            and draft.text.count(place) == 1
        ):
            yield Hit(
                *match.span(1),
                message=f"发文机关在{own[1]}，此处写作“{place}”",
                advice="请核对是否沿用了外单位的文稿",
            )
