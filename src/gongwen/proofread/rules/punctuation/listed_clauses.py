"""Semicolons between the items of a list, and the full stop that ends it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from gongwen.proofread.prose import Line, prose_lines
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="PUN-18",
    name="listed-clauses",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="分项列举的末尾标点不一致",
    why="分项列举时，各项之间用分号、末项用句号；某一项内部已经有句号，各项之间就不宜再用分号。",
    basis=("GB/T 15834—2011 4.6",),
    examples=(
        wrong("重点检查：\n1.证照是否齐备；\n2.记录是否完整；\n3.通道是否畅⟦通⟧"),
        wrong(
            "请提供以下资料：\n一、项目名称；\n二、项目投资；\n三、开工日期⟦；⟧\n请于5月8日前报送。"
        ),
        wrong(
            "有下列情形的，不予受理：\n（一）材料不全；\n（二）超过期限⟦。⟧\n（三）重复申请；\n（四）其他情形。",
            becomes="有下列情形的，不予受理：\n（一）材料不全；\n（二）超过期限；\n（三）重复申请；\n（四）其他情形。",
        ),
        wrong(
            "有下列情形的，不予受理：\n（一）材料不全；\n（二）超过期限；\n（三）其他情形⟦；⟧",
            becomes="有下列情形的，不予受理：\n（一）材料不全；\n（二）超过期限；\n（三）其他情形。",
        ),
        wrong("要抓好两件事：一是核对台账。逐项登记⟦；⟧二是按时报送。"),
        wrong("分三步：\n（一）登记；\n（二）核验⟦，⟧\n（三）归档。"),
        right("有下列情形的，不予受理：\n（一）材料不全；\n（二）超过期限。"),
        right("要求如下：\n（一）核对台账。逐项登记。\n（二）按时报送。"),
        right("要抓好两件事：一是核对台账；二是按时报送。随后组织抽查；发现问题的，限期整改。"),
        right(
            "责任追究包括：\n（一）批评教育；\n（二）诫勉：\n1.书面诫勉；\n2.谈话诫勉；\n（三）其他处理。"
        ),
    ),
)

_BROKEN_INLINE = re.compile(
    r"[一二三四五六七八九]是(?![否])[^；。\n]*。[^；\n]*(；)[二三四五六七八九十]是"
)
_FIRST = re.compile(r"[（(]?[一1①](?![一二三四五六七八九十\d])")
_UNENDED = re.compile(r"[\u4e00-\u9fff]$")
_FEWEST_ITEMS = 3


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield items whose final mark differs from that of their neighbours."""
    hits: list[Hit] = []
    if "一是" in draft.text:
        hits += [
            Hit(
                *match.span(1),
                message="分项内部有句号，各项之间却用了分号",
                advice="各项之间改用句号",
            )
            for match in _BROKEN_INLINE.finditer(draft.text)
        ]
    if "；\n" in draft.text:
        for items in _lists(draft):
            hits += _uneven(items)
            last = items[-1]
            if _is_semicolon_list(items) and _UNENDED.search(last.text):
                mended = last.text[-1] + "。"
                hits.append(Hit(last.end - 1, last.end, mended, message="分项列举的末项缺少句号"))
            if _is_whole(draft, items):
                hits.append(Hit(last.end - 1, last.end, "。", message="分项列举的末项用句号"))
    yield from sorted(hits, key=lambda hit: hit.start)


def _lists(draft: Draft) -> Iterator[list[Line]]:
    """Yield the runs of neighbouring paragraphs that open with ordinals of one style, from one on."""
    for style, lines in groupby(prose_lines(draft, headings=True), key=lambda line: line.ordinal):
        if style in {None, "article"}:
            continue
        items: list[Line] = []
        for line in lines:
            if items and _FIRST.match(line.text):
                yield items
                items = []
            items.append(line)
        yield items


def _uneven(items: list[Line]) -> Iterator[Hit]:
    """Yield the items of one list that end otherwise than most of them; the last is not judged."""
    wrong_ends = "。，" if _is_semicolon_list(items) else "，" if _has_semicolon(items) else ""
    for item in items[:-1]:
        if item.text[-1] in wrong_ends and "。" not in item.text[:-1]:
            yield Hit(item.end - 1, item.end, "；", message="各项都以分号结尾，这一项不是")


def _has_semicolon(items: list[Line]) -> bool:
    return len(items) >= _FEWEST_ITEMS and any(item.text[-1] == "；" for item in items[:-1])


def _is_semicolon_list(items: list[Line]) -> bool:
    inner = items[:-1]
    with_semicolon = sum(item.text[-1] == "；" for item in inner)
    return len(items) >= _FEWEST_ITEMS and with_semicolon * 2 >= len(inner)


def _is_whole(draft: Draft, items: list[Line]) -> bool:
    """Tell whether a list ends with a semicolon although no item of any level follows it."""
    if items[-1].text[-1] != "；" or not _FIRST.match(items[0].text):
        return False
    lines = prose_lines(draft, headings=True)
    after = bisect_right(lines, items[-1].start, key=lambda line: line.start)
    follows = after < len(lines) and lines[after].ordinal not in {None, "article", "first"}
    return _is_semicolon_list(items) and not follows
