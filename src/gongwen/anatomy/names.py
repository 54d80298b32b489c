"""Names of organs: who issues a document, and to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongwen.anatomy.elements import Element, ElementKind
from gongwen.anatomy.patterns import PERSON_SIGNATURE

_BLANKS = re.compile(r"\s{2,}|[\s、]+(?=[\u4e00-\u9fff×]{3})")
_MASTHEAD_END = re.compile(r"(?:文件|命令|令|[\u4e00-\u9fff]{0,6}会议纪要|纪要)$")
_LABEL = re.compile(r"^(?:主\s*送|抄\s*[送报]|分\s*送|报\s*送)(?:单位|机关)?\s*[：:]\s*")
_SEPARATOR = re.compile(r"[，,、；;。\s]+")
_BRACKETS = re.compile(r"[（(][^（()）\n]*[)）]")


def issuer_names(
    elements: Sequence[Element], text: str, masthead: str, of_title: str
) -> tuple[str, ...]:
    """Return who issues the document: by its signature, else its masthead, else its title."""
    signed = [text[e.start : e.end] for e in elements if e.kind is ElementKind.ISSUER]
    signed = [name for name in signed if not PERSON_SIGNATURE.fullmatch(name.strip())]
    if signed:
        return tuple(name for line in signed for name in _BLANKS.split(line.strip()) if name)
    if masthead:
        return (_MASTHEAD_END.sub("", masthead),)
    return tuple(name for name in _BLANKS.split(of_title) if name)


def split_recipients(text: str) -> tuple[str, ...]:
    """Return the single names in a list of recipients; brackets stay with their name."""
    names = _LABEL.sub("", "".join(text.split("\n")).strip()).rstrip("：:。 ")
    hidden = _BRACKETS.sub(lambda match: "\ue000" * len(match.group()), names)
    found: list[str] = []
    start = 0
    for match in _SEPARATOR.finditer(hidden):
        found.append(names[start : match.start()])
        start = match.end()
    found.append(names[start:])
    return tuple(name for name in found if name)


def recipients(text: str, element: Element | None) -> tuple[str, ...]:
    """Return the names that ``element``, a list of recipients of ``text``, holds."""
    return () if element is None else split_recipients(text[element.start : element.end])
