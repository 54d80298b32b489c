"""The type of a document as its title names it: missing, doubled, or not a type at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind, flat_title
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

MISSING = Rule(
    code="TY-01",
    name="missing-document-type",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="标题没有写明文种，不符合规定",
    why="公文标题由发文机关、事由和文种组成；没有文种，收文机关分不清是要办、要批还是要知道。",
    basis=("条例 第九条（七）", "条例 第八条"),
    examples=(
        wrong("⟦关于开展安全检查有关事项⟧\n各单位：\n现将有关事项通知如下：\n请于5月6日前报送。"),
        wrong("⟦关于做好防汛工作⟧\n各镇人民政府：\n请做好防汛准备。"),
        right("关于开展安全检查的通知\n各单位：\n请于5月6日前报送。"),
        right("关于印发《值班规定》（试行）的通知\n各单位：\n请遵照执行。"),
        right("关于档案工作若干规定（试行）\n第一条 为了规范档案工作，制定本规定。"),
        right("关于开展安全检查有关事项"),
    ),
    anchors=("关于",),
)
_BOOK = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")


@MISSING.finder
def find_missing(draft: Draft) -> Iterator[Hit]:
    """Yield a title that says what it is about but not of which type it is."""
    title = flat_title(draft.text, draft.anatomy)
    if title is None or draft.anatomy.type_word or not draft.anatomy.is_complete:
        return
    bare = _BOOK.sub("", title.text)
    # An unpaired mark, a colon or a number shows that the lines read as title are not the whole of one.
    if "关于" not in bare or set(bare) & set("《》：:丨|〔"):
        return
    start, end = title.span(0, len(title.text))
    advice = "在标题末尾补上文种，如“……的通知”“……的请示”“……的函”"
    yield Hit(start, end, advice=advice)


_STATUTORY = "请示|报告|通知|通报|决定|批复|意见|公告|通告|纪要|函"
DOUBLE = Rule(
    code="TY-02",
    name="double-document-type",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="标题里叠用了两个文种，不符合规定",
    why="一件公文只能用一个文种；两个文种连用，收文机关无法判断该按哪一种办理。",
    basis=("条例 第九条（七）", "条例 第八条"),
    examples=(
        wrong("××局关于购置设备的⟦请示的报告⟧\n市财政局：\n现将有关情况报告如下。"),
        wrong("××局关于防汛工作的⟦通知的通知⟧\n各单位：\n请做好防汛工作。"),
        wrong("××局关于培训经费的⟦报告的请示⟧\n市财政局：\n妥否，请批示。"),
        wrong("××局关于安全检查结果的⟦通报的通知⟧\n各单位：\n现通报如下。"),
        right("××局关于转发安全检查结果的通报的通知\n各单位：\n请认真执行。"),
        right("××局转发市政府关于防汛工作的通知的通知\n各单位：\n请做好防汛工作。"),
        right("××局关于审批可行性研究报告的请示\n市发展改革委：\n妥否，请批示。"),
        right("××市人民政府关于设立园区请示的批复\n××区人民政府：\n同意设立。"),
        right("××局关于征求实施意见的函\n市财政局：\n请函复。"),
    ),
)
_DOUBLE = re.compile(
    rf"(?P<same>{_STATUTORY})的(?P=same)$|请示的(?:报告|函|通知|意见)$|报告的请示$|函的(?:请示|报告|通知)$"
    r"|通知的(?:请示|报告|函|意见|通报)$|通报的(?:通知|请示|报告|函)$|批复的(?:请示|报告)$|决定的(?:请示|报告)$"
)
_ABOUT_ANOTHER = re.compile(
    r"转发|批转|印发|贯彻|落实|执行|学习|答复|办理|研究报告|评估|审批|批准|审定|审议|报送|呈报|上报|报审|发布|提请|撤销|废止|修改|修订|征求|评价|论证|调查"
)


@DOUBLE.finder
def find_double(draft: Draft) -> Iterator[Hit]:
    """Yield two types at the end of a title where no other document is spoken about."""
    title = flat_title(draft.text, draft.anatomy)
    if title is None:
        return
    match = _DOUBLE.search(title.text.rstrip("。，；！"))
    if match is None or _ABOUT_ANOTHER.search(_BOOK.sub("", title.text)):
        return
    start, end = title.span(match.start(), match.end())
    kept = "请示" if "请示" in match.group() else match.group().rsplit("的", 1)[1]
    yield Hit(
        start,
        end,
        advice=f"只留一个文种；请求上级批准的用“请示”，汇报情况的用“报告”，此处可写作“{kept}”",
    )


NAMES = Rule(
    code="TY-03",
    name="wrong-document-type-name",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="标题所用文种不在法定文种之内，不符合规定",
    why="法定文种只有十五种；“请示报告”“申请报告”之类把请示与报告混成一件，上级无法判断是否需要批复，容易误事。",
    basis=("条例 第八条", "条例 第十五条（四）"),
    examples=(
        wrong("××局关于增加编制的⟦请示报告⟧\n市委编办：\n妥否，请批示。"),
        wrong("××局关于修缮档案库房的⟦请示报告⟧。\n市财政局：\n妥否，请批示。"),
        wrong("××局关于⟦请求拨付维修经费的报告⟧\n市财政局：\n妥否，请批示。"),
        wrong("××局关于⟦申请追加预算的报告⟧\n市财政局：\n妥否，请批示。"),
        wrong("××局关于追加预算的⟦申请⟧\n市财政局：\n妥否，请批示。"),
        wrong("××市人民政府⟦会议记要⟧\n2024年3月5日，市长召开会议。\n会议决定修路。"),
        wrong("××局关于改进服务的⟦建议报告⟧\n市政府：\n现报告如下。"),
        wrong("××局关于借用会场的⟦公函⟧\n市图书馆：\n请予支持。"),
        right("××局关于规范使用便函的通知\n各科室：\n请认真执行。"),
        right("××局关于请求拨付维修经费的请示\n市财政局：\n妥否，请批示。"),
        right("××法院关于申请再审案件审理情况的报告\n市人大常委会：\n现报告如下。"),
        right("××局关于受理许可申请的报告\n市政府：\n现报告如下。"),
        right("××局关于重大事项请示报告制度落实情况的报告\n市委：\n现报告如下。"),
    ),
)
_NAMES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"请示报告$|报告请示$"), "请求批准的用“请示”，只汇报情况的用“报告”，二者分开行文"),
    (
        re.compile(
            r"(?<=关于)(?:请求|申请|恳请|请予|要求|请)(?!示)(?:(?!情况|工作的|研究).)*的报告$"
        ),
        "请求上级批准事项的，文种改用“请示”",
    ),
    (re.compile(r"建议报告$"), "提出见解和办法的用“意见”，汇报情况的用“报告”"),
    (
        re.compile(r"申请报告$|(?<=的)申请$|申请书$"),
        "向上级请求批准的用“请示”，向不相隶属机关请求批准的用“函”",
    ),
    (re.compile(r"会议记要$|记要$"), "文种改为“纪要”"),
    (re.compile(r"请示函$|申请函$"), "向上级用“请示”，向不相隶属机关用“函”"),
    (re.compile(r"(?<=的)(?:便函|公函|信函|函件)$"), "文种改用“函”"),
    (re.compile(r"(?<=的)(?:情况)?汇报$"), "向上级汇报工作的用“报告”"),
)


@NAMES.finder
def find_names(draft: Draft) -> Iterator[Hit]:
    """Yield a title that ends with a word taken for a type though it is none."""
    title = flat_title(draft.text, draft.anatomy)
    if title is None:
        return
    name = title.text.rstrip("。，；！")
    for pattern, advice in _NAMES:
        match = pattern.search(name)
        if match is not None:
            start, end = title.span(match.start(), match.end())
            yield Hit(start, end, advice=advice)
            return


NOT_STATUTORY = Rule(
    code="TY-04",
    name="non-statutory-document-issued-directly",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="方案、办法、讲话一类不是法定文种，通常写作“关于印发……的通知”由通知带出",
    why="方案、办法、细则、要点、讲话等本身没有行文关系；正式下发时由通知等法定文种印发，才有主送机关、文号和执行要求。",
    basis=("公文实务", "条例 第八条"),
    examples=(
        wrong("××局安全生产专项整治⟦工作方案⟧\n各科室、各所属单位：\n为做好整治工作，制定本方案。"),
        wrong("××发〔2024〕5号\n××局2024年⟦工作要点⟧\n今年工作的总体要求是稳中求进。"),
        right("××局安全生产专项整治工作方案\n为做好整治工作，制定本方案。"),
        right("××局关于印发《专项整治工作方案》的通知\n各科室：\n请认真执行。"),
    ),
)


@NOT_STATUTORY.finder
def find_not_statutory(draft: Draft) -> Iterator[Hit]:
    """Yield a plan, a speech and the like that is addressed or numbered as if it were a document."""
    anatomy = draft.anatomy
    title = flat_title(draft.text, anatomy)
    if title is None or anatomy.document_type is not None or not anatomy.is_complete:
        return
    marks = (ElementKind.MASTHEAD, ElementKind.DOCUMENT_NUMBER, ElementKind.MAIN_RECIPIENTS)
    word = anatomy.type_word
    unpaired = title.text.count("《") != title.text.count("》")
    if (
        unpaired
        or not word
        or anatomy.first(*marks) is None
        or any(p.search(title.text) for p, _ in _NAMES)
    ):
        return
    at = title.text.rfind(word)
    start, end = title.span(at, at + len(word))
    bare = title.text.removesuffix("。")
    yield Hit(
        start,
        end,
        advice=f"另拟一件通知印发，标题可写“关于印发《{bare}》的通知”，本件作为被印发的文件另面编排",
    )


RULES = (MISSING, DOUBLE, NAMES, NOT_STATUTORY)
