"""Paragraphs that end without a full stop, and doubled marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gongwen.anatomy import ElementKind
from gongwen.proofread.prose import Line, prose_lines
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="PUN-03",
    name="sentence-end",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="句末缺少标点，或者同一个标点重复",
    why="正文每段以句号、问号等句末点号收尾，点号不重复；缺标点多为修改时误删，重复多为修改时漏删。",
    basis=("GB/T 15834—2011 4.1",),
    examples=(
        wrong("一、会议时间\n会议定于5月8日上午召开。\n二、参加人员⟦，⟧\n各科室负责人参加会议。"),
        wrong("妥否，请批⟦示⟧", becomes="妥否，请批示。"),
        wrong("请批⟦示⟧", becomes="请批示。"),
        wrong("各单位要加强值班值守⟦。。⟧", becomes="各单位要加强值班值守。"),
        wrong("要压实责任⟦，，⟧确保落实。", becomes="要压实责任，确保落实。"),
        wrong(
            "会议强调，要落实责任。各单位要抓好整⟦改⟧",
            becomes="会议强调，要落实责任。各单位要抓好整改。",
        ),
        wrong("各单位要抓好整改⟦，⟧\n并按时报告。"),
        wrong(
            "要求如下。\n（一）核对台账，逐项登记。\n（二）建立清单，逐项销号。\n（三）加强督查，逐项通报。\n（四）按时报送汇总材料，逐项说明办理情⟦况⟧",
        ),
        right("某市关于对困难企业缓缴费用，加大扶持力度的通知"),
        right("一、加强领导，落实责任"),
        right("联系人：王某，电话：12345"),
        right("附件：1.责任分工，时间安排"),
        right("现将有关事项通知如下："),
        right("他说：“请各位放心。”"),
        right("请于6月1日前报送。（联系电话：12345）"),
        right(
            "会议要求，\n各单位落实责任，\n按期完成任务，\n及时报告情况，\n遇有问题随时\n联系办公室。"
        ),
        right("请遵照执行。某市人民政府办公室2024年6月1日"),
        right("请各单位落实。二、主要任务"),
        wrong(
            "值得今后吸取的经验，主要有以下几⟦点⟧\n一、抓好落实。",
            becomes="值得今后吸取的经验，主要有以下几点：\n一、抓好落实。",
        ),
        right("会议通过了报告。本报记者李明摄"),
        right("第三节渡船与货船相遇，存在碰撞危险时的避让行动\n第二十一条渡船应当让路。"),
        right("第二，加强原料工业，扩大品种\n原料是生产的基础。"),
        right("某市发展改革局，某市财政局\n2024年6月1日"),
    ),
)

_TERMINAL = '。！？：；…”’）》」』】〕.!?;:)"—'
_DOUBLED = re.compile(r"([，。；：、])\1(?!\1)")
_CLOSING_FORMULA = re.compile(
    r"(?:请(?:予|尽快|及时)?(?:批示|审批|审议|审示|批准|批复|函复|复函|支持|指示|遵照执行|贯彻执行|认真贯彻执行)"
    r"|特此(?:通知|通告|通报|公告|报告|函告|函达|函复|函请|批复|说明|复函|证明)|^此复)$"
)
_TITLE_END = re.compile(
    "(?:通知|通报|公告|通告|意见|决定|决议|批复|答复|复函|函|报告|请示|建议|办法|规定|条例|细则|方案|规划|纲要|会议|解读)$"
)
# Words of a sentence in a line without any mark.
_STATEMENT = re.compile("感谢|(?:施行|执行|为准)$|不得|应当|^本[^，]{1,6}自|请[各予按于]")
_LABEL = re.compile(r"[^，。；：\n]{1,12}：")
_BROKEN_OFF = re.compile(r"(?:[和与及或的在对为按由从向]|根据|按照|通过)$")
# What follows the last stop of a line and is no sentence: a date, an organ's name, a heading.
_LAYOUT_TAIL = re.compile(
    r"(?:[\d一二三四五六七八九十]月[\d一二三四五六七八九十]{1,3}日|(?:办公厅|办公室|委员会|人民政府|解读|总则|附则|主任|[厅局部委院署]长?)"
    r"|(?:^|[。！？”）])[ \u3000]*(?:第[一二三四五六七八九十]+[章节条]|[一二三四五六七八九十]+、"
    r"|（[一二三四五六七八九十]+）|\d{1,2}[.．])[^，。；]{2,30}"
    r"|[：:][\d\-—、 ]+|[。；！？]\d{1,3}|记者[\u4e00-\u9fff]{2,4})$"
)
_LONGEST_PARAGRAPH = 1200
_WORD_END = re.compile(r"[\u4e00-\u9fff\d%》]$")
# Lines without an end in so great a part of a text are the lines of a pasted page.
_WRAPPED_SHARE = 0.3
# “第三，加强综合利用” on a line of its own heads the paragraphs below it.
_SPOKEN_ORDINAL = re.compile("第[一二三四五六七八九十]{1,2}，")
_LONGEST_HEADING = 40
_ANNOUNCES = re.compile("(?:以下|下列|如下)[^，。；：]{0,6}$")
_CHAPTER = re.compile("第[一二三四五六七八九十百]+[章节编]")
_SHORTEST_SENTENCE = 12
_SHORTEST_ITEM = 20
# Ordinals of one style of which so many, and so great a part, end like sentences are no headings.
_FEWEST_SIBLINGS = 3
_SENTENCE_SHARE = 0.75


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield doubled marks and the last character of paragraphs that lack their full stop."""
    text = draft.text
    if any(mark * 2 in text for mark in "，。；：、"):
        for match in _DOUBLED.finditer(text):
            if text[match.start() - 1 : match.start()] != match[1]:
                yield Hit(match.start(), match.end(), match[1], message=f"“{match[1]}”重复")
    lines = prose_lines(draft, headings=True)
    sentences = _sentence_styles(lines)
    open_lines = [line for line in lines if _is_open(draft, line, sentences)]
    formulas = [line for line in open_lines if _CLOSING_FORMULA.search(line.text)]
    if len(lines) > 2 and len(open_lines) > len(lines) * _WRAPPED_SHARE:  # noqa: PLR2004
        open_lines = formulas
    following = {one.block: other for one, other in pairwise(lines)}
    for line in open_lines:
        last = text[line.end - 1]
        after = following.get(line.block)
        is_short = "。" not in line.text and len(line.text) < _LONGEST_HEADING
        if is_short and last not in "，、" and _is_heading(line, after):
            continue
        if last in "，、" or _BROKEN_OFF.search(line.text):
            yield Hit(
                line.end - 1,
                line.end,
                message=f"段落在“{last}”处断开",
                advice="核对是否误按回车；句子已完，改用句号",
                severity=Severity.S2,
            )
        elif after is not None and after.block == line.block + 1 and after.ordinal is None:
            # Perhaps the rest of this paragraph, torn off by a stray return.
            yield Hit(
                line.end - 1,
                line.end,
                message="段末没有句号",
                advice="句子已完的，补上句号；误按回车的，与下一段合并",
                severity=_doubt(line, is_short=is_short) if line not in formulas else None,
            )
        else:
            # A single line without any stop may be a headline.
            is_alone = is_short and len(lines) == 1 and line not in formulas
            severity = Severity.S3 if is_alone else None
            mark, name = ("：", "冒号") if _ANNOUNCES.search(line.text) else ("。", "句号")
            message = f"段末缺少{name}"
            yield Hit(line.end - 1, line.end, last + mark, message=message, severity=severity)


def _doubt(line: Line, *, is_short: bool) -> Severity | None:
    """Return how doubtful it is that ``line`` is a sentence: a short one may be a heading."""
    if "。" in line.text:
        return None
    return Severity.S3 if is_short else Severity.S2


def _is_heading(line: Line, after: Line | None) -> bool:
    """Tell whether a short numbered line stands over a paragraph, or points, of its own."""
    if line.ordinal is None or after is None or after.block != line.block + 1:
        return False
    return after.ordinal != line.ordinal and len(after.text) > len(line.text)


def _sentence_styles(lines: tuple[Line, ...]) -> set[str]:
    """Return the styles of ordinal whose paragraphs mostly end with a mark, as sentences do."""
    ends: dict[str, list[bool]] = {}
    for line in lines:
        if line.ordinal is not None:
            ends.setdefault(line.ordinal, []).append(line.text[-1] in _TERMINAL)
    return {
        style
        for style, closed in ends.items()
        if sum(closed) >= _FEWEST_SIBLINGS and sum(closed) >= len(closed) * _SENTENCE_SHARE
    }


def _is_open(draft: Draft, line: Line, sentences: set[str]) -> bool:
    """Tell whether ``line`` is a sentence that nothing ends."""
    text = line.text
    if text[-1] in _TERMINAL or len(text) > _LONGEST_PARAGRAPH:
        return False
    if _CLOSING_FORMULA.search(text):
        return True
    if line.ordinal is not None and text[-1] in "，、" and "。" not in text:
        return True
    if len(text) < _SHORTEST_SENTENCE and text[-1] != "，":
        return False
    if "。" not in text and (_TITLE_END.search(text) or _CHAPTER.match(text)):
        return False
    if "。" not in text and len(text) < _LONGEST_HEADING and _SPOKEN_ORDINAL.match(text):
        return False
    if "。" not in text and not _reads_like_sentence(draft, line, sentences):
        return False
    return text[-1] in "，、" or bool(_WORD_END.search(text) and not _LAYOUT_TAIL.search(text))


def _reads_like_sentence(draft: Draft, line: Line, sentences: set[str]) -> bool:
    """Tell whether a line without any full stop is a sentence, not a heading or a label."""
    if _LABEL.match(line.text):
        return False
    if line.ordinal is not None:
        return line.ordinal in sentences and len(line.text) >= _SHORTEST_ITEM
    elements = draft.anatomy.by_block.get(line.block, ())
    is_body = any(element.kind is ElementKind.BODY for element in elements)
    return "，" in line.text or (is_body and bool(_STATEMENT.search(line.text)))
