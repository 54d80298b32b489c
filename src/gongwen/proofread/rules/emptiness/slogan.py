"""Paragraphs of four-character slogans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.rules.emptiness.paragraphs import paragraphs
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="EP-07",
    name="slogans",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="这一段四字口号过密",
    why="连串的四字格读来上口，却说不清具体要求；保留一两句，其余改写成任务。",
    basis=("公文实务",),
    examples=(
        wrong(
            "⟦全县上下要解放思想，实事求是，迎难而上，攻坚克难，真抓实干，久久为功，奋勇争先，再立新功。⟧"
        ),
        right("全县上下要解放思想、真抓实干，5月底前完成全部12项任务，由县督查室逐项核查并通报。"),
        right("教育、卫生、交通、水利等部门各司其职。"),
    ),
)

_LENGTH = 30
_LEAST = 6
_SHARE = 0.25
_SLOGAN = re.compile(r"(?<=[，、；：])[\u4e00-\u9fff]{4}(?=[，、；。！])")
_LISTED = re.compile("[、]")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every paragraph more than a quarter of which are clauses of four characters."""
    for paragraph in paragraphs(draft, _LENGTH):
        text = paragraph.text
        count = len(_SLOGAN.findall(text))
        # Four-character names set off by 、 are a list of things, not slogans.
        if count < _LEAST or len(_LISTED.findall(text)) > count // 2:
            continue
        if 4 * count > _SHARE * len(text):
            yield Hit(
                paragraph.start,
                paragraph.end,
                message=f"本段有{count}个四字句，口号过密",
                advice="保留一两句，其余改写成具体任务",
                count=count,
            )
