"""Where issuer and date stand: four characters in under a seal, two without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.compose import compose
from gongwen.layout.compose.pieces import width_of
from gongwen.layout.specimen import NOTICE, letter, minutes, notice, order, request
from gongwen.layout.view import block_of, left_of, right_of
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Alignment, Block, Document, ParagraphFormat, Part

_SHORT = replace(NOTICE, issuers=("云川市政府",), is_sealed=False)

DATE = Rule(
    code="BOD-13",
    name="date-place",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="成文日期的位置与一般要求不一致",
    why="加盖印章的，成文日期一般右空四字；不加盖印章的，日期首字比署名首字右移二字，日期比署名长的右空二字。",
    basis=("GB/T 9704—2012 7.3.5.1", "GB/T 9704—2012 7.3.5.2"),
    examples=(
        Staged(
            "日期居左",
            lambda: spoil.shapes(notice(), "2026年3月20日", lambda _: ParagraphFormat()),
            ("2026年3月20日",),
        ),
        Staged(
            "日期居中",
            lambda: spoil.shapes(
                notice(),
                "2026年3月20日",
                lambda _: ParagraphFormat(alignment=Alignment.CENTER),
            ),
            ("2026年3月20日",),
        ),
        Staged(
            "日期贴右边线",
            lambda: spoil.shapes(
                notice(), "2026年3月20日", lambda form: replace(form, right=0.0, right_chars=None)
            ),
            ("2026年3月20日",),
        ),
        Staged("加章：右空四字", notice),
        Staged("不加章", lambda: compose(replace(NOTICE, is_sealed=False))),
        Staged("不加章，日期比署名长", lambda: compose(_SHORT)),
        Staged("请示", request),
        Staged("信函", letter),
        Staged("命令", order),
    ),
)
ISSUER = Rule(
    code="BOD-14",
    name="issuer-place",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="发文机关署名的位置与一般要求不一致",
    why="加盖印章的，署名以成文日期为准居中排在日期之上；不加盖印章的，署名右空二字。",
    basis=("GB/T 9704—2012 7.3.5.1", "GB/T 9704—2012 7.3.5.2"),
    examples=(
        Staged(
            "署名居左",
            lambda: _issuer(lambda _: ParagraphFormat()),
            ("云川市卫生健康委员会",),
        ),
        Staged(
            "署名居中",
            lambda: _issuer(lambda _: ParagraphFormat(alignment=Alignment.CENTER)),
            ("云川市卫生健康委员会",),
        ),
        Staged("加章：署名居中于日期之上", notice),
        Staged("不加章：署名右空二字", lambda: compose(replace(NOTICE, is_sealed=False))),
        Staged("署名比日期短", lambda: compose(_SHORT)),
        Staged("请示", request),
        Staged("命令", order),
        Staged("纪要没有署名", minutes),
    ),
)
RULES = (DATE, ISSUER)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: characters from the right edge, and its own width."""

    right: float
    width: float

    @property
    def centre(self) -> float:
        """Return how far its middle is from the right edge."""
        return self.right + self.width / 2


@DATE.finder
def find_date(draft: Draft) -> Iterator[Hit]:
    """Yield a date that neither of the two ways of signing would put where it stands."""
    for date, issuers in _signatures(draft):
        block = block_of(draft, date)
        aside = _aside(block)
        if aside:
            yield _hit(draft, date, f"成文日期{aside}，{_DATE_RULE}")
            continue
        place = _place(draft, date)
        if place is not None and not _is_accepted(place, [_place(draft, one) for one in issuers]):
            yield _hit(draft, date, f"成文日期右空 {place.right:.2g} 字，{_DATE_RULE}")


@ISSUER.finder
def find_issuer(draft: Draft) -> Iterator[Hit]:
    """Yield an issuer at the left, in the middle, or far from the date."""
    for date, issuers in _signatures(draft):
        if len(issuers) != 1:  # several stand side by side as their seals allow
            continue
        issuer = issuers[0]
        aside = _aside(block_of(draft, issuer))
        if aside:
            yield _hit(draft, issuer, f"发文机关署名{aside}，{_ISSUER_RULE}")
            continue
        place, below = _place(draft, issuer), _place(draft, date)
        if place is None or below is None or _fits(place, below):
            continue
        yield _hit(draft, issuer, f"发文机关署名右空 {place.right:.2g} 字，{_ISSUER_RULE}")


_DATE_RULE = "加章的一般右空四字，不加章的首字比署名首字右移二字"
_ISSUER_RULE = "加章的一般居中排在成文日期之上，不加章的右空二字"


def _signatures(draft: Draft) -> Iterator[tuple[Element, list[Element]]]:
    """Yield the date that ends the main part, and the issuers above it; title notes left out."""
    if not draft.document.has_layout or not draft.anatomy.is_complete:
        return
    if draft.anatomy.document_format == "order":  # a hand stamp stands between the two
        return
    date = draft.anatomy.first(ElementKind.DATE)
    if date is None or not _is_line(block_of(draft, date)):
        return
    issuers = [
        element
        for element in draft.anatomy.all(ElementKind.ISSUER)
        if element.last < date.first and _is_line(block_of(draft, element))
    ]
    body = draft.anatomy.first(ElementKind.BODY)
    if issuers and body is not None and body.start < date.start:
        yield date, issuers


def _is_line(block: Block) -> bool:
    """Tell whether a line stands by itself in the body: not in a table or a drawn frame."""
    return block.cell is None and block.part is Part.BODY


def _aside(block: Block) -> str:
    """Return how a line stands wholly out of place: at the left or in the middle."""
    leading = width_of(block.text) - width_of(block.text.lstrip())
    indent = left_of(block) + leading
    if block.format.alignment is Alignment.CENTER and indent <= spec.SEALED_DATE_INDENT:
        return "居中"
    first = block.format.first_line_chars or block.format.first_line
    at_left = block.format.alignment in {Alignment.LEFT, Alignment.JUSTIFY}
    if at_left and indent + max(first, 0.0) / spec.BODY_SIZE <= spec.SEALED_DATE_INDENT:
        return "居左"
    return ""


def _place(draft: Draft, element: Element) -> Place | None:
    """Return where a right-aligned line stands; ``None`` where spaces and tabs decide."""
    block = block_of(draft, element)
    if block.format.alignment is not Alignment.RIGHT:
        return None
    return Place(right_of(block), width_of(block.text.strip()))


def _is_accepted(date: Place, issuers: list[Place | None]) -> bool:
    """Tell whether the date stands as under a seal, or as it would without one."""
    wanted = [spec.SEALED_DATE_INDENT]
    for issuer in issuers:
        if issuer is not None:
            shifted = issuer.right + issuer.width - spec.UNSEALED_DATE_SHIFT - date.width
            wanted += [shifted] if shifted >= 0 else []
            if issuer.width <= date.width + spec.UNSEALED_DATE_SHIFT:
                wanted.append(spec.UNSEALED_ISSUER_INDENT)
    return any(abs(date.right - place) <= spec.PLACE_TOLERANCE for place in wanted)


def _fits(issuer: Place, date: Place) -> bool:
    """Tell whether the issuer stands over the date, or two characters in."""
    centred = abs(issuer.centre - date.centre) <= spec.PLACE_TOLERANCE
    unsealed = abs(issuer.right - spec.UNSEALED_ISSUER_INDENT) <= spec.PLACE_TOLERANCE
    # A long name may have to give way to the right edge.
    long = issuer.width > date.width + 2 * spec.SEALED_DATE_INDENT
    return centred or unsealed or long


def _hit(draft: Draft, element: Element, message: str) -> Hit:
    text = draft.text[element.start : element.end]
    start = element.start + len(text) - len(text.lstrip())
    return Hit(start, start + len(text.strip()), message=message)


def _issuer(change: spoil.ChangeShape) -> Document:
    """Return the request with the shape of its issuer's line changed, and of no other line."""
    document = request()
    at = max(i for i, b in enumerate(document.blocks) if b.text == "云川市卫生健康委员会")
    block = document.blocks[at]
    changed = replace(block, format=change(block.format))
    blocks = (*document.blocks[:at], changed, *document.blocks[at + 1 :])
    return replace(document, blocks=blocks)
