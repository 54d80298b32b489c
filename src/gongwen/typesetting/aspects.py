"""What can be said of a look, in the words of Word's own dialogues: one short Chinese value each."""

from __future__ import annotations

import re
from collections.abc import Callable

from gongwen.layout import spec
from gongwen.layout.view import after_of, before_of, first_line_of, left_of, right_of
from gongwen.text import (
    Alignment,
    Block,
    Border,
    CharacterFormat,
    Grid,
    LineRule,
    Section,
    Table,
)

_UNSAID = "未指定"
_WIDE = re.compile(r"[\u2e80-\uffee]")
_NARROW = re.compile(r"[0-9A-Za-z]")
_ANY = re.compile(r"\S")
_LEAST_SPACING = 0.05  # points
_CLEAR = frozenset({None, "none", "white", "FFFFFF", "auto"})
_ALIGNMENTS = {
    Alignment.LEFT: "左对齐",
    Alignment.CENTER: "居中",
    Alignment.RIGHT: "右对齐",
    Alignment.JUSTIFY: "两端对齐",
    Alignment.DISTRIBUTE: "分散对齐",
}
_GRIDS = {
    "lines": "按行",
    "linesAndChars": "按行和字符",
    "snapToChars": "对齐字符",
}


def _color(look: CharacterFormat) -> str:
    if spec.is_black(look.color):
        return "黑"
    return "红" if spec.is_red(look.color) else f"#{look.color}"


def _filling(look: CharacterFormat) -> str:
    return "无" if look.highlight in _CLEAR and look.shading in _CLEAR else "有"


def _spacing(look: CharacterFormat) -> str:
    return f"{look.spacing:+.4g} 磅" if abs(look.spacing) >= _LEAST_SPACING else "标准"


def _yes(*, wanted: bool) -> str:
    return "是" if wanted else "否"


OfCharacters = tuple[str, Callable[[CharacterFormat], str], re.Pattern[str]]

# Each aspect of characters, how it reads, and the characters that show it.
OF_CHARACTERS: tuple[OfCharacters, ...] = (
    ("字体", lambda look: look.east_asian_font or _UNSAID, _WIDE),
    ("字号", lambda look: spec.size_name(look.size) if look.size else _UNSAID, _ANY),
    ("西文字体", lambda look: look.latin_font or _UNSAID, _NARROW),
    ("加粗", lambda look: _yes(wanted=look.bold), _ANY),
    ("斜体", lambda look: _yes(wanted=look.italic), _ANY),
    ("下划线", lambda look: _yes(wanted=look.underline), _ANY),
    ("颜色", _color, _ANY),
    ("底纹", _filling, _ANY),
    ("文字效果", lambda look: "有" if look.effect else "无", _ANY),
    ("字间距", _spacing, _ANY),
)


def _amount(value: float, unit: str) -> str:
    return f"{round(value, 1) + 0.0:g} {unit}"  # adding zero turns -0 into 0


def _line(block: Block) -> str:
    form = block.format
    if form.line_rule is LineRule.MULTIPLE:
        return "单倍" if round(form.line, 2) == 1 else f"{form.line:.3g} 倍"
    word = "固定" if form.line_rule is LineRule.EXACT else "至少"
    return f"{word} {form.line:.4g} 磅"


def _border(border: Border | None) -> str:
    if border is None:
        return "无"
    return f"{'红' if spec.is_red(border.color) else '黑'} {border.width:.3g} 磅"


OF_PARAGRAPHS: tuple[tuple[str, Callable[[Block], str]], ...] = (
    ("对齐", lambda block: _ALIGNMENTS[block.format.alignment]),
    ("首行缩进", lambda block: _amount(first_line_of(block), "字")),
    ("左缩进", lambda block: _amount(left_of(block), "字")),
    ("右缩进", lambda block: _amount(right_of(block), "字")),
    ("段前", lambda block: _amount(before_of(block.format), "行")),
    ("段后", lambda block: _amount(after_of(block.format), "行")),
    ("行距", _line),
    ("对齐网格", lambda block: _yes(wanted=block.format.snap_to_grid)),
    ("上边框", lambda block: _border(block.format.top_border)),
    ("下边框", lambda block: _border(block.format.bottom_border)),
)


def _millimetres(length: float) -> str:
    return f"{abs(length) / spec.points(1):.3g} mm"


def _margins(page: Section) -> str:
    sides = zip("上下左右", (page.top, page.bottom, page.left, page.right), strict=True)
    return "、".join(f"{side} {abs(length) / spec.points(1):.3g}" for side, length in sides) + " mm"


def _paper(page: Section) -> str:
    turned = "，横向" if page.is_landscape else ""
    return f"{round(page.width / spec.points(1))}×{round(page.height / spec.points(1))} mm{turned}"


def _grid(grid: Grid) -> str:
    kind = _GRIDS.get(grid.kind)
    if kind is None or grid.line_pitch is None:
        return "无"
    return f"{kind}，行距 {grid.line_pitch:.4g} 磅"


OF_PAGES: tuple[tuple[str, Callable[[Section], str]], ...] = (
    ("纸张", _paper),
    ("页边距", _margins),
    ("装订线", lambda page: _millimetres(page.gutter)),
    ("页眉距边界", lambda page: _millimetres(page.header_distance)),
    ("页脚距边界", lambda page: _millimetres(page.footer_distance)),
    ("文档网格", lambda page: _grid(page.grid)),
)

OF_TABLES: tuple[tuple[str, Callable[[Table], str]], ...] = (
    ("宽度", lambda table: _millimetres(table.width) if table.width else _UNSAID),
    ("跨页重复表头", lambda table: _yes(wanted=table.repeats_header)),
    ("行内断页", lambda table: _yes(wanted=table.rows_may_break)),
)

_FACES = {"even": "双数面", "first": "首面"}


def footer(block: Block, *, both: bool) -> str:
    """Return how a footer reads and stands; ``both`` tells that left and right pages differ.

    A page number is always 1, whichever page the file was saved on.
    """
    face = _FACES.get(block.page_kind, "单数面" if both else "各面")
    text = _DIGITS.sub("1", block.text.strip())
    look = next((run.format for run in block.runs), CharacterFormat())
    size = spec.size_name(look.size) if look.size else _UNSAID
    place = _ALIGNMENTS[block.format.alignment]
    return f"{face} {text} {place} {size} {look.east_asian_font or _UNSAID}"


_DIGITS = re.compile(r"\d+")
