"""Who may issue what: departments to governments, inner offices, joint issue, consent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind, body_span, recipients
from gongwen.proofread.rules.routing.ranks import is_department, is_government, rank
from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import DocumentType, Severity, Strength

_INSTRUCTIVE = frozenset(
    {DocumentType.NOTICE, DocumentType.DECISION, DocumentType.OPINION, DocumentType.CIRCULAR}
)
_UPWARD = frozenset({DocumentType.REQUEST_FOR_INSTRUCTIONS, DocumentType.REPORT})

TO_GOVERNMENTS = Rule(
    code="RT-11",
    name="department-instructs-lower-government",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="部门向下级党委、政府行文而没有注明经本级党委、政府同意，不符合规定",
    why="除办公厅（室）根据授权外，部门不得向下级党委、政府发布指令性公文；须经政府审批的具体事项，经同意后可以由部门行文，并在文中注明已经同意。",
    basis=("条例 第十六条（二）",),
    examples=(
        wrong("××市教育局关于做好开学工作的通知\n⟦各县（市、区）人民政府：⟧\n请做好开学工作。"),
        wrong(
            "××市应急管理局关于开展检查的通知\n⟦各县人民政府：⟧\n请遵照执行，务必于5月底前完成。"
        ),
        wrong(
            "××市商务局关于台账抽查结果的通报\n⟦各县（市、区）人民政府：⟧\n各县报送台账80份，符合要求的71份。"
        ),
        right(
            "××市教育局关于做好开学工作的通知\n各县（市、区）人民政府：\n经市人民政府同意，现将有关事项通知如下。"
        ),
        right("××市教育局关于做好开学工作的通知\n各县（市、区）教育局：\n请做好开学工作。"),
        right(
            "××市人民政府办公室关于做好开学工作的通知\n各县（市、区）人民政府：\n请做好开学工作。"
        ),
        right("××市教育局关于商请支持开学工作的函\n××县人民政府：\n请予支持。"),
        right("××市安全生产委员会办公室关于做好检查的通知\n各县（市、区）人民政府：\n请做好检查。"),
    ),
    anchors=("人民政府", "党委", "县委", "区委"),
)
_GOVERNMENT = re.compile(r"(?:人民政府|党委|县委|区委|政府)$")
_CONSENT = re.compile(
    r"(?:经|受|根据|按照)[^。；\n]{1,24}?(?:同意|授权|委托|批准|要求|部署|审定)"
    r"|报(?:经|请)?[^。；，\n]{1,20}?(?:同意|批准|审定)"
)
_COMMAND = re.compile(
    r"遵照执行|贯彻执行|贯彻落实|务必|必须|责成|限[^。\n]{1,12}前|督促[^。\n]{0,10}落实"
)


@TO_GOVERNMENTS.finder
def find_to_governments(draft: Draft) -> Iterator[Hit]:
    """Yield recipients that are governments below a department that names no consent."""
    anatomy = draft.anatomy
    element = anatomy.first(ElementKind.MAIN_RECIPIENTS)
    if element is None or anatomy.document_type not in _INSTRUCTIVE or len(anatomy.issuers) != 1:
        return
    issuer = anatomy.issuers[0]
    names = recipients(draft.text, element)
    if not issuer.endswith(("局", "厅", "委", "部")) or not is_department(issuer):
        return
    if not any(_GOVERNMENT.search(re.sub(r"（[^）]*）", "", name)) for name in names):
        return
    start, end = body_span(anatomy)
    if _CONSENT.search(draft.text, start, end):
        return
    severity = Severity.S0 if _COMMAND.search(draft.text, start, end) else None
    advice = "确经同意的，在正文开头注明“经××人民政府同意”；否则主送改为下级对口部门，或报请本级政府办公厅（室）行文"
    yield Hit(element.start, element.end, advice=advice, severity=severity)


INNER_OFFICE = Rule(
    code="RT-14",
    name="inner-office-issues-externally",
    severity=Severity.S0,
    strength=Strength.REQUIRED,
    message="内设机构对外正式行文，不符合规定",
    why="部门内设机构除办公厅（室）外不得对外正式行文；对外应以部门或者部门办公室的名义发出。",
    basis=("条例 第十七条",),
    examples=(
        wrong("关于报送预算的通知\n各县财政局：\n请报送预算。\n⟦××市财政局预算科⟧\n2024年5月30日"),
        wrong("关于商请提供数据的函\n市统计局：\n请予支持。\n⟦××省教育厅规划处⟧\n2024年5月30日"),
        wrong("关于禁止占道停车的通告\n人民路禁止停车。\n⟦××市交通运输局法规科⟧\n2024年5月30日"),
        right("关于禁止占道停车的通告\n人民路禁止停车。\n××市公园管理处\n2024年5月30日"),
        right("关于报送预算的通知\n各县财政局：\n请报送预算。\n××市财政局办公室\n2024年5月30日"),
        wrong(
            "关于报送预算的通知\n各县（市、区）人民政府，各直属机构：\n请报送预算。\n⟦××市财政局预算科⟧\n2024年5月30日"
        ),
        right("关于报送总结的通知\n机关各科室：\n请报送总结。\n××市财政局人事科\n2024年5月30日"),
        right("关于维护秩序的函\n市公安局：\n请予支持。\n××市××湖风景名胜区管理处\n2024年5月30日"),
        right("关于报送总结的通知\n各村：\n请报送总结。\n××街道办事处\n2024年5月30日"),
    ),
)
_INNER = re.compile(r"(?:局|厅|部|委|委员会|政府|院)[\u4e00-\u9fff]{2,12}(?:处|科|股)$")
_INDEPENDENT = re.compile(
    r"(?:管理|办事|派出|服务|工程|代表|联络|稽查|监察|执法|事务|建设|保护)处$"
)
_INTERNAL = re.compile(
    r"^(?:机关)?各(?:处|科|股|室|部门|支部|党支部|组|队|班)|[局厅部委院]属|所属|直属|机关|本[局厅部委院]|全体|同志"
)


_TO_ALL = frozenset({DocumentType.PUBLIC_NOTICE, DocumentType.ANNOUNCEMENT})


@INNER_OFFICE.finder
def find_inner_office(draft: Draft) -> Iterator[Hit]:
    """Yield the signature of an inner office under a document to other organs."""
    anatomy = draft.anatomy
    element = anatomy.first(ElementKind.MAIN_RECIPIENTS)
    is_public = anatomy.document_type in _TO_ALL
    if anatomy.document_type is None or (element is None and not is_public):
        return
    if element and all(_INTERNAL.search(name) for name in recipients(draft.text, element)):
        return
    for signature in anatomy.all(ElementKind.ISSUER):
        name = draft.text[signature.start : signature.end].strip()
        if _INNER.search(name) and not _INDEPENDENT.search(name):
            advice = "署名改为所在机关全称，或改由机关办公室行文"
            yield Hit(signature.start, signature.end, advice=advice)


UNSETTLED = Rule(
    code="RT-12",
    name="issued-without-agreement",
    severity=Severity.S0,
    strength=Strength.REQUIRED,
    message="文中写明有关部门尚未协商一致，不符合未协商一致不得向下行文的规定",
    why="涉及多个部门职权的事务，部门之间未协商一致的不得向下行文；擅自行文的，上级机关应责令纠正或撤销。",
    basis=("条例 第十六条（四）",),
    examples=(
        wrong("××局关于规范收费的通知\n各县局：\n此事⟦与市财政局尚未协商一致⟧，先按本通知执行。"),
        wrong("××局关于规范收费的通知\n各县局：\n⟦市财政局会签意见尚未反馈⟧，请先行执行。"),
        wrong("××局关于规范收费的通知\n各县局：\n⟦收费标准尚未与市财政局取得一致⟧，请先行执行。"),
        wrong("××局关于规范收费的通知\n各县局：\n⟦相关单位意见尚不一致⟧，仍按原稿实施。"),
        wrong("××局关于规范收费的通知\n各县局：\n⟦市司法局持反对意见⟧，先按本通知办理。"),
        right("××局关于规范收费的通知\n各县局：\n部门意见不一致的，报市政府裁定后先行试点。"),
        right("××局关于规范收费的通知\n各县局：\n经与市财政局协商一致，现通知如下。"),
        right("××局关于规范收费的通知\n各县局：\n当事人未协商一致的，按规定处理。"),
    ),
    anchors=("一致", "会签", "意见"),
)
_UNSETTLED = re.compile(
    r"(?:与|同|和)[^，。；\n]{2,20}(?:局|厅|部|委|部门|办公室)(?:等部门)?(?:尚未|仍未|暂未|还未|未能)(?:协商一致|达成一致|取得一致)"
    r"|[^，。；\n]{2,16}(?:尚未|仍未|暂未|还未|未能)(?:与|同|和)[^，。；\n]{2,20}(?:局|厅|部|委|部门|办公室)(?:协商|达成|取得)一致(?!的)"
    r"|[^，。；\n]{0,12}(?:部门|单位|[局厅委办])(?:之间)?(?:的?意见(?:尚|仍|还)?不一致|(?:对此)?持有?(?:不同|反对)意见|(?:尚|仍|还)?未达成一致(?:意见)?)"
    r"(?=，[^。；\n]{0,6}(?:暂按|先行|先按|仍按|照[^，。；\n]{1,8}执行|按[^，。；\n]{1,12}(?:执行|办理|实施)))"
    r"|[^，。；\n]{2,16}会签(?:意见)?(?:尚未|仍未|暂未|还未)(?:反馈|返回|完成|回复)"
)


@UNSETTLED.finder
def find_unsettled(draft: Draft) -> Iterator[Hit]:
    """Yield words that admit that a department has not agreed, in a document to subordinates."""
    if draft.anatomy.document_type in _INSTRUCTIVE:
        advice = "先与有关部门协商一致、完成会签再印发；确有分歧的报本级党委、政府裁定"
        for match in matches(draft, _UNSETTLED, UNSETTLED.anchors):
            yield Hit(match.start(), match.end(), advice=advice)


JOINT = Rule(
    code="RT-13",
    name="joint-issue-of-unequal-organs",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="联合行文的机关不是同级，不符合规定",
    why="联合行文限于同级党政机关、党政机关与其他同级机关；上下级机关、政府与部门并列署名，责任和隶属关系都会混乱。",
    basis=("条例 第十七条",),
    examples=(
        wrong(
            "关于加强防汛工作的通知\n各单位：\n请认真执行。\n××市人民政府\n⟦××市水利局⟧\n2024年5月30日"
        ),
        wrong(
            "关于加强防汛工作的通知\n各单位：\n请认真执行。\n××省水利厅\n⟦××市水利局⟧\n2024年5月30日"
        ),
        wrong(
            "关于加强防汛工作的通知\n各单位：\n请认真执行。\n××县人民政府　⟦××县应急管理局⟧\n2024年5月30日"
        ),
        right(
            "关于加强防汛工作的通知\n各单位：\n请认真执行。\n××市财政局　××市水利局\n2024年5月30日"
        ),
        right(
            "关于加强防汛工作的通知\n各单位：\n请认真执行。\n××市财政局\n××市水利局\n2024年5月30日"
        ),
        right(
            "关于加强防汛工作的通知\n各单位：\n请认真执行。\n中共××市委员会\n××市人民政府\n2024年5月30日"
        ),
        right("关于加强净空保护的通告\n严禁升放无人机。\n××机场管理局\n××省公安厅\n2024年5月30日"),
    ),
)


# Two organs may stand on one line; a name with its characters spread out is one organ.
_SIGNATURE = re.compile(
    r"[^\s　](?:[^\n]*?(?:政府|委员会|局|厅|部|办公室)(?=[\s　]+[^\s　]{4})|[^\n]*[^\s　])"
)


@JOINT.finder
def find_joint(draft: Draft) -> Iterator[Hit]:
    """Yield the first co-issuer that stands lower than the lead issuer."""
    signatures = [
        match
        for element in draft.anatomy.all(ElementKind.ISSUER)
        for match in _SIGNATURE.finditer(draft.text, element.start, element.end)
    ]
    names = [signature.group().strip() for signature in signatures]
    for signature, name in zip(signatures[1:], names[1:], strict=True):
        ranks = rank(names[0]), rank(name)
        unequal = None not in ranks and ranks[0] != ranks[1]
        mixed = is_government(names[0]) and is_department(name)
        if unequal or (mixed and ranks[0] is not None):
            advice = "由上级机关单独行文，或由同级机关联合行文；下级机关的工作任务写进正文"
            yield Hit(signature.start(), signature.end(), advice=advice)
            return


CONSENT_UPWARD = Rule(
    code="RT-04",
    name="department-reports-over-its-government",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="部门就重大事项向上级主管部门行文，没有写明经本级党委、政府同意或者授权，不符合规定",
    why="部门向上级主管部门请示、报告重大事项，应当经本级党委、政府同意或者授权；职权范围内的事项可以直接报送。",
    basis=("条例 第十五条（二）",),
    examples=(
        wrong(
            "××市教育局关于学校布局重大调整的请示\n⟦××省教育厅：⟧\n现就布局调整请示如下。\n妥否，请批示。"
        ),
        wrong(
            "××市民政局关于行政区划变更的请示\n⟦××省民政厅：⟧\n现就区划变更请示如下。\n妥否，请批示。"
        ),
        right(
            "××市教育局关于学校布局重大调整的请示\n××省教育厅：\n经市人民政府同意，现就布局调整请示如下。\n妥否，请批示。"
        ),
        right("××市教育局关于考试安排的请示\n××省教育厅：\n现就考试安排请示如下。\n妥否，请批示。"),
        right(
            "××市教育局关于学校布局重大调整的请示\n××市人民政府：\n现就布局调整请示如下。\n妥否，请批示。"
        ),
    ),
    anchors=("重大", "体制", "机构", "区划"),
)


_GRAVE = re.compile(r"重大|管理体制[^的\n]{0,4}(?:调整|改革)|机构(?:改革|撤并)|行政区划")


@CONSENT_UPWARD.finder
def find_consent_upward(draft: Draft) -> Iterator[Hit]:
    """Yield a grave matter that a department takes to the department above without consent."""
    anatomy = draft.anatomy
    element = anatomy.first(ElementKind.MAIN_RECIPIENTS)
    if element is None or anatomy.document_type not in _UPWARD or not anatomy.issuers:
        return
    names = recipients(draft.text, element)
    low, high = rank(anatomy.issuers[0]), rank(names[0]) if names else None
    if low is None or high is None or high >= low or not is_department(names[0]):
        return
    start, end = body_span(anatomy)
    if _GRAVE.search(anatomy.title) and not _CONSENT.search(draft.text, start, end):
        advice = "在正文开头写明“经××人民政府同意”；未经同意的先报本级党委、政府"
        yield Hit(element.start, element.end, advice=advice)


FORWARDED = Rule(
    code="RT-05",
    name="request-forwarded-without-opinion",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="转报下级请示而没有提出倾向性意见，不符合规定",
    why="下级请示需要以本机关名义向上级请示的，应当提出倾向性意见后上报，不得原文转报。",
    basis=("条例 第十五条（三）",),
    examples=(
        wrong(
            "××市人民政府关于转报设立园区的请示\n省人民政府：\n⟦现将××县人民政府的请示转报⟧你们。\n妥否，请批示。"
        ),
        right(
            "××市人民政府关于转报设立园区的请示\n省人民政府：\n现将××县人民政府的请示转报你们。\n"
            "经研究，我市同意设立。\n妥否，请批示。"
        ),
        wrong(
            "××市水利局关于水库加固的请示\n市人民政府：\n⟦现将××县水利局《关于水库加固的请示》（×水〔2024〕3号）呈报⟧，请审批。"
        ),
        right(
            "××市水利局关于水库加固的请示\n市人民政府：\n现将我局《关于水库加固的请示》上报，请审批。"
        ),
        right("××市人民政府关于设立园区的请示\n省人民政府：\n我市拟设立园区。\n妥否，请批示。"),
    ),
    anchors=("转报", "转呈", "转上", "转请", "上报", "呈报", "报上", "报送"),
)
_FORWARDED = re.compile(
    r"现?将[^。；\n]{2,60}?(?:转报|转呈|转上|转请)"
    r"|现将(?![^《\n]{0,2}[我本])[^。；《\n]{2,20}《[^《》\n]{2,60}请示》(?:（[^（）\n]{2,24}）)?(?:随文)?(?:上报|呈报|报上|报送)"
)
_VIEW = re.compile(
    r"经[^。\n]{0,8}(?:研究|审核|审查)|[我本][^。\n]{0,8}(?:认为|建议|同意|意见)|拟同意|建议"
)


@FORWARDED.finder
def find_forwarded(draft: Draft) -> Iterator[Hit]:
    """Yield a request passed on without a word of the issuer's own view."""
    if draft.anatomy.document_type is not DocumentType.REQUEST_FOR_INSTRUCTIONS:
        return
    start, end = body_span(draft.anatomy)
    match = _FORWARDED.search(draft.text, start, end)
    if match is not None and not _VIEW.search(draft.text, start, end):
        advice = "补写本机关的意见，如“经研究，我×认为……，建议……”"
        yield Hit(match.start(), match.end(), advice=advice)


AHEAD = Rule(
    code="RT-17",
    name="acted-before-approval",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="请示的事项看来已经先行办理，通常应在批复之后实施",
    why="请示是事前行文，未获批复不宜先办；已经实施的，应如实报告并说明理由。",
    basis=("公文实务",),
    examples=(
        wrong(
            "××局关于购置设备的请示\n市财政局：\n设备⟦已先行购置⟧，需资金50万元。\n妥否，请批示。"
        ),
        wrong(
            "××局关于购置设备的请示\n市财政局：\n⟦拟购车辆已购买完毕⟧，需资金50万元。\n妥否，请批示。"
        ),
        right("××局关于追加工程经费的请示\n市财政局：\n工程已经开工，缺口50万元。\n妥否，请批示。"),
        right("××局关于购置设备的请示\n市财政局：\n拟购置设备，需资金50万元。\n妥否，请批示。"),
        right("××局关于购置设备的报告\n市财政局：\n设备已先行购置。\n特此报告。"),
    ),
    anchors=("先行", "提前", "自行", "上述", "所请", "拟购", "拟办"),
)
_AHEAD = re.compile(
    r"已(?:经)?(?:先行|提前|自行)(?:实施|开工|动工|启动|购置|采购|支付|发放|施工|安排|开展|执行|签订|建设|招聘|启用)"
    r"|(?:上述|所请|拟购|拟办)[^，。；\n]{1,10}已经?(?:购置|采购|购买|实施|开工|支付|签订)(?:到位|完毕|完成)"
)


@AHEAD.finder
def find_ahead(draft: Draft) -> Iterator[Hit]:
    """Yield words of a request that say the matter is already done."""
    if draft.anatomy.document_type is DocumentType.REQUEST_FOR_INSTRUCTIONS:
        start, end = body_span(draft.anatomy)
        for match in _AHEAD.finditer(draft.text, start, end):
            advice = "未办理的改写为“拟……”；确已办理的，改用报告说明情况"
            yield Hit(match.start(), match.end(), advice=advice)


RULES = (CONSENT_UPWARD, FORWARDED, TO_GOVERNMENTS, UNSETTLED, JOINT, INNER_OFFICE, AHEAD)
