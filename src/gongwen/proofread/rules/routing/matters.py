"""What documents to superiors may ask: one matter in a request, nothing in a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import body_paragraphs, body_span, flat_title
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import DocumentType, Severity, Strength
from gongwen.text import Area

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
        wrong(
            "××局关于拨付巡查车辆经费的请示\n市人民政府：\n现请求安排经费80万元。另外，⟦请求批准扩建培训基地⟧。\n妥否，请批示。"
        ),
        wrong(
            "××局关于解决有关困难的请示\n市人民政府：\n一是⟦请求核定事业编制6名⟧；二是请求安排维修资金30万元。\n妥否，请批示。"
        ),
        wrong(
            "××局关于⟦招录工作人员⟧及购置巡查车辆的请示\n市人民政府：\n现将有关事项请示如下。\n妥否，请批示。"
        ),
        right(
            "××局关于招录工作人员及安排招录经费的请示\n市人民政府：\n现将有关事项请示如下。\n妥否，请批示。"
        ),
        right(
            "××局关于拨付修缮经费的请示\n市人民政府：\n一是请求安排屋面修缮资金；二是请求安排管线修缮资金。\n妥否，请批示。"
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
    r"^(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）|\d[.．、]|（\d）)\s*(?:关于)?(?:请求|恳请|申请|请予|请(?!示)|拟请|建议)"
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


_ITEM = re.compile(r"[一二三四五]是(?P<plea>(?:请求|恳请|申请|拟请|请(?!示))[^。；\n]{4,60})")
# What a title asks for after 「和」, beside what it asks for before.
_TWO_IN_TITLE = re.compile(
    r"(?P<one>(?:增加|追加|核定|招录|招聘|表彰|奖励|划拨|新建)[^和及并、]{2,14})(?:和|及|以及|并|、)"
    r"(?P<two>(?:增加|追加|核定|招录|招聘|拨付|安排|购置|划拨|新建|表彰|更新)[^和及并、]{2,20})的请示"
)
_OWN_OBJECT = re.compile(r"设备|维修|修缮|更新|改造|车辆|会议|活动|工程")

_BUILDS = re.compile(r"新建|扩建")
_BUILDING = re.compile(r"建|工程|项目|楼|房")


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
    pleas += [
        match.span("plea")
        for start, end in body_paragraphs(draft.anatomy)
        for match in _ITEM.finditer(draft.text, start, end)
    ]
    yield from _beside_the_matter(draft)
    yield from _two_in_title(draft)
    kinds = [frozenset(name for name, p in _MATTERS if p.search(draft.text[s:e])) for s, e in pleas]
    for kind in kinds[1:]:
        if kind and kinds[0] and not kind & kinds[0]:
            advice = "每件事单独写一件请示，如《××局关于……的请示》各报一件；确属同一事项的，合并成一条写清"
            yield Hit(*pleas[0], advice=advice, count=len(pleas))
            return


def _beside_the_matter(draft: Draft) -> Iterator[Hit]:
    """Yield a plea added in passing, of a kind that the title does not name."""
    named = frozenset(name for name, p in _MATTERS if p.search(draft.anatomy.title))
    # A building is a matter of its own, unless the title is about building.
    for start, end in body_paragraphs(draft.anatomy) if named else ():
        for match in _ALSO.finditer(draft.text, start, end):
            kind = frozenset(name for name, p in _MATTERS if p.search(match["plea"]))
            builds = _BUILDS.search(match["plea"]) and not _BUILDING.search(draft.anatomy.title)
            if (kind or builds) and not kind & named:
                advice = "附带的请求与标题所请事项不是一件事，另行请示"
                yield Hit(*match.span("plea"), advice=advice, severity=Severity.S1)


def _two_in_title(draft: Draft) -> Iterator[Hit]:
    """Yield two matters of a title; money for the first matter is no second one."""
    title = flat_title(draft.text, draft.anatomy)
    match = _TWO_IN_TITLE.search(title.text) if title is not None else None
    if title is None or match is None:
        return
    one, two = (
        frozenset(name for name, p in _MATTERS if p.search(match[part])) for part in ("one", "two")
    )
    is_money = "经费" in two and _OWN_OBJECT.search(match["two"]) is None
    if one and two and not one & two and not is_money:
        advice = "每件事单独写一件请示，标题各写一件事"
        yield Hit(*title.span(*match.span("one")), advice=advice, severity=Severity.S1)


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
        wrong(
            "××局关于堤防检查的报告\n县人民政府：\n现将有关情况报告如下。\n砂石料不足，⟦请县人民政府尽快解决⟧。"
        ),
        wrong("××局关于汛期值守方案的报告\n县人民政府：\n现将方案报告如下。\n⟦请予批准⟧。"),
        right(
            "××局关于汛期值守的报告\n县人民政府：\n现将情况报告如下。\n已按程序报请批准。\n请县领导审阅。"
        ),
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
    anchors=(
        *("妥否", "当否", "请批", "请予", "恳请", "请求", "请审批", "可否"),
        *("敬请", "提请", "请市", "请省", "请县", "请区", "请上级", "请国家"),
    ),
)
_NEVER = re.compile(
    r"(?:妥否|当否|可否|是否妥当|如无不妥)[，,]?\s*(?:请|恳请|敬请|望)(?:予以?)?(?:批示|批复|批准|审批|审定|指示|核准)"
    r"|(?<!报)(?<!呈)(?<!提)(?<!申)(?<!未)请(?:予以?)?(?:批示|批复)(?=[。！\n]|$)"
)
_PLEA_UPWARD = re.compile(
    r"(?:恳请|请求|敬请|提请|请)(?:市|省|县|区|国家|上级|[^，。；、\n]{0,4}(?:政府|党委|市委|省委|县委|局|厅|部))?(?:领导)?(?:尽快|及时|帮助|协调|予以?|给予)?(?:批准|拨付|解决|拨给|追加|增拨|审批|核拨|同意|安排(?=[^，。；\n]{0,24}(?:资金|经费|编制|用地))|增加(?:编制|经费))"
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


RULES = (ONE_MATTER, SMUGGLED)
