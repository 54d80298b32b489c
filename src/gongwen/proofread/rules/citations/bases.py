"""Bases that are vague, heaped up or beside the point; replies that do not name what they answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.proofread.facts.citations import is_basis
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import DocumentType, Severity, Strength

_BASIS = ("公文实务",)

_BESIDE = Rule(
    code="CIT-09",
    name="basis-beside-the-point",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="以公文处理规定作业务事项的依据，依据与事项通常没有关系",
    why="行文依据应是规范该业务事项的文件；公文处理的规定只规范公文怎么写、怎么办。",
    basis=_BASIS,
    examples=(
        wrong("根据⟦《党政机关公文处理工作条例》⟧，现就做好汛期安全检查通知如下。"),
        right("根据《党政机关公文处理工作条例》，现就规范公文格式通知如下。"),
        right("根据《中华人民共和国防洪法》，现就做好汛期安全检查通知如下。"),
    ),
    anchors=("公文处理工作条例", "党政机关公文格式"),
)

_REPLY = Rule(
    code="CIT-12",
    name="reply-without-incoming-document",
    severity=Severity.S1,
    strength=Strength.PRACTICE,
    message="批复、复函通常先引来文的标题和文号",
    why="答复要让收文单位知道答的是哪一件；机关通行写法是开头写“你×《关于……的请示》（文号）收悉”。",
    basis=_BASIS,
    examples=(
        wrong(
            "某县人民政府关于新建道路的批复\n县交通运输局：\n⟦你局关于新建道路的请示收悉。⟧经研究，现批复如下。\n同意新建道路。\n某县人民政府\n2026年3月2日"
        ),
        right(
            "某县人民政府关于新建道路的批复\n县交通运输局：\n你局《关于新建道路的请示》（某交〔2026〕3号）收悉。经研究，现批复如下。\n同意新建道路。\n某县人民政府\n2026年3月2日"
        ),
        right(
            "某县人民政府关于开展检查的通知\n各乡镇：\n你们的来电收悉。\n某县人民政府\n2026年3月2日"
        ),
    ),
    anchors=("收悉", "批复", "复函"),
)

_HEAPED = Rule(
    code="CIT-13",
    name="heaped-bases",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="并列依据过多",
    why="依据引直接的、层级最高的两三件即可，四件以上堆在一句里反而看不出主要依据。",
    basis=_BASIS,
    examples=(
        wrong("⟦根据《甲法》《乙法》《丙条例》《丁办法》⟧，制定本方案。"),
        wrong("⟦依照《甲法》、《乙法》《丙条例》和《丁条例》⟧的规定，加强巡护。"),
        right("根据《甲法》《乙法》《丙条例》等法律法规，制定本方案。"),
        right("会议学习了《甲法》《乙法》《丙条例》《丁办法》。"),
    ),
    anchors=("根据《", "依据《", "按照《", "依照《", "遵照《"),
)

_VAGUE = Rule(
    code="CIT-14",
    name="vague-basis",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="只写“根据有关规定”，没有写明是哪一件文件",
    why="依据要让人查得到；没有具体文件名称和文号，等于没有依据。",
    basis=_BASIS,
    examples=(
        wrong("⟦根据有关规定⟧，现就经费标准通知如下。"),
        wrong("⟦遵照相关要求⟧，现将清查结果通报如下。"),
        wrong("⟦按照上级文件精神⟧，我局拟开展清理工作。"),
        right("根据《某省会议费管理办法》有关规定，现就经费标准通知如下。"),
        right("违反规定的，按照国家有关规定处理。按照有关规定，及时将符合条件的家庭纳入保障范围。"),
    ),
    anchors=("规定", "精神", "要求"),
)

_SHORT_MARKS = Rule(
    code="CIT-15",
    name="mixed-short-form-marks",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="“以下简称”后的简称有的加引号、有的不加，通常全文统一",
    why="同一文件里定义简称的写法应当一致。",
    basis=_BASIS,
    examples=(
        wrong("市发展和改革委员会（以下简称“市发展改革委”）、市财政局（以下简称⟦市财政⟧）负责。"),
        right("市发展和改革委员会（以下简称“市发展改革委”）、市财政局（以下简称“市财政”）负责。"),
        wrong("某管理办法（以下简称⟦《办法》⟧）和某操作规程（以下简称“《规程》”）。"),
        right("某管理办法（以下简称《办法》）和领导小组（以下简称“小组”）。"),
    ),
    anchors=("以下简称",),
)

RULES = (_BESIDE, _REPLY, _HEAPED, _VAGUE, _SHORT_MARKS)

_FORMAL = re.compile(r"《(?:党政机关公文处理工作条例|党政机关公文格式)》")
_ABOUT_PAPERS = re.compile(r"公文(?!处理工作条例|格式》)|办文|行文|文秘|文书|发文|来文|收文|报文")
_INCOMING = re.compile(
    r"《[^《》\n]*(?:《[^》\n]*》[^《》\n]*)?》[^。\n]{0,3}[（(][^）)\n]*\d+号[^）)\n]*[）)]|《[^》\n]+》|来函|来电"
)
_HEAP = re.compile(
    r"(?:根据|依据|按照|依照|遵照)(?:《[^《》\n]{1,60}》(?:[（(][^）)\n]{1,40}[）)])?[、和及以，与]{0,2}){4,}"
)
_VAGUE_WORDS = re.compile(
    r"(?<![\u4e00-\u9fff])(?:根据|按照|依据|依照|遵照)(?:国家|上级|省|市|县|区)?(?:的)?(?:有关|相关|上级)?(?:的)?(?:文件)?"
    r"(?:规定|精神|要求|文件精神|文件要求|规定和要求)(?=[，,](?:现|特|经|结合|我|本|制定|决定|拟|为))"
)
_SHORT = re.compile(
    r"(?:以下简称|以下统称|下称)[：:]?(“[^”\n]{1,20}”|《[^》\n]{1,20}》|[^“《”）)\n，。；]{1,16})(?=[）)，。；、])"
)


@_BESIDE.finder
def find_beside(draft: Draft) -> Iterator[Hit]:
    """Yield rules about papers cited as a basis in a text that is not about papers."""
    for match in _FORMAL.finditer(draft.text):
        if is_basis(draft.text, match.start()) and not _ABOUT_PAPERS.search(draft.text):
            yield Hit(*match.span(), advice="请改引规范该事项的法律法规或文件")


@_REPLY.finder
def find_reply(draft: Draft) -> Iterator[Hit]:
    """Yield the opening of a reply that does not name the incoming document."""
    anatomy = draft.anatomy
    is_reply = anatomy.document_type is DocumentType.REPLY or anatomy.type_word == "复函"
    if not is_reply or not anatomy.is_complete or anatomy.title.startswith("最高人民"):
        return  # 「司法解释」 in the form of a reply answers many requests at once
    body = anatomy.first(ElementKind.BODY, ElementKind.HEADING_1, ElementKind.HEADING_2)
    if body is None:
        return
    opening = draft.text[body.start :].partition("\n")[0]
    if _INCOMING.search(opening):
        return
    stop = opening.find("。") + 1 or len(opening)
    yield Hit(
        body.start,
        body.start + stop,
        advice="请写作“你×《关于……的请示》（×〔××××〕×号）收悉”",
        # without 「收悉」 the incoming document may be named further on
        severity=None if "收悉" in opening[:stop] and "号" not in opening[:stop] else Severity.S2,
    )


@_HEAPED.finder
def find_heaped(draft: Draft) -> Iterator[Hit]:
    """Yield four and more works cited in a row as basis."""
    for match in _HEAP.finditer(draft.text):
        yield Hit(match.start(), match.start() + len(match.group().rstrip("、和及以，与")))


@_VAGUE.finder
def find_vague(draft: Draft) -> Iterator[Hit]:
    """Yield 「根据有关规定，」 at the head of a clause."""
    for match in _VAGUE_WORDS.finditer(draft.text):
        if (
            "有关" in match.group()
            or "相关" in match.group()
            or "上级" in match.group()
            or "文件" in match.group()
        ):
            yield Hit(*match.span(), advice="请写明文件名称和文号")


@_SHORT_MARKS.finder
def find_marks(draft: Draft) -> Iterator[Hit]:
    """Yield short forms defined without quotation marks where others have them."""
    shorts = list(_SHORT.finditer(draft.text))
    quoted = [match for match in shorts if match[1].startswith("“")]
    marks = "“" if any(match[1].startswith("“《") for match in quoted) else "“《"
    bare = [match for match in shorts if match[1][0] not in marks]
    minority, _ = sorted((quoted, bare), key=len) if len(quoted) != len(bare) else (bare, quoted)
    if quoted and bare:
        yield Hit(*minority[0].span(1), count=len(minority))
