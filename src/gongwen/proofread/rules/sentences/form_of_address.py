"""Forms of address that do not fit, and an organ that calls itself by two names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Direction, Severity, Strength

_REQUEST = "清河县教育局关于申请维修经费的请示\n县人民政府：\n"
_NOTICE = "清河县教育局关于做好防汛工作的通知\n各中小学：\n"
_END = "\n清河县教育局\n2026年5月6日"

RULE = Rule(
    code="SY-32",
    name="form-of-address",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="称谓与行文方向不合，或者自称前后不一",
    why="对上级称机关名称，对平级称“贵”，对下级称“你”；自称“我局”还是“本局”全文统一。",
    basis=("公文实务",),
    examples=(
        wrong(
            "清河县水利局关于商请协助核对数据的函\n县统计局：\n现商请⟦你局⟧协助核对数据。\n清河县水利局\n2026年5月6日"
        ),
        right(
            "清河县人民政府办公室关于答复来函的函\n县统计局：\n同意你局意见。\n清河县人民政府办公室\n2026年5月6日"
        ),
        wrong(_REQUEST + "我局校舍老化，请⟦你办⟧支持。妥否，请批示。" + _END),
        wrong(_REQUEST + "恳请⟦你们⟧从预备费中安排，并按⟦贵府⟧要求使用。妥否，请批示。" + _END),
        wrong(_NOTICE + "请⟦贵单位⟧于5日前报送材料。" + _END),
        wrong("我局高度重视，我局已经部署。⟦本局⟧将继续跟进。"),
        right(_REQUEST + "我局校舍老化，请县政府支持。妥否，请批示。" + _END),
        right(_NOTICE + "请你单位于5日前报送材料。" + _END),
        right("我局高度重视，我局已经部署。"),
        right("我省教育事业发展迅速，本省户籍学生均已入学。"),
    ),
    anchors=("你", "贵", "本"),
)

_ORGANS = "局|厅|委|办|院|部门|部|署|公司|中心|单位|校|处|站|所"
_YOU = re.compile(rf"你(?:{_ORGANS}|省|市|县|区|镇|乡)(?![公事])")
_YOU_ABOVE = re.compile(rf"{_YOU.pattern}|你们|贵府")
_HONOURED = re.compile(rf"(?<![富名宝珍可高昂])贵(?:{_ORGANS}|市|县|区)(?!阳|港|州)")
_TO_SUBORDINATES = re.compile("同意|批准|答复|回复|意见的函|督办|交办|转办|印发|反馈")
_GOVERNMENT = re.compile("政府|国务院|办公[厅室]|委员会$")
_SELF = re.compile(
    r"(?<![自我你根基样文版书读唱剧资日原副成笔课脚底])(?P<how>我|本)(?P<kind>局|厅|委|院|公司|中心)(?![长系])"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield addresses that do not fit the direction, and the rarer way an organ names itself."""
    hits = [*_addresses(draft), *_own_names(draft)]
    yield from sorted(hits, key=lambda hit: hit.start)


def _addresses(draft: Draft) -> Iterator[Hit]:
    """Yield “你” to a superior and “贵” to subordinates."""
    if draft.anatomy.direction is Direction.UPWARD:
        pattern, anchor, advice = _YOU_ABOVE, "", "上行文直接写上级机关名称"
    elif draft.anatomy.direction is Direction.DOWNWARD:
        pattern, anchor, advice = _HONOURED, "贵", "下行文通常称“你”"
    elif _is_sent_sideways(draft):
        pattern, anchor, advice = _YOU, "你", "平行文称对方为“贵”"
    else:
        return
    for match in matches(draft, pattern, (anchor,) if anchor else ("你", "贵府")):
        message = f"“{match.group()}”的称谓与行文方向不合"
        yield Hit(match.start(), match.end(), message=message, advice=advice)


def _is_sent_sideways(draft: Draft) -> bool:
    """Tell whether this is a letter between equals; governments answer subordinates by letter too."""
    anatomy = draft.anatomy
    return (
        anatomy.direction is Direction.LATERAL
        and anatomy.type_word == "函"
        and _TO_SUBORDINATES.search(anatomy.title) is None
        and not any(_GOVERNMENT.search(issuer) for issuer in anatomy.issuers)
    )


def _own_names(draft: Draft) -> Iterator[Hit]:
    """Yield the first place of the rarer of 我× and 本×, where a document uses both."""
    found = list(matches(draft, _SELF, ("我", "本")))
    for kind in sorted({match["kind"] for match in found}):
        ways = Counter(match["how"] for match in found if match["kind"] == kind)
        if set(ways) != {"我", "本"}:
            continue
        rare = min(ways, key=lambda way: (ways[way], way == "我"))
        usual = "本" if rare == "我" else "我"
        first = next(match for match in found if match["kind"] == kind and match["how"] == rare)
        yield Hit(
            first.start(),
            first.end(),
            message=f"自称“{rare}{kind}”与全文多用的“{usual}{kind}”不一致",
            advice=f"全文统一为“{usual}{kind}”",
            count=ways[rare],
            severity=Severity.S3,
        )
