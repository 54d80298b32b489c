"""Levels of organs: nobody writes past the superior next to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind, body_span, recipients
from gongwen.proofread.rules.routing.ranks import is_government, rank
from gongwen.proofread.rules.routing.upward import upward_recipients
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="RT-02",
    name="level-skipped",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="越级行文而没有抄送被越过的机关，不符合规定",
    why="一般不得越级行文；特殊情况必须越级的，应当同时抄送被越过的机关，使中间一级知情并承担责任。",
    basis=("条例 第十四条",),
    examples=(
        wrong(
            "××县××镇人民政府关于拨付救灾资金的请示\n⟦××市人民政府：⟧\n妥否，请批示。\n××县××镇人民政府\n2024年5月30日"
        ),
        wrong(
            "××县人民政府关于设立园区的请示\n⟦××省人民政府：⟧\n妥否，请批示。\n××县人民政府\n2024年5月30日"
        ),
        right(
            "××县××镇人民政府关于拨付救灾资金的请示\n××市人民政府：\n妥否，请批示。\n××县××镇人民政府\n2024年5月30日\n"
            "抄送：××县人民政府。"
        ),
        right(
            "××县人民政府关于设立园区的请示\n××市人民政府：\n妥否，请批示。\n××县人民政府\n2024年5月30日"
        ),
        right(
            "××镇人民政府关于设立园区的请示\n××市人民政府：\n妥否，请批示。\n××镇人民政府\n2024年5月30日"
        ),
        wrong(
            "××市财政局关于增加转移支付的请示\n⟦××省人民政府：⟧\n妥否，请批示。\n××市财政局\n2024年5月30日"
        ),
        right(
            "××市财政局关于增加转移支付的请示\n××省人民政府：\n经市人民政府同意，现请示如下。\n妥否，请批示。\n××市财政局\n2024年5月30日"
        ),
        right(
            "××市财政局关于增加转移支付的请示\n市人民政府：\n妥否，请批示。\n××市财政局\n2024年5月30日"
        ),
        right(
            "××区人民政府关于设立园区的请示\n上海市人民政府：\n妥否，请批示。\n××区人民政府\n2024年5月30日"
        ),
        right("××市××局关于设立园区的请示\n××省××厅：\n妥否，请批示。\n××市××局\n2024年5月30日"),
    ),
)


@RULE.finder
def find_skipped(draft: Draft) -> Iterator[Hit]:
    """Yield main recipients two or more levels above the issuer, unless one between is copied."""
    found = upward_recipients(draft)
    issuers = draft.anatomy.issuers
    if found is None or not issuers or not draft.anatomy.is_complete:
        return
    element, names = found
    low = rank(issuers[0])
    high = rank(names[0]) if names else None
    if low is None or high is None or len(issuers) != 1:
        return
    if not _skips(low, high, issuers[0], names[0]) and not _skips_own_government(
        draft, low, high, names[0]
    ):
        return
    copied = recipients(draft.text, draft.anatomy.first(ElementKind.COPY_RECIPIENTS))
    if any(high < (rank(name) or 0) < low for name in copied) or names[0] in draft.house.superiors:
        return
    advice = "改向直接上级行文；确需越级的，在版记加“抄送：”并列上被越过的机关"
    yield Hit(element.start, element.end, advice=advice)


def _skips_own_government(draft: Draft, low: int, high: int, recipient: str) -> bool:
    """Tell whether a department writes to a government above its own, which knows nothing of it.

    Departments that the centre or the province manages directly have no government of their own.
    """
    issuer = draft.anatomy.issuers[0]
    if not is_government(recipient) or high >= low or _DIRECT.search(issuer):
        return False
    if not _BUREAU.search(issuer) or is_government(issuer):
        return False
    copied = recipients(draft.text, draft.anatomy.first(ElementKind.COPY_RECIPIENTS))
    start, end = body_span(draft.anatomy)
    knows = any(is_government(name) and rank(name) == low for name in copied)
    return not knows and _AGREED.search(draft.text, start, end) is None


_BUREAU = re.compile(r"(?:局|厅|委|委员会)$")
_DIRECT = re.compile(
    r"税务|海关|气象|烟草|邮政|通信|地震|消防|统计局|调查|金融|监管|人民政府|管理委员会|管委会|国家|中国|人大|人民代表|政协|纪"
)
_AGREED = re.compile(r"(?:经|受|报)[^。；\n]{1,20}?(?:同意|授权|委托|批准|审定)|交办|批示精神")


def _skips(low: int, high: int, issuer: str, recipient: str) -> bool:
    """Tell whether a level lies between issuer and recipient beyond doubt.

    A town may stand directly under a city without districts, so a town and a city are judged only
    where the issuer's name shows the county between them.
    """
    if not is_government(issuer) or not is_government(recipient) or "管理委员会" in issuer:
        return False
    if low == _TOWN and high == _CITY and not _COUNTY.search(issuer):
        return False
    return low - high > 1


_CITY, _TOWN = 2, 4
_COUNTY = re.compile(r"[县区旗](?=.*[镇乡街])")
