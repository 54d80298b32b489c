"""What a reply must contain: what it answers, a clear attitude, an answer to each question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind, body_paragraphs, body_span
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import DocumentType, Severity, Strength

_REPLIES = frozenset({"批复", "复函", "答复"})

ATTITUDE = Rule(
    code="CT-08",
    name="reply-without-clear-attitude",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="批复没有明确表态，通常写明“同意”“原则同意”或者“不同意”",
    why="批复是下级办事的依据，态度含糊下级无法执行；不同意的通常还要说明理由。",
    basis=("公文实务", "条例 第八条（十二）"),
    examples=(
        wrong(
            "××市人民政府关于设立园区的批复\n××县人民政府：\n你县《关于设立园区的请示》（×政〔2024〕5号）收悉。现批复如下：\n⟦园区建设很重要，请研究办理。⟧"
        ),
        wrong(
            "××市人民政府关于设立园区的批复\n××县人民政府：\n你县请示收悉。\n⟦基本可行，请酌情处理。⟧"
        ),
        wrong(
            "××市人民政府关于设立园区的批复\n××县人民政府：\n你县请示收悉。\n⟦可以研究设立园区。⟧"
        ),
        right("××市人民政府关于设立园区的批复\n××县人民政府：\n你县请示收悉。同意设立园区。"),
        right(
            "××市人民政府关于设立园区的批复\n××县人民政府：\n你县请示收悉。经研究，暂不设立园区。"
        ),
        right(
            "最高人民法院关于期间计算问题的批复\n××高级人民法院：\n你院请示收悉。经研究，批复如下：\n期间应当自次日起计算。"
        ),
        right("××市人民政府关于设立园区的批复"),
    ),
    anchors=("批复",),
)
_ATTITUDE = re.compile(
    r"同意|批准|准予|核准|不予|暂不|不宜|可以(?!考虑|研究|酌情|探索)|应予|可按|可由|不再|撤销|免[征收]"
)

_CONSTRUES = re.compile(r"法院|检察院|人民代表大会|人大|法制")


@ATTITUDE.finder
def find_attitude(draft: Draft) -> Iterator[Hit]:
    """Yield the last paragraph of a reply that neither agrees nor refuses."""
    anatomy = draft.anatomy
    paragraphs = body_paragraphs(anatomy)
    if anatomy.document_type is not DocumentType.REPLY or not anatomy.is_complete or not paragraphs:
        return
    # Courts and congresses reply by construing the law, not by agreeing.
    if any(_CONSTRUES.search(name) for name in anatomy.issuers):
        return
    start, end = body_span(anatomy)
    if not _ATTITUDE.search(draft.text, start, end):
        advice = "在“现批复如下”之后首先写明“同意……”“原则同意……”或“不同意……”，再写要求"
        yield Hit(*paragraphs[-1], advice=advice)


ONE_REQUEST = Rule(
    code="CT-09",
    name="reply-to-several-requests",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="一件批复答复了几件请示，通常一请示一批复",
    why="请示一文一事，批复也一一对应；合在一起，下级归档和执行都会对不上来文。",
    basis=("公文实务",),
    examples=(
        wrong(
            "××市人民政府关于设立园区的批复\n××县人民政府：\n你县⟦《关于设立园区的请示》和《关于调整规划的请示》⟧收悉。同意设立园区。"
        ),
        right(
            "××市人民政府关于设立园区的批复\n××县人民政府：\n你县《关于设立园区的请示》（×政〔2024〕5号）收悉。同意设立园区。"
        ),
        right(
            "××市人民政府关于设立园区的通知\n××县人民政府：\n你县《关于设立园区的请示》和《关于调整规划的请示》已办理。"
        ),
    ),
    anchors=("批复",),
)
_REQUESTS = re.compile(
    r"《[^《》\n]{2,60}请示》(?:（[^（）\n]{2,30}）)?(?:[、，及与和]+(?:你[^《\n]{0,4})?《[^《》\n]{2,60}请示》(?:（[^（）\n]{2,30}）)?)+(?=[^。\n]{0,4}(?:收悉|悉))"
)


@ONE_REQUEST.finder
def find_several(draft: Draft) -> Iterator[Hit]:
    """Yield several requests that one reply says it has received."""
    if draft.anatomy.document_type is DocumentType.REPLY:
        for match in _REQUESTS.finditer(draft.text):
            yield Hit(match.start(), match.end(), advice="对每件请示分别行文批复")


RECEIPT = Rule(
    code="CT-10",
    name="reply-without-incoming-document",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="答复性公文开头没有引来文，通常先写来文标题和文号并说明“收悉”",
    why="批复、复函针对来文作答，开头引来文标题和文号，收文机关才知道答复的是哪一件。",
    basis=("公文实务",),
    examples=(
        wrong(
            "××市人民政府关于设立园区的批复\n××县人民政府：\n⟦同意你县设立园区。⟧\n请认真组织实施。"
        ),
        wrong("××局关于提供数据的复函\n市统计局：\n⟦经研究，同意提供。⟧\n特此函复。"),
        right(
            "××局关于提供数据的复函\n市统计局：\n《关于商请提供数据的函》（×统函〔2024〕5号）收悉。经研究，同意提供。\n特此函复。"
        ),
        right("××局关于提供数据的复函\n市统计局：\n贵局来函收悉。同意提供。\n特此函复。"),
        right("××市人民政府关于设立园区的批复\n××县人民政府：\n你县请示悉。同意设立。"),
        right("××局关于商请提供数据的函\n市统计局：\n请予支持。"),
    ),
    anchors=("批复", "复函"),
)
_RECEIVED = re.compile(
    r"收悉|悉。|来[函文电]|请示|的函》|号）|就[^。\n]{1,40}(?:提出|询问|请求)|提出"
)


@RECEIPT.finder
def find_receipt(draft: Draft) -> Iterator[Hit]:
    """Yield the first paragraph of a reply that does not say what it replies to."""
    anatomy = draft.anatomy
    paragraphs = body_paragraphs(anatomy)
    if anatomy.type_word not in {"批复", "复函"} or not anatomy.is_complete or not paragraphs:
        return
    if not _RECEIVED.search(draft.text, *paragraphs[0]):
        advice = "开头写“《关于……的函》（××函〔2024〕×号）收悉。经研究，现函复如下：”"
        yield Hit(*paragraphs[0], advice=advice)


EACH_QUESTION = Rule(
    code="CT-11",
    name="question-left-unanswered",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="来文提出的问题没有逐项答复",
    why="答复性公文要对来文提出的每个问题逐项作答；漏答一项，对方只能再次来文。",
    basis=("公文实务",),
    examples=(
        wrong(
            "××局关于数据使用的复函\n市统计局：\n来函收悉。⟦来函提出三个问题⟧：一是数据范围，二是使用期限，三是费用标准。现答复如下：\n"
            "一、关于数据范围。限于本市。\n二、关于使用期限。一年。\n特此函复。"
        ),
        wrong(
            "××局关于数据使用的复函\n市统计局：\n来函收悉。对⟦所询的三个问题⟧，现答复如下：\n一、数据限于本市。\n二、使用期限一年。\n特此函复。"
        ),
        wrong(
            "××市人民政府关于场馆事项的批复\n市体育局：\n来文收悉。⟦来文请示了三个事项⟧，现批复如下：\n一、同意修缮看台。\n二、同意更换照明。"
        ),
        right(
            "××局关于数据使用的复函\n市统计局：\n来函收悉。来函提出两个问题，现答复如下：\n"
            "一、关于数据范围。限于本市。\n二、关于使用期限。一年。\n特此函复。"
        ),
        right(
            "××局关于数据使用的复函\n市统计局：\n来函提出两个问题，均同意按所提意见办理。\n特此函复。"
        ),
        right(
            "××局关于三个问题的报告\n市政府：\n来函提出三个问题。\n一、数据范围\n二、使用期限\n特此报告。"
        ),
    ),
    anchors=("复函", "批复", "答复"),
)
_ASKED = re.compile(
    r"(?:来[函文]|所)?(?:提出|询问|咨询|反映|所询|询|请示)[的了]?(?:以下)?(?P<count>[两二三四五六七八九十])(?:个|项|条|点)(?:问题|事项|意见|建议|请求)"
)
_NUMERALS = {"两": 2} | {
    mark: number for number, mark in enumerate("一二三四五六七八九十", start=1)
}
_ANSWER = re.compile(
    r"^[一二三四五六七八九十]{1,2}、|^（[一二三四五六七八九十]{1,2}）|^\d{1,2}[.．、]"
)


@EACH_QUESTION.finder
def find_unanswered(draft: Draft) -> Iterator[Hit]:
    """Yield the count of questions where fewer numbered answers follow."""
    anatomy = draft.anatomy
    if anatomy.type_word not in _REPLIES:
        return
    start, end = body_span(anatomy)
    match = _ASKED.search(draft.text, start, end)
    if match is None:
        return
    asked = _NUMERALS[match["count"]]
    marks = [
        _ANSWER.match(draft.text[s:e]) for s, e in body_paragraphs(anatomy) if s > match.start()
    ]
    kinds = [mark.group()[0] == "（" or mark.group()[0].isdigit() for mark in marks if mark]
    answers = sum(1 for kind in kinds if kind == kinds[0])
    if 1 < answers < asked:
        advice = (
            f"来文提出{asked}项，文中只答了{answers}项；补齐其余各项，不能答复的写明理由或办理进度"
        )
        message = f"来文提出{asked}个问题，只答复了{answers}个"
        yield Hit(match.start(), match.end(), message=message, advice=advice)


LETTER = Rule(
    code="CT-12",
    name="letter-without-closing",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="去函没有结语，通常写“请予函复”或“特此函达”",
    why="函的结语说明要不要对方回复，通常不省略。",
    basis=("公文实务",),
    examples=(
        wrong(
            "××局关于商请提供数据的函\n市统计局：\n因工作需要，商请提供数据。\n⟦数据用于编制规划。⟧"
        ),
        right("××局关于商请提供数据的函\n市统计局：\n因工作需要，商请提供数据。\n请予支持为盼。"),
        right("××局关于同意提供数据的复函\n市统计局：\n来函收悉。同意提供数据。\n此复。"),
        right("××局关于商请提供数据的函\n市统计局：\n请于5月6日前函复我局。"),
        right("××局关于建议办理情况的函\n市统计局：\n所提建议已经办理完毕。"),
    ),
    anchors=("函",),
)
# A letter that only informs, and a letter of reply, often end without any phrase.
_ASKING = re.compile(r"商请|恳请|请求|征求|申请|协助|支持|征询|询问|商洽|请予|协调")
_LETTER_END = re.compile(
    r"函[复达告商询]|此复|此函|为盼|为荷|为感|请[^。\n]{0,12}(?:支持|协助|函|回复|反馈|研究|批准|审批|批复|指正|配合|办理|提供|参加)|感谢|谢谢|专此|特此"
)


@LETTER.finder
def find_letter(draft: Draft) -> Iterator[Hit]:
    """Yield the last paragraph of a letter that ends without a closing phrase."""
    anatomy = draft.anatomy
    paragraphs = body_paragraphs(anatomy)
    if (
        anatomy.document_type is not DocumentType.LETTER
        or not anatomy.is_complete
        or not paragraphs
    ):
        return
    if not _ASKING.search(anatomy.title) or anatomy.type_word != "函":
        return
    if anatomy.first(ElementKind.MAIN_RECIPIENTS) and not _LETTER_END.search(
        draft.text, *paragraphs[-1]
    ):
        yield Hit(*paragraphs[-1], advice="末尾写“请予支持为盼”“请予函复”或“特此函达”")


RULES = (ATTITUDE, ONE_REQUEST, RECEIPT, EACH_QUESTION, LETTER)
