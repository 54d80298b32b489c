"""Marks at the wrong edge of a line that the author ended by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="PUN-16",
    name="line-edges",
    severity=Severity.S3,
    strength=Strength.REQUIRED,
    message="标点落在了不该在的行首或行末",
    why="逗号、句号等点号和后引号、后括号、后书名号不放在行首，前引号、前括号、前书名号不放在行末；人工换行时容易把它们拆开。",
    basis=("GB/T 15834—2011 5.1",),
    examples=(
        wrong("各单位要落实责任\n⟦，⟧并按时报告。"),
        wrong("印发⟦《⟧\n档案管理办法》。"),
        right("各单位要落实责任，\n并按时报告。"),
        right("“台账保存五年。\n“台账可以电子方式保存。”"),
        right("……\n（一）公开透明；"),
    ),
)

_LINE_HEAD = re.compile(r"\n[ \u3000]*([，。、；：？！”）》〉’])")
_LINE_END = re.compile(r"([“（《〈‘])[ \u3000]*\n")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield closing marks that open a line and opening marks that end one.

    Only lines ended by the author are judged; where a page breaks a line is known to no text.
    """
    hits = [_hit(match, "行首") for match in _LINE_HEAD.finditer(draft.text)]
    hits += [_hit(match, "行末") for match in _LINE_END.finditer(draft.text)]
    yield from sorted(hits, key=lambda hit: hit.start)


def _hit(match: re.Match[str], edge: str) -> Hit:
    return Hit(*match.span(1), message=f"“{match[1]}”落在{edge}", advice="把它与上下文移到同一行")
