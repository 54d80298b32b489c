"""What kind of document the elements make: type, direction, format, completeness."""

from __future__ import annotations

import re

from gongwen.anatomy.elements import Element, ElementKind
from gongwen.anatomy.naming import statutory, type_word
from gongwen.terms import Direction, DocumentType

_UPWARD_CLOSING = re.compile(
    r"以上意见(?:[^。\n]{0,12})(?:如无不妥|当否|妥否)|请(?:予)?批转|请审议|请审定"
)
_LATERAL_CLOSING = re.compile(r"供[^。\n]{0,10}(?:参考|研究|参阅)")
_DOWNWARD_RECIPIENTS = re.compile(r"^(?:各|所属|全[省市县区局]|机关各)")

# Words mistaken for types, and the type whose rules such a document has to keep.
_MEANT = {
    "请示报告": DocumentType.REQUEST_FOR_INSTRUCTIONS,
    "记要": DocumentType.MINUTES,
    "会议记要": DocumentType.MINUTES,
    "申请报告": DocumentType.REQUEST_FOR_INSTRUCTIONS,
    "申请": DocumentType.REQUEST_FOR_INSTRUCTIONS,
}


def document_type(
    title: str, masthead: str, *, is_numbered: bool = False
) -> tuple[str, DocumentType | None]:
    """Return the type word of ``title``, else of ``masthead``, and the type it stands for."""
    word = type_word(title)
    if word in _MEANT:
        return word, _MEANT[word]
    if is_numbered and word.endswith("汇报"):  # without a number it is a speech or a handout
        return word, DocumentType.REPORT
    if not word and masthead and "文件" not in masthead:
        word = type_word(masthead)
    return word, statutory(word)


def direction(kind: DocumentType | None, recipients: str, text: str) -> Direction | None:
    """Return where a document of ``kind`` goes, judged by its recipients and closing words."""
    if kind is None:
        return None
    if kind is DocumentType.NOTICE:
        return Direction.DOWNWARD
    if kind is DocumentType.MOTION:
        return Direction.UPWARD
    if kind is not DocumentType.OPINION:
        return kind.direction
    if _UPWARD_CLOSING.search(text):
        return Direction.UPWARD
    if _LATERAL_CLOSING.search(text[-400:]):
        return Direction.LATERAL
    if _DOWNWARD_RECIPIENTS.match(recipients):
        return Direction.DOWNWARD
    return None


def document_format(
    kind: DocumentType | None, elements: list[Element], masthead: str, number: str
) -> str:
    """Return document, letter, order, minutes or plain."""
    if kind is DocumentType.ORDER and masthead:
        return "order"
    if kind is DocumentType.MINUTES:
        return "minutes"
    if kind is DocumentType.LETTER and (
        "函" in number or (masthead and not masthead.endswith("文件"))
    ):
        return "letter"
    marks = {ElementKind.MASTHEAD, ElementKind.DOCUMENT_NUMBER}
    return "document" if any(element.kind in marks for element in elements) else "plain"


def is_complete(elements: list[Element]) -> bool:
    """Tell whether ``elements`` are a whole document and not a pasted fragment."""
    kinds = {element.kind for element in elements}
    headings = {element.kind for element in elements if element.kind.heading_level}
    if not (headings or ElementKind.BODY in kinds):
        return False
    if kinds & {ElementKind.TITLE, ElementKind.MASTHEAD}:
        return True
    if ElementKind.MAIN_RECIPIENTS not in kinds:
        return False
    blocks = {element.first for element in elements if element.kind is ElementKind.BODY}
    return len(blocks) >= 2 or bool(kinds & {ElementKind.ISSUER, ElementKind.DATE})
