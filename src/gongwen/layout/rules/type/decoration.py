"""No italics, underlines, strikes, shadows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from gongwen.layout import spoil
from gongwen.layout.specimen import notice
from gongwen.layout.view import FLOW, Stretch, stretches
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import CharacterFormat, Document


def _with_blank_to_fill() -> Document:
    blank = spoil.reword(notice(), "春晖小区", "　　　　")
    return spoil.looks(blank, "　　　　", lambda look: replace(look, underline=True))


RULE = Rule(
    code="FMT-009",
    name="decoration",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="文字带斜体、下划线等修饰",
    why="公文通常不用斜体、下划线、删除线、阴影等修饰，强调靠表述而不靠字形。",
    basis=("公文实务",),
    examples=(
        Staged(
            "一段正文加下划线",
            lambda: spoil.looks(notice(), "1.第一批", lambda look: replace(look, underline=True)),
            ("1.第一批安排32个小区，5月开工。",),
        ),
        Staged(
            "标题倾斜并加阴影",
            lambda: spoil.looks(
                notice(), "关于做好", lambda look: replace(look, italic=True, effect=True)
            ),
            ("关于做好老旧小区供水设施改造工作的通知", "关于做好老旧小区供水设施改造工作的通知"),
        ),
        Staged("没有修饰", notice),
        Staged("填空的横线", _with_blank_to_fill),
        Staged(
            "公式里的变量用斜体",
            lambda: spoil.looks(
                spoil.reword(notice(), "春晖小区", "P=a+b"),
                "P=a+b",
                lambda look: replace(look, italic=True),
            ),
        ),
    ),
)

_KINDS: tuple[tuple[str, Callable[[CharacterFormat], bool]], ...] = (
    ("斜体", lambda look: look.italic),
    ("下划线", lambda look: look.underline),
    ("删除线", lambda look: look.strike),
    ("阴影、空心等文字效果", lambda look: look.effect),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first place of each kind of decoration on Chinese characters."""
    if not draft.document.has_layout:
        return
    found: dict[str, list[Stretch]] = {}
    document = draft.document
    for start, block in zip(document.starts, document.blocks, strict=True):
        if block.part not in FLOW:
            continue
        for stretch in stretches(document, start, start + len(block.text)):
            for name, bears in _KINDS:
                if stretch.weight and bears(stretch.look):
                    found.setdefault(name, []).append(stretch)
    for name, places in found.items():
        first = places[0]
        message = f"文字带{name}，公文通常不用"
        yield Hit(first.start, first.end, message=message, count=len(places))
