"""What drafting leaves behind: comments, tracked changes, hidden text, placeholders, broken fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import ElementKind
from gongwen.layout import spoil
from gongwen.layout.specimen import notice
from gongwen.layout.view import first_visible, span, stretches_of
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Area, ReviewMarks

RULE = Rule(
    code="FMT-011",
    name="leftovers",
    severity=Severity.S1,
    strength=Strength.PRACTICE,
    message="文稿里有未清理的内容",
    why="批注、修订痕迹、隐藏文字、待填的占位符和失效的引用随文印发会造成事故，定稿前应当逐项清理。",
    basis=("公文实务",),
    examples=(
        wrong("会议定于⟦××⟧月召开，请提前准备。"),
        wrong("经费由⟦XX⟧单位负责。"),
        wrong("具体安排见⟦错误!未找到引用源⟧。"),
        wrong("联系人：⟦【】⟧。"),
        wrong("工作目标：⟦（此处填写年度目标）⟧。"),
        right("网址为http://xxx.example.cn，型号为XXL。"),
        right("登记专用章上写明“××县登记专用章”字样。"),
        right("本表适用于2×2×2的货柜。"),
        right("关于征求《管理办法（征求意见稿）》意见的函\n\n各单位：\n请于××月××日前反馈。"),
        Staged(
            "留有修订和批注",
            lambda: replace(notice(), review=ReviewMarks(insertions=3, deletions=1, comments=2)),
            ("000012",),
        ),
        Staged(
            "隐藏文字",
            lambda: spoil.looks(notice(), "1.第一批", lambda look: replace(look, hidden=True)),
            ("1.第一批安排32个小区，5月开工。",),
        ),
        Staged("清理干净", notice),
        Staged("附件表样里的 ××", lambda: spoil.reword(notice(), "春晖小区", "××小区")),
    ),
)

_BROKEN = re.compile(
    r"错误[!！]\s*(?:未找到引用源|未定义书签|文档中没有指定样式的文字)"
    r"|Error! (?:Reference source|Bookmark) not (?:found|defined)"
)
# Each with the literal it needs: most documents hold none of them and are done at once.
_PLACEHOLDERS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (("××",), re.compile(r"×{2,}")),
    (
        ("XX", "xx"),
        re.compile(
            r"(?<![A-Za-z0-9./])(?:XX|xx)[Xx]{0,2}(?=[\u4e00-\u9fff])"
            r"|(?<=[\u4e00-\u9fff])XX{1,3}(?![A-Za-z0-9.])"
        ),
    ),
    (("【",), re.compile(r"【[ \u3000]*】")),
    (
        ("此处",),
        re.compile(r"[（(【]?此处(?:填写|填入|插入|补充)[^）)】，。；\n]{0,20}[）)】]?"),
    ),
)
_LITERALS = tuple(literal for literals, _ in _PLACEHOLDERS for literal in literals)
# What is meant to be filled in, or names nobody on purpose.
_TEMPLATE = re.compile(r"征求意见|模板|范本|样本|样式|式样|示例|参考文本")
_NAMES = (ElementKind.MASTHEAD, ElementKind.ISSUER, ElementKind.SIGNATORY)
_FORMS = frozenset({ElementKind.ANNEX_BODY, ElementKind.TABLE, ElementKind.ANNEX_TITLE})


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield review marks, hidden text, broken references and placeholders, each kind once."""
    yield from _review(draft)
    yield from _hidden(draft)
    if "错误" in draft.text or "Error" in draft.text:
        yield from _once(list(_BROKEN.finditer(draft.text)), "引用失效，应更新或删除")
    if any(mark in draft.text for mark in _LITERALS) and not _TEMPLATE.search(
        draft.anatomy.title or draft.text[:60]
    ):
        marks = [
            match
            for match in _placeholders(draft.masked(Area.QUOTATION))
            if draft.anatomy.kind_at(match.start()) not in _FORMS
        ]
        yield from _once(marks, "留有未填写的占位符", severity=_gravity(draft))


def _placeholders(text: str) -> list[re.Match[str]]:
    """Return the placeholders in ``text``, first to last."""
    found = [
        match
        for literals, pattern in _PLACEHOLDERS
        if any(literal in text for literal in literals)
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda match: match.start())


def _review(draft: Draft) -> Iterator[Hit]:
    review = draft.document.review
    parts = (
        ("处插入", review.insertions),
        ("处删除", review.deletions),
        ("条批注", review.comments),
    )
    left = "、".join(f"{count} {name}" for name, count in parts if count)
    index = first_visible(draft.document)
    if left and index is not None:
        start, end = span(draft.document, index)
        yield Hit(
            start,
            end,
            message=f"留有修订或批注：{left}",
            advice="逐处接受或拒绝修订，删除批注后再定稿",
        )


def _hidden(draft: Draft) -> Iterator[Hit]:
    hidden = [s for s in stretches_of(draft, draft.anatomy.elements) if s.look.hidden]
    if hidden:
        message = "留有隐藏文字，打印时看不见"
        yield Hit(hidden[0].start, hidden[0].end, message=message, count=len(hidden))


def _once(
    found: list[re.Match[str]], message: str, severity: Severity | None = None
) -> Iterator[Hit]:
    if found:
        first = found[0]
        yield Hit(first.start(), first.end(), message=message, count=len(found), severity=severity)


def _gravity(draft: Draft) -> Severity | None:
    """Return a mere hint where the organ itself goes by ××: then the whole text is a model."""
    names = (draft.text[element.start : element.end] for element in draft.anatomy.all(*_NAMES))
    return Severity.S3 if any("×" in name or "XX" in name for name in names) else None
