"""Full stops inside parentheses that stand within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="PUN-11",
    name="parenthesis-stop",
    severity=Severity.S3,
    strength=Strength.REQUIRED,
    message="句内括号的末尾不用句号",
    why="句内括号注释句子里的部分词语，紧贴被注释的词语，末尾不用句号；注释整句的句外括号才可以用。",
    basis=("GB/T 15834—2011 4.9",),
    examples=(
        wrong("印发办法（试行⟦。⟧），请遵照执行。", becomes="印发办法（试行），请遵照执行。"),
        wrong("印发办法（试行⟦。⟧）后组织实施。", becomes="印发办法（试行）后组织实施。"),
        wrong("核减预算（三期⟦。⟧）320万元。", becomes="核减预算（三期）320万元。"),
        right("请于6月1日前报送。（联系人：王某。）"),
        right("印发办法（试行），请遵照执行。"),
        right("会议通过报告。（掌声。）各位代表继续发言。"),
    ),
    anchors=("。）",),
)

_STOP = re.compile(r"([^。！？\n])（[^（）。！？\n]{1,60}(。)）(?=[，。；、\u4e00-\u9fff\d])")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield full stops before the closing parenthesis of a note that stands within a sentence."""
    for match in _STOP.finditer(draft.text):
        yield Hit(*match.span(2), "")
