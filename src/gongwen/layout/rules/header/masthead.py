"""The masthead 「发文机关标志」: red, centred, large."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import sheets, spec, spoil
from gongwen.layout.fonts import Family, family
from gongwen.layout.measured import masthead_distance
from gongwen.layout.specimen import letter, minutes, notice, order, request
from gongwen.layout.view import block_of, is_centred, stretches_of
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Alignment, Part

RULE = Rule(
    code="HDR-04",
    name="masthead",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="发文机关标志不符合规定",
    why="发文机关标志居中、用红色，推荐小标宋；字号国家标准没有规定，以醒目、庄重为度。",
    basis=("GB/T 9704—2012 7.2.4",),
    examples=(
        Staged(
            "标志为黑色",
            lambda: spoil.looks(notice(), "办公室文件", lambda look: replace(look, color=None)),
            ("云川市人民政府办公室文件",),
        ),
        Staged(
            "标志居左",
            lambda: spoil.shapes(
                notice(), "办公室文件", lambda form: replace(form, alignment=Alignment.LEFT)
            ),
            ("云川市人民政府办公室文件",),
        ),
        Staged(
            "标志用黑体",
            lambda: spoil.looks(
                notice(), "办公室文件", lambda look: replace(look, east_asian_font="黑体")
            ),
            ("云川市人民政府办公室文件",),
        ),
        Staged("红色小标宋，居中", notice),
        Staged("上行文", request),
        Staged("信函", letter),
        Staged("命令", order),
        Staged("纪要", minutes),
        Staged("排出来上缘距版心上缘 35 mm", notice, pages=sheets.in_pages),
        Staged("信函标志距上页边 30 mm", letter, pages=sheets.in_pages),
        Staged(
            "排出来低了 6 mm",
            notice,
            ("云川市人民政府办公室文件",),
            sheets.moved("办公室文件", down=6),
        ),
        Staged("套打红头纸，文件里没有标志", lambda: spoil.drop(notice(), "办公室文件")),
    ),
)

_ADVICE = "标志上缘至版心上缘的距离只能在排好的页面上量，请打印后核对"


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield a masthead in text that is not red, not centred or too small; its font as a hint.

    On rendered pages its distance is measured too.
    """
    if not draft.document.has_layout:
        return
    for element in draft.anatomy.all(ElementKind.MASTHEAD):
        fault = _colour_and_size(draft, element) or _place(draft, element)
        if fault:
            yield Hit(element.start, element.end, message=fault, advice=_ADVICE)
            continue
        fonts = {family(s.look.east_asian_font) for s in stretches_of(draft, [element])}
        odd = fonts - {None, Family.XIAOBIAOSONG}
        if odd:
            names = "、".join(sorted(kind.label for kind in odd if kind))
            message = f"发文机关标志为{names}，推荐用小标宋"
            yield Hit(element.start, element.end, message=message, severity=Severity.S3)
    yield from _too_high_or_low(draft)


def _too_high_or_low(draft: Draft) -> Iterator[Hit]:
    element = draft.anatomy.first(ElementKind.MASTHEAD)
    distance = masthead_distance(draft)
    if element is None or distance is None or distance.fits:
        return
    # Where another font stands in, its own height moves the ink by a millimetre or two.
    severity = Severity.S3 if draft.rendered and draft.rendered.substituted else None
    message = f"{distance.wanted.name} {distance.text}"
    advice = "调整标志段前间距；标志用的字体本机没有时，以用本字体打印的效果为准"
    yield Hit(element.start, element.end, message=message, advice=advice, severity=severity)


def _colour_and_size(draft: Draft, element: Element) -> str:
    wrong: list[str] = []
    runs = [stretch for stretch in stretches_of(draft, [element]) if stretch.weight]
    if any(not spec.is_red(stretch.look.color) for stretch in runs):
        color = next(s.look.color for s in runs if not spec.is_red(s.look.color))
        wrong.append(f"颜色为{'黑色' if spec.is_black(color) else '#' + str(color)}，应为红色")
    sizes = [stretch.look.size for stretch in runs if stretch.look.size]
    if sizes and max(sizes) < spec.MASTHEAD_LEAST_SIZE:
        wrong.append(f"字号为{spec.size_name(max(sizes))}，过小，不够醒目")
    return "发文机关标志" + "；".join(wrong) if wrong else ""


def _place(draft: Draft, element: Element) -> str:
    """Return how the masthead is misplaced; in a text box or a table its frame decides."""
    block = block_of(draft, element)
    if block.part is not Part.BODY or block.cell is not None or is_centred(block):
        return ""
    if block.format.alignment is Alignment.DISTRIBUTE:  # spread over the whole line
        return ""
    return "发文机关标志没有居中"
