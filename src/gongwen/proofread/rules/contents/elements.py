"""Elements every document has: title, issuer, date."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.anatomy import Anatomy, Element, ElementKind, body_paragraphs, body_span
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import DocumentType, Severity, Strength

TITLE = Rule(
    code="CT-01",
    name="missing-title",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="公文没有标题，不符合规定",
    why="标题是公文的必备要素；没有标题就没有事由和文种，收文机关无法登记、分办和归档。",
    basis=("条例 第九条（七）", "GB/T 9704—2012 7.3.1"),
    examples=(
        wrong(
            "⟦机关各处室：⟧\n近期办文质量有所下滑，现将有关情况通报如下。\n一、存在问题\n错别字较多。\n请认真整改。"
        ),
        right("××局关于办文质量的通报\n机关各处室：\n近期办文质量有所下滑。\n请认真整改。"),
        right("各处室：\n请于6月1日前报送。"),
        right("王老师：\n您好！"),
    ),
)


@TITLE.finder
def find_title(draft: Draft) -> Iterator[Hit]:
    """Yield the recipients of a whole document that begins with them."""
    anatomy = draft.anatomy
    element = anatomy.first(ElementKind.MAIN_RECIPIENTS)
    if not anatomy.is_complete or element is None:
        return
    # The masthead of an order or of minutes is its title; that of a general document is none.
    is_titled = anatomy.first(ElementKind.TITLE) is not None or (
        anatomy.first(ElementKind.MASTHEAD) is not None
        and anatomy.document_format in {"order", "minutes"}
    )
    if not is_titled:
        advice = "在主送机关之上补写标题：发文机关＋关于＋事由＋的＋文种，如“××局关于……情况的通报”"
        yield Hit(element.start, element.end, advice=advice)


SIGNATURE = Rule(
    code="CT-02",
    name="missing-issuer-or-date",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="正文之后没有发文机关署名和成文日期，不符合规定",
    why="署名和成文日期是公文的必备要素，日期是公文生效的时间；决议等经会议通过的写在标题下的题注里。",
    basis=("条例 第九条（十）", "条例 第九条（十一）"),
    examples=(
        wrong("××局关于报送总结的通知\n各科室：\n请于5月6日前报送总结。\n⟦特此通知。⟧"),
        wrong("××局关于报送总结的通知\n各科室：\n请于5月6日前报送总结。\n⟦特此通知。⟧\n××局"),
        wrong(
            "××局文件\n×发〔2024〕5号\n××局关于清点档案的通知\n各科室：\n请于5月6日前清点档案。\n⟦2024年5月1日⟧"
        ),
        right("××局关于清点档案的通知\n各科室：\n请于5月6日前清点档案。\n2024年5月1日"),
        right("××局关于报送总结的通知\n各科室：\n请于5月6日前报送总结。\n××局\n2024年5月1日"),
        right(
            "××市人民代表大会关于工作报告的决议\n（2024年1月20日××市人民代表大会第三次会议通过）\n会议同意报告。"
        ),
        right("××市人民政府常务会议纪要\n会议研究了防汛工作。\n会议决定修路。"),
        right("××局关于报送总结的通知"),
    ),
)
_UNSIGNED = frozenset({DocumentType.RESOLUTION, DocumentType.MINUTES, DocumentType.COMMUNIQUE})


@SIGNATURE.finder
def find_signature(draft: Draft) -> Iterator[Hit]:
    """Yield the end of a body behind which issuer or date is missing."""
    anatomy = draft.anatomy
    if not anatomy.is_complete or anatomy.document_type in _UNSIGNED or not anatomy.type_word:
        return
    if anatomy.document_type is None or anatomy.first(ElementKind.TITLE_NOTE) is not None:
        return
    paragraphs = body_paragraphs(anatomy)
    date = anatomy.first(ElementKind.DATE)
    has_issuer = anatomy.first(ElementKind.ISSUER) is not None
    if not paragraphs or (date is not None and (has_issuer or not _stands_behind(date, anatomy))):
        return
    if date is not None:
        unsigned = "成文日期之上没有发文机关署名，不符合规定"
        yield Hit(date.start, date.end, message=unsigned, advice="在成文日期之上写发文机关署名")
        return
    message = "署名之后没有成文日期，不符合规定" if has_issuer else None
    advice = "在正文之后右侧写发文机关署名，其下写成文日期，如“2024年5月30日”"
    yield Hit(*paragraphs[-1], message=message, advice=advice)


def _stands_behind(date: Element, anatomy: Anatomy) -> bool:
    """Tell whether ``date`` closes a document that names its issuer above: one on our letterhead.

    Texts of the web often keep the day and lose the signature; they have no masthead either.
    """
    is_ours = anatomy.first(ElementKind.MASTHEAD) is not None
    return is_ours and date.start >= body_span(anatomy)[1]


RULES = (TITLE, SIGNATURE)
