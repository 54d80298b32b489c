"""The page number itself: 四号宋体 between two dashes, computed, continuous."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.layout import spec, spoil
from gongwen.layout.fonts import Family, family
from gongwen.layout.rules.page_number.footer import (
    PageNumber,
    hit,
    is_formal,
    page_numbers,
    place_of_missing,
)
from gongwen.layout.specimen import letter, notice, request
from gongwen.layout.view import stretches
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Document, Field, Part


def _in_text_boxes() -> Document:
    document = notice()
    return replace(
        document,
        blocks=tuple(
            replace(block, part=Part.TEXT_BOX) if block.part is Part.FOOTER else block
            for block in document.blocks
        ),
    )


FONT = Rule(
    code="PGN-01",
    name="page-number-font",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="页码不是四号宋体",
    why="页码一般用四号半角宋体阿拉伯数字。",
    basis=("GB/T 9704—2012 7.5",),
    examples=(
        Staged(
            "页码用 Times New Roman 小五",
            lambda: spoil.looks(
                notice(), "— ", lambda look: replace(look, latin_font="Times New Roman", size=9.0)
            ),
            ("— 1 —",),
        ),
        Staged("四号宋体", notice),
        Staged(
            "四号 SimSun",
            lambda: spoil.looks(notice(), "— ", lambda look: replace(look, latin_font="SimSun")),
        ),
    ),
)
DASHES = Rule(
    code="PGN-02",
    name="page-number-dashes",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="页码左右没有一字线",
    why="页码数字左右各放一条一字线，写作“— 1 —”，不用连字符，也不写“第×页”。",
    basis=("GB/T 9704—2012 7.5",),
    examples=(
        Staged("页码写作 -1-", lambda: _texts("-1-", "-2-"), ("-1-",)),
        Staged("页码只有数字", lambda: _texts("1", "2"), ("1",)),
        Staged("页码写作第1页", lambda: _texts("第1页", "第2页"), ("第1页",)),
        Staged("一字线与数字之间不空格", lambda: _texts("—1—", "—2—")),
        Staged("— 1 —", notice),
        Staged("信函", letter),
    ),
)
CONTINUOUS = Rule(
    code="PGN-05",
    name="page-number-continuous",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="页码按节计数，附件与正文不连续",
    why="附件与正文一起装订时，页码应当连续编排。",
    basis=("GB/T 9704—2012 7.5",),
    examples=(
        Staged("页码域是节内页数", lambda: _fields("SECTIONPAGES"), ("— 1 —",)),
        Staged("页码连续", notice),
    ),
)
COMPUTED = Rule(
    code="PGN-07",
    name="page-number-field",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="页码是写死的数字",
    why="页码应由软件按页自动计算；写死的数字每页相同，正文一改就错。",
    basis=("GB/T 9704—2012 7.5",),
    examples=(
        Staged("页码是写死的数字", lambda: _fields(""), ("— 1 —",)),
        Staged(
            "没有页码",
            lambda: spoil.drop(spoil.drop(request(), "— 1 —"), "— 2 —"),
            ("云川市卫生健康委员会\n关于增加社区卫生服务中心设备购置经费的请示",),
        ),
        Staged("页码由域计算", notice),
        Staged("页码在页脚的文本框里", _in_text_boxes),
    ),
)
RULES = (FONT, DASHES, CONTINUOUS, COMPUTED)

_DASHED = re.compile(r"[ \u3000]*[—―─][ \u3000]*\d+[ \u3000]*[—―─][ \u3000]*")


@FONT.finder
def find_font(draft: Draft) -> Iterator[Hit]:
    """Yield the first page number that is not in 四号宋体."""
    faulty: list[tuple[PageNumber, str]] = []
    for number in page_numbers(draft):
        seen = _odd_look(draft, number)
        if seen:
            faulty.append((number, seen))
    if faulty:
        number, seen = faulty[0]
        yield hit(number, f"页码为{seen}，一般用四号宋体", count=len(faulty))


def _odd_look(draft: Draft, number: PageNumber) -> str:
    """Return how the digits of a page number look, where that is not 四号宋体."""
    for stretch in stretches(draft.document, number.start, number.end):
        if not any(mark.isdigit() for mark in stretch.text):
            continue
        font = stretch.look.latin_font
        is_song = family(font) in {None, Family.SONG}
        if not (is_song and spec.is_size(stretch.look.size, spec.PAGE_NUMBER_SIZE)):
            size = stretch.look.size
            parts = ("" if is_song else str(font), spec.size_name(size) if size else "")
            return " ".join(part for part in parts if part)
    return ""


@DASHES.finder
def find_dashes(draft: Draft) -> Iterator[Hit]:
    """Yield the first page number without a dash on either side."""
    if draft.anatomy.document_format == "plain":
        return
    bare = [n for n in page_numbers(draft) if not _DASHED.fullmatch(_line(draft, n))]
    if bare:
        written = draft.text[bare[0].start : bare[0].end]
        message = f"页码写作“{written}”，数字左右应各有一条一字线，如“— 1 —”"
        yield hit(bare[0], message, count=len(bare))


def _line(draft: Draft, number: PageNumber) -> str:
    return draft.text[number.start : number.end]


@CONTINUOUS.finder
def find_continuous(draft: Draft) -> Iterator[Hit]:
    """Yield the first page number that counts the pages of its section."""
    document = draft.document
    for index, block in enumerate(document.blocks):
        for field in block.fields:
            if "SECTIONPAGES" in field.instruction.upper():
                start = document.starts[index]
                yield Hit(start, start + len(block.text), advice="改用连续的页码域（PAGE）")
                return


@COMPUTED.finder
def find_computed(draft: Draft) -> Iterator[Hit]:
    """Yield the first page number that is mere text, or the title where there is none at all."""
    if not draft.document.has_layout:
        return
    numbers = list(page_numbers(draft))
    dead = [number for number in numbers if not number.is_computed]
    if dead:
        yield hit(dead[0], "页码是写死的数字，每页相同", "删去数字，插入页码域（PAGE）", len(dead))
    elif not numbers and is_formal(draft) and not _has_fields(draft):
        start, end = place_of_missing(draft)
        advice = "在页脚插入页码，写作“— 1 —”，单页居右、双页居左各空一字"
        yield Hit(start, end, message="没有页码", advice=advice, severity=Severity.S2)


def _has_fields(draft: Draft) -> bool:
    return any(block.fields and block.part is Part.FOOTER for block in draft.document.blocks)


def _texts(*texts: str) -> Document:
    """Return the notice with its page numbers reading ``texts``."""
    document = notice()
    for old, new in zip(("— 1 —", "— 2 —"), texts, strict=True):
        digits = re.search(r"\d", new)
        at = digits.start() if digits else 0
        document = spoil.reword(document, old, new)
        document = replace(
            document,
            blocks=tuple(
                replace(block, fields=(Field(at, at + 1, "PAGE"),)) if block.text == new else block
                for block in document.blocks
            ),
        )
    return document


def _fields(instruction: str) -> Document:
    """Return the notice with other fields, or none, in its page numbers."""
    document = notice()
    return replace(
        document,
        blocks=tuple(
            replace(block, fields=(Field(2, 3, instruction),) if instruction else ())
            if block.part is Part.FOOTER
            else block
            for block in document.blocks
        ),
    )
