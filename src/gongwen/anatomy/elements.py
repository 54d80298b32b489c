"""The elements 「要素」 of an official document and the result of recognising them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gongwen.terms import Direction, DocumentType
from gongwen.terms.vocabulary import Vocabulary


class ElementKind(Vocabulary):
    """What a stretch of text is; the clause is where GB/T 9704—2012 lays it out."""

    COPY_NUMBER = "copy-number", "份号", "GB/T 9704—2012 7.2.1"
    SECRECY = "secrecy", "密级和保密期限", "GB/T 9704—2012 7.2.2"
    URGENCY = "urgency", "紧急程度", "GB/T 9704—2012 7.2.3"
    MASTHEAD = "masthead", "发文机关标志", "GB/T 9704—2012 7.2.4"
    DOCUMENT_NUMBER = "document-number", "发文字号", "GB/T 9704—2012 7.2.5"
    SIGNATORY = "signatory", "签发人", "GB/T 9704—2012 7.2.6"
    TITLE = "title", "标题", "GB/T 9704—2012 7.3.1"
    TITLE_NOTE = "title-note", "题注", "《党政机关公文处理工作条例》第九条"
    MAIN_RECIPIENTS = "main-recipients", "主送机关", "GB/T 9704—2012 7.3.2"
    BODY = "body", "正文", "GB/T 9704—2012 7.3.3"
    HEADING_1 = "heading-1", "一级标题", "GB/T 9704—2012 7.3.3"
    HEADING_2 = "heading-2", "二级标题", "GB/T 9704—2012 7.3.3"
    HEADING_3 = "heading-3", "三级标题", "GB/T 9704—2012 7.3.3"
    HEADING_4 = "heading-4", "四级标题", "GB/T 9704—2012 7.3.3"
    ANNEX_NOTE = "annex-note", "附件说明", "GB/T 9704—2012 7.3.4"
    ISSUER = "issuer", "发文机关署名", "GB/T 9704—2012 7.3.5"
    DATE = "date", "成文日期", "GB/T 9704—2012 7.3.5"
    REMARK = "remark", "附注", "GB/T 9704—2012 7.3.6"
    ANNEX_MARK = "annex-mark", "附件标识", "GB/T 9704—2012 7.3.7"
    ANNEX_TITLE = "annex-title", "附件标题", "GB/T 9704—2012 7.3.7"
    ANNEX_BODY = "annex-body", "附件正文", "GB/T 9704—2012 7.3.7"
    MAIN_RECIPIENTS_IMPRINT = "main-recipients-imprint", "版记主送", "GB/T 9704—2012 7.4.2"
    COPY_RECIPIENTS = "copy-recipients", "抄送机关", "GB/T 9704—2012 7.4.2"
    PRINTING = "printing", "印发机关和印发日期", "GB/T 9704—2012 7.4.3"
    IMPRINT_OTHER = "imprint-other", "版记其他要素", "GB/T 9704—2012 7.4.3"
    ATTENDANCE = "attendance", "出席列席名单", "GB/T 9704—2012 10.3"
    SUBJECT_WORDS = "subject-words", "主题词（已取消）", ""
    TABLE = "table", "表格", "GB/T 9704—2012 7.6"
    PAGE_NUMBER = "page-number", "页码", "GB/T 9704—2012 7.5"
    RUNNING = "running", "页眉页脚", ""
    NOTE = "note", "脚注尾注", ""
    BLANK = "blank", "空段", ""

    @property
    def heading_level(self) -> int | None:
        """Return 1 to 4 for a heading, else ``None``."""
        return _LEVELS.get(self)


_LEVELS = {
    ElementKind.HEADING_1: 1,
    ElementKind.HEADING_2: 2,
    ElementKind.HEADING_3: 3,
    ElementKind.HEADING_4: 4,
}


@dataclass(frozen=True, slots=True)
class Element:
    """Characters ``start`` to ``end`` of the document's text and what they are.

    ``first`` and ``last`` are the blocks they stand in (a title may span several). A heading that
    runs on into its paragraph is an element of its own, ended by its full stop; the rest of the
    paragraph is BODY. ``confidence`` is between 0 and 1; ``evidence`` says in Chinese what spoke
    for the kind; ``rivals`` are the kinds that were nearly as likely.
    """

    kind: ElementKind
    start: int
    end: int
    first: int
    last: int
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    rivals: tuple[ElementKind, ...] = ()


@dataclass(frozen=True, slots=True)
class TitleParts:
    """The three parts of a title; a part that is missing is empty."""

    issuer: str = ""
    subject: str = ""
    type_word: str = ""


@dataclass(frozen=True)
class Anatomy:
    """The elements of a document in reading order, and what kind of document they make.

    ``type_word`` is the word the title ends with (「复函」「请示」「实施方案」…, empty if none);
    ``document_type`` the statutory type it stands for, ``None`` where it is none of the fifteen.
    ``is_complete`` is false for a fragment (pasted sentences): rules about missing elements
    must then stay silent. ``document_format`` is document, letter, order, minutes or plain.
    """

    elements: tuple[Element, ...] = ()
    document_type: DocumentType | None = None
    type_word: str = ""
    direction: Direction | None = None
    title: str = ""
    title_parts: TitleParts = TitleParts()
    issuers: tuple[str, ...] = ()
    is_complete: bool = False
    document_format: str = "plain"

    def all(self, *kinds: ElementKind) -> Iterator[Element]:
        """Yield the elements of ``kinds``, in reading order."""
        return (element for element in self.elements if element.kind in kinds)

    def first(self, *kinds: ElementKind) -> Element | None:
        """Return the first element of ``kinds``, or ``None``."""
        found = [self._firsts[kind] for kind in kinds if kind in self._firsts]
        return self.elements[min(found)] if found else None

    @cached_property
    def _firsts(self) -> dict[ElementKind, int]:
        """Return where the first element of each kind stands: long documents are asked often."""
        places: dict[ElementKind, int] = {}
        for place, element in enumerate(self.elements):
            places.setdefault(element.kind, place)
        return places

    @cached_property
    def headings(self) -> tuple[Element, ...]:
        """Return the headings of all levels, in reading order."""
        return tuple(element for element in self.elements if element.kind.heading_level)

    @cached_property
    def by_block(self) -> dict[int, tuple[Element, ...]]:
        """Return, for each block index, the elements that stand in it."""
        found: dict[int, list[Element]] = {}
        for element in self.elements:
            for index in range(element.first, element.last + 1):
                found.setdefault(index, []).append(element)
        return {index: tuple(elements) for index, elements in found.items()}

    def kind_at(self, offset: int) -> ElementKind | None:
        """Return what the character at ``offset`` of the document's text is part of."""
        for element in self.elements:
            if element.start <= offset < element.end:
                return element.kind
        return None
