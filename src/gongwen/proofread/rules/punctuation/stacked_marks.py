"""Several marks in a row, and spaces between Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.prose import Line, prose_lines
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="PUN-17",
    name="stacked-marks-and-spaces",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="标点叠用，或者汉字之间有多余的空格",
    why="一处停顿只用一个点号；正文汉字之间、汉字与标点之间不留空格，多余的空格多是从网页、表格粘贴带来的。",
    basis=("GB/T 15834—2011 5.1",),
    examples=(
        wrong("各单位要高度重视⟦，。⟧", becomes="各单位要高度重视。"),
        wrong("重点是以下几项⟦：、⟧教育、医疗。", becomes="重点是以下几项：教育、医疗。"),
        wrong("经⟦ ⟧研究，决定如下。", becomes="经研究，决定如下。"),
        wrong("各单位要高度重视⟦ ⟧，抓好落实。", becomes="各单位要高度重视，抓好落实。"),
        wrong("逐户登⟦　⟧记用水情况，建立台账。", becomes="逐户登记用水情况，建立台账。"),
        right("第一条 为了规范管理，制定本办法。"),
        right("第一条　为了规范管理，制定本办法。"),
        right("第一章　总　则　第一条　为了规范，制定本办法。"),
        right("主持人：刘　洋，记录：陈　晨。"),
        right("一、 加强组织领导，落实责任。"),
        right("张 三、李 四出席会议。"),
        right("总　则"),
        right("某市发展改革局 某市财政局"),
        right("出席：张三 李四 王小五 欧阳六，请假：赵七。"),
        right("真的吗？！他问。"),
        right("附件：1.名单 2.日程"),
    ),
)

_STACKED = re.compile("[，、；：。！？]{2,}")
_WEAK = "，、"
_STRONG = "。；："
_SPACE = re.compile(r"(?<=[\u4e00-\u9fff])( +|\u3000)(?=[\u4e00-\u9fff，。；：、！？”）])")
_CHINESE_WORD_BEFORE = re.compile(r"[\u4e00-\u9fff]+$")
_CHINESE_WORD_AFTER = re.compile(r"[\u4e00-\u9fff]+")
_ARTICLE = re.compile("第[一二三四五六七八九十百零]+[章节条]")
_HEAD = re.compile(
    r"[ \u3000]*(?:第[一二三四五六七八九十百零\d]+[章节条款编]"
    r"|[（(]?[一二三四五六七八九十]+[）)、]|附[件表录]\d*|[\u4e00-\u9fff]{2,6}：)$"
)
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
# Pieces no longer than a name or the short name of an organ, set side by side.
_LISTED_LENGTH = 4
_ALIGNED_GAPS = 3
_NEAR = 40  # farther from a gap than this nothing says whether it is needed


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield marks in a row and half-width spaces inside running text."""
    text = draft.text
    hits = [hit for match in _STACKED.finditer(text) if (hit := _stacked(match))]
    if " " in text or "\u3000" in text:
        for line in prose_lines(draft):
            if " " in line.text or "\u3000" in line.text:
                hits += _spaces(line)
    yield from sorted(hits, key=lambda hit: hit.start)


def _stacked(match: re.Match[str]) -> Hit | None:
    """Return the hit for different marks in a row; the mark to keep where that is certain."""
    marks = match.group()
    if len(set(marks)) == 1 or not set(marks) - set("！？"):
        return None
    strong = [mark for mark in marks if mark not in _WEAK]
    if not strong:
        kept: str | None = "，"
    elif (
        len(strong) == 1 and strong[0] in _STRONG and (marks[-1] == strong[0] or strong[0] != "。")
    ):
        kept = strong[0]
    else:
        kept = None
    return Hit(match.start(), match.end(), kept, safe=kept is not None)


def _spaces(line: Line) -> list[Hit]:
    """Return the needless spaces of one paragraph; lists and aligned columns are left alone."""
    text = line.text
    if not any(mark in text for mark in "，。；"):
        return []
    gaps = list(_SPACE.finditer(text))
    if len(gaps) >= _ALIGNED_GAPS and any(len(gap[1]) > 1 for gap in gaps):
        return []
    return [
        Hit(line.start + gap.start(1), line.start + gap.end(1), "")
        for gap in gaps
        if _is_needless(text, gap)
    ]


def _is_needless(text: str, gap: re.Match[str]) -> bool:
    before = text[max(gap.start() - _NEAR, 0) : gap.start()]
    after = text[gap.end() : gap.end() + _NEAR]
    following = _CHINESE_WORD_AFTER.match(after)
    if following is None:
        return True
    if _ARTICLE.match(following.group()):
        return False
    preceding = _CHINESE_WORD_BEFORE.search(before)
    left = preceding.group() if preceding else ""
    if _HEAD.search(before) or (len(left) == 1 and left in _SURNAMES):
        return False
    is_alone = len(left) == 1 and len(following.group()) == 1
    is_list = (
        1 < len(left) <= _LISTED_LENGTH
        and len(following.group()) <= _LISTED_LENGTH
        and after[len(following.group()) : len(following.group()) + 1]
        in {"", " ", "，", "。", "；"}
    )
    return not is_alone and not is_list
