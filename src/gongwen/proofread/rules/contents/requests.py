"""What a request, a report and a motion must contain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind, body_paragraphs, body_span
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import DocumentType, Severity, Strength

_TAIL = "\n××局\n2024年5月30日"

CLOSING = Rule(
    code="CT-03",
    name="request-without-closing",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="请示没有请求批复的结语，通常以“妥否，请批示”收尾",
    why="请示的目的是求批复，结语明确提出请求；没有结语，上级难以判断是否需要答复。",
    basis=("公文实务",),
    examples=(
        wrong(
            "××局关于购置设备的请示\n市财政局：\n设备老化，需资金50万元。\n⟦请关注此事。⟧" + _TAIL
        ),
        right(
            "××局关于购置设备的请示\n市财政局：\n设备老化，需资金50万元。\n妥否，请批示。" + _TAIL
        ),
        right(
            "××局关于购置设备的请示\n市财政局：\n设备老化，需资金50万元。\n以上请示，请予审批。"
            + _TAIL
        ),
        right("××局关于购置设备的请示\n市财政局：\n设备老化，恳请批准拨付50万元。" + _TAIL),
        right("××局关于购置设备的通知\n各科室：\n请按要求购置。" + _TAIL),
    ),
    anchors=("请示",),
)
_ASKS = re.compile(
    r"(?:妥否|当否|可否|是否妥当|如无不妥|以上请示|专此请示|特此请示)|请[^。\n]{0,8}(?:批示|批复|批准|审批|审定|指示|核准|审核|审议|答复|研究|决定)"
)


@CLOSING.finder
def find_closing(draft: Draft) -> Iterator[Hit]:
    """Yield the last paragraph of a request that asks for nothing."""
    anatomy = draft.anatomy
    if (
        anatomy.document_type is not DocumentType.REQUEST_FOR_INSTRUCTIONS
        or not anatomy.is_complete
    ):
        return
    paragraphs = body_paragraphs(anatomy)
    if not paragraphs:
        return
    last = paragraphs[-1]
    asks = any(_ASKS.search(draft.text, *paragraph) for paragraph in paragraphs[-2:])
    if not asks:
        advice = "另起一段写结语“妥否，请批示。”或“以上请示当否，请批复。”"
        yield Hit(*last, advice=advice)


REPORT = Rule(
    code="CT-05",
    name="report-without-closing",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="报告没有结语，通常以“特此报告”收尾",
    why="报告通常以“特此报告”或“以上报告，请审阅”收尾，表示汇报完毕、不需批复。",
    basis=("公文实务",),
    examples=(
        wrong("××局关于防汛工作的报告\n市政府：\n各项准备就绪。\n⟦下一步继续抓好落实。⟧" + _TAIL),
        right("××局关于防汛工作的报告\n市政府：\n各项准备就绪。\n特此报告。" + _TAIL),
        right("××局关于防汛工作的报告\n市政府：\n各项准备就绪。\n以上报告，请审阅。" + _TAIL),
        right("××局关于防汛工作的通知\n各县局：\n下一步继续抓好落实。" + _TAIL),
    ),
    anchors=("报告",),
)
_REPORTED = re.compile(
    r"特此报告|专此报告|谨此报告|以上报告|请审阅|请审议|请审示|如有不妥|请指正|请批转"
)


@REPORT.finder
def find_report(draft: Draft) -> Iterator[Hit]:
    """Yield the last paragraph of a report without the customary end."""
    anatomy = draft.anatomy
    paragraphs = body_paragraphs(anatomy)
    if (
        anatomy.document_type is not DocumentType.REPORT
        or not anatomy.is_complete
        or not paragraphs
    ):
        return
    if anatomy.first(ElementKind.MAIN_RECIPIENTS) and not _REPORTED.search(
        draft.text, *paragraphs[-1]
    ):
        yield Hit(*paragraphs[-1], advice="另起一段写“特此报告。”")


MOTION = Rule(
    code="CT-06",
    name="motion-between-wrong-bodies",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="议案的提出机关或者主送机关不符合规定",
    why="议案只用于各级人民政府按照法定程序向同级人民代表大会或者其常务委员会提请审议事项；部门和单位的建议用请示或意见。",
    basis=("条例 第八条（十三）",),
    examples=(
        wrong(
            "××市财政局关于提请审议预算的议案\n⟦市人大常委会：⟧\n现提请审议。\n××市财政局\n2024年5月30日"
        ),
        wrong(
            "××市人民政府关于提请审议预算的议案\n⟦市财政局：⟧\n现提请审议。\n××市人民政府\n2024年5月30日"
        ),
        right(
            "××市人民政府关于提请审议预算的议案\n市人大常委会：\n现提请审议。\n××市人民政府\n2024年5月30日"
        ),
        right(
            "××市人民政府关于提请审议预算的议案\n市人民代表大会常务委员会：\n请予审议。\n市长　王××\n2024年5月30日"
        ),
        right(
            "国务院关于提请审议机构改革方案的议案\n全国人民代表大会：\n请审议。\n国务院总理　王××\n2024年5月30日"
        ),
    ),
    anchors=("议案",),
)
_CONGRESS = re.compile(r"人大|人民代表大会|主席团")
_MOVER = re.compile(r"政府|国务院|人民代表|主席团|人大|人民法院|人民检察院|军事委员会|委员会$|代表")


@MOTION.finder
def find_motion(draft: Draft) -> Iterator[Hit]:
    """Yield the recipients of a motion whose mover or recipient cannot be right."""
    anatomy = draft.anatomy
    element = anatomy.first(ElementKind.MAIN_RECIPIENTS)
    if anatomy.document_type is not DocumentType.MOTION or element is None:
        return
    names = draft.text[element.start : element.end]
    issuer = anatomy.title_parts.issuer or "".join(anatomy.issuers)
    if not _CONGRESS.search(names) or (issuer and not _MOVER.search(issuer)):
        advice = (
            "议案由本级人民政府提出，主送同级人民代表大会或者其常务委员会；部门改用“请示”报本级政府"
        )
        yield Hit(element.start, element.end, advice=advice)


MOTION_CLOSING = Rule(
    code="CT-07",
    name="motion-without-closing",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="议案没有提请审议的结语，通常以“现提请审议”收尾",
    why="议案的目的是提请审议，通常在末段写明“现提请审议”“请予审议”。",
    basis=("公文实务",),
    examples=(
        wrong(
            "××市人民政府关于预算调整的议案\n市人大常委会：\n预算需要调整。\n⟦请支持。⟧\n××市人民政府\n2024年5月30日"
        ),
        right(
            "××市人民政府关于预算调整的议案\n市人大常委会：\n预算需要调整。\n现提请审议。\n××市人民政府\n2024年5月30日"
        ),
        right(
            "××市人民政府关于预算调整的请示\n省人民政府：\n妥否，请批示。\n××市人民政府\n2024年5月30日"
        ),
    ),
    anchors=("议案",),
)


@MOTION_CLOSING.finder
def find_motion_closing(draft: Draft) -> Iterator[Hit]:
    """Yield the last paragraph of a motion that does not ask for deliberation."""
    anatomy = draft.anatomy
    paragraphs = body_paragraphs(anatomy)
    if (
        anatomy.document_type is not DocumentType.MOTION
        or not anatomy.is_complete
        or not paragraphs
    ):
        return
    if not re.search(r"审议|审查批准|请予?批准|决定任免", draft.text[slice(*body_span(anatomy))]):
        yield Hit(*paragraphs[-1], advice="在末段写明“现提请审议。”")


RULES = (CLOSING, REPORT, MOTION, MOTION_CLOSING)
