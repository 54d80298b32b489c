"""What each stretch of a document is: masthead, title, heading, annex … with the evidence for it."""

from gongwen.anatomy.elements import Anatomy, Element, ElementKind, TitleParts
from gongwen.anatomy.names import recipients, split_recipients
from gongwen.anatomy.naming import is_organ, title_parts, type_word
from gongwen.anatomy.parts import (
    Annex,
    AnnexEntry,
    FlatTitle,
    annex_entries,
    annexes,
    body_paragraphs,
    body_span,
    closing_paragraph,
    flat_title,
)
from gongwen.anatomy.recognise import recognise

__all__ = [
    "Anatomy",
    "Annex",
    "AnnexEntry",
    "Element",
    "ElementKind",
    "FlatTitle",
    "TitleParts",
    "annex_entries",
    "annexes",
    "body_paragraphs",
    "body_span",
    "closing_paragraph",
    "flat_title",
    "is_organ",
    "recipients",
    "recognise",
    "split_recipients",
    "title_parts",
    "type_word",
]
