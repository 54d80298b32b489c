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
        wrong("具体要求如下：一是⟦：⟧加强领导。", becomes="具体要求如下：一是加强领导。"),
        wrong("会议强调：当前要抓住一条⟦：⟧落实责任。"),
        right("现将有关事项通知如下。"),
        right("联系人：王某，电话：12345。"),
        right("会议时间如下：上午8：30至11：30。"),
        right("具体要求如下：加强领导；时间：6月1日。"),
        right("报送要求：联系人：王某。"),
        right("他指出：“要记住一条：落实。”"),
    ),
    anchors=("：",),
)

_NESTED = re.compile(
    r"(?:如下|以下|下列|指出|强调|要求|表示|认为|提出|包括|规定|建议)[^：，。；\n]{0,8}："
    r"[^。；！？\n：“]{0,40}?([\u4e00-\u9fff])(：)(?=[^\n])"
)
_LABEL_BEFORE = re.compile(
    r"(?:联系人|电话|时间|地点|地址|邮箱|传真|单位|部门|网址|邮编|日期|方式|号码|金额|账号|户名|开户行|人员|名称|注|[表图]\d+)$"
)
_LISTED = re.compile(r"[一二三四五六七八九十]是$")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the second of two colons in one sentence, where the first introduces a statement."""
    text = draft.masked(Area.QUOTATION, *CODES)
    for match in _NESTED.finditer(text):
        start, end = match.span(2)
        before = text[match.start() : start]
        if _LABEL_BEFORE.search(before):
            continue
        listed = _LISTED.search(before)
        yield Hit(
            start, end, "" if listed else None, advice=None if listed else "改为逗号，或者拆成两句"
        )
