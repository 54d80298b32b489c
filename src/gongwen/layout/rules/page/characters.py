"""Characters a line: twenty-eight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import ElementKind
from gongwen.layout import sheets, spec, spoil
from gongwen.layout.measured import characters_per_line
from gongwen.layout.specimen import letter, notice
from gongwen.layout.view import Stretch, stretches_of
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Document, Grid, Section

RULE = Rule(
    code="FMT-006",
    name="characters-per-line",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="每行排不成 28 字",
    why="一般每行排 28 个字；三号字 28 个比版心宽约 6 磅，通行做法是字距紧缩 0.2～0.25 磅或用文档网格。",
    basis=("GB/T 9704—2012 5.2.3",),
    examples=(
        Staged(
            "正文字距加宽 1 磅",
            lambda: spoil.looks(notice(), "", lambda look: replace(look, spacing=1.0)),
            (
                "为解决老旧小区水压不足、管网渗漏等问题，经市人民政府同意，现就供水设施改造工作有关事项通知如下：",
            ),
        ),
        Staged("字距紧缩 0.25 磅", notice),
        Staged(
            "不缩字距，每行 27 字",
            lambda: spoil.looks(notice(), "", lambda look: replace(look, spacing=0.0)),
        ),
        Staged("按字符网格每行 28 字", lambda: spoil.page(_unspaced(), _character_grid)),
        Staged("信函格式", letter),
        Staged(
            "文件里字距加宽，排出来每行 28 字",
            lambda: spoil.looks(notice(), "", lambda look: replace(look, spacing=1.0)),
            pages=sheets.in_pages,
        ),
        Staged(
            "排出来每行 25 字",
            notice,
            (
                "为解决老旧小区水压不足、管网渗漏等问题，经市人民政府同意，现就供水设施改造工作有关事项通知如下：",
            ),
            lambda document: sheets.in_pages(document, characters=25),
        ),
    ),
)

# The grid adds its space to the width of Normal, whose size the document does not tell: any of
# these gives the width meant.
_NORMAL_SIZES = (spec.BODY_SIZE, spec.SIZES["五号"], spec.SIZES["小四"], spec.SIZES["四号"])


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the body if its letter-spacing is not that of 27 or 28 characters a line.

    On rendered pages the characters of full lines are counted, but for grids of characters, which
    LibreOffice does not set.
    """
    if not draft.document.has_layout or not draft.anatomy.is_complete:
        return
    body = [
        stretch
        for stretch in stretches_of(draft, draft.anatomy.all(ElementKind.BODY))
        if spec.is_size(stretch.look.size, spec.BODY_SIZE)
    ]
    weights: Counter[float] = Counter()
    for stretch in body:
        weights[stretch.look.spacing] += stretch.weight
    if not weights:
        return
    spacing, _ = weights.most_common(1)[0]
    first = next(stretch for stretch in body if stretch.look.spacing == spacing)
    counted = characters_per_line(draft)
    if counted is not None and not _has_character_grid(draft, first):
        if counted not in spec.CHARACTERS_ACCEPTED:
            message = f"版面上整行排 {counted} 字，一般应为 28 字"
            yield Hit(first.start, first.end, message=message, advice=_ADVICE)
        return
    counts = _counts(draft, first)
    if not any(count in spec.CHARACTERS_ACCEPTED for count in counts):
        yield Hit(
            first.start,
            first.end,
            message=f"正文字距 {spacing:+g} 磅，每行约排 {counts[0]} 字，一般应为 28 字",
            advice=_ADVICE,
        )


_ADVICE = "把正文字符间距设为紧缩 0.25 磅"


def _counts(draft: Draft, stretch: Stretch) -> list[int]:
    """Return how many characters may fit a line, by every reading of the grid."""
    page = draft.document.section_of(draft.document.locate(stretch.start)[0])
    widths = [spec.BODY_SIZE + stretch.look.spacing]
    if _has_character_grid(draft, stretch):
        widths = [size + page.grid.character_space + stretch.look.spacing for size in _NORMAL_SIZES]
    return [int((spec.TYPE_WIDTH.points + 0.3) / width) for width in widths if width > 0]


def _has_character_grid(draft: Draft, stretch: Stretch) -> bool:
    page = draft.document.section_of(draft.document.locate(stretch.start)[0])
    return page.grid.kind in {"linesAndChars", "snapToChars"}


def _unspaced() -> Document:
    return spoil.looks(notice(), "", lambda look: replace(look, spacing=0.0))


def _character_grid(page: Section) -> Section:
    return replace(page, grid=Grid("linesAndChars", spec.GRID_PITCH, -848 / 4096))
