"""What each stretch of a document is: masthead, title, heading, annex … with the evidence for it."""

from gongwen.anatomy.elements import Anatomy, Element, ElementKind, TitleParts
from gongwen.anatomy.names import recipients, split_recipients
from gongwen.anatomy.naming import is_organ, title_parts, type_word
from gongwen.anatomy.recognise import recognise

__all__ = [
    "Anatomy",
    "Element",
    "ElementKind",
    "TitleParts",
    "is_organ",
    "recipients",
    "recognise",
    "split_recipients",
    "title_parts",
    "type_word",
]
