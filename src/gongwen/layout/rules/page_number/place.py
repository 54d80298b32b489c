"""Where the page number stands: outside, 7 mm below the type area, not on a letter's first page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.layout import measured, sheets, spec, spoil
from gongwen.layout.rules.page_number.footer import PageNumber, hit, is_formal, page_numbers
from gongwen.layout.specimen import letter, notice, request
from gongwen.layout.view import left_of, right_of
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Alignment, Document, Part


def _centred() -> Document:
    document = spoil.shapes(
        spoil.drop(notice(), "— 2 —"),
        "— 1 —",
        lambda form: replace(form, alignment=Alignment.CENTER, right=0.0, right_chars=None),
    )
    return replace(document, even_and_odd=False)


def _boxed() -> Document:
    document = _centred()
    return replace(
        document,
        blocks=tuple(
            replace(block, part=Part.TEXT_BOX) if block.part is Part.FOOTER else block
            for block in document.blocks
        ),
    )


SIDES = Rule(
    code="PGN-03",
    name="page-number-sides",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="页码没有分单双页编排",
    why="公文双面印刷，单页码居右空一字，双页码居左空一字，都落在切口一侧；居中页码只见于内部材料。",
    basis=("GB/T 9704—2012 7.5",),
    examples=(
        Staged("页码居中，不分单双页", _centred, ("— 1 —",)),
        Staged(
            "分了单双页，但都居中",
            lambda: spoil.shapes(
                notice(),
                "— ",
                lambda form: replace(
                    form,
                    alignment=Alignment.CENTER,
                    right=0.0,
                    right_chars=None,
                    left=0.0,
                    left_chars=None,
                ),
            ),
            ("— 1 —",),
        ),
        Staged("单页居右，双页居左", notice),
        Staged("请示", request),
        Staged("页码在文本框里，由框定位", _boxed),
        Staged("排出来单页居右、双页居左", notice, pages=sheets.in_pages),
        Staged("排出来双页的页码也居右", notice, ("— 1 —",), sheets.moved("—2—", across=130)),
    ),
)
DISTANCE = Rule(
    code="PGN-04",
    name="page-number-distance",
    severity=Severity.S3,
    strength=Strength.REQUIRED,
    message="页码与版心的距离可能不是 7 mm",
    why="页码的一字线上缘距版心下边缘 7 mm；页脚距页边约 24.75 mm 时四号字页码恰好落在此处，打印后以实量为准。",
    basis=("GB/T 9704—2012 7.5",),
    examples=(
        Staged(
            "页脚距离是软件默认的 15 mm",
            lambda: spoil.page(notice(), lambda page: replace(page, footer_distance=42.5)),
            ("— 1 —",),
        ),
        Staged("页脚距离 24.75 mm", notice),
        Staged(
            "页脚距离不同，排出来恰在 7 mm 处",
            lambda: spoil.page(notice(), lambda page: replace(page, footer_distance=42.5)),
            pages=sheets.in_pages,
        ),
        Staged("排出来低了 5 mm", notice, ("— 1 —",), sheets.moved("—1—", down=5)),
        Staged("信函首页页脚另有双线", letter),
    ),
)
LETTER = Rule(
    code="PGN-06",
    name="letter-first-page",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="信函格式首页显示了页码",
    why="信函格式的公文首页不显示页码，从第二页起编排。",
    basis=("GB/T 9704—2012 10.1",),
    examples=(
        Staged(
            "信函没有设首页不同",
            lambda: spoil.page(letter(), lambda page: replace(page, title_page=False)),
            ("— 1 —",),
        ),
        Staged("信函首页没有页码", letter),
        Staged("通知首页有页码", notice),
    ),
)
RULES = (SIDES, DISTANCE, LETTER)


@SIDES.finder
def find_sides(draft: Draft) -> Iterator[Hit]:
    """Yield page numbers of an issued document that do not stand outside on either page."""
    numbers = [number for number in page_numbers(draft) if number.kind != "first"]
    if not numbers or not is_formal(draft):
        return
    shown = list(measured.page_numbers(draft))
    if shown:
        yield from _on_pages(shown, numbers[0])
        return
    numbers = [number for number in numbers if not _is_framed(number)]
    if not numbers:
        return
    if not draft.document.even_and_odd:
        message = "页码没有分单双页编排，应单页居右、双页居左，各空一字"
        yield hit(numbers[0], message, "页脚设“奇偶页不同”，奇数页居右、偶数页居左各空一字")
        return
    for number in numbers:
        fault = _side_fault(number)
        if fault:
            yield hit(number, fault)
            return


def _on_pages(shown: list[measured.NumberPlace], first: PageNumber) -> Iterator[Hit]:
    """Yield the first number if any does not stand outside; they are one cause."""
    inside = [number for number in shown if not number.is_outside]
    if not inside:
        return
    number = inside[0]
    side = "居右" if number.number % 2 else "居左"
    kind = "单" if number.number % 2 else "双"
    message = f"第 {number.page} 面的页码没有{side}空一字，{kind}页码应{side}空一字"
    advice = "页脚设“奇偶页不同”，奇数页居右、偶数页居左各空一字"
    yield hit(first, message, advice, len(inside))


def _is_framed(number: PageNumber) -> bool:
    """Tell whether a frame or a table, not the paragraph, places the number."""
    return number.block.part is Part.TEXT_BOX or number.block.cell is not None


def _side_fault(number: PageNumber) -> str:
    """Return how a page number stands at the wrong side, or nothing."""
    block = number.block
    is_even = number.kind == "even"
    alignment = block.format.alignment
    if block.format.tabs and "\t" in block.text:
        return ""
    if alignment is Alignment.CENTER:
        return "页码居中，应单页居右、双页居左，各空一字"
    if is_even and alignment is Alignment.RIGHT:
        return "双页页码居右，应居左空一字"
    if (
        not is_even
        and alignment in {Alignment.LEFT, Alignment.JUSTIFY}
        and left_of(block) < _MIDDLE
    ):
        return "单页页码居左，应居右空一字"
    indent = left_of(block) if is_even else right_of(block)
    if alignment is (Alignment.LEFT if is_even else Alignment.RIGHT):
        leading = len(block.text) - len(block.text.lstrip("\u3000"))
        first = block.format.first_line_chars or block.format.first_line / spec.PAGE_NUMBER_SIZE
        indent += (leading + first) if is_even else 0
        if abs(indent - spec.PAGE_NUMBER_INDENT) > spec.PLACE_TOLERANCE:
            return f"{'双' if is_even else '单'}页页码空 {indent:.2g} 字，应空一字"
    return ""


_MIDDLE = 10


@DISTANCE.finder
def find_distance(draft: Draft) -> Iterator[Hit]:
    """Yield the page number where the footer's distance puts it surely elsewhere."""
    every = list(page_numbers(draft))
    if not every or not is_formal(draft) or draft.anatomy.document_format == "letter":
        return
    shown = list(measured.page_numbers(draft))
    if shown:
        away = [number for number in shown if not number.distance.fits]
        if away:
            message = f"第 {away[0].page} 面页码一字线在版心下边缘之下 {away[0].distance.text}"
            yield hit(every[0], message, "调整页脚距页边的距离", len(away))
        return
    numbers = [number for number in every if not _is_framed(number)]
    if not numbers:
        return
    page = draft.document.sections[0]
    if numbers[0].block.part is Part.FOOTER and not spec.FOOTER_DISTANCE.accepts(
        page.footer_distance
    ):
        message = (
            f"页脚距页边 {spec.shown(page.footer_distance)}，页码一字线距版心下边缘可能不是 7 mm"
        )
        advice = "页脚距离设为 24.75 mm 左右，打印后量一字线至版心下边缘是否 7 mm"
        yield hit(numbers[0], message, advice)


@LETTER.finder
def find_letter(draft: Draft) -> Iterator[Hit]:
    """Yield the page number that a letter shows on its first page."""
    if draft.anatomy.document_format != "letter":
        return
    numbers = list(page_numbers(draft))
    shown = [number for number in numbers if number.kind == "first"]
    if not draft.document.sections[0].title_page:
        shown = numbers
    if shown:
        advice = "页脚设“首页不同”，首页页脚不放页码"
        yield hit(shown[0], "信函格式首页显示了页码", advice)
