"""The handling slip 「发文办理单」: who did what with an outgoing document, as a form on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from gongwen.formats.docx.form import Form, FormCell, FormRow, Joined, write_form
from gongwen.layout import spec
from gongwen.layout.compose.pieces import block, look, width_of
from gongwen.layout.fonts import Family
from gongwen.text import Alignment, Block, Field, LineRule, ParagraphFormat, Section

# Six columns, in millimetres: a label and its value, three times a row.
_UNIT = 1  # columns the name of a unit takes beside its opinion
_COLUMNS = 6
_WIDTHS = tuple(spec.points(width) for width in (24.0, 45.0, 22.0, 24.0, 22.0, 33.0))
_SIZE = spec.SIZES["小四"]
_HEAD_SIZE = spec.SIZES["二号"]
_LINE_HEIGHT = 18.0
_LEAST = spec.points(8.5)  # the height of a row of short values
_ROOM = spec.points(14)  # and of one for opinions
_LONG = 240  # characters; an opinion above that may run over the foot of a page
_PAGE = Section(
    width=spec.twips(spec.PAPER_WIDTH.points),
    height=spec.twips(spec.PAPER_HEIGHT.points),
    top=spec.twips(spec.points(20)),
    bottom=spec.twips(spec.points(18)),
    left=spec.twips(spec.points(25)),
    right=spec.twips(spec.points(15)),
    footer_distance=spec.twips(spec.points(11)),
)
_TEXT = replace(look(Family.FANGSONG, _SIZE))
_NAMES = replace(look(Family.HEI, _SIZE))
_SIGNED = replace(look(Family.KAI, _SIZE))
_HEAD = look(Family.XIAOBIAOSONG, _HEAD_SIZE)
_LINE = ParagraphFormat(line_rule=LineRule.AT_LEAST, line=_LINE_HEIGHT, snap_to_grid=False)
_CENTRED = replace(_LINE, alignment=Alignment.CENTER)
_RIGHT = replace(_LINE, alignment=Alignment.RIGHT)
_JUSTIFIED = replace(_LINE, alignment=Alignment.JUSTIFY)
_WIDEST_LABEL = 5.0  # characters on a line of the label's column


@dataclass(frozen=True, slots=True)
class SlipOpinion:
    """What a person said or did on a day; ``name`` is as it is shown, 「甲代乙」 included.

    ``unit`` is named where several units were asked.
    """

    name: str
    on: date
    opinion: str = ""
    unit: str = ""


@dataclass(frozen=True)
class HandlingSlip:
    """All that stands on the slip; what is empty keeps its place on the form.

    ``number`` is the document number; ``numbered`` and ``sealed`` say who gave it and who affixed
    the seal; ``mark`` is 公开, 内部 or 工作秘密.
    """

    organ: str
    title: str
    document_type: str = ""
    number: str = ""
    urgency: str = ""
    mark: str = ""
    openness: str = ""
    main_recipients: str = ""
    copy_recipients: str = ""
    annexes: tuple[str, ...] = ()
    drafting_unit: str = ""
    drafter: str = ""
    drafted_on: date | None = None
    second_readings: tuple[SlipOpinion, ...] = ()
    head_opinions: tuple[SlipOpinion, ...] = ()
    concurrences: tuple[SlipOpinion, ...] = ()
    office_reviews: tuple[SlipOpinion, ...] = ()
    director_reviews: tuple[SlipOpinion, ...] = ()
    sign_offs: tuple[SlipOpinion, ...] = ()
    final_checks: tuple[SlipOpinion, ...] = ()
    numbered: SlipOpinion | None = None
    sealed: SlipOpinion | None = None
    copies: int | None = None
    remark: str = ""


def handling_slip(slip: HandlingSlip) -> bytes:
    """Return ``slip`` as a Word file: A4, its head on every page, its pages numbered."""
    form = Form(
        widths=_WIDTHS,
        rows=tuple(_rows(slip)),
        page=_PAGE,
        footer=(_page_number(),),
        base=_TEXT,
        name="发文办理单",
    )
    return write_form(form)


def _rows(slip: HandlingSlip) -> Iterator[FormRow]:
    yield from _head(slip)
    yield _row(("发文字号", slip.number, 3), ("文种", slip.document_type, 1))
    yield _row(
        ("紧急程度", slip.urgency, 1), ("密级标识", slip.mark, 1), ("公开属性", slip.openness, 1)
    )
    yield _wide("主送", slip.main_recipients)
    yield _wide("抄送", slip.copy_recipients)
    yield _wide("附件", "\n".join(_numbered(slip.annexes)))
    yield _row(
        ("拟稿单位", slip.drafting_unit, 1),
        ("拟稿人", slip.drafter, 1),
        ("拟稿日期", _day(slip.drafted_on), 1),
    )
    yield _opinions("二次核稿", slip.second_readings)
    yield _opinions("处室负责人意见", slip.head_opinions)
    yield from _by_unit("会签意见", slip.concurrences)
    yield _opinions("办公室核稿", slip.office_reviews)
    yield _opinions("主任审核", slip.director_reviews)
    yield _opinions("领导签发", slip.sign_offs)
    yield _opinions("复核", slip.final_checks)
    yield _row(("编号", _act(slip.numbered), 2), ("用印", _act(slip.sealed), 2))
    yield _row(("印数", _copies(slip), 1), ("备注", slip.remark, 3))


def _head(slip: HandlingSlip) -> Iterator[FormRow]:
    heading = block([(f"{slip.organ}发文办理单", _HEAD)], replace(_CENTRED, line=34.0, after=6.0))
    yield FormRow((FormCell((heading,), _COLUMNS),), is_head=True, has_lines=False)
    title = FormCell(_paragraphs(slip.title, _CENTRED), _COLUMNS - 1)
    yield FormRow((_label("标题"), title), spec.points(12), is_head=True)


def _label(text: str, joined: Joined = Joined.NOT) -> FormCell:
    """Return a label; one that is too wide turns in its middle."""
    half = -(-len(text) // 2)
    lines = (text[:half], text[half:]) if width_of(text) > _WIDEST_LABEL else (text,)
    return FormCell(tuple(block([(line, _NAMES)], _CENTRED) for line in lines), joined=joined)


def _row(*fields: tuple[str, str, int]) -> FormRow:
    """Return a row of labels, each with its value and how many columns that takes."""
    cells: list[FormCell] = []
    for label, text, span in fields:
        cells += [_label(label), FormCell(_paragraphs(text, _CENTRED), span)]
    is_long = any(len(text) > _LONG for _, text, _ in fields)
    return FormRow(tuple(cells), _LEAST, may_break=is_long)


def _wide(label: str, text: str) -> FormRow:
    value = FormCell(_paragraphs(text, _JUSTIFIED), _COLUMNS - 1)
    return FormRow((_label(label), value), _LEAST, may_break=len(text) > _LONG)


def _opinions(label: str, said: tuple[SlipOpinion, ...]) -> FormRow:
    cell = FormCell(tuple(_said(said)), _COLUMNS - 1)
    return FormRow((_label(label), cell), _ROOM, may_break=_is_long(said))


def _by_unit(label: str, said: tuple[SlipOpinion, ...]) -> Iterator[FormRow]:
    """Yield a row for each unit that was asked, behind one label."""
    if not said:
        yield _opinions(label, said)
    # A label joined over several pages stands on the first only, so long opinions have their own.
    is_one = len(said) > 1 and not _is_long(said)
    for index, one in enumerate(said):
        joined = Joined.GOES_ON if index else Joined.BEGINS
        first = _label(label, joined if is_one else Joined.NOT)
        unit = FormCell(_paragraphs(one.unit, _CENTRED), _UNIT)
        cell = FormCell(tuple(_said((one,), with_unit=False)), _COLUMNS - 1 - _UNIT)
        yield FormRow((first, unit, cell), _LEAST, may_break=_is_long((one,)))


def _is_long(said: Iterable[SlipOpinion]) -> bool:
    return sum(len(one.opinion) + _COLUMNS * _COLUMNS for one in said) > _LONG


def _said(said: Iterable[SlipOpinion], *, with_unit: bool = True) -> Iterator[Block]:
    """Yield each opinion and below it who gave it when, never parted from its last line."""
    for one in said:
        words = one.opinion
        if one.unit and with_unit:
            words = f"{one.unit}：{words}"
        for paragraph in _paragraphs(words, _JUSTIFIED) if words.strip() else ():
            yield replace(paragraph, format=replace(paragraph.format, keep_with_next=True))
        yield block([(one.name, _SIGNED), (f"　{_day(one.on)}", _TEXT)], _RIGHT)


def _act(act: SlipOpinion | None) -> str:
    """Return who did what needs no opinion, and when."""
    return "" if act is None else f"{act.name}　{_day(act.on)}\n{act.opinion}"


def _paragraphs(text: str, form: ParagraphFormat) -> tuple[Block, ...]:
    lines = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    return tuple(block([(line, _TEXT)], form) for line in lines)


def _numbered(names: tuple[str, ...]) -> Iterator[str]:
    """Yield names with their numbers; a single one has none."""
    for number, name in enumerate(names, start=1):
        yield f"{number}.{name}" if len(names) > 1 else name


def _copies(slip: HandlingSlip) -> str:
    return "" if slip.copies is None else f"{slip.copies} 份"


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.year}年{day.month}月{day.day}日"


def _page_number() -> Block:
    size = look(Family.SONG, spec.SIZES["五号"])
    made = block([("第 1 页　共 1 页", size)], _CENTRED)
    return replace(made, fields=(Field(2, 3, "PAGE"), Field(8, 9, "NUMPAGES")))
