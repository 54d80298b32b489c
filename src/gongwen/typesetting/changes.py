"""What typesetting changed: found by laying the file before beside the file after, and told briefly.

Paragraphs are matched by what they say, so a list is true whatever the plan intended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from gongwen.anatomy import Anatomy, ElementKind
from gongwen.layout import spec
from gongwen.layout.view import bears_line, leading_spaces
from gongwen.text import Block, CharacterFormat, Document, Part, Run
from gongwen.typesetting.aspects import OF_CHARACTERS, OF_PAGES, OF_PARAGRAPHS, OF_TABLES, footer
from gongwen.typesetting.change import Change, ChangeKind, Kept
from gongwen.typesetting.drawn import is_drawn_line

if TYPE_CHECKING:  # the rules load only for who asks for corrections
    from gongwen.rulebook import Finding

_FURNITURE = frozenset({Part.HEADER, Part.FOOTER})
_SHOWN_VALUES = 3
_NO_INDENT = "0 字"
_BREAK = "另起一面"
_ASPECTS = [*(one[0] for one in OF_CHARACTERS), *(one[0] for one in OF_PARAGRAPHS), _BREAK]
_TOLD_OF_TEXT = ("字体", "字号", "对齐", "首行缩进")  # where there was no look before


def changes(before: Document, after: Document, anatomy: Anatomy) -> tuple[Change, ...]:
    """Return what differs between two looks of one text; ``anatomy`` is that of ``after``.

    ``before`` without a layout counts as a file nobody had formatted: what was set is told once.
    """
    pairs = list(_pairs(before, after))
    found = [
        *_page_changes(before, after),
        *_furniture_changes(before, after),
        *_additions(before, after, pairs),
        *_removals(before, after, pairs),
        *_undrawn(before, after),
        *_look_changes(before, after, anatomy, pairs),
        *(_table_changes(before, after) if before.has_layout else ()),
        *_number_changes(before, after, pairs),
    ]
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def corrected(
    before: Document, after: Document, corrections: Iterable[Finding]
) -> tuple[Change, ...]:
    """Return the characters that were changed: ``corrections``, and blanks that stood in for indents."""
    marked: dict[tuple[str, str, str], list[int]] = {}
    for one in corrections:
        key = (one.message, one.quote, one.suggestion or "")
        marked.setdefault(key, []).extend([one.paragraph] * max(one.count, 1))
    found = [
        Change(ChangeKind.CHARACTERS, message, "", quote, wanted, len(places), min(places))
        for (message, quote, wanted), places in marked.items()
    ]
    blanks = [
        number
        for number, (own, new) in enumerate(zip(before.blocks, after.blocks, strict=False), start=1)
        if leading_spaces(own) and not leading_spaces(new) and not own.is_blank
    ]
    if blanks:
        gone = Change(
            ChangeKind.CHARACTERS, "段首空格", "", "充当缩进的空格", "", len(blanks), blanks[0]
        )
        found.append(gone)
    return tuple(sorted(found, key=lambda change: change.first or 0))


def kept(document: Document) -> tuple[Kept, ...]:
    """Return what of a file is never changed, with its number; what there is none of is left out."""
    parts = Counter(block.part for block in document.blocks if not block.is_blank)
    counted = (
        Kept("表格", len(document.tables), "个"),
        Kept("图片", sum(one.kind == "picture" for one in document.drawings), "张"),
        Kept("文本框文字", parts[Part.TEXT_BOX], "段"),
        Kept("脚注", parts[Part.FOOTNOTE], "条"),
        Kept("尾注", parts[Part.ENDNOTE], "条"),
        Kept("域", sum(len(b.fields) for b in document.blocks if b.part not in _FURNITURE), "个"),
        Kept("修订", document.review.insertions + document.review.deletions, "处"),
        Kept("批注", document.review.comments, "条"),
    )
    return tuple(one for one in counted if one.count)


Pair = tuple[int, int]


def _pairs(before: Document, after: Document) -> Iterator[Pair]:
    """Yield the paragraphs that say the same, blank ones and furniture left out."""
    old, new = _saying(before), _saying(after)
    olds = [before.blocks[index].text for index in old]
    news = [after.blocks[index].text for index in new]
    if olds == news:
        yield from zip(old, new, strict=True)
        return
    for first, second, size in SequenceMatcher(
        None, olds, news, autojunk=False
    ).get_matching_blocks():
        yield from zip(old[first : first + size], new[second : second + size], strict=True)


def _saying(document: Document) -> list[int]:
    return [
        index
        for index, block in enumerate(document.blocks)
        if block.part not in _FURNITURE and not block.is_blank
    ]


def _page_changes(before: Document, after: Document) -> Iterator[Change]:
    seen: dict[tuple[str, str], Counter[str]] = {}
    for old, new in zip(before.sections, after.sections, strict=False):
        for label, value in OF_PAGES:
            was, now = value(old) if before.has_layout else "", value(new)
            if was != now:
                seen.setdefault((label, now), Counter())[was] += 1
    for (label, now), values in seen.items():
        if before.has_layout or label in {"纸张", "页边距"}:
            yield Change(ChangeKind.PAGE, label, "", _values(values), now, values.total())


def _furniture_changes(before: Document, after: Document) -> Iterator[Change]:
    old, new = (
        [block for block in document.blocks if block.part is Part.FOOTER and not block.is_blank]
        for document in (before, after)
    )
    was = "；".join(footer(block, both=before.even_and_odd) for block in old) or "无"
    now = "；".join(footer(block, both=after.even_and_odd) for block in new) or "无"
    if was != now:
        yield Change(ChangeKind.PAGE_NUMBER, "页码", "", was if before.has_layout else "", now)


@dataclass
class _Gap:
    """What stands before a matched paragraph and was not matched itself."""

    blanks: list[int] = field(default_factory=list)
    lines: list[tuple[str, int]] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)


def _gaps(document: Document, matched: Sequence[int]) -> list[_Gap]:
    """Return what stands before each matched paragraph of the body, and behind the last."""
    gaps = [_Gap()]
    known = set(matched)
    for index, block in enumerate(document.blocks):
        if index in known:
            gaps.append(_Gap())
        elif block.part is not Part.BODY or block.cell is not None:
            continue
        elif bears_line(block) and block.is_blank:
            gaps[-1].lines.append((_line_name(block), index))
        elif block.is_blank:
            gaps[-1].blanks.append(index)
        else:
            gaps[-1].texts.append(index)
    return gaps


def _line_name(block: Block) -> str:
    border = block.format.top_border or block.format.bottom_border
    return "红色分隔线" if border is not None and spec.is_red(border.color) else "分隔线"


def _additions(before: Document, after: Document, pairs: list[Pair]) -> Iterator[Change]:
    olds = _gaps(before, [old for old, _ in pairs])
    news = _gaps(after, [new for _, new in pairs])
    lines: Counter[str] = Counter()
    for own, new in zip(olds, news, strict=True):
        for index in new.texts:
            block = after.blocks[index]
            label = "发文机关标志" if spec.is_red(_color(block)) else "一段"
            yield Change(ChangeKind.ADDED, label, after=block.text.strip())
        lines += Counter(name for name, _ in new.lines) - Counter(name for name, _ in own.lines)
    for name, count in lines.items():
        yield Change(ChangeKind.ADDED, name, count=count)


def _color(block: Block) -> str | None:
    return next((run.format.color for run in block.runs), None)


def _removals(before: Document, after: Document, pairs: list[Pair]) -> Iterator[Change]:
    olds = _gaps(before, [old for old, _ in pairs])
    news = _gaps(after, [new for _, new in pairs])
    blanks: list[int] = []
    lines: dict[str, list[int]] = {}
    for own, new in zip(olds, news, strict=True):
        blanks += own.blanks[: max(len(own.blanks) - len(new.blanks), 0)]
        gone = Counter(name for name, _ in own.lines) - Counter(name for name, _ in new.lines)
        for name in gone:
            lines.setdefault(name, []).extend(at for found, at in own.lines if found == name)
    if blanks:
        yield Change(ChangeKind.REMOVED, "空段", count=len(blanks), first=blanks[0] + 1)
    for name, places in lines.items():
        yield Change(
            ChangeKind.REMOVED, f"位置不对的{name}", count=len(places), first=places[0] + 1
        )


def _undrawn(before: Document, after: Document) -> Iterator[Change]:
    lines = [thing.block for thing in before.drawings if is_drawn_line(thing)]
    gone = len(lines) - sum(is_drawn_line(thing) for thing in after.drawings)
    if gone > 0:
        yield Change(ChangeKind.REMOVED, "画出的线（改用段落线）", count=gone, first=lines[0] + 1)


@dataclass
class _Tally:
    """The paragraphs in which one aspect of one element was changed to one value."""

    values: Counter[str] = field(default_factory=Counter)
    blocks: dict[int, None] = field(default_factory=dict)


def _look_changes(
    before: Document, after: Document, anatomy: Anatomy, pairs: list[Pair]
) -> Iterator[Change]:
    tallies: dict[tuple[str, str, str], _Tally] = {}
    for old, new in pairs:
        label = _label(after.blocks[new], new, anatomy)
        sides = _differences(before.blocks[old], after.blocks[new], told_anew=not before.has_layout)
        breaks = _begins_page(before, old) or not before.has_layout
        if not breaks and _begins_page(after, new):
            sides = [*sides, (_BREAK, "否", "是")]
        for aspect, was, now in sides:
            tally = tallies.setdefault((label, aspect, now), _Tally())
            tally.values[was] += 1
            tally.blocks[old] = None
    labels = {label: number for number, (label, _, _) in enumerate(tallies)}
    told = sorted(tallies.items(), key=lambda one: (labels[one[0][0]], _ASPECTS.index(one[0][1])))
    for (label, aspect, now), tally in told:
        was, first = _values(tally.values), min(tally.blocks) + 1
        yield Change(ChangeKind.LOOK, label, aspect, was, now, len(tally.blocks), first)


def _label(block: Block, index: int, anatomy: Anatomy) -> str:
    if block.cell is not None:
        return "表格内文字"
    if block.part is not Part.BODY:
        return block.part.label
    found = anatomy.by_block.get(index, ())
    kind = next((one.kind for one in found if one.kind is not ElementKind.BLANK), None)
    return kind.label if kind is not None else "其他段落"


def _begins_page(document: Document, index: int) -> bool:
    block = document.blocks[index]
    if block.page_break or block.format.page_break_before:
        return True
    while index > 0 and document.blocks[index - 1].is_blank:
        index -= 1
        if document.blocks[index].page_break:
            return True
    return False


def _differences(old: Block, new: Block, *, told_anew: bool) -> list[tuple[str, str, str]]:
    """Return which aspects of a paragraph differ: each with its value before and after."""
    if told_anew:
        old = Block(old.text)
    found: dict[tuple[str, str, str], None] = {}
    for aspect, value, shows in OF_CHARACTERS:
        weights: Counter[tuple[str, str]] = Counter()
        for start, end, own, other in _stretches(old, new):
            was, now = "" if told_anew else value(own), value(other)
            if was != now and (weight := len(shows.findall(new.text, start, end))):
                weights[was, now] += weight
        for (was, now), _ in weights.most_common(1):
            found[aspect, was, now] = None
    for aspect, of_paragraph in OF_PARAGRAPHS:
        was, now = "" if told_anew else of_paragraph(old), of_paragraph(new)
        if was != now:
            found[aspect, was, now] = None
    if told_anew:
        return [one for one in found if one[0] in _TOLD_OF_TEXT and one[2] != _NO_INDENT]
    return list(found)


def _stretches(
    old: Block, new: Block
) -> Iterator[tuple[int, int, CharacterFormat, CharacterFormat]]:
    """Yield the stretches of a paragraph that look alike before and alike after, with both looks."""
    plain = Run(0, len(new.text), CharacterFormat())
    olds, news = (iter(sorted(b.runs, key=lambda r: r.start) or [plain]) for b in (old, new))
    own, other = next(olds, None), next(news, None)
    while own is not None and other is not None:
        start, end = max(own.start, other.start), min(own.end, other.end)
        if start < end:
            yield start, end, own.format, other.format
        if own.end <= other.end:
            own = next(olds, None)
        else:
            other = next(news, None)


def _values(values: Counter[str]) -> str:
    """Return what was there before, the most frequent first, no more than a few."""
    named = [value for value, _ in values.most_common() if value]
    more = "等" if len(named) > _SHOWN_VALUES else ""
    return "、".join(named[:_SHOWN_VALUES]) + more


def _table_changes(before: Document, after: Document) -> Iterator[Change]:
    tallies: dict[tuple[str, str], Counter[str]] = {}
    for old, new in zip(before.tables, after.tables, strict=False):
        for aspect, value in OF_TABLES:
            was, now = value(old), value(new)
            if was != now:
                tallies.setdefault((aspect, now), Counter())[was] += 1
    for (aspect, now), values in tallies.items():
        yield Change(ChangeKind.TABLE, "表格", aspect, _values(values), now, values.total())


def _number_changes(before: Document, after: Document, pairs: list[Pair]) -> Iterator[Change]:
    spelt = [
        old + 1
        for old, new in pairs
        if before.blocks[old].generated and not after.blocks[new].generated
    ]
    if spelt:
        yield Change(ChangeKind.NUMBERS, "自动编号转为文字", count=len(spelt), first=spelt[0])
