"""What each stretch of a document is: masthead, title, heading, annex … with the evidence for it."""

from gongwen.anatomy.elements import Anatomy, Element, ElementKind, TitleParts
from gongwen.anatomy.recognise import recognise

__all__ = ["Anatomy", "Element", "ElementKind", "TitleParts", "recognise"]
