"""Traditional, variant and look-alike characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from gongwen.lexicons import table
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-39",
    name="non-standard-character",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="用了规范汉字以外的字形或者形近字符",
    why="公文使用规范汉字；繁体、异体和形近的特殊字符多由转换或者复制带入，检索、朗读和排版都会出错。",
    basis=("通用规范汉字表",),
    examples=(
        wrong("请⟦經辦⟧人签字。", becomes="请经办人签字。"),
        wrong("⟦⼀⟧、工作目标", becomes="一、工作目标"),
        wrong("各单位⟦﹑⟧各部门要抓好⟦実⟧施。", becomes="各单位、各部门要抓好实施。"),
        wrong("报送⟦ＡＰＰ⟧清单。", becomes="报送APP清单。"),
        wrong("整改⟦\u200b⟧完成。", becomes="整改完成。"),
        right("著作权、乾坤、瞭望、黏土都是规范写法。"),
        right("请经办人签字。"),
        right("整治一级支浜，保护沙家浜湿地。"),
    ),
    safe=True,
)

_TOO_MANY = 30
_MILDER = {"全角字母": Severity.S2, "形近符号": Severity.S2}


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """Return a pattern of runs of such characters, what replaces each, and the kind of each."""
    rows = table("characters")
    standard = {chr(int(row["code"], 16)): row["standard"] for row in rows}
    kinds = {chr(int(row["code"], 16)): row["kind"] for row in rows}
    return re.compile(f"[{re.escape(''.join(standard))}]+"), standard, kinds


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every run of such characters; of very many (an old or foreign text), only the first."""
    pattern, standard, kinds = _table()
    if draft.text.isascii():
        return
    hits = [
        hit
        for match in pattern.finditer(draft.text)
        for hit in _runs(match.group(), match.start(), standard, kinds)
    ]
    if len(hits) > _TOO_MANY:
        first = next((hit for hit in hits if hit.severity is None), hits[0])
        grave = any(hit.severity is None for hit in hits)
        what = "繁体、异体或者形近字符" if grave else "全角字母或者形近符号"
        yield Hit(
            first.start,
            first.end,
            message=f"全文有{len(hits)}处{what}",
            advice="整篇转换为规范汉字后再核对",
            count=len(hits),
            severity=None if grave else first.severity,
        )
        return
    yield from hits


def _runs(text: str, start: int, standard: dict[str, str], kinds: dict[str, str]) -> Iterator[Hit]:
    """Yield one hit for every stretch of ``text`` of one kind."""
    for kind, characters in groupby(text, key=kinds.__getitem__):
        quote = "".join(characters)
        mended = "".join(standard[character] for character in quote)
        shown = "看不见的字符" if not mended else f"“{quote}”"
        message = f"{shown}是{kind}，应{'写作“' + mended + '”' if mended else '删去'}"
        yield Hit(start, start + len(quote), mended, message=message, severity=_MILDER.get(kind))
        start += len(quote)
