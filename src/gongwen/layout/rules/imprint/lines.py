"""The imprint stands between lines: thick ones outside, thin ones inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import sheets, spec, spoil
from gongwen.layout.measured import imprint_place
from gongwen.layout.specimen import letter, notice, request
from gongwen.layout.view import IMPRINT, is_issued
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Border, Document, Drawing, ParagraphFormat


def _unlined() -> Document:
    document = notice()
    start = _imprint_start(document)
    kept = [b for i, b in enumerate(document.blocks) if i < start or not spoil.is_line(b)]
    return replace(document, blocks=tuple(kept))


def _thin() -> Document:
    return spoil.lines(notice(), _half_a_point)


def _half_a_point(form: ParagraphFormat) -> ParagraphFormat:
    color = form.bottom_border.color if form.bottom_border else None
    return replace(form, bottom_border=Border("single", 0.5, color))


def _drawn() -> Document:
    unlined = _unlined()
    at = _imprint_start(unlined) + 1
    line = Drawing("line", at, spec.TYPE_WIDTH.points, 0.0, "000000")
    return replace(unlined, drawings=(line,))


def _main_before_copies() -> Document:
    main = spoil.alike(notice(), "抄送：", "主送：各县（区）人民政府。")
    return spoil.insert(spoil.drop(notice(), "各县（区）人民政府，"), "抄送：", main)


def _main_after_copies() -> Document:
    main = spoil.alike(notice(), "抄送：", "主送：各县（区）人民政府。")
    document = spoil.drop(notice(), "各县（区）人民政府，")
    at = _imprint_start(document) + 2
    blocks = (*document.blocks[:at], main, *document.blocks[at:])
    return replace(document, blocks=blocks)


def _line_between() -> Document:
    return spoil.shapes(
        _main_before_copies(),
        "主送：",
        lambda form: replace(form, bottom_border=Border("single", spec.IMPRINT_THIN_LINE)),
    )


LINES = Rule(
    code="IMP-01",
    name="imprint-lines",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="版记没有分隔线",
    why="版记用与版心等宽的线隔开，首末条推荐 0.35 mm，中间推荐 0.25 mm；版记在最后一面，末条线与版心下边缘重合。",
    basis=("GB/T 9704—2012 7.4.1",),
    examples=(
        Staged(
            "版记没有线",
            _unlined,
            ("抄送：市委办公室，市人大常委会办公室，市政协办公室。",),
        ),
        Staged(
            "首末线和中间线一样细",
            _thin,
            ("抄送：市委办公室，市人大常委会办公室，市政协办公室。",),
        ),
        Staged("首末粗、中间细", notice),
        Staged("没有抄送机关", request),
        Staged("信函的版记不加线", letter),
        Staged("版记线是画的", _drawn),
        Staged("排出来末条线在末面版心下边缘", notice, pages=sheets.in_pages),
        Staged(
            "排出来末条线高了 30 mm",
            notice,
            ("云川市人民政府办公室\t2026年3月23日印发",),
            lambda document: sheets.in_pages(document, foot=spec.points(232)),
        ),
        Staged(
            "排出来落在单数面",
            notice,
            ("云川市人民政府办公室\t2026年3月23日印发",),
            sheets.turned("供水设施改造施工要求"),
        ),
    ),
)
MAIN = Rule(
    code="IMP-03",
    name="main-recipients-in-imprint",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="版记中的主送机关编排不符合规定",
    why="主送机关移到版记时，“主送：”排在抄送机关的上一行，两者之间不加分隔线。",
    basis=("GB/T 9704—2012 7.4.2",),
    examples=(
        Staged("主送排在抄送之下", _main_after_copies, ("主送：各县（区）人民政府。",)),
        Staged("主送与抄送之间有线", _line_between, ("主送：各县（区）人民政府。",)),
        Staged("主送在抄送上一行", _main_before_copies),
        Staged("主送不在版记", notice),
    ),
)
OTHER = Rule(
    code="IMP-05",
    name="other-imprint",
    severity=Severity.S3,
    strength=Strength.REQUIRED,
    message="版记其他要素之前没有细分隔线",
    why="版记中如有印发份数、翻印说明等其他要素，与末一要素之间用细分隔线隔开。",
    basis=("GB/T 9704—2012 7.4.3",),
    examples=(
        Staged("份数与印发机关之间没有线", lambda: _copies_line(lined=False), ("（共印80份）",)),
        Staged("份数与印发机关之间有细线", lambda: _copies_line(lined=True)),
    ),
)
RULES = (LINES, MAIN, OTHER)

_POSITION = "版记是否落在最后一面、末条线是否贴版心下边缘，请以打印效果为准"


@LINES.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the imprint if no line is near it, or if its outer lines are as thin as the inner.

    On rendered pages, yield it where it stands on another page or height than it should, too.
    """
    document = draft.document
    elements = list(draft.anatomy.all(*IMPRINT))
    if not document.has_layout or not elements or not is_issued(draft):
        return
    yield from _on_page(draft, elements[-1])
    if draft.anatomy.document_format == "letter":
        return
    first, last = elements[0], elements[-1]
    if any(document.blocks[element.first].cell is not None for element in elements):
        return  # the borders of a table draw the lines
    if any(drawing.block >= first.first - _NEAR for drawing in document.drawings):
        return
    borders = _borders(document, first.first - 1, last.last + 1)
    if not borders:
        yield Hit(first.start, first.end, advice=f"在版记各要素之间加与版心等宽的线；{_POSITION}")
    elif len(borders) > _OUTER and min(borders[0].width, borders[-1].width) <= min(
        border.width for border in borders[1:-1]
    ):
        message = "版记首条、末条线不比中间的粗，推荐首末 0.35 mm、中间 0.25 mm"
        yield Hit(first.start, first.end, message=message, advice=_POSITION, severity=Severity.S3)


def _on_page(draft: Draft, last: Element) -> Iterator[Hit]:
    place = imprint_place(draft)
    if place is None:
        return
    if place.page != place.pages:
        message = f"版记在第 {place.page} 面，应在最后一面（第 {place.pages} 面）"
        yield Hit(last.start, last.end, message=message)
    elif place.page % 2 and draft.anatomy.document_format != "letter":
        message = f"版记在第 {place.page} 面，双面印刷时通常落在双数面"
        yield Hit(last.start, last.end, message=message, severity=Severity.S3)
    if place.below is not None and not place.below.fits:
        where = "上方" if place.below.value < 0 else "下方"
        off = spec.shown(abs(place.below.value))
        message = f"版记末条线在版心下边缘{where} {off}，应与版心下边缘重合"
        yield Hit(last.start, last.end, message=message, advice="把版记固定在版心底部")


_NEAR = 3
_OUTER = 2


def _borders(document: Document, first: int, last: int) -> list[Border]:
    """Return the borders on blocks ``first`` to ``last``, from top to bottom."""
    found: list[Border] = []
    for block in document.blocks[max(first, 0) : last + 1]:
        found += [b for b in (block.format.top_border, block.format.bottom_border) if b]
    return found


@MAIN.finder
def find_main(draft: Draft) -> Iterator[Hit]:
    """Yield main recipients below the copy recipients, or parted from them by a line."""
    main = draft.anatomy.first(ElementKind.MAIN_RECIPIENTS_IMPRINT)
    copies = draft.anatomy.first(ElementKind.COPY_RECIPIENTS)
    if main is None or copies is None:
        return
    if main.start > copies.start:
        message = "版记中主送排在抄送之下，应排在抄送的上一行"
        yield Hit(main.start, main.end, message=message)
        return
    blocks = draft.document.blocks
    between = blocks[main.last : copies.first + 1]
    lined = between[0].format.bottom_border or between[-1].format.top_border
    if lined or any(
        _bears(block.format.top_border, block.format.bottom_border) for block in between[1:-1]
    ):
        yield Hit(main.start, main.end, message="版记中主送与抄送之间加了分隔线，两者之间不加线")


def _bears(*borders: Border | None) -> bool:
    return any(borders)


@OTHER.finder
def find_other(draft: Draft) -> Iterator[Hit]:
    """Yield other elements of the imprint that no line parts from the one above."""
    document = draft.document
    if not document.has_layout or draft.anatomy.document_format == "letter":
        return
    printing = draft.anatomy.first(ElementKind.PRINTING)
    for element in draft.anatomy.all(ElementKind.IMPRINT_OTHER):
        block = document.blocks[element.first]
        if printing is None or element.start < printing.start or block.cell is not None:
            continue
        if any(drawing.block >= printing.first for drawing in document.drawings):
            continue
        above = document.blocks[printing.last : element.first]
        parted = block.format.top_border or above[0].format.bottom_border
        lined = [b for b in above[1:] if _bears(b.format.top_border, b.format.bottom_border)]
        if not (parted or lined):
            yield Hit(element.start, element.end)


def _imprint_start(document: Document) -> int:
    return next(i for i, b in enumerate(document.blocks) if b.text.startswith("抄送")) - 1


def _copies_line(*, lined: bool) -> Document:
    document = notice()
    at = next(i for i, b in enumerate(document.blocks) if "23日印发" in b.text) + 1
    line = spoil.alike(document, "23日印发", "（共印80份）")
    ruled = document.blocks[at]
    added = (ruled, line) if lined else (line,)
    return replace(document, blocks=(*document.blocks[:at], *added, *document.blocks[at:]))
