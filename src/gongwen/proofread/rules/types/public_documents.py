"""Documents for the public: resolutions, orders, communiqués, announcements, public notices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind, body_span, flat_title
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import DocumentType, Severity, Strength

RESOLUTION = Rule(
    code="TY-06",
    name="resolution-without-meeting",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="决议没有写明由哪次会议、在哪一天通过，不符合规定",
    why="决议是会议讨论通过的决策，成文日期就是会议通过的日期；标题之下应有括注，写明通过的日期和会议全称。",
    basis=("条例 第八条（一）", "条例 第九条（十一）"),
    examples=(
        wrong("⟦××市人民代表大会关于政府工作报告的决议⟧\n会议同意报告。"),
        wrong(
            "⟦××县人民代表大会常务委员会关于修编规划的决议⟧\n（2024年3月8日通过）\n常委会同意规划。"
        ),
        right("××县人民代表大会常务委员会关于修编规划的决议\n（草案）\n常委会同意规划。"),
        right(
            "××市人民代表大会关于政府工作报告的决议\n（2024年1月20日××市第十届人民代表大会第三次会议通过）\n会议同意报告。"
        ),
        right(
            "××市人民代表大会关于政府工作报告的决议\n2024年1月20日 ××市第十届人民代表大会第三次会议通过\n会议同意报告。"
        ),
        right(
            "××市人民代表大会关于政府工作报告的决议\n××市第十届人民代表大会第三次会议于2024年1月20日审议通过了报告。"
        ),
        right("××市人民政府关于贯彻市人大决议的通知\n各县人民政府：\n请认真执行。"),
    ),
    anchors=("决议",),
)
_MEETING = re.compile(
    r"(?:会议|大会(?!常务)|全会)[^。\n]{0,60}(?:通过|审议|批准)|(?:通过|审议)[^。\n]{0,40}(?:会议|大会)"
)


# A draft is not adopted yet; a note with no more than a day or an organ tells of no meeting.
_NAMES_MEETING = re.compile(r"会议|大会|全会|次会|全体|[稿）案]）$|试行")


@RESOLUTION.finder
def find_resolution(draft: Draft) -> Iterator[Hit]:
    """Yield the title of a resolution that names neither meeting nor date of adoption."""
    anatomy = draft.anatomy
    title = anatomy.first(ElementKind.TITLE)
    if (
        anatomy.document_type is not DocumentType.RESOLUTION
        or title is None
        or not anatomy.is_complete
    ):
        return
    note = anatomy.first(ElementKind.TITLE_NOTE)
    if note is not None and _NAMES_MEETING.search(draft.text, note.start, note.end):
        return
    if _MEETING.search(draft.text, title.end, title.end + 600):
        return
    advice = "在标题下加题注，如“（2024年×月×日××第×届××会议第×次会议通过）”"
    yield Hit(title.start, title.end, advice=advice)


ORDER_ISSUER = Rule(
    code="TY-07",
    name="order-by-unauthorised-organ",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="发令机关没有发布命令（令）的权限，不符合规定",
    why="命令（令）用于公布法规规章、施行重大强制性措施、批准授衔晋衔和嘉奖，只有法律授权的机关可以使用；企业事业单位和一般部门应改用决定、通知、通报。",
    basis=("条例 第八条（三）",),
    examples=(
        wrong("⟦××有限责任公司令⟧\n第3号\n现予公布，自2024年5月1日起施行。"),
        wrong("⟦××县教育局关于表彰先进教师的嘉奖令⟧\n王××教师表现突出。"),
        right("××市人民政府令\n第12号\n现予公布，自2024年5月1日起施行。"),
        wrong("⟦××市城市管理局令⟧\n第2号\n现予公布，自2024年5月1日起施行。"),
        wrong("⟦××镇人民政府令⟧\n第1号\n现予公布，自2024年5月1日起施行。"),
        right("国家市场监督管理总局令\n第2号\n现予公布，自2024年5月1日起施行。"),
        right("××市人民政府令\n第2号\n现予公布，自2024年5月1日起施行。"),
        right("××省公安厅关于嘉奖××的命令\n王××同志表现突出。"),
        right("××大学关于表彰先进教师的决定\n各学院：\n王××教师表现突出。"),
    ),
    anchors=("令",),
)
_MAY_NOT = re.compile(
    r"(?:公司|集团|学校|大学|学院|中学|小学|医院|研究院|研究所|中心|协会|学会|银行|幼儿园)$|(?:县|区|旗)[\u4e00-\u9fff]{1,12}局$"
    r"|(?<![省区])(?:镇|乡)人民政府$|^(?!国家)[\u4e00-\u9fff×]{1,8}市(?!场)[\u4e00-\u9fff]{2,12}(?<!总)局$"
)


@ORDER_ISSUER.finder
def find_order_issuer(draft: Draft) -> Iterator[Hit]:
    """Yield the title or masthead of an order by a body that may not give orders."""
    anatomy = draft.anatomy
    if anatomy.document_type is not DocumentType.ORDER or "公安局" in "".join(anatomy.issuers):
        return
    place = anatomy.first(ElementKind.TITLE) or anatomy.first(ElementKind.MASTHEAD)
    if place is not None and any(_MAY_NOT.search(name) for name in anatomy.issuers):
        advice = "表彰用“决定”或“通报”，发布内部制度用“通知”印发"
        yield Hit(place.start, place.end, advice=advice)


ORDER_EFFECT = Rule(
    code="TY-08",
    name="order-without-effective-date",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="公布规章的令没有写施行日期，通常写明“自××××年×月×日起施行”",
    why="令一经公布就涉及何时生效；公布语通常写清由哪次会议通过、现予公布和施行日期。",
    basis=("公文实务",),
    examples=(
        wrong("××市人民政府令\n第12号\n《××市供水管理办法》已经市政府常务会议通过，⟦现予公布⟧。"),
        right(
            "××市人民政府令\n第12号\n《××市供水管理办法》已经市政府常务会议通过，现予公布，自2024年5月1日起施行。"
        ),
        right("××市人民政府令\n第12号\n《××市供水管理办法》现予公布。本办法自公布之日起施行。"),
        right("××市人民政府公告\n现予公布。"),
    ),
    anchors=("公布", "发布"),
)
_PUBLISHED = re.compile(r"现(?:予)?(?:以)?(?:公布|发布)")
_IN_FORCE = re.compile(r"起施行|起实施|起执行|之日起|同时废止|起生效")


@ORDER_EFFECT.finder
def find_order_effect(draft: Draft) -> Iterator[Hit]:
    """Yield the words of publication of an order where no date of effect is named anywhere."""
    if draft.anatomy.document_type is not DocumentType.ORDER or _IN_FORCE.search(draft.text):
        return
    start, end = body_span(draft.anatomy)
    match = _PUBLISHED.search(draft.text, start, end)
    if match is not None:
        advice = "在“现予公布”后补“，自××××年×月×日起施行”"
        yield Hit(match.start(), match.end(), advice=advice)


RECIPIENTS = Rule(
    code="TY-09",
    name="public-document-with-main-recipients",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="公布性公文通常不写主送机关",
    why="公告、通告、公报、决议、命令（令）面向社会或者全体适用对象公布，通常没有主送机关；需要指定单位执行的改用通知。",
    basis=("公文实务", "GB/T 9704—2012 7.3.2"),
    examples=(
        wrong("××市人民政府关于封闭道路的通告\n⟦各区人民政府：⟧\n自2024年6月1日起封闭道路。"),
        wrong("××市人民政府公告\n⟦各有关单位：⟧\n自2024年6月1日起启用新印章。"),
        right("××市人民政府关于封闭道路的通告\n自2024年6月1日起封闭道路。"),
        right("××市人民政府关于封闭道路的通知\n各区人民政府：\n自2024年6月1日起封闭道路。"),
        right("××市人民政府公告\n现将有关事项公告如下：\n自2024年6月1日起启用新印章。"),
    ),
)
_PUBLIC = frozenset(
    {
        DocumentType.RESOLUTION,
        DocumentType.ORDER,
        DocumentType.COMMUNIQUE,
        DocumentType.ANNOUNCEMENT,
        DocumentType.PUBLIC_NOTICE,
    }
)


@RECIPIENTS.finder
def find_recipients(draft: Draft) -> Iterator[Hit]:
    """Yield the main recipients of a document that is made public."""
    if draft.anatomy.document_type not in _PUBLIC:
        return
    element = draft.anatomy.first(ElementKind.MAIN_RECIPIENTS)
    if element is not None:
        advice = "删去主送机关；要求特定单位办理的，改用“通知”行文"
        yield Hit(element.start, element.end, advice=advice)


ANNOUNCEMENT = Rule(
    code="TY-10",
    name="announcement-misused",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="一般性事务用了公告，不符合公告用于向国内外宣布重要事项或者法定事项的规定",
    why="公告的范围是国内外，事项是重要的或者法定的；停水停电、招领搬迁、评比活动之类在本地本单位周知即可，用通告、通知或启事。",
    basis=("条例 第八条（五）",),
    examples=(
        wrong("××社区关于⟦停水⟧的公告\n自5月6日8时起停水。"),
        wrong("××局关于办公地点⟦搬迁⟧的公告\n我局办公地点有变。"),
        wrong("××局关于人民路⟦路段封闭施工⟧的公告\n5月6日起封闭施工。"),
        wrong("××小区关于⟦缴费⟧的公告\n请于5月6日前缴费。"),
        right("××局关于道路施工招标的公告\n现公开招标。"),
        right("××社区关于停水的通知\n各住户：\n自5月6日8时起停水。"),
        right("××市国土局国有土地使用权出让公告\n现公开出让一宗土地。"),
        right("××市人民政府关于启用新印章的公告\n自即日起启用。"),
        right("××局2024年公开招录公务员公告\n现就招录事项公告如下。"),
    ),
    anchors=("公告",),
)
_TRIFLE = re.compile(
    r"停水|停电|停气|停暖|搬迁|放假|招领|失物|停课|闭馆|体检|报名|评选|比赛|培训|聚会|维修|消杀|清洗|团购|物业|卫生费|停车费|缴费"
    r"|(?:道路|路段|管网|桥梁)[^，。]{0,6}施工(?!.*(?:招标|中标|采购|许可|合同|规范|标准))"
)


@ANNOUNCEMENT.finder
def find_announcement(draft: Draft) -> Iterator[Hit]:
    """Yield the trifling subject of an announcement."""
    title = flat_title(draft.text, draft.anatomy)
    if draft.anatomy.document_type is not DocumentType.ANNOUNCEMENT or title is None:
        return
    match = _TRIFLE.search(title.text)
    if match is not None:
        advice = "一定范围内周知的用“通告”，只通知有关单位和人员的用“通知”，寻物、搬迁一类用“启事”"
        yield Hit(*title.span(match.start(), match.end()), advice=advice)


SCOPE = Rule(
    code="TY-11",
    name="public-notice-without-date",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="通告没有写明自何时起施行或者在什么时间执行，通常要写",
    why="通告的事项要求一定范围内的人遵守，何时起执行、到何时为止直接影响权利义务。",
    basis=("公文实务",),
    examples=(
        wrong("⟦××市公安局关于禁止燃放烟花爆竹的通告⟧\n市区内禁止燃放烟花爆竹。"),
        right(
            "××市公安局关于禁止燃放烟花爆竹的通告\n市区内禁止燃放烟花爆竹。\n本通告自2024年1月1日起施行。"
        ),
        wrong("⟦××市公安局关于临时交通管制的通告⟧\n养护作业期间，人民路禁止通行。"),
        right("××市公安局关于临时交通管制的通告\n国庆节期间，人民路禁止通行。"),
        right("××市公安局关于交通管制的通告\n5月6日8时至12时，人民路禁止通行。"),
        right("××市公安局关于禁止燃放烟花爆竹的通知\n各分局：\n市区内禁止燃放。"),
    ),
    anchors=("通告",),
)
_WHEN = re.compile(
    r"起施行|起实施|起执行|之日起|即日起|自[^，。\n]{2,20}起|有效期|(?:节|假|考|汛期|会议|大会|赛|旬|月|季|年|日)期间|\d{1,2}[日时][^。\n]{0,14}(?:至|到|止|前|后|起)|\d+月\d+日(?!$)"
)


@SCOPE.finder
def find_scope(draft: Draft) -> Iterator[Hit]:
    """Yield the title of a public notice whose body names no time at all."""
    anatomy = draft.anatomy
    title = anatomy.first(ElementKind.TITLE)
    if (
        anatomy.document_type is not DocumentType.PUBLIC_NOTICE
        or title is None
        or not anatomy.is_complete
    ):
        return
    start, end = body_span(anatomy)
    if not _WHEN.search(draft.text, start, end):
        advice = "在末段写明“本通告自××××年×月×日起施行”，有期限的写起止时间和适用范围"
        yield Hit(title.start, title.end, advice=advice)


COMMUNIQUE = Rule(
    code="TY-12",
    name="communique-title-with-about",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="公报标题通常不用“关于”",
    why="公报的标题通常由会议或机关名称加“公报”构成，不写“关于……的”。",
    basis=("公文实务",),
    examples=(
        wrong("××市统计局⟦关于⟧2023年国民经济和社会发展的统计公报\n2023年全市经济平稳运行。"),
        right("××市2023年国民经济和社会发展统计公报\n2023年全市经济平稳运行。"),
        right("××市统计局关于2023年经济普查的公告\n现公告如下。"),
    ),
    anchors=("公报",),
)


@COMMUNIQUE.finder
def find_communique(draft: Draft) -> Iterator[Hit]:
    """Yield 「关于」 in the title of a communiqué."""
    title = flat_title(draft.text, draft.anatomy)
    if title is None or not title.text.endswith("公报"):
        return
    at = title.text.find("关于")
    if at >= 0:
        advice = "删去“关于”和“的”，写作“××市2023年……公报”"
        yield Hit(*title.span(at, at + 2), advice=advice)


RULES = (RESOLUTION, ORDER_ISSUER, ORDER_EFFECT, RECIPIENTS, ANNOUNCEMENT, SCOPE, COMMUNIQUE)
