"""Standards: superseded editions, and years written with two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.facts.citations import is_history, judged_on
from gongwen.proofread.facts.works import by_number, normal_number
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="CIT-08",
    name="superseded-standard",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="引用的标准版本已被代替",
    why="标准编号写作“代号 顺序号—年号”，年号四位；引用旧年号等于引用已被代替的版本。",
    basis=("现行有效文件登记",),
    examples=(
        wrong("符合⟦JGJ/T 46-24⟧的要求。"),
        right("符合JGJ 46-88的要求。"),
        wrong("格式按⟦GB/T 9704—1999⟧执行。"),
        wrong("依据《标点符号用法》（⟦GB/T15834-1995⟧）。"),
        wrong("格式按⟦GB/T 9704—99⟧执行。"),
        wrong("归档执行⟦DA/T 22-2000⟧。"),
        right("格式按GB/T 9704—2012执行，归档执行DA/T 22—2015。"),
        right("GB/T 9704—1999已被代替，不再执行。"),
        right("产品执行GB/T 1234—2009。"),
    ),
    anchors=("GB", "DA", "JGJ", "CJJ", "HJ", "SL", "AQ", "GA", "WS", "YY", "JT", "DL"),
)

_STANDARD = re.compile(
    r"(?:GB|DA|JGJ|CJJ|HJ|SL|AQ|GA|WS|YY|JT|DL)(?:/[TZ])?\s?\d+(?:\.\d+)?\s?[—\-－–~～─]\s?(\d{4}|\d{2})(?!\d)"
)

_NEW = 50  # 「JGJ 46-88」 is how editions of the last century were numbered


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield standards in an edition that had been superseded, and years of two figures."""
    text = draft.text
    day = judged_on(draft)
    for match in _STANDARD.finditer(text):
        number = normal_number(match.group())
        if len(match[1]) == 2:  # noqa: PLR2004 - a year of two figures
            number = number[:-2] + "19" + number[-2:]
        work = by_number().get(number)
        if work is not None and work.is_over_on(day) and not is_history(text, *match.span()):
            yield Hit(
                *match.span(),
                message=f"{work.number}{work.fate}",
                advice=f"请改引{work.replaced_by}，并核对条款号",
            )
        elif len(match[1]) == 2 and (match.group()[:2] in {"GB", "DA"} or int(match[1]) < _NEW):  # noqa: PLR2004
            yield Hit(*match.span(), message="标准的年号应当写四位", severity=Severity.S2)
