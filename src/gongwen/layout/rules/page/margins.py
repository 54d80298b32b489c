"""Margins and type area 「版心」: 37 mm above, 28 mm at the binding edge, 156 mm × 225 mm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from gongwen.anatomy import ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.rules.page.place import hit_on_page, sections
from gongwen.layout.specimen import letter, notice
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Document, Section

TOP = Rule(
    code="FMT-002",
    name="top-margin",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="天头（上边距）不是 37 mm",
    why="公文天头为 37 mm，误差不超过 1 mm；按固定行距补偿行框的文件设为 34.58 mm，纸面效果相同。",
    basis=("GB/T 9704—2012 5.2.1",),
    examples=(
        Staged("上边距改为 2.54 厘米", lambda: _margins(notice(), top=72.0), ("000012",)),
        Staged("上边距 37 mm", notice),
        Staged("补偿口径 34.58 mm", lambda: _margins(notice(), top=98.0, bottom=92.35)),
        Staged("信函首页从 30 mm 排起", letter),
    ),
)
LEFT = Rule(
    code="FMT-003",
    name="binding-margin",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="订口（左边距）不是 28 mm",
    why="公文左侧装订，订口为 28 mm，误差不超过 1 mm；设了装订线的，装订线宽度计算在内。",
    basis=("GB/T 9704—2012 5.2.1",),
    examples=(
        Staged("左边距改为 3.17 厘米", lambda: _margins(notice(), left=90.0), ("000012",)),
        Staged("左边距 18 mm 加装订线 10 mm", lambda: _gutter(notice())),
        Staged("左边距 28 mm", notice),
    ),
)
TYPE_AREA = Rule(
    code="FMT-004",
    name="type-area",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="版心不是 156 mm×225 mm",
    why="版心尺寸为 156 mm×225 mm，误差不超过 1 mm，它与每面行数、每行字数一起决定版面。",
    basis=("GB/T 9704—2012 5.2.1",),
    examples=(
        Staged(
            "四边都是软件默认页边距",
            lambda: _margins(notice(), top=72.0, bottom=72.0, left=90.0, right=90.0),
            ("000012",),
        ),
        Staged("下边距过小", lambda: _margins(notice(), bottom=56.7), ("000012",)),
        Staged("只有左边距不对，右边距合适", lambda: _margins(notice(), left=90.0)),
        Staged("补偿口径的上下边距", lambda: _margins(notice(), top=98.0, bottom=92.35)),
        Staged("版心合格", notice),
    ),
)
RULES = (TOP, LEFT, TYPE_AREA)

# On pre-printed paper the first page leaves room for the masthead that is already there.
_PREPRINTED_TOP = spec.points(60)

Fault = Callable[[Draft, int, Section], str]


@TOP.finder
def find_top(draft: Draft) -> Iterator[Hit]:
    """Yield the first upright section whose top margin is out of tolerance."""
    yield from _report(draft, _top_fault)


@LEFT.finder
def find_left(draft: Draft) -> Iterator[Hit]:
    """Yield the first upright section whose binding margin is out of tolerance."""
    yield from _report(draft, _left_fault)


@TYPE_AREA.finder
def find_type_area(draft: Draft) -> Iterator[Hit]:
    """Yield the first section whose type area is wrong beyond a wrong top or left margin."""
    yield from _report(draft, _area_fault)


def _report(draft: Draft, fault: Fault) -> Iterator[Hit]:
    upright = [(index, page) for index, page in sections(draft) if page.width <= page.height]
    faulty = [(page, what) for index, page in upright if (what := fault(draft, index, page))]
    if faulty:
        page, what = faulty[0]
        yield hit_on_page(draft, page, what, len(faulty))


def _top(draft: Draft, page: Section) -> float:
    return abs(page.top) + (page.gutter if draft.document.gutter_at_top else 0.0)


def _left(draft: Draft, page: Section) -> float:
    return page.left + (0.0 if draft.document.gutter_at_top else page.gutter)


def _top_fault(draft: Draft, index: int, page: Section) -> str:
    top = _top(draft, page)
    if spec.TOP_MARGIN.accepts(top) or (index == 0 and _has_own_first_page(draft, top)):
        return ""
    return f"上边距为 {spec.shown(top)}，应为 {spec.TOP_MARGIN.label}"


def _has_own_first_page(draft: Draft, top: float) -> bool:
    """Tell whether the first page begins where a letter, an order or pre-printed paper lets it."""
    if draft.anatomy.document_format in {"letter", "order"}:
        # The masthead of these formats is measured from the edge or set higher on the first page.
        return spec.points(19) <= top <= spec.TOP_MARGIN.points + spec.points(1)
    return draft.anatomy.first(ElementKind.MASTHEAD) is None and top >= _PREPRINTED_TOP


def _left_fault(draft: Draft, _index: int, page: Section) -> str:
    left = _left(draft, page)
    if spec.LEFT_MARGIN.accepts(left):
        return ""
    return f"左边距（订口）为 {spec.shown(left)}，应为 {spec.LEFT_MARGIN.label}"


def _area_fault(draft: Draft, index: int, page: Section) -> str:
    """Return how the type area is wrong; a side whose outer margin is right is not to blame."""
    wrong: list[str] = []
    width = page.width - _left(draft, page) - page.right
    if not (spec.TYPE_WIDTH.accepts(width) or spec.RIGHT_MARGIN.accepts(page.right)):
        wrong.append(f"版心宽 {spec.shown(width)}，应为 {spec.TYPE_WIDTH.label}")
    height = page.height - _top(draft, page) - abs(page.bottom)
    if not (
        spec.TYPE_HEIGHT.accepts(height)
        or spec.BOTTOM_MARGIN.accepts(abs(page.bottom))
        or (index == 0 and _has_own_first_page(draft, _top(draft, page)))
    ):
        wrong.append(f"版心高 {spec.shown(height)}，应为 {spec.TYPE_HEIGHT.label}")
    if not wrong:
        return ""
    outer = f"（右边距 {spec.shown(page.right)}，下边距 {spec.shown(abs(page.bottom))}，推算应为 26 mm 和 35 mm）"
    return "；".join(wrong) + outer


def _margins(
    document: Document,
    *,
    top: float | None = None,
    bottom: float | None = None,
    left: float | None = None,
    right: float | None = None,
) -> Document:
    """Return ``document`` with the margins that are given."""

    def change(page: Section) -> Section:
        return replace(
            page,
            top=page.top if top is None else top,
            bottom=page.bottom if bottom is None else bottom,
            left=page.left if left is None else left,
            right=page.right if right is None else right,
        )

    return spoil.page(document, change)


def _gutter(document: Document) -> Document:
    left = spec.twips(spec.points(18))
    return spoil.page(
        document, lambda page: replace(page, left=left, gutter=spec.twips(spec.points(10)))
    )
