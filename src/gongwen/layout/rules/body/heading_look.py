"""Headings: 黑体, 楷体, then 仿宋, all 三号; not bold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.fonts import Family, family
from gongwen.layout.specimen import letter, minutes, notice, request
from gongwen.layout.view import Stretch, stretches_of
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import CharacterFormat, Document


def _bold_third() -> Document:
    return spoil.looks(notice(), "1.第一批", lambda look: replace(look, bold=True))


RULE = Rule(
    code="BOD-10",
    name="heading-look",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="层次标题的字体与一般要求不一致",
    why="一级标题一般用黑体，二级用楷体，三、四级用仿宋，都是三号；黑体、楷体本身已有区别，通常不再加粗。",
    basis=("GB/T 9704—2012 7.3.3",),
    examples=(
        Staged(
            "一级标题用了宋体",
            lambda: spoil.looks(
                notice(), "一、改造范围", lambda look: replace(look, east_asian_font="宋体")
            ),
            ("一、改造范围",),
        ),
        Staged(
            "一级标题小四号",
            lambda: spoil.looks(request(), "一、设备现状", lambda look: replace(look, size=12.0)),
            ("一、设备现状",),
        ),
        Staged("二级标题用黑体", lambda: _second_level("黑体"), ("（一）摸底登记。",)),
        Staged(
            "黑体再加粗",
            lambda: spoil.looks(notice(), "三、有关要求", lambda look: replace(look, bold=True)),
            ("三、有关要求",),
        ),
        Staged("黑体、楷体、仿宋", notice),
        Staged("只有一级标题", request),
        Staged("信函里的序号段不是标题", letter),
        Staged("纪要里的序号段不是标题", minutes),
        Staged("三级标题仿宋加粗是单位习惯，不判错", _bold_third),
    ),
)

_WANTED = {
    ElementKind.HEADING_1: Family.HEI,
    ElementKind.HEADING_2: Family.KAI,
    ElementKind.HEADING_3: Family.FANGSONG,
    ElementKind.HEADING_4: Family.FANGSONG,
}


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield, for each level, the first heading of a wrong look, and the first needlessly bold."""
    if not draft.document.has_layout or not draft.anatomy.is_complete:
        return
    for kind, wanted in _WANTED.items():
        runs = [s for s in stretches_of(draft, draft.anatomy.all(kind)) if s.weight]
        faulty = [run for run in runs if not _is(run, wanted)]
        if faulty:
            message = f"{kind.label}为{_seen(faulty[0])}，一般用三号{wanted.label}"
            first = faulty[0]
            yield Hit(first.start, first.end, message=message, count=len(faulty))
            continue
        bold = [run for run in runs if run.look.bold]
        if bold and wanted is not Family.FANGSONG:
            message = f"{kind.label}的{wanted.label}又加粗，通常不再加粗"
            first = bold[0]
            yield Hit(
                first.start, first.end, message=message, count=len(bold), severity=Severity.S3
            )


def _is(run: Stretch, wanted: Family) -> bool:
    kind = family(run.look.east_asian_font)
    return kind in {None, wanted} and spec.is_size(run.look.size, spec.BODY_SIZE)


def _seen(run: Stretch) -> str:
    kind = family(run.look.east_asian_font)
    size = spec.size_name(run.look.size) if run.look.size else ""
    return size + (kind.label if kind else "")


def _second_level(font: str) -> Document:
    def change(look: CharacterFormat) -> CharacterFormat:
        is_heading = family(look.east_asian_font) is Family.KAI
        return replace(look, east_asian_font=font) if is_heading else look

    return spoil.looks(notice(), "（一）摸底登记", change)
