"""The organ in masthead, title and signature, and how the text addresses the recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import Element, ElementKind
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import DocumentType, Severity, Strength

_ISSUER = Rule(
    code="CS-12",
    name="issuer-mismatch",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="发文机关标志、标题与署名的机关不一致",
    why="署名用发文机关全称或规范化简称，应与发文机关标志、标题中的发文机关是同一机关；联合行文的署名数与标题中的机关数相同。",
    basis=("GB/T 9704—2012 7.2.4", "GB/T 9704—2012 7.3.5"),
    examples=(
        wrong(
            "临江市财政局文件\n临财发〔2026〕5号\n临江市财政局关于开展检查的通知\n各科室：\n现就有关事项通知如下。\n请认真落实。\n⟦临江市审计局⟧\n2026年3月2日"
        ),
        wrong(
            "临江市财政局关于开展检查的通知\n各科室：\n现就有关事项通知如下。\n请认真落实。\n⟦云山市财政局⟧\n2026年3月2日"
        ),
        wrong(
            "临江市人民政府关于清理档案的通知\n各县人民政府：\n现就有关事项通知如下。\n请认真落实。\n⟦临江市人民政府办公室⟧\n2026年3月2日"
        ),
        right(
            "临江市财政局文件\n临财发〔2026〕5号\n临江市财政局关于开展检查的通知\n各科室：\n现就有关事项通知如下。\n请认真落实。\n临江市财政局\n2026年3月2日"
        ),
        right(
            "临江市人民政府办公室关于开展检查的通知\n各科室：\n现就有关事项通知如下。\n请认真落实。\n临江市人民政府办公室\n2026年3月2日"
        ),
        right(
            "关于开展检查的通知\n各科室：\n现就有关事项通知如下。\n请认真落实。\n云山市财政局\n2026年3月2日"
        ),
        right(
            "临江市人民政府关于提请审议《临江市绿化条例（草案）》的议案\n"
            "临江市人民代表大会常务委员会：\n草案已经讨论通过，现提请审议。\n市长　周明远\n2026年3月2日"
        ),
        right(
            "临江市人民政府常务会议纪要\n〔2026〕3号\n2026年3月2日，市长主持召开常务会议。\n一、会议议定，由市财政局落实经费。\n临江市人民政府办公室\n2026年3月3日"
        ),
        right(
            "市财政局关于开展检查的通知\n各科室：\n现就有关事项通知如下。\n请认真落实。\n临江市财政局\n2026年3月2日"
        ),
    ),
)

_ADDRESS = Rule(
    code="CS-13",
    name="form-of-address",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="文中对受文机关的称谓与主送机关对不上",
    why="“你局”“贵局”只能指唯一的主送机关，且与其名称相应；主送多个机关时称“你们”或“各单位”。",
    basis=("公文实务",),
    examples=(
        wrong(
            "关于开展检查的通知\n市财政局、市审计局：\n请⟦你局⟧于3月底前报送材料。\n临江市人民政府办公室\n2026年3月2日"
        ),
        wrong(
            "关于商请支持的函\n云山县人民政府：\n感谢⟦贵局⟧对我局工作的支持。\n临江市财政局\n2026年3月2日"
        ),
        right(
            "关于商请支持的函\n云山县人民政府：\n感谢贵县对我局工作的支持。\n临江市财政局\n2026年3月2日"
        ),
        right(
            "关于开展检查的通知\n市财政局：\n请你局于3月底前报送材料。\n临江市人民政府办公室\n2026年3月2日"
        ),
        right(
            "关于开展检查的通知\n各县（市、区）人民政府：\n请你们于3月底前报送材料，“你局”不当。\n临江市人民政府办公室\n2026年3月2日"
        ),
        right(
            "关于报送材料的批复\n市发展改革委：\n你委来文收悉。\n临江市人民政府办公室\n2026年3月2日"
        ),
    ),
    anchors=("你", "贵"),
)

RULES = (_ISSUER, _ADDRESS)

# An order or a motion bears the post and the name of whoever signs it, not the organ.
_SIGNED_BY_POST = re.compile(
    r"(?:代)?(?:省长|市长|县长|区长|州长|盟长|旗长|乡长|镇长|主席|主任|部长|局长|厅长|院长|检察长|总理)"
)
_SPACES = re.compile(r"[\s　]")
_ADDRESSED = re.compile(
    r"(?:你|贵)(局|厅|委|部|办|县|市|区|省|镇|乡|街道|公司|学校|校|院|所|中心|集团)(?![长内级政委])"
)
_ENDINGS = {
    "委": ("委", "委员会"),
    "办": ("办", "办公室", "办公厅"),
    "校": ("校", "学校", "大学", "学院", "中学", "小学"),
    "院": ("院", "学院", "医院", "研究院"),
    "街道": ("街道", "办事处"),
    "公司": ("公司", "集团"),
    "集团": ("集团", "公司"),
}
_PLACES = frozenset("县市区省镇乡")


@_ISSUER.finder
def find_issuer(draft: Draft) -> Iterator[Hit]:
    """Yield a signature that is another organ than masthead and title name."""
    anatomy = draft.anatomy
    signatures = [_words(draft, element) for element in anatomy.all(ElementKind.ISSUER)]
    if not anatomy.is_complete or not signatures:
        return
    named = _title_issuer(anatomy.title_parts.issuer)
    masthead = anatomy.first(ElementKind.MASTHEAD)
    heads = _heads(_words(draft, masthead)) if masthead else []
    last = next(iter(anatomy.all(ElementKind.ISSUER)))
    signature = "".join(signatures)
    # Minutes are kept by the office of those who met.
    if _SIGNED_BY_POST.match(signature) or anatomy.document_type is DocumentType.MINUTES:
        return
    for what, name in (("标题中的发文机关", named), *(("发文机关标志", head) for head in heads)):
        if name and len(signatures) == 1 and not _same(name, signature):
            yield Hit(
                *_trimmed(draft, last),
                message=f"署名“{signature[:20]}”与{what}“{name[:20]}”不一致",
                advice="请核对发文机关，三处写同一机关",
            )
            return


def _heads(masthead: str) -> list[str]:
    """Return the organ of a masthead; that of minutes or an order names a meeting or the order."""
    return [] if masthead.endswith(("纪要", "令")) else [masthead.removesuffix("文件")]


def _title_issuer(issuer: str) -> str:
    """Return the organ of the title; several organs are left to be compared by people."""
    organ = _SPACES.sub("", issuer)
    return "" if "、" in organ or " " in issuer.strip() or "　" in issuer.strip() else organ


def _words(draft: Draft, element: Element) -> str:
    return _SPACES.sub("", draft.text[element.start : element.end])


def _trimmed(draft: Draft, element: Element) -> tuple[int, int]:
    """Return the span of an element without the space around it."""
    text = draft.text[element.start : element.end]
    start = element.start + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _same(one: str, other: str) -> bool:
    """Tell whether two names may be of one organ: equal, or one a part or a short form of the other."""
    # An office that issues in its own name is another organ than its government.
    offices = ("办公室", "办公厅")
    if one.endswith(offices) != other.endswith(offices):
        return False
    if one in other or other in one:
        return True
    short, long = sorted((one, other), key=len)
    at = iter(long)
    return all(character in at for character in short)


@_ADDRESS.finder
def find_address(draft: Draft) -> Iterator[Hit]:
    """Yield 「你局」 where the recipients are several, or of another kind."""
    recipients = draft.anatomy.first(ElementKind.MAIN_RECIPIENTS)
    if recipients is None:
        return
    names = re.split(r"[、，；]", _words(draft, recipients).rstrip("：:"))
    is_several = len(names) > 1 or names[0].startswith("各")
    masked = draft.masked()
    for match in _ADDRESSED.finditer(masked, recipients.end):
        if draft.text[match.start() - 1] == "“":
            continue
        if is_several:
            message = f"主送机关有多个，文中却称“{match.group()}”"
        elif not _fits(match[1], names[0]):
            message = f"主送机关是“{names[0][:20]}”，文中却称“{match.group()}”"
        else:
            continue
        yield Hit(
            *match.span(),
            message=message,
            advice="请改为与主送机关相应的称谓，主送多个机关的称“你们”或“各单位”",
        )
        return


def _fits(kind: str, recipient: str) -> bool:
    """Tell whether an organ called ``recipient`` may be addressed as 「你」 and ``kind``."""
    if kind in _PLACES:
        return kind in recipient
    if kind == "部" and "部" in recipient:
        return True
    return recipient.endswith(_ENDINGS.get(kind, (kind,))) or bool(
        re.search(rf"{kind}[^\u4e00-\u9fff]*$", recipient)
    )
