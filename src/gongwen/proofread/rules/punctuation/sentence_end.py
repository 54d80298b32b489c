"""Paragraphs that end without a full stop, and doubled marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
        wrong("妥否，请批⟦示⟧", becomes="妥否，请批示。"),
        wrong("请批⟦示⟧", becomes="请批示。"),
        wrong("各单位要加强值班值守⟦。。⟧", becomes="各单位要加强值班值守。"),
        wrong("要压实责任⟦，，⟧确保落实。", becomes="要压实责任，确保落实。"),
        wrong(
            "会议强调，要落实责任。各单位要抓好整⟦改⟧",
            becomes="会议强调，要落实责任。各单位要抓好整改。",
        ),
        wrong("各单位要抓好整改⟦，⟧\n并按时报告。"),
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
        right("某市发展改革局，某市财政局\n2024年6月1日"),
    ),
)

_TERMINAL = '。！？：；…”’）》」』】〕.!?;:)"—'
_DOUBLED = re.compile(r"([，。；：、])\1(?!\1)")
_CLOSING_FORMULA = re.compile(
    r"(?:请(?:予|尽快|及时)?(?:批示|审批|审议|审示|批准|批复|函复|复函|支持|指示|遵照执行|贯彻执行|认真贯彻执行)"
    r"|特此(?:通知|通告|通报|公告|报告|函告|函达|函复|函请|批复|说明|复函|证明))$"
)
_LABEL = re.compile(r"[^，。；：\n]{1,12}：")
_BROKEN_OFF = re.compile(r"(?:[和与及或的在对为按由从向]|根据|按照|通过)$")
# What follows the last stop of a line and is no sentence: a date, an organ's name, a heading.
_LAYOUT_TAIL = re.compile(
    r"(?:\d月\d{1,2}日|(?:办公厅|办公室|委员会|人民政府|解读|总则|附则|主任|[厅局部委院署]长?)"
    r"|(?:^|[。！？”）])[ \u3000]*(?:第[一二三四五六七八九十]+[章节条]|[一二三四五六七八九十]+、"
    r"|（[一二三四五六七八九十]+）|\d{1,2}[.．])[^，。；]{2,30}"
    r"|[：:][\d\-—、 ]+)$"
)
_LONGEST_PARAGRAPH = 1200
_WORD_END = re.compile(r"[\u4e00-\u9fff\d%]$")
# Lines without an end in so great a part of a text are the lines of a pasted page.
_WRAPPED_SHARE = 0.3
_SHORTEST_SENTENCE = 12


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield doubled marks and the last character of paragraphs that lack their full stop."""
    text = draft.text
    if any(mark * 2 in text for mark in "，。；：、"):
        for match in _DOUBLED.finditer(text):
            if text[match.start() - 1 : match.start()] != match[1]:
                yield Hit(match.start(), match.end(), match[1], message=f"“{match[1]}”重复")
    lines = list(prose_lines(draft))
    open_lines = [line for line in lines if _is_open(line)]
    formulas = [line for line in open_lines if _CLOSING_FORMULA.search(line.text)]
    if len(lines) > 2 and len(open_lines) > len(lines) * _WRAPPED_SHARE:  # noqa: PLR2004
        open_lines = formulas
    for line in open_lines:
        last = text[line.end - 1]
        if last in "，、" or _BROKEN_OFF.search(line.text):
            yield Hit(
                line.end - 1,
                line.end,
                message=f"段落在“{last}”处断开",
                advice="核对是否误按回车；句子已完，改用句号",
                severity=Severity.S2,
            )
        elif _may_run_on(lines, line):
            yield Hit(
                line.end - 1,
                line.end,
                message="段末没有句号",
                advice="句子已完的，补上句号；误按回车的，与下一段合并",
            )
        else:
            yield Hit(line.end - 1, line.end, last + "。", message="段末缺少句号")


def _may_run_on(lines: list[Line], line: Line) -> bool:
    """Tell whether the next paragraph may be the rest of this one, torn off by a stray return."""
    following = next((other for other in lines if other.block == line.block + 1), None)
    return following is not None and following.ordinal is None


def _is_open(line: Line) -> bool:
    """Tell whether ``line`` is a sentence that nothing ends."""
    text = line.text
    if text[-1] in _TERMINAL or len(text) > _LONGEST_PARAGRAPH:
        return False
    if _CLOSING_FORMULA.search(text):
        return True
    if len(text) < _SHORTEST_SENTENCE and text[-1] != "，":
        return False
    if "。" not in text and (line.ordinal or "，" not in text or _LABEL.match(text)):
        return False
    if text[-1] in "，、":
        return True
    return "。" in text and bool(_WORD_END.search(text)) and not _LAYOUT_TAIL.search(text)
