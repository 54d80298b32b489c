"""Types that travel the wrong way: a notice to a superior, a request to a peer or a subordinate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import Element, ElementKind, recipients
from gongwen.proofread.rules.routing.ranks import is_department, is_government, rank
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import DocumentType, Severity, Strength

_UPWARD = frozenset({DocumentType.REQUEST_FOR_INSTRUCTIONS, DocumentType.REPORT})
_DOWNWARD = frozenset(
    {DocumentType.NOTICE, DocumentType.CIRCULAR, DocumentType.REPLY, DocumentType.DECISION}
)


def _sides(draft: Draft) -> tuple[Element, tuple[str, ...], str] | None:
    """Return the main recipients of a complete document, their names, and its only issuer."""
    anatomy = draft.anatomy
    element = anatomy.first(ElementKind.MAIN_RECIPIENTS)
    if element is None or not anatomy.is_complete or len(anatomy.issuers) != 1:
        return None
    return element, recipients(draft.text, element), anatomy.issuers[0]


TO_SUBORDINATES = Rule(
    code="TY-17",
    name="upward-type-to-subordinates",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="请示、报告主送了下级机关，不符合文种的行文方向",
    why="请示、报告只用于下级对上级；向下级布置工作用通知，告知情况用通报。",
    basis=("条例 第八条", "条例 第十五条"),
    examples=(
        wrong(
            "××局关于防汛工作的报告\n⟦各县（区）局：⟧\n现将防汛工作情况报告如下。\n××局\n2024年5月6日"
        ),
        wrong("××局关于报送总结的请示\n⟦机关各科室：⟧\n请于5月底前报送总结。\n××局\n2024年5月6日"),
        right(
            "××局关于防汛工作的报告\n市人民政府：\n现将防汛工作情况报告如下。\n××局\n2024年5月6日"
        ),
        right(
            "××局关于防汛工作的通报\n各县（区）局：\n现将防汛工作情况通报如下。\n××局\n2024年5月6日"
        ),
        right(
            "××市人民政府关于预算执行情况的报告\n各位代表：\n现在报告预算执行情况。\n××市人民政府\n2024年5月6日"
        ),
    ),
)
_BELOW = re.compile(r"^(?:机关)?各(?!位|代表团|常委|级领导)|^(?:所属|下属|直属|局属|厅属)")


@TO_SUBORDINATES.finder
def find_to_subordinates(draft: Draft) -> Iterator[Hit]:
    """Yield the recipients of an upward type that are subordinates."""
    sides = _sides(draft)
    if sides is None or draft.anatomy.document_type not in _UPWARD:
        return
    element, names, _ = sides
    if any(_BELOW.match(name) or name in draft.house.subordinates for name in names):
        advice = (
            "向下级布置工作的文种改用“通知”，告知情况的改用“通报”；确是上行文的，主送改为上级机关"
        )
        yield Hit(element.start, element.end, advice=advice)


TO_SUPERIOR = Rule(
    code="TY-18",
    name="downward-type-to-superior",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="下行文种主送了上级机关，不符合文种的行文方向",
    why="通知、通报、批复只能发给下级或者有关单位；向上级请求批准用请示，汇报情况用报告，提出建议用意见。",
    basis=("条例 第八条", "条例 第十五条"),
    examples=(
        wrong(
            "云川市水务局关于申请防汛资金的通知\n⟦云川市人民政府：⟧\n现将有关事项通知如下。\n云川市水务局\n2024年5月6日"
        ),
        wrong(
            "云川市林业局关于增加造林任务的决定\n⟦云川市人民政府：⟧\n现决定如下。\n云川市林业局\n2024年5月6日"
        ),
        right(
            "云川市水务局关于申请防汛资金的请示\n云川市人民政府：\n妥否，请批示。\n云川市水务局\n2024年5月6日"
        ),
        right(
            "云川市水务局关于防汛工作的通知\n各县（市、区）水务局：\n请认真执行。\n云川市水务局\n2024年5月6日"
        ),
        right(
            "临江省人民政府关于防汛工作的通知\n云川市人民政府：\n请认真执行。\n临江省人民政府\n2024年5月6日"
        ),
        right(
            "临江省水利厅关于防汛工作的通知\n云川市人民政府：\n经省人民政府同意，现通知如下。\n临江省水利厅\n2024年5月6日"
        ),
        right(
            "云川市人民政府办公室关于防汛工作的通知\n东湖区人民政府：\n请认真执行。\n云川市人民政府办公室\n2024年5月6日"
        ),
    ),
)


@TO_SUPERIOR.finder
def find_to_superior(draft: Draft) -> Iterator[Hit]:
    """Yield the one recipient of a downward type that stands above the issuer."""
    sides = _sides(draft)
    if sides is None or draft.anatomy.document_type not in _DOWNWARD:
        return
    element, names, issuer = sides
    if len(names) != 1:
        return
    if names[0] in draft.house.superiors or _is_own_government(issuer, names[0]):
        advice = "请求批准的文种改用“请示”，汇报情况的改用“报告”，提出见解和办法的改用“意见”"
        yield Hit(element.start, element.end, advice=advice)


def _is_own_government(issuer: str, recipient: str) -> bool:
    """Tell whether ``recipient`` is the government whose department ``issuer`` is."""
    if not recipient.endswith("人民政府") or not is_department(issuer) or "人民政府" in issuer:
        return False
    place = recipient.removesuffix("人民政府")
    return issuer.startswith(place) or (
        place in {"省", "市", "县", "区"} and rank(issuer) == rank(place)
    )


TO_PEER = Rule(
    code="TY-19",
    name="request-to-peer",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="向同级部门请求批准用了请示，不符合向不相隶属机关请求批准用函的规定",
    why="请示只用于有隶属关系的上下级；向同级或者其他不相隶属的主管部门请求批准事项，无论对方职权大小都用函。",
    basis=("条例 第八条（十四）",),
    examples=(
        wrong(
            "云川市水务局关于拨付防汛资金的请示\n⟦云川市财政局：⟧\n妥否，请批示。\n云川市水务局\n2024年5月6日"
        ),
        wrong(
            "云川市林业局关于追加造林经费的请示\n⟦市财政局：⟧\n妥否，请批示。\n云川市林业局\n2024年5月6日"
        ),
        right(
            "东湖县林业局关于追加造林经费的请示\n市林业局：\n妥否，请批示。\n东湖县林业局\n2024年5月6日"
        ),
        right(
            "云川市水务局关于拨付防汛资金的函\n云川市财政局：\n请予批准。\n云川市水务局\n2024年5月6日"
        ),
        right(
            "云川市水务局关于防汛工程的请示\n临江省水利厅：\n妥否，请批示。\n云川市水务局\n2024年5月6日"
        ),
        right(
            "云川市水务局关于干部任职的请示\n中共云川市委组织部：\n妥否，请批示。\n云川市水务局\n2024年5月6日"
        ),
        right(
            "云川市水务局东湖分局关于防汛工程的请示\n云川市水务局：\n妥否，请批示。\n云川市水务局东湖分局\n2024年5月6日"
        ),
    ),
    anchors=("请示",),
)
_BUREAU = re.compile(r"(?:局|厅|发展改革委|发展和改革委员会|委员会)$")


@TO_PEER.finder
def find_to_peer(draft: Draft) -> Iterator[Hit]:
    """Yield the recipient of a request that is a department of the same government."""
    sides = _sides(draft)
    if sides is None or draft.anatomy.document_type is not DocumentType.REQUEST_FOR_INSTRUCTIONS:
        return
    element, names, issuer = sides
    if len(names) != 1 or not _are_peers(issuer, names[0]):
        return
    advice = "文种改用“函”，标题写“……关于商请……的函”，结语写“请予批准”或“请函复”"
    yield Hit(element.start, element.end, advice=advice)


def _are_peers(issuer: str, recipient: str) -> bool:
    if not all(_BUREAU.search(name) and is_department(name) for name in (issuer, recipient)):
        return False
    if is_government(recipient) or issuer.startswith(recipient) or "管理局" in recipient:
        return False
    if recipient[0] in "省市县":  # 「市财政局」, by its short name
        return rank(issuer) == rank(recipient)
    place = re.match(r"[\u4e00-\u9fff×]{1,6}?[省市县区]", recipient)
    return (
        place is not None and issuer.startswith(place.group()) and rank(issuer) == rank(recipient)
    )


RULES = (TO_SUBORDINATES, TO_SUPERIOR, TO_PEER)
