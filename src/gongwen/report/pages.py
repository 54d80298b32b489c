"""What was measured on the rendered pages, beside what the standard wants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from gongwen.layout import measured, spec
from gongwen.rulebook import Draft


class MeasureRecord(TypedDict):
    """One measured value: its name, the value and what it should be, as people read them."""

    name: str
    value: str
    wanted: str
    fits: bool


class PageRecord(TypedDict):
    """One page: its number, how many lines it has, and the paragraphs it begins and ends with."""

    number: int
    lines: int
    first_paragraph: int | None
    last_paragraph: int | None


def page_records(draft: Draft) -> list[PageRecord]:
    """Return the pages of a rendered draft; paragraphs count from 1."""
    found: list[PageRecord] = []
    for page in draft.rendered.pages if draft.rendered else ():
        blocks = [
            draft.document.locate(line.start)[0] + 1
            for line in page.lines
            if line.start is not None
        ]
        shown = [number for number in blocks if not draft.document.blocks[number - 1].page_kind]
        found.append(
            {
                "number": page.number,
                "lines": len(page.baselines(0.0, measured.type_area(draft, page).bottom)),
                "first_paragraph": min(shown, default=None),
                "last_paragraph": max(shown, default=None),
            }
        )
    return found


def measure_records(draft: Draft) -> list[MeasureRecord]:
    """Return what was measured on the pages of a draft."""
    return [*_text_measures(draft), *_part_measures(draft), *_number_measures(draft)]


def _text_measures(draft: Draft) -> Iterator[MeasureRecord]:
    counted = measured.lines_per_page(draft)
    if counted is not None:
        lines, pitch = counted
        value = f"{lines} 行（行距 {pitch:.4g} 磅）"
        fits = lines == spec.LINES_PER_PAGE
        yield _record("每面行数", value, f"{spec.LINES_PER_PAGE} 行", fits=fits)
    characters = measured.characters_per_line(draft)
    if characters is not None:
        fits = characters in spec.CHARACTERS_ACCEPTED
        yield _record("每行字数", f"{characters} 字", f"{spec.CHARACTERS_PER_LINE} 字", fits=fits)


def _part_measures(draft: Draft) -> Iterator[MeasureRecord]:
    masthead = measured.masthead_distance(draft)
    if masthead is not None:
        yield _distance(masthead)
    line = measured.red_line(draft)
    if line is not None:
        yield from (_distance(line.width), _distance(line.distance))
    imprint = measured.imprint_place(draft)
    if imprint is not None:
        value = f"第 {imprint.page} 面，共 {imprint.pages} 面"
        fits = imprint.page == imprint.pages and imprint.page % 2 == 0
        yield _record("版记所在面", value, "最后一面，双数面", fits=fits)
        if imprint.below is not None:
            yield _distance(imprint.below)


def _number_measures(draft: Draft) -> Iterator[MeasureRecord]:
    for number in measured.page_numbers(draft):
        side = "右" if number.is_right else "左"
        value = f"居{side}空 {number.indent:.1f} 字"
        wanted = f"居{'右' if number.number % 2 else '左'}空 1 字"
        yield _record(f"第 {number.page} 面页码", value, wanted, fits=number.is_outside)
    first = next(measured.page_numbers(draft), None)
    if first is not None:
        yield _distance(first.distance)


def _distance(distance: measured.Distance) -> MeasureRecord:
    wanted = distance.wanted
    return _record(wanted.name, spec.shown(distance.value), wanted.label, fits=distance.fits)


def _record(name: str, value: str, wanted: str, *, fits: bool) -> MeasureRecord:
    return {"name": name, "value": value, "wanted": wanted, "fits": fits}


def render_pages(draft: Draft, notes: tuple[str, ...]) -> str:
    """Return the measures for a terminal."""
    lines = ["", "── 版面 ──", *notes]
    for page in page_records(draft):
        first, last = page["first_paragraph"], page["last_paragraph"]
        where = f"第 {first}—{last} 段" if first else "没有正文文字"
        lines.append(f"第 {page['number']} 面　{page['lines']} 行　{where}")
    for record in measure_records(draft):
        mark = "✓" if record["fits"] else "✗"
        lines.append(f"{mark} {record['name']}　{record['value']}　应为 {record['wanted']}")
    return "\n".join(lines) + "\n"
