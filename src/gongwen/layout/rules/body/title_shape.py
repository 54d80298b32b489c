"""The lines of a title: whole words, a trapezium or a lozenge."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spoil
from gongwen.layout.compose.pieces import width_of
from gongwen.layout.specimen import letter, notice
from gongwen.layout.title_lines import lines_of, outline
from gongwen.layout.title_words import NEVER_FIRST, Places
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Document, Page, RenderedPages, line_at

RULE = Rule(
    code="BOD-02",
    name="title-shape",
    severity=Severity.S3,
    strength=Strength.REQUIRED,
    message="标题回行不符合规定",
    why="多行标题回行时词意要完整、排列要对称，使用梯形或菱形，不排成沙漏形或各行等长的矩形。",
    basis=("GB/T 9704—2012 7.3.1",),
    examples=(
        Staged(
            "第二行以“的”字起头",
            lambda: _title("云川市人民政府办公室关于做好供水设施改造工作", "的通知"),
            ("的",),
        ),
        Staged(
            "三行排成沙漏形",
            lambda: _title("云川市人民政府办公室关于", "做好老旧小区", "供水设施改造工作的通知"),
            ("云川市人民政府办公室关于\n做好老旧小区\n供水设施改造工作的通知",),
        ),
        Staged(
            "“关于”拆在两行",
            lambda: _title("云川市人民政府办公室关", "于做好老旧小区供水设施改造工作的通知"),
            ("于",),
        ),
        Staged(
            "“管理办法”拆在两行",
            lambda: _title("云川市人民政府办公室关于印发城市供水管", "理办法的通知"),
            ("理办法",),
        ),
        Staged(
            "书名号里的名称拆在两行",
            lambda: _title("云川市人民政府办公室关于印发《供水", "管理办法》的通知"),
            ("管理办法》",),
        ),
        Staged(
            "数字拆在两行",
            lambda: _title("云川市人民政府办公室关于做好20", "26年老旧小区改造工作的通知"),
            ("26年",),
        ),
        Staged(
            "排出来的版面上“改造”拆在两行",
            lambda: _title("关于做好老旧小区供水设施改造工作有关事项的通知"),
            ("造",),
            pages=lambda document: _pages(document, "造工作"),
        ),
        Staged(
            "排出来的版面上词意完整",
            lambda: _title("关于做好老旧小区供水设施改造工作有关事项的通知"),
            pages=lambda document: _pages(document, "改造工作"),
        ),
        Staged(
            "两个词合成的词可以在中间回行",
            lambda: _title("云川市人民政府办公室关于加强安全", "生产工作的通知"),
        ),
        Staged(
            "很长的书名在词与词之间回行",
            lambda: _title(
                "关于贯彻《云川市人民政府关于推进城市供水", "设施更新改造工作的实施意见》的通知"
            ),
        ),
        Staged("上短下长", notice),
        Staged("信函", letter),
        Staged(
            "菱形",
            lambda: _title("云川市人民政府办公室", "关于做好老旧小区供水设施改造", "工作的通知"),
        ),
    ),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield broken words, particles at the head of a line, and bad outlines.

    On rendered pages the lines are those that came out; otherwise those the author broke.
    """
    title = draft.anatomy.first(ElementKind.TITLE)
    if title is None or not draft.document.has_layout:
        return
    starts = _rendered(draft, title) if draft.rendered else tuple(_written(draft, title))
    ours = lines_of(draft.text[title.start : title.end])
    if ours and starts == tuple(title.start + start for start in ours.starts):
        return
    yield from islice(_faults(draft, title, starts), 1)


def _faults(draft: Draft, title: Element, starts: Sequence[int]) -> Iterator[Hit]:
    kept = [at for at in range(title.start, title.end) if not draft.text[at].isspace()]
    flat = "".join(draft.text[at] for at in kept)
    turns = [bisect_left(kept, start) for start in starts[1:]]
    places = Places(flat)
    for turn in turns:
        torn = places.torn(turn)
        if torn:
            message = f"标题把“{flat[slice(*torn)]}”拆在两行"
            yield Hit(kept[turn], kept[torn[1] - 1] + 1, message=message)
    for turn in turns:
        if flat[turn] in NEVER_FIRST:
            message = f"标题第二行起不宜以“{flat[turn]}”起头"
            yield Hit(kept[turn], kept[turn] + 1, message=message)
    lines = [flat[one:other] for one, other in pairwise((0, *turns, len(flat)))]
    shape = outline([width_of(line) for line in lines])
    if shape:
        yield Hit(title.start, title.end, message=f"标题排成{shape}，应排成梯形或菱形")


def _written(draft: Draft, title: Element) -> Iterator[int]:
    """Yield where the lines of the title begin that its author broke."""
    for line in re.finditer(r"[^\s\n][^\n]*", draft.text[title.start : title.end]):
        yield title.start + line.start()


def _rendered(draft: Draft, title: Element) -> tuple[int, ...]:
    """Return where the lines of the title begin on the page."""
    pages = draft.rendered.within(title.start, title.end) if draft.rendered else ()
    heights: set[tuple[int, float]] = set()
    starts: list[int] = []
    for page, line in pages:
        here = page.number, round(line.baseline)
        if line.start is not None and here not in heights:
            heights.add(here)
            starts.append(max(line.start, title.start))
    return tuple(starts)


def _title(*lines: str) -> Document:
    document = spoil.drop(notice(), "关于做好")
    first = next(i for i, b in enumerate(document.blocks) if b.text == "云川市人民政府办公室")
    blocks = [spoil.alike(notice(), "关于做好", line) for line in lines]
    merged = (*document.blocks[:first], *blocks, *document.blocks[first + 1 :])
    return replace(document, blocks=merged)


def _pages(document: Document, second: str) -> RenderedPages:
    """Return a page on which the title's second line begins with ``second``."""
    start, turn = document.text.index("关于做好"), document.text.index(second)
    end = document.text.index("\n", turn)
    lines = (
        line_at(document.text[start:turn], start, 300.0),
        line_at(document.text[turn:end], turn, 330.0),
    )
    return RenderedPages((Page(1, 595.3, 841.9, lines),))
