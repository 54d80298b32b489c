"""草稿 and 已发: outgoing documents before and after they are under way."""

from __future__ import annotations

from sanban.desk.lists import cells
from sanban.desk.lists.filters import ChoiceFilter, DayFilter, TermFilter, WordsFilter
from sanban.desk.lists.work_list import Cell, Column, Look, WorkList
from sanban.documents.models import OutgoingDocument
from sanban.documents.outgoing import drafts, released
from sanban.documents.vocabulary import DOCUMENT_TYPES, State
from sanban.procedures.domain.terms import Urgency

_URGENCIES = tuple((str(urgency), urgency.label) for urgency in Urgency)
_URGENCY_TONES = {Urgency.EXTRA_URGENT: "grave", Urgency.URGENT: "warn"}
_GONE = tuple(
    (str(one.value), str(one.label)) for one in (State.RELEASED, State.WITHDRAWN, State.REPEALED)
)


def _title(row: OutgoingDocument, _look: Look) -> Cell:
    return Cell(row.title or "（还没有标题）", address=row.address)


def _urgency(row: OutgoingDocument, _look: Look) -> Cell:
    return Cell(row.get_urgency_display(), tone=_URGENCY_TONES.get(Urgency(row.urgency), "faint"))


def _state(row: OutgoingDocument, _look: Look) -> Cell:
    return Cell(row.get_state_display(), tone=row.tone)


def _drafter(row: OutgoingDocument, _look: Look) -> Cell:
    return Cell(row.drafter.name, note=row.unit.name)


_TITLE: Column[OutgoingDocument] = Column("title", "标题", _title, ("title",))
_TYPE: Column[OutgoingDocument] = Column(
    "type", "文种", lambda row, _: Cell(row.get_document_type_display())
)
_URGENCY: Column[OutgoingDocument] = Column("urgency", "紧急程度", _urgency)
_CHANGED: Column[OutgoingDocument] = Column(
    "changed", "最近变动", lambda row, _: cells.moment(row.changed_at), ("changed_at",)
)
_CREATED: Column[OutgoingDocument] = Column(
    "created", "起草", lambda row, _: cells.moment(row.created_at), ("created_at",)
)
_WORDS = WordsFilter("title")
_OF_TYPE = TermFilter("type", "文种", "document_type", DOCUMENT_TYPES)
_OF_URGENCY = TermFilter("urgency", "紧急程度", "urgency", _URGENCIES)
_DAYS = (
    DayFilter("since", "起草自", "created_at"),
    DayFilter("until", "起草至", "created_at", is_end=True),
)

DRAFTS: WorkList[OutgoingDocument] = WorkList(
    code="drafts",
    label="草稿",
    empty="没有草稿。起草了还没有送出的文稿会留在这里。",
    query=drafts,
    columns=(_TITLE, _TYPE, _URGENCY, _CHANGED, _CREATED),
    filters=(_WORDS, _OF_TYPE, _OF_URGENCY, *_DAYS),
)

RELEASED: WorkList[OutgoingDocument] = WorkList(
    code="released",
    label="已发",
    empty="还没有发出的公文。印发后的公文会列在这里，撤回和废止的也在。",
    query=released,
    columns=(
        _TITLE,
        _TYPE,
        Column("state", "状态", _state),
        _URGENCY,
        Column("drafter", "拟稿", _drafter, ("drafter__name",)),
        _CHANGED,
        _CREATED,
    ),
    filters=(
        _WORDS,
        _OF_TYPE,
        TermFilter("state", "状态", "state", _GONE),
        _OF_URGENCY,
        ChoiceFilter("unit", "拟稿单位", "unit__public_id", "unit__name"),
        *_DAYS,
    ),
)
