"""A colon inside what a colon already introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CODES, Area

RULE = Rule(
    code="PUN-08",
    name="nested-colon",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="一个句子里套用了两个冒号",
    why="冒号提起下文，提示范围到句末为止；里面再套一个冒号，读者分不清哪一层提起哪一层。“如下”后用冒号、用句号都可以。",
    basis=("GB/T 15834—2011 4.7",),
    examples=(
        wrong(
            "现将有关要求明确如下⟦；⟧\n一、加强领导。",
            becomes="现将有关要求明确如下：\n一、加强领导。",
        ),
        wrong("具体要求如下：一是⟦：⟧加强领导。", becomes="具体要求如下：一是加强领导。"),
        wrong("会议强调：当前要抓住一条⟦：⟧落实责任。"),
        wrong("存在的困难有：首先⟦：⟧人手不够。", becomes="存在的困难有：首先，人手不够。"),
        wrong("分工如下：牵头单位⟦：⟧市档案局。"),
        wrong("申报内容：配套经费⟦：⟧12万元。"),
        right("现将有关事项通知如下。"),
        right("安排如下：时间：6月1日；地点：会议室。"),
        right("申报内容：联系电话：12345。"),
        right("联系人：王某，电话：12345。"),
        right("会议时间如下：上午8：30至11：30。"),
        right("具体要求如下：加强领导；时间：6月1日。"),
        right("报送要求：联系人：王某。"),
        right("他指出：“要记住一条：落实。”"),
    ),
    anchors=("：", "如下"),
)

_NESTED = re.compile(
    r"(?:如下|以下|下列|指出|强调|要求|表示|认为|提出|包括|规定|建议)[^：，。；\n]{0,8}："
    r"[^。；！？\n：“]{0,40}?([\u4e00-\u9fff])(：)(?=[^\n])"
)
_ADJACENT = re.compile(
    r"(?P<head>如下|事项|内容|情况|原因|措施|任务|目标)：(?P<label>[\u4e00-\u9fff]{2,8})(?P<colon>：)(?=[^；：。\n]{1,60}。)"
)
_ORDINAL = re.compile(
    r"(?:[有为是]|在于|如下|事项|内容|做法|措施|原因|问题|困难)：(?:第[一二三四五六七八]|首先|其一)(?P<colon>：)"
)
_LABEL_BEFORE = re.compile(
    r"(?:联系人|电话|时间|地点|地址|邮箱|传真|单位|部门|网址|邮编|日期|方式|号码|金额|账号|户名|开户行|人员|名称|注|[表图]\d+)$"
)
_AFTER_AS_FOLLOWS = re.compile(r"如下([；、])")
_LISTED = re.compile(r"[一二三四五六七八九十]是$")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the second of two colons in one sentence, where the first introduces a statement."""
    text = draft.masked(Area.QUOTATION, *CODES)
    hits = {hit.start: hit for hit in (*_adjacent(text), *_nested(text))}
    for match in _AFTER_AS_FOLLOWS.finditer(text) if "如下" in text else ():
        message = f"“如下”之后用了“{match[1]}”，应用冒号或句号"
        hits[match.start(1)] = Hit(*match.span(1), "：", message, severity=Severity.S2)
    yield from sorted(hits.values(), key=lambda hit: hit.start)


def _nested(text: str) -> Iterator[Hit]:
    """Yield colons inside a statement that a colon introduces."""
    for match in _NESTED.finditer(text):
        start, end = match.span(2)
        before = text[match.start() : start]
        if _LABEL_BEFORE.search(before):
            continue
        listed = _LISTED.search(before)
        yield Hit(
            start, end, "" if listed else None, advice=None if listed else "改为逗号，或者拆成两句"
        )


def _adjacent(text: str) -> Iterator[Hit]:
    """Yield the second of two colons with nothing between them but a label or an ordinal."""
    for match in _ADJACENT.finditer(text):
        if match["head"] == "如下" or not _LABEL_BEFORE.search(match["label"]):
            yield Hit(*match.span("colon"), advice="改为逗号，或者拆成两句")
    for match in _ORDINAL.finditer(text):
        yield Hit(*match.span("colon"), "，")
