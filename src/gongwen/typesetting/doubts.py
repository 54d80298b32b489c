"""What recognition is not sure of: asked, and set as what is likeliest until someone answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gongwen.anatomy import Anatomy, Element, ElementKind
from gongwen.text import Document, Part

_SURE = 0.7
_EVEN = 0.5  # below that, a rival is likelier than the kind itself
# What is set the same as the text around it is not worth a question.
_NEVER_ASKED = frozenset(
    {
        ElementKind.ANNEX_BODY,
        ElementKind.TABLE,
        ElementKind.BLANK,
        ElementKind.PAGE_NUMBER,
        ElementKind.RUNNING,
        ElementKind.NOTE,
        ElementKind.HEADING_3,
        ElementKind.HEADING_4,
        ElementKind.REMARK,
    }
)

# A paragraph by its words, and which of the paragraphs with these words it is.
Decisions = Mapping[tuple[str, int], ElementKind]


@dataclass(frozen=True, slots=True)
class Doubt:
    """An element that may be one of several: its text, and the candidates, the likeliest first.

    ``key`` is what an answer refers to: the paragraph's number and the kind recognition took the
    element for. It holds as long as no paragraph is added above.
    """

    key: str
    text: str
    candidates: tuple[ElementKind, ...]
    evidence: tuple[str, ...] = ()

    @property
    def paragraph(self) -> int:
        """Return the number of its paragraph among those that say something, from one."""
        return int(self.key.partition(":")[0])


def doubts(document: Document, anatomy: Anatomy) -> Iterator[tuple[Doubt, Element]]:
    """Yield every element recognition was not sure of, with the element as it was taken."""
    numbers = _numbers(document)
    for element in anatomy.elements:
        block = document.blocks[element.first]
        if (
            element.kind in _NEVER_ASKED
            or element.confidence >= _SURE
            or not (element.rivals or element.kind is not ElementKind.BODY)
            or block.part is not Part.BODY
            or block.cell is not None
            or element.first not in numbers
        ):
            continue
        text = document.text[element.start : element.end].strip()
        key = f"{numbers[element.first]}:{element.kind.value}"
        yield Doubt(key, text, _candidates(element), element.evidence), element


def decisions(document: Document, anatomy: Anatomy, answers: Mapping[str, str]) -> Decisions:
    """Return what each paragraph in doubt is set as: as answered, else its likeliest candidate."""
    names = _names(document)
    made: dict[tuple[str, int], ElementKind] = {}
    for doubt, element in doubts(document, anatomy):
        for index in range(element.first, element.last + 1):
            if index in names:
                made[names[index]] = _answer(doubt, answers)
    return made


def decided(document: Document, anatomy: Anatomy, made: Decisions) -> Anatomy:
    """Return ``anatomy`` with the paragraphs that were in doubt read as was decided."""
    names = _names(document)
    kinds = {index: made[name] for index, name in names.items() if name in made}
    if not kinds:
        return anatomy
    elements: list[Element] = []
    for element in anatomy.elements:
        opened = elements and elements[-1].last == element.first
        wanted = {
            kinds.get(index, element.kind)
            for index in range(element.first, element.last + 1)
            if index in names
        }
        if opened or wanted <= {element.kind}:
            elements.append(element)
        elif len(wanted) == 1:
            elements.append(replace(element, kind=wanted.pop(), confidence=1.0))
        else:
            elements += _split(document, element, kinds)
    return replace(anatomy, elements=tuple(elements))


def _split(
    document: Document, element: Element, kinds: Mapping[int, ElementKind]
) -> Iterator[Element]:
    """Yield an element of several paragraphs as one of each, since they are no longer the same."""
    for index in range(element.first, element.last + 1):
        start = max(element.start, document.starts[index])
        end = min(element.end, document.starts[index] + len(document.blocks[index].text))
        kind = kinds.get(index, element.kind)
        if start < end:
            yield replace(element, kind=kind, start=start, end=end, first=index, last=index)


def _candidates(element: Element) -> tuple[ElementKind, ...]:
    """Return what an element may be, the likeliest first; text of the body is always possible."""
    kinds = [element.kind, *element.rivals]
    if element.confidence < _EVEN and element.rivals:
        kinds[:2] = kinds[1], kinds[0]
    return tuple(dict.fromkeys((*kinds, ElementKind.BODY)))


def _answer(doubt: Doubt, answers: Mapping[str, str]) -> ElementKind:
    """Return the kind answered for a doubt, by its id or its Chinese name; any other is no answer."""
    given = answers.get(doubt.key, "").strip()
    named = (kind for kind in ElementKind if given in {kind.value, kind.label})
    return next(named, doubt.candidates[0])


def _numbers(document: Document) -> dict[int, int]:
    """Return the number of each paragraph of the body that says something, from one."""
    said = [
        index
        for index, block in enumerate(document.blocks)
        if block.part is Part.BODY and not block.is_blank
    ]
    return {index: number for number, index in enumerate(said, start=1)}


def _names(document: Document) -> dict[int, tuple[str, int]]:
    """Return what each paragraph is known by while lines are added and taken away around it."""
    seen: Counter[str] = Counter()
    names: dict[int, tuple[str, int]] = {}
    for index in _numbers(document):
        text = document.blocks[index].text.strip()
        seen[text] += 1
        names[index] = text, seen[text]
    return names
