"""Faults of the page: paper, margins, lines, fonts, page numbers, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.plants.looks import (
    GENERAL,
    Change,
    both,
    each,
    footers,
    look,
    page,
    plants,
    shape,
)
from benchmarks.plants.plant import Plant
from gongwen.layout import spoil
from gongwen.text import Alignment, Block, Document, Field, LineRule, Part, Run

# Each of these words stands in a paragraph of the body of the specimen with that number.
WORDS = {
    "02": "希望受到表彰",
    "07": "（二）推进数据共享",
    "08": "各县（市、区）人民政府分管",
    "09": "2026年第三季度，市人民政府办公室共",
    "10": "（二）严格质量",
    "11": "更新数字化X射线机",
    "12": "二、你委要严格",
}


def page_plants() -> Iterator[Plant]:
    """Yield faults of paper, margins and lines."""
    yield from plants(
        "FMT-001",
        "",
        each(
            GENERAL,
            page(width=612.0, height=792.0),
            page(width=515.9, height=728.5),
            page(width=521.6, height=737.0),
            page(width=841.9, height=1190.6),
            page(width=841.9, height=595.3, is_landscape=True),
        ),
    )
    tops = (page(top=72.0), page(top=56.7), page(top=85.0), page(top=127.6), page(top=90.0))
    yield from plants("FMT-002,FMT-004", "", each(GENERAL, *tops))
    lefts = (page(left=90.0), page(left=72.0), page(left=56.7), page(left=65.0), page(left=99.2))
    yield from plants("FMT-003,FMT-004", "", each(GENERAL, *lefts))
    areas = (
        page(top=72.0, bottom=72.0, left=90.0, right=90.0),
        page(bottom=56.7),
        page(right=90.0),
        page(left=72.0, right=45.0),
        page(bottom=130.0),
    )
    yield from plants("FMT-004", "", each(GENERAL, *areas))
    exact = [
        shape("。", line_rule=LineRule.EXACT, line=height) for height in (25.0, 30.0, 33.0, 20.0)
    ]
    half = shape("。", line_rule=LineRule.MULTIPLE, line=1.5, snap_to_grid=False)
    yield from plants("FMT-005", "", each(GENERAL, *exact, half))
    spaced = [look("。", spacing=width) for width in (1.0, 0.6, 1.5, 2.0, -1.5)]
    yield from plants("FMT-006", "", each(GENERAL, *spaced))
    top_bound = [_bound_at_top(width) for width in (14.2, 28.3, 20.0, 8.5, 42.5)]
    yield from plants("FMT-013", "", each(GENERAL, *top_bound))


def _bound_at_top(gutter: float) -> Change:
    return lambda document: replace(page(gutter=gutter)(document), gutter_at_top=True)


def look_plants() -> Iterator[Plant]:
    """Yield faults of fonts, colours and white space in the body."""
    whole = (
        look("。", east_asian_font="宋体"),
        look("。", east_asian_font="微软雅黑", size=12.0),
        look("。", size=14.0),
        look("。", east_asian_font="楷体_GB2312"),
        look("。", size=15.0),
    )
    yield from plants("FMT-007", "", each(GENERAL, *whole))
    for number, words in WORDS.items():
        yield from plants("FMT-007,BOD-10", words, [(number, look(words, size=12.0))])
    colours = ("FF0000", "0070C0", "808080", "00B050", "FFC000")
    for (number, words), colour in zip(WORDS.items(), colours, strict=False):
        yield from plants("FMT-008", words, [(number, look(words, color=colour))])
    for number, change in each(
        list(WORDS),
        look(WORDS["02"], underline=True),
        look(WORDS["07"], italic=True),
        look(WORDS["08"], strike=True),
        look(WORDS["09"], effect=True),
        look(WORDS["10"], underline=True, italic=True),
    ):
        yield from plants("FMT-009", WORDS[number], [(number, change)])
    latin = ("Calibri", "Arial", "Courier New", "Cambria", "Verdana")
    for (number, words), font in zip(list(WORDS.items())[1:6], latin, strict=True):
        yield from plants("FMT-010", "", [(number, look(words, latin_font=font))])
    for number, words in list(WORDS.items())[:3]:
        yield from plants("FMT-012", "", [(number, _blank(words))])
        yield from plants("FMT-012", "", [(number, _broken(words))])
    for number, words in list(WORDS.items())[:5]:
        yield from plants("FMT-008,FMT-011", words, [(number, look(words, highlight="yellow"))])


def _blank(words: str) -> Change:
    return lambda document: spoil.insert(document, words, spoil.alike(document, words, ""))


def _broken(words: str) -> Change:
    return lambda document: spoil.reword(document, words, words[:4] + "\n" + words[4:])


def number_plants() -> Iterator[Plant]:
    """Yield faults of page numbers and tables."""
    fonts = (
        look("— ", east_asian_font="Times New Roman", latin_font="Times New Roman", size=9.0),
        look("— ", size=10.5),
        look("— ", east_asian_font="黑体", latin_font="黑体"),
        look("— ", east_asian_font="仿宋_GB2312", latin_font="仿宋_GB2312"),
        look("— ", size=16.0),
    )
    yield from plants("PGN-01", "", each(GENERAL, *fonts))
    dashes = [
        _numbered(before, after)
        for before, after in (
            ("-", "-"),
            ("第", "页"),
            ("", ""),
            ("第 ", " 页 共 5 页"),
            ("~ ", " ~"),
        )
    ]
    yield from plants("PGN-02", "", each(GENERAL, *dashes))
    sides = (
        footers(_centred),
        both(footers(_centred), _same_sides),
        _same_sides,
        shape("— ", alignment=Alignment.LEFT),
        shape("— ", alignment=Alignment.RIGHT),
    )
    yield from plants("PGN-03", "", each(GENERAL, *sides))
    distances = [page(footer_distance=points) for points in (42.5, 28.3, 14.2, 56.7, 36.0)]
    yield from plants("PGN-04", "", each(GENERAL, *distances))
    yield from plants("PGN-05", "", each(GENERAL, *[_by_section] * 5))
    yield from plants("PGN-07", "", each(GENERAL, *[_typed] * 5))
    letters = [
        ("14", lambda document: spoil.page(document, lambda p: replace(p, title_page=False)))
    ]
    yield from plants("PGN-06", "", letters)
    yield from _table_plants()


def _table_plants() -> Iterator[Plant]:
    turned: list[tuple[str, Change]] = [
        (number, _turned) for number in ("02", "08", "11", "13", "08")
    ]
    yield from plants("TBL-01", "", turned)
    widths = [_framed(width) for width in (460.0, 480.0, 500.0, 520.0, 560.0)]
    yield from plants("TBL-02", "", each(("11", "08"), *widths))


def _turned(document: Document) -> Document:
    """Return ``document`` with its annexes on landscape pages."""
    first = next(
        index
        for index, block in enumerate(document.blocks)
        if block.page_break and block.text.startswith("附件")
    )
    page_ = document.sections[0]
    turned = replace(
        page_, first_block=first, width=page_.height, height=page_.width, is_landscape=True
    )
    return replace(document, sections=(page_, turned))


def _framed(width: float) -> Change:
    return lambda document: replace(
        document, tables=tuple(replace(table, width=width) for table in document.tables)
    )


def _centred(block: Block) -> Block:
    return replace(block, format=replace(block.format, alignment=Alignment.CENTER))


def _same_sides(document: Document) -> Document:
    kept = tuple(
        block
        for block in document.blocks
        if block.part is not Part.FOOTER or block.page_kind != "even"
    )
    return replace(document, blocks=kept, even_and_odd=False)


def _numbered(before: str, after: str) -> Change:
    def change(block: Block) -> Block:
        field = block.fields[0]
        shown = block.text[field.start : field.end]
        text = before + shown + after
        at = len(before)
        return replace(
            block,
            text=text,
            runs=(Run(0, len(text), block.runs[0].format),),
            fields=(Field(at, at + len(shown), field.instruction),),
        )

    return footers(change)


def _by_section(document: Document) -> Document:
    def change(block: Block) -> Block:
        return replace(
            block,
            fields=tuple(replace(field, instruction="SECTIONPAGES") for field in block.fields),
        )

    return footers(change)(document)


def _typed(document: Document) -> Document:
    return footers(lambda block: replace(block, fields=()))(document)
