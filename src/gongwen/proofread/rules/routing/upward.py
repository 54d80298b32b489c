"""Documents to superiors: one recipient, no subordinates, no persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import Element, ElementKind, recipients
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Direction, DocumentType, Severity, Strength

_UPWARD_TYPES = frozenset({DocumentType.REQUEST_FOR_INSTRUCTIONS, DocumentType.REPORT})
_DATE_LINE = "××局\n2024年5月30日"


def upward_recipients(draft: Draft) -> tuple[Element, tuple[str, ...]] | None:
    """Return the main recipients of a complete upward document."""
    anatomy = draft.anatomy
    element = anatomy.first(ElementKind.MAIN_RECIPIENTS)
    upward = anatomy.document_type in _UPWARD_TYPES or (
        anatomy.document_type is DocumentType.OPINION and anatomy.direction is Direction.UPWARD
    )
    if element is None or not upward:
        return None
    return element, recipients(draft.text, element)


ONE_RECIPIENT = Rule(
    code="RT-03",
    name="several-main-recipients-upwards",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="上行文主送了多个机关，不符合规定",
    why="向上级行文原则上只主送一个上级机关，由它负责研究答复；多头主送容易互相等待，其他需要知道的机关列入抄送。",
    basis=("条例 第十五条（一）",),
    examples=(
        wrong(
            "××局关于购置设备的请示\n⟦市人民政府、市财政局：⟧\n现就购置设备一事请示如下。\n妥否，请批示。"
        ),
        wrong("××局关于防汛工作的报告\n⟦市委，市人民政府：⟧\n现将防汛工作报告如下。\n特此报告。"),
        wrong("××局关于防汛工作的报告\n⟦县人民政府并报县委：⟧\n现将防汛工作报告如下。\n特此报告。"),
        right("××局关于购置设备的请示\n市人民政府：\n现就购置设备一事请示如下。\n妥否，请批示。"),
        right("××局关于购置设备的通知\n各科室、各所属单位：\n请按要求购置。"),
        right("××局关于购置设备的请示\n市发展和改革委员会（市粮食局、市能源局）：\n妥否，请批示。"),
    ),
)


_ALSO_TO = re.compile(
    r"(?<=政府|市委|省委|县委|区委)(?:并报?|及|和|暨)(?=[\u4e00-\u9fff]{0,10}(?:政府|[省市县区]委|局|厅|委员会)$)"
)


@ONE_RECIPIENT.finder
def find_several(draft: Draft) -> Iterator[Hit]:
    """Yield main recipients of an upward document where there is more than one."""
    found = upward_recipients(draft)
    if found is None:
        return
    element, names = found
    if len(names) == 1:
        names = tuple(_ALSO_TO.split(names[0]))  # 「市人民政府并市委」
    if len(names) <= 1:
        return
    others = "、".join(names[1:4])
    advice = f"只主送负责答复的机关（如“{names[0]}：”），{others}改列版记“抄送：”"
    yield Hit(element.start, element.end, advice=advice)


NOT_TO_SUBORDINATES = Rule(
    code="RT-03.1",
    name="upward-document-copied-to-subordinates",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="上行文抄送了下级机关，不符合规定",
    why="请示、报告的事项上级尚未答复，抄送下级会被当作既定安排执行；条例要求上行文不抄送下级机关。",
    basis=("条例 第十五条（一）",),
    examples=(
        wrong(
            "××局关于购置设备的请示\n市人民政府：\n现就购置设备一事请示如下。\n妥否，请批示。\n"
            + _DATE_LINE
            + "\n抄送：市财政局，⟦各县（区）局⟧，⟦局属各单位⟧。"
        ),
        wrong(
            "××局关于防汛准备的报告\n市人民政府：\n现将有关情况报告如下。\n特此报告。\n"
            + _DATE_LINE
            + "\n抄送：⟦各镇（乡、街道）应急管理站⟧，市委办公室。"
        ),
        wrong(
            "××局关于购置设备的请示\n市人民政府：\n现就购置设备一事请示如下。\n妥否，请批示。\n"
            + _DATE_LINE
            + "\n抄送：市财政局，⟦各社区卫生服务中心⟧，⟦市水利局下属各单位⟧。"
        ),
        right(
            "××局关于购置设备的请示\n市人民政府：\n现就购置设备一事请示如下。\n妥否，请批示。\n"
            + _DATE_LINE
            + "\n抄送：市财政局，市委办公室。"
        ),
        right(
            "××局关于购置设备的通知\n各科室：\n请按要求购置。\n"
            + _DATE_LINE
            + "\n抄送：局属各单位。"
        ),
    ),
    anchors=("抄送", "抄 送", "抄报", "分送"),
)
_BELOW = re.compile(
    r"各[^，。、；\n]{0,12}(?:乡镇|镇|街道|县|区|处室|科室|股室|分局|所|站|单位|学校|医院|卫生院|中心|幼儿园|年级组|教研组|车间|社区|村|支队|大队|中队|企业|公司|局)[^，。、；\n]{0,6}"
    r"|(?:[^，。、；\n]{0,12}[局院校厅县市](?=所属|下属|直属))?(?:所属|下属|直属|局属|厅属|委属|校属|本[局院校厅])各?[^，。、；\n]{0,12}"
)
_BRACKETED = re.compile(r"（[^（）\n]*）")


@NOT_TO_SUBORDINATES.finder
def find_subordinates(draft: Draft) -> Iterator[Hit]:
    """Yield subordinates among the copy recipients of an upward document."""
    if draft.anatomy.direction is not Direction.UPWARD:
        return
    element = draft.anatomy.first(ElementKind.COPY_RECIPIENTS)
    if element is None:
        return
    advice = "从抄送中删去；需要下级知道或执行的，待上级批复后另行发通知"
    yield from _copied(draft, element, advice)


def _copied(draft: Draft, element: Element, advice: str) -> Iterator[Hit]:
    offset = draft.text.find("：", element.start, element.end) + 1 or element.start
    for name in recipients(draft.text, element):
        at = draft.text.find(name, offset, element.end)
        if at < 0:
            continue
        offset = at + len(name)
        plain = _BRACKETED.sub("", name)  # 「各县（市、区）局」
        if _BELOW.fullmatch(plain) or name in draft.house.subordinates:
            yield Hit(at, offset, advice=advice)


NOT_TO_PERSONS = Rule(
    code="RT-08",
    name="upward-document-addressed-to-person",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="上行文主送了负责人个人，不符合规定",
    why="除上级负责人直接交办的事项外，不得以本机关名义向上级机关负责人个人报送公文，应主送机关，由其办公厅（室）按程序呈批。",
    basis=("条例 第十五条（五）",),
    examples=(
        wrong("××局关于购置设备的请示\n⟦王市长：⟧\n现就购置设备一事请示如下。\n妥否，请批示。"),
        wrong("××局关于防汛工作的报告\n⟦李××同志：⟧\n现将有关情况报告如下。\n特此报告。"),
        right("××局关于购置设备的请示\n市人民政府：\n现就购置设备一事请示如下。\n妥否，请批示。"),
        right("××局关于××同志任职的请示\n市委组织部：\n现就任职事项请示如下。\n妥否，请批示。"),
        right("××局关于提案办理情况的答复\n王××委员：\n您的提案收悉。"),
    ),
)
_PERSON = re.compile(
    r"(?:书记|[省市县区州盟旗局厅部处科院校镇乡]长|主任|主席|总理|同志|总经理|董事长)(?:[（(][^）)]*[）)])?$"
)


@NOT_TO_PERSONS.finder
def find_persons(draft: Draft) -> Iterator[Hit]:
    """Yield main recipients of an upward document that are persons."""
    found = upward_recipients(draft)
    if found is None:
        return
    element, names = found
    if any(_PERSON.search(name) for name in names):
        advice = "主送改为机关名称，如“市人民政府：”；确属负责人直接交办的，在正文写明交办经过"
        yield Hit(element.start, element.end, advice=advice)


RULES = (ONE_RECIPIENT, NOT_TO_SUBORDINATES, NOT_TO_PERSONS)
