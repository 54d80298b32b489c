"""Punctuation in and after titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="PUN-21",
    name="title-punctuation",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="标题末尾用了标点",
    why="公文标题独立成行，末尾不用标点；标题中间一般也只用书名号、引号、括号，冒号和破折号慎用。",
    basis=("GB/T 15834—2011 B.4", "条例 第九条（八）"),
    examples=(
        wrong(
            "某市人民政府关于加强档案管理的通知⟦。⟧", becomes="某市人民政府关于加强档案管理的通知"
        ),
        wrong(
            "某市人民政府关于加强档案管理的通知⟦。⟧\n各县（区）人民政府：\n为加强档案管理，现通知如下。\n某市人民政府\n2024年6月1日"
        ),
        wrong(
            "关于加强管理⟦：⟧做好归档工作的通知\n各单位：\n为加强档案管理，现就有关事项通知如下。"
        ),
        right("某市人民政府关于加强档案管理的通知\n各单位：\n为加强档案管理，现通知如下。"),
        right("现印发关于加强档案管理的通知。"),
        right("请各单位认真学习，落实关于加强档案管理的意见。"),
        right("某市人民政府关于印发《档案管理办法》的通知"),
    ),
    safe=True,
)

_TITLE = re.compile(
    r"[ \u3000]*[\u4e00-\u9fff、（）“”《》〈〉：—\d]{0,40}?关于[^，。；\n]{2,80}的"
    r"(?:通知|通报|报告|请示|批复|意见|决定|公告|通告|议案|函|复函|纪要)[。，；：、！]?(?=\n|$)"
)
_SENTENCE_OPENING = re.compile(
    r"[ \u3000]*(?:现|请|兹|根据|按照|为|将|经|我|你|该|印发|转发|下发|落实)"
)
_TITLE_KINDS = (ElementKind.TITLE, ElementKind.ANNEX_TITLE)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the mark at the end of each title, and colons and dashes in it."""
    for start, end in _titles(draft):
        text = draft.text[start:end].rstrip()
        if text.endswith(tuple("。，；：、！")):
            yield Hit(start + len(text) - 1, start + len(text), "")
        for match in re.finditer("[：]|——", text[:-1]):
            yield Hit(
                start + match.start(),
                start + match.end(),
                message=f"标题里用了“{match.group()}”，通常慎用",
                advice="改写成不用冒号、破折号的标题",
                severity=Severity.S3,
            )


def _titles(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield the titles: those recognised, else a first line that reads like one."""
    recognised = [(element.start, element.end) for element in draft.anatomy.all(*_TITLE_KINDS)]
    if recognised:
        yield from recognised
        return
    match = _TITLE.match(draft.text)
    if match and not _SENTENCE_OPENING.match(match.group()):
        yield match.span()
