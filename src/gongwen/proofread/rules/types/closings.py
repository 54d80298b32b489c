"""Opening and closing phrases that belong to another type than the title names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind, body_paragraphs, body_span
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Direction, DocumentType, Severity, Strength

_T = DocumentType

MISMATCH = Rule(
    code="TY-13",
    name="closing-phrase-of-another-type",
    severity=Severity.S1,
    strength=Strength.PRACTICE,
    message="结语与标题的文种不一致，通常每个文种用自己的结语",
    why="结语说明要收文机关做什么：通知让人知道，请示求批复，函求答复；结语与文种不一致，收文机关会按错误的程序办理。",
    basis=("公文实务", "条例 第八条"),
    examples=(
        wrong("××局关于购置设备的请示\n市财政局：\n现请示如下。\n⟦特此报告⟧。"),
        wrong("××局关于防汛工作的报告\n市政府：\n现报告如下。\n⟦特此通知⟧。"),
        wrong("××局关于防汛工作的报告\n市政府：\n现报告如下。\n⟦特此汇报⟧。"),
        wrong("××局关于商请提供数据的函\n市统计局：\n请予支持。\n⟦特此通知⟧。"),
        wrong("××局关于表彰先进的通报\n各单位：\n现通报如下。\n⟦特此通告⟧。"),
        wrong("××市人民政府关于同意设立园区的批复\n××县人民政府：\n同意设立。\n⟦特此函复⟧。"),
        wrong("××局关于商请提供数据的通知\n市统计局：\n请予支持。\n⟦特此函达⟧，请予支持为盼。"),
        right("××局关于防汛工作的通知\n各单位：\n请做好防汛工作。\n特此通知。"),
        right("××局关于同意提供数据的复函\n市统计局：\n同意提供。\n特此函复。"),
        right("××局关于同意提供数据的复函\n市统计局：\n同意提供。\n此复。"),
        right("××局关于任免职务的决定\n各单位：\n任命王××为科长。\n特此通知。"),
        right("××市人民政府关于同意设立园区的批复\n××县人民政府：\n同意设立。\n此复。"),
        right(
            "××局关于规范公文结语的通知\n各单位：\n函件末尾写“特此函达”，报告末尾写“特此报告”。\n特此通知。"
        ),
    ),
    anchors=("特此", "专此", "此复", "谨此"),
)
_WORDS = (
    r"(?:特此|专此|谨此)(?P<word>通知|通报|通告|公告|报告|请示|批复|函复|函达|函告|决定|回复|复函|函询|函商|致函|汇报|上报|告知)"
    r"|(?<![\u4e00-\u9fff])此(?P<reply>复)"
)
_CLOSING = re.compile(rf"(?:{_WORDS})(?=[。！]?\s*$)")
_CLOSING_FIRST = re.compile(rf"(?:{_WORDS})(?=[，。])")
_BELONGS: dict[str, frozenset[DocumentType]] = {
    "通知": frozenset({_T.NOTICE, _T.DECISION, _T.OPINION, _T.ORDER, _T.MINUTES}),
    "通报": frozenset({_T.CIRCULAR, _T.NOTICE, _T.DECISION, _T.LETTER}),
    "通告": frozenset({_T.PUBLIC_NOTICE}),
    "公告": frozenset({_T.ANNOUNCEMENT, _T.COMMUNIQUE, _T.DECISION, _T.RESOLUTION, _T.ORDER}),
    "报告": frozenset({_T.REPORT}),
    "请示": frozenset({_T.REQUEST_FOR_INSTRUCTIONS}),
    "批复": frozenset({_T.REPLY}),
    "复": frozenset({_T.REPLY, _T.LETTER}),
    "决定": frozenset({_T.DECISION, _T.RESOLUTION}),
}
_LOOSE = frozenset(_T) - {_T.REPORT, _T.REQUEST_FOR_INSTRUCTIONS}
_BELONGS |= {"汇报": frozenset(), "上报": _LOOSE, "告知": _LOOSE}
_LETTER_WORDS = frozenset({_T.LETTER})


@MISMATCH.finder
def find_mismatch(draft: Draft) -> Iterator[Hit]:
    """Yield closing phrases at the end of a paragraph that the type does not use."""
    anatomy = draft.anatomy
    kind = anatomy.document_type
    if kind is None or not anatomy.is_complete:
        return
    for start, end in body_paragraphs(anatomy)[-3:]:
        paragraph = draft.text[start:end].strip()
        match = _CLOSING.search(paragraph, max(len(paragraph) - 14, 0)) or _CLOSING_FIRST.match(
            paragraph
        )
        if match is None or kind in _BELONGS.get(match["word"] or match["reply"], _LETTER_WORDS):
            continue
        at = draft.text.rindex(match.group(), start, end)
        yield Hit(at, at + len(match.group()), advice=_advice(kind))


def _advice(kind: DocumentType) -> str:
    phrases = {
        _T.REQUEST_FOR_INSTRUCTIONS: "改为“妥否，请批示”或“以上请示当否，请批复”",
        _T.REPORT: "改为“特此报告”或“以上报告，请审阅”",
        _T.LETTER: "去函改为“特此函达”“请予函复”，复函改为“特此函复”",
        _T.REPLY: "改为“此复”，或不写结语",
        _T.NOTICE: "改为“特此通知”；前文已有“通知如下”的可不写",
        _T.CIRCULAR: "改为“特此通报”，或不写结语",
        _T.PUBLIC_NOTICE: "改为“特此通告”",
        _T.ANNOUNCEMENT: "改为“特此公告”",
    }
    return phrases.get(kind, f"“{kind.label}”通常不用这一结语，删去即可")


OPENING = Rule(
    code="TY-14",
    name="opening-phrase-of-another-type",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="正文的引语与标题的文种不一致",
    why="“现报告如下”“现通知如下”一类引语点明文种，通常与标题一致；不一致多为沿用旧稿所致。",
    basis=("公文实务",),
    examples=(
        wrong(
            "××局关于防汛工作的报告\n市政府：\n现将有关事项⟦请示如下⟧：\n一、基本情况\n汛情平稳。"
        ),
        wrong(
            "××局关于购置设备的请示\n市政府：\n现将有关事项⟦通知如下⟧：\n一、基本情况\n设备老化。"
        ),
        wrong(
            "××局关于防汛工作的通知\n各单位：\n现将有关事项⟦报告如下⟧：\n一、总体要求\n抓好落实。"
        ),
        wrong(
            "××局关于年终盘点的通知\n各科室：\n现将盘点事项⟦通报如下⟧：\n一、盘点范围\n固定资产。"
        ),
        wrong("××局关于封闭道路的通告\n现将有关事项⟦公告如下⟧：\n自5月6日起封闭道路。"),
        right("××局关于防汛工作的通知\n各单位：\n现将有关情况通报如下：\n汛情平稳。"),
        right("××局关于防汛工作的通知\n各单位：\n现就有关事项通知如下：\n抓好落实。"),
        right(
            "××局关于购置设备的请示\n市政府：\n现将有关情况报告如下：\n设备老化。\n妥否，请批示。"
        ),
        right("××局关于同意购置设备的复函\n市统计局：\n经研究，现答复如下：\n同意。"),
    ),
    anchors=("如下",),
)
_OPENING = re.compile(
    r"(?P<word>通知|通报|通告|公告|报告|请示|批复|函复|函告|答复|函商|决定|决议|议定|汇报)如下"
)
_OPENS: dict[DocumentType, frozenset[str]] = {
    _T.NOTICE: frozenset({"请示", "报告", "批复", "函复", "函商", "公告", "通告", "汇报"}),
    _T.REPORT: frozenset({"请示", "通知", "通报", "批复", "函复", "函告", "公告", "通告"}),
    _T.REQUEST_FOR_INSTRUCTIONS: frozenset(
        {"通知", "通报", "批复", "函复", "函告", "公告", "通告"}
    ),
    _T.CIRCULAR: frozenset({"请示", "报告", "批复", "函复", "公告", "通告", "通知"}),
    _T.LETTER: frozenset({"请示", "通知", "批复", "公告", "通告", "汇报", "通报"}),
    _T.REPLY: frozenset({"请示", "通知", "函复", "公告", "通告", "报告", "通报"}),
    _T.PUBLIC_NOTICE: frozenset({"请示", "报告", "通知", "公告", "批复"}),
    _T.ANNOUNCEMENT: frozenset({"请示", "报告", "通知", "通告", "批复"}),
    _T.DECISION: frozenset({"请示", "报告", "批复", "函复"}),
}


@OPENING.finder
def find_opening(draft: Draft) -> Iterator[Hit]:
    """Yield the phrase that opens the body of a document of another type."""
    anatomy = draft.anatomy
    foreign = _OPENS.get(anatomy.document_type) if anatomy.document_type else None
    if foreign is None or not anatomy.is_complete:
        return
    for start, end in body_paragraphs(anatomy)[:3]:
        match = _OPENING.search(draft.text, start, end)
        if match is None:
            continue
        # A notice may make facts known, 「情况通报如下」, but what it wants done it notifies.
        is_told = anatomy.document_type is _T.NOTICE and match["word"] == "通报"
        tells = is_told and draft.text[: match.start()].endswith("事项")
        if tells or match["word"] in foreign:
            label = anatomy.document_type.label if anatomy.document_type else ""
            own = {"函": "函告", "意见": "提出意见"}.get(label, label)
            yield Hit(match.start(), match.end(), advice=f"改为“{own}如下”，或核对标题文种是否用对")
            return


TWICE = Rule(
    code="TY-15",
    name="closing-repeats-opening",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="前文已写“通知如下”，末尾通常不再写“特此通知”",
    why="引语与结语作用相同，前后都写是重复；印发类通知和已有“通知如下”的通知通常直接收尾。",
    basis=("公文实务",),
    examples=(
        wrong(
            "××局关于防汛工作的通知\n各单位：\n现将有关事项通知如下：\n一、抓好落实\n明确责任。\n⟦特此通知。⟧"
        ),
        wrong(
            "××局关于值班安排的通知\n各科室：\n现将值班安排通知如下：\n一、轮流值班\n两人一组。\n⟦特此通知。⟧\n值班电话以附表为准。"
        ),
        right("××局关于防汛工作的通知\n各单位：\n请做好防汛工作。\n特此通知。"),
        right("××局关于防汛工作的通知\n各单位：\n现将有关事项通知如下：\n一、抓好落实\n明确责任。"),
        right("××局关于防汛工作的报告\n市政府：\n现将有关情况报告如下：\n汛情平稳。\n特此报告。"),
    ),
    anchors=("特此通知",),
)
_REPEATED = re.compile(r"特此(通知)。?$")


@TWICE.finder
def find_twice(draft: Draft) -> Iterator[Hit]:
    """Yield a closing phrase whose words already opened the body."""
    paragraphs = body_paragraphs(draft.anatomy)
    if not draft.anatomy.is_complete or not paragraphs:
        return
    # Whom to ask may stand behind the closing phrase.
    for start, end in paragraphs[-3:]:
        match = _REPEATED.match(draft.text[start:end].strip())
        if match is not None and f"{match[1]}如下" in draft.text[paragraphs[0][0] : start]:
            yield Hit(start, end, advice="删去末尾的结语")
            return


OPINION = Rule(
    code="TY-16",
    name="opinion-closing-against-direction",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="意见的结语与行文方向不一致",
    why="意见可以上行、下行、平行，方向靠主送机关和结语体现：下行要求贯彻执行，上行请求批转，平行供参考。",
    basis=("公文实务", "条例 第八条（七）"),
    examples=(
        wrong(
            "××局关于改进服务的意见\n各县（市、区）局：\n一、改进作风\n热情服务。\n⟦以上意见如无不妥，请批转⟧各地执行。"
        ),
        wrong(
            "××局关于改进服务的意见\n各县（市、区）局：\n一、改进作风\n热情服务。\n⟦以上意见是否可行，请审定⟧。"
        ),
        wrong("××局关于改进服务的意见\n市人民政府：\n一、改进作风\n热情服务。\n⟦请认真贯彻执行⟧。"),
        right(
            "××局关于改进服务的意见\n各县（市、区）局：\n一、改进作风\n热情服务。\n请结合实际认真贯彻执行。"
        ),
        right(
            "××局关于改进服务的意见\n市人民政府：\n一、改进作风\n热情服务。\n以上意见如无不妥，请批转各地执行。"
        ),
    ),
    anchors=("意见",),
)
_UP = re.compile(
    r"以上意见[^。\n]{0,6}(?:如无不妥|妥否|当否)[，,]?(?:请|建议)(?:批转|审定|批示)?"
    r"|以上意见[^。\n]{0,12}(?:请(?:予以?)?(?:审批|审定|批示|批准|审议|指正)|供参考)"
)
_DOWN = re.compile(
    r"请(?:各[^，。\n]{0,10})?(?:结合实际)?[，,]?(?:认真|切实)?(?:贯彻执行|贯彻落实|遵照执行|抓好落实)"
)
_DOWN_RECIPIENTS = re.compile(r"各|所属|直属")
_UP_RECIPIENTS = re.compile(
    r"^(?:[^，、：\n]{0,10}人民政府|[^，、：\n]{0,6}[省市县区]委|国务院|[^，、：\n]{0,6}党组)[：:]?$"
)


@OPINION.finder
def find_opinion(draft: Draft) -> Iterator[Hit]:
    """Yield the closing of an opinion that goes the other way than its recipients."""
    anatomy = draft.anatomy
    element = anatomy.first(ElementKind.MAIN_RECIPIENTS)
    if anatomy.document_type is not _T.OPINION or element is None:
        return
    names = draft.text[element.start : element.end]
    _, end = body_span(anatomy)
    start = max(end - 120, element.end)
    if _DOWN_RECIPIENTS.match(names):
        match, advice = _UP.search(draft.text, start, end), "改为“请结合实际认真贯彻执行”"
    elif _UP_RECIPIENTS.match(names) or names.rstrip("：:") in draft.house.superiors:
        match, advice = (
            _DOWN.search(draft.text, start, end),
            "改为“以上意见如无不妥，请批转各地各部门执行”",
        )
    else:
        return
    if match is not None and not (anatomy.direction is Direction.UPWARD and match.re is _DOWN):
        yield Hit(match.start(), match.end(), advice=advice)


RULES = (MISMATCH, OPENING, TWICE, OPINION)
