"""Documents to superiors: one recipient, no subordinates, no persons, one matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import Element, ElementKind, body_paragraphs, body_span, recipients
from gongwen.proofread.rules.routing.ranks import is_government, rank
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Direction, DocumentType, Severity, Strength
from gongwen.text import Area

_UPWARD_TYPES = frozenset({DocumentType.REQUEST_FOR_INSTRUCTIONS, DocumentType.REPORT})
_DATE_LINE = "××局\n2024年5月30日"


def _main(draft: Draft) -> tuple[Element, tuple[str, ...]] | None:
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
        right("××局关于购置设备的请示\n市人民政府：\n现就购置设备一事请示如下。\n妥否，请批示。"),
        right("××局关于购置设备的通知\n各科室、各所属单位：\n请按要求购置。"),
        right("××局关于购置设备的请示\n市发展和改革委员会（市粮食局、市能源局）：\n妥否，请批示。"),
    ),
)


@ONE_RECIPIENT.finder
def find_several(draft: Draft) -> Iterator[Hit]:
    """Yield main recipients of an upward document where there is more than one."""
    found = _main(draft)
    if found is None:
        return
    element, names = found
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
    r"各[^，。、；\n]{0,12}(?:乡镇|镇|街道|县|区|处室|科室|股室|分局|所|站|单位|学校|医院|支队|大队|中队|企业|公司|局)[^，。、；\n]{0,6}"
    r"|(?:所属|下属|直属|局属|厅属|委属|校属|本[局院校厅])各?[^，。、；\n]{0,12}"
)


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
        if _BELOW.fullmatch(name) or name in draft.house.subordinates:
            yield Hit(at, offset, advice=advice)


ONE_MATTER = Rule(
    code="RT-06",
    name="several-matters-in-one-request",
    severity=Severity.S0,
    strength=Strength.REQUIRED,
    message="一件请示里提出了几件不同的事，不符合一文一事的规定",
    why="请示应当一文一事，几件事往往由不同部门承办，写在一起上级无法一次批复；应拆成几件分别报送。",
    basis=("条例 第十五条（四）",),
    examples=(
        wrong(
            "××局关于增加编制和拨付经费的请示\n市人民政府：\n现就两项事项请示如下。\n"
            "⟦一、请求增加事业编制10名⟧\n现有人员不足。\n二、请求拨付维修经费50万元\n办公楼年久失修。\n妥否，请批示。"
        ),
        wrong(
            "××局关于有关事项的请示\n市人民政府：\n⟦（一）恳请解决办公用房问题。⟧我局办公用房不足。\n"
            "（二）恳请批准招录工作人员5名。现有人员不足。\n妥否，请批示。"
        ),
        wrong(
            "××局关于拨付堤防维修经费的请示\n市人民政府：\n现请求安排维修经费80万元。另外，⟦请求增加我局事业编制4名⟧。\n妥否，请批示。"
        ),
        right(
            "××局关于拨付堤防维修经费的请示\n市人民政府：\n现请求安排维修经费80万元。同时，请求将年度资金列入预算。\n妥否，请批示。"
        ),
        right(
            "××局关于拨付维修经费的请示\n市人民政府：\n一、基本情况\n办公楼年久失修。\n"
            "二、请求事项\n请求拨付维修经费50万元。\n妥否，请批示。"
        ),
        right(
            "××局关于拨付维修经费的请示\n市人民政府：\n一、请求拨付维修经费50万元\n用于维修屋面。\n"
            "二、请求拨付维修经费分两年安排\n今年安排30万元。\n妥否，请批示。"
        ),
    ),
    anchors=("请示",),
)
_PLEA = re.compile(
    r"^(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）|\d[.．、]|（\d）)\s*(?:关于)?(?:请求|恳请|申请|请予|请|拟请|建议)"
)
_MATTERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("经费", re.compile(r"经费|资金|拨付|补助|预算|万元|亿元")),
    ("编制人员", re.compile(r"编制|招录|招聘|增加人员|机构|职数|任命|职务")),
    ("用地用房", re.compile(r"用地|土地|用房|办公楼|场地|选址")),
    ("设备车辆", re.compile(r"车辆|设备|购置")),
    ("会议活动", re.compile(r"举办|召开|会议|活动|出国|考察")),
    ("表彰", re.compile(r"表彰|奖励|命名|授予")),
)

_ALSO = re.compile(
    r"(?:同时|另外|此外|另|顺便)，?(?P<plea>(?:恳请|请求|申请|拟请|请(?!示))[^，。；\n]{4,40})"
)


@ONE_MATTER.finder
def find_matters(draft: Draft) -> Iterator[Hit]:
    """Yield the first of several pleas, each under its own number and of a different kind."""
    if draft.anatomy.document_type is not DocumentType.REQUEST_FOR_INSTRUCTIONS:
        return
    pleas = [
        (start, _first_sentence(draft.text, start, end))
        for start, end in body_paragraphs(draft.anatomy)
        if _PLEA.match(draft.text[start:end])
    ]
    yield from _beside_the_matter(draft)
    kinds = [frozenset(name for name, p in _MATTERS if p.search(draft.text[s:e])) for s, e in pleas]
    for kind in kinds[1:]:
        if kind and kinds[0] and not kind & kinds[0]:
            advice = "每件事单独写一件请示，如《××局关于……的请示》各报一件；确属同一事项的，合并成一条写清"
            yield Hit(*pleas[0], advice=advice, count=len(pleas))
            return


def _beside_the_matter(draft: Draft) -> Iterator[Hit]:
    """Yield a plea added in passing, of a kind that the title does not name."""
    named = frozenset(name for name, p in _MATTERS if p.search(draft.anatomy.title))
    for start, end in body_paragraphs(draft.anatomy) if named else ():
        for match in _ALSO.finditer(draft.text, start, end):
            kind = frozenset(name for name, p in _MATTERS if p.search(match["plea"]))
            if kind and not kind & named:
                advice = "附带的请求与标题所请事项不是一件事，另行请示"
                yield Hit(*match.span("plea"), advice=advice, severity=Severity.S1)


def _first_sentence(text: str, start: int, end: int) -> int:
    stop = text.find("。", start, end)
    return end if stop < 0 else stop + 1


SMUGGLED = Rule(
    code="RT-07",
    name="request-smuggled-into-other-document",
    severity=Severity.S0,
    strength=Strength.REQUIRED,
    message="报告等非请示公文里夹带了请示事项，不符合规定",
    why="报告等公文上级不必答复，夹带的请示事项会被搁置；条例要求不得在报告等非请示性公文中夹带请示事项。",
    basis=("条例 第十五条（四）",),
    examples=(
        wrong(
            "××局关于防汛工作的报告\n市人民政府：\n现将有关情况报告如下。\n各项准备就绪。\n⟦妥否，请批示⟧。"
        ),
        wrong(
            "××局关于防汛工作的报告\n市人民政府：\n现将有关情况报告如下。\n抢险资金缺口较大，⟦恳请市政府拨付⟧专项资金50万元。"
        ),
        wrong("××局关于防汛工作的通知\n各镇人民政府：\n现将有关事项通知如下。\n⟦当否，请批复⟧。"),
        right(
            "××局关于拨付防汛资金的请示\n市人民政府：\n恳请市政府拨付专项资金50万元。\n妥否，请批示。"
        ),
        right("××局关于防汛工作的报告\n市人民政府：\n现将有关情况报告如下。\n以上报告，请审阅。"),
        right(
            "××局关于转报《关于增拨经费的请示》办理情况的报告\n市人民政府：\n我局“妥否，请批示”的请示已获批复。\n特此报告。"
        ),
        wrong("××局关于防汛抢险用地的函\n市自然资源局：\n需临时用地2亩。\n⟦妥否，请批示⟧。"),
        right("××局关于防汛抢险用地的函\n市自然资源局：\n恳请贵局批准临时用地。\n请予函复。"),
        right("××局关于防汛工作的意见\n市人民政府：\n以上意见如无不妥，请批转各县执行。"),
        right("××局关于审批工作的通知\n各县局：\n申请人须按程序报请批准。\n请认真执行。"),
    ),
    anchors=("妥否", "当否", "请批", "请予", "恳请", "请求", "请审批", "可否"),
)
_NEVER = re.compile(
    r"(?:妥否|当否|可否|是否妥当|如无不妥)[，,]?\s*(?:请|恳请|敬请|望)(?:予以?)?(?:批示|批复|批准|审批|审定|指示|核准)"
    r"|(?<!报)(?<!呈)(?<!提)(?<!申)(?<!未)请(?:予以?)?(?:批示|批复)(?=[。！\n]|$)"
)
_PLEA_UPWARD = re.compile(
    r"(?:恳请|请求|敬请|提请|请)(?:市|省|县|区|国家|上级|[^，。；、\n]{0,4}(?:政府|党委|市委|省委|县委|局|厅|部))?(?:领导)?(?:尽快|及时|帮助|协调|予以|给予)?(?:批准|拨付|解决|拨给|追加|增拨|审批|核拨|同意|安排(?=[^，。；\n]{0,24}(?:资金|经费|编制|用地))|增加(?:编制|经费))"
)
_PLEA_STRONG = re.compile(r"恳请|敬请|提请|请求|请(?:市|省|县|区|上级|国家)|请予")
_MAY_ASK = frozenset(
    {
        DocumentType.REQUEST_FOR_INSTRUCTIONS,
        DocumentType.OPINION,
        DocumentType.MOTION,
        DocumentType.MINUTES,
        DocumentType.RESOLUTION,
    }
)


@SMUGGLED.finder
def find_smuggled(draft: Draft) -> Iterator[Hit]:
    """Yield pleas for approval in a document that is none."""
    anatomy = draft.anatomy
    kind = anatomy.document_type
    if kind is None or not anatomy.is_complete:
        return
    if kind in _MAY_ASK:
        return
    start, end = body_span(anatomy)
    masked = draft.masked(Area.QUOTATION, Area.TITLE)
    advice = "把请求批准的事项删去，另写一件《……的请示》报送；本件只汇报情况，结语写“特此报告”"
    patterns = (_NEVER, _PLEA_UPWARD) if kind is DocumentType.REPORT else (_NEVER,)
    severity = None
    if kind is DocumentType.LETTER:
        severity = Severity.S1
        advice = "函向不相隶属机关行文，结语改为“妥否，请函复”或“请予批准”；确是请示上级的，文种改用“请示”"
    last = start
    for match in sorted(
        (m for p in patterns for m in p.finditer(masked, start, end)), key=lambda m: m.start()
    ):
        if match.start() >= last and (match.re is _NEVER or _PLEA_STRONG.match(match.group())):
            last = match.end()
            yield Hit(match.start(), match.end(), advice=advice, severity=severity)


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
    found = _main(draft)
    if found is None:
        return
    element, names = found
    if any(_PERSON.search(name) for name in names):
        advice = "主送改为机关名称，如“市人民政府：”；确属负责人直接交办的，在正文写明交办经过"
        yield Hit(element.start, element.end, advice=advice)


SKIPPED = Rule(
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
        right(
            "××区人民政府关于设立园区的请示\n上海市人民政府：\n妥否，请批示。\n××区人民政府\n2024年5月30日"
        ),
        right("××市××局关于设立园区的请示\n××省××厅：\n妥否，请批示。\n××市××局\n2024年5月30日"),
    ),
)


@SKIPPED.finder
def find_skipped(draft: Draft) -> Iterator[Hit]:
    """Yield main recipients two or more levels above the issuer, unless one between is copied."""
    found = _main(draft)
    issuers = draft.anatomy.issuers
    if found is None or not issuers or not draft.anatomy.is_complete:
        return
    element, names = found
    low = rank(issuers[0])
    high = rank(names[0]) if names else None
    if low is None or high is None or not _skips(low, high, issuers[0], names[0]):
        return
    copied = recipients(draft.text, draft.anatomy.first(ElementKind.COPY_RECIPIENTS))
    if any(high < (rank(name) or 0) < low for name in copied) or names[0] in draft.house.superiors:
        return
    advice = "改向直接上级行文；确需越级的，在版记加“抄送：”并列上被越过的机关"
    yield Hit(element.start, element.end, advice=advice)


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

RULES = (SKIPPED, ONE_RECIPIENT, NOT_TO_SUBORDINATES, ONE_MATTER, SMUGGLED, NOT_TO_PERSONS)
