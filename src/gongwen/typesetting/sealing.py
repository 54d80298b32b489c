"""Where a seal stands: upright over issuer and date, its top within a line of the text (7.3.5.1)."""

from __future__ import annotations

from gongwen.anatomy import ElementKind
from gongwen.formats.docx.seal import SealPlace
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.stamp import SealPicture
from gongwen.layout import spec
from gongwen.layout.filling import lines_of, width_of_text
from gongwen.layout.view import before_of, first_line_of, gap_before, left_of, right_of, size_of
from gongwen.text import Alignment, Block, Document, LineRule, Part
from gongwen.typesetting.imposition import SEAL_WIDTH, SEAL_WIDTHS
from gongwen.typesetting.places import Place
from gongwen.typesetting.setting_anew import Reading

_JOINT = (
    "联合行文有 {} 个发文机关，印章要一一对应，系统只能盖一枚，请在纸上用印，或者只用主办机关行文。"
)
_NOWHERE = "文中没有成文日期，定不下印章的位置，请同时填写成文日期。"
_ASIDE = "成文日期在表格或文本框里，定不下印章的位置，请移到正文段落后再盖章。"
_ABOVE_TEXT = "成文日期在标题之下，没有落款，定不下印章的位置，请在落款处写明发文机关后再盖章。"
_CLEAR = 4.0  # points between the text above and the seal
_TALLEST = 1.5  # times as high as wide; what is longer is no seal


def seal_place(
    reading: Reading, date: Place | None, picture: SealPicture, width: float | None
) -> SealPlace:
    """Return where ``picture`` stands; raise :class:`UnreadableFile` where no place is clear.

    ``width`` is in millimetres; without it the picture tells, if what it tells is a seal's.
    """
    across = spec.points(width or _own_width(picture))
    down = across * picture.height / picture.width
    if not across / _TALLEST <= down <= across * _TALLEST:
        raise _refused(
            f"印章图片的长宽比是 {picture.width}:{picture.height}，不像印章，请裁去空白后再试。"
        )
    document, anatomy = reading.document, reading.anatomy
    if date is None:
        raise _refused(_NOWHERE)
    block = document.blocks[date.block]
    if block.part is not Part.BODY or block.cell is not None:
        raise _refused(_ASIDE)
    body = anatomy.first(ElementKind.BODY)
    if body is None or date.block < body.first:
        raise _refused(_ABOVE_TEXT)
    issuers = [one for one in anatomy.all(ElementKind.ISSUER) if one.first <= date.block]
    if len(issuers) > 1:
        raise _refused(_JOINT.format(len(issuers)))
    top = _top(document, issuers[0].first if issuers else date.block, date.block, down)
    page = document.section_of(date.block)
    room = page.width - page.left - page.right
    left = min(max(_centre(block, date, room) - across / 2, 0.0), room - across)
    return SealPlace(date.block, left, top, across, down)


def _refused(message: str) -> UnreadableFile:
    return UnreadableFile(message, Refusal.UNPLACEABLE)


def _own_width(picture: SealPicture) -> float:
    """Return the width a picture tells of itself; that of most seals where it is no seal's."""
    told = picture.width / picture.dots if picture.dots else 0.0
    low, high = SEAL_WIDTHS
    return told if low <= told <= high else SEAL_WIDTH


def _top(document: Document, first: int, date: int, height: float) -> float:
    """Return how far below the date's paragraph the seal begins.

    ``first`` is where the signature begins. The seal's middle lies between issuer and date, as far
    as its top may be within one line of the text above; where text follows the date it is raised
    so as not to cover that.
    """
    below = document.blocks[date]
    own, line = _space(below), _line(below)
    above = document.blocks[first:date]
    lines = sum(lines_of(one) * _line(one) for one in above) + sum(map(_space, above[1:]))
    text = -lines - gap_before(document, first) * spec.GRID_PITCH
    text += own if first == date else 0.0
    middle = own if above else own + line / 2
    top = min(max(middle - height / 2, text), text + spec.GRID_PITCH)
    if _is_followed(document, date):
        return max(text + _CLEAR, min(top, own + line - height))
    return top


def _is_followed(document: Document, date: int) -> bool:
    """Tell whether text stands right below the date."""
    after = document.blocks[date + 1 : date + 2]
    return any(
        one.part is Part.BODY
        and not one.is_blank
        and not one.page_break
        and not one.format.page_break_before
        and one.format.frame is None
        for one in after
    )


def _line(block: Block) -> float:
    form = block.format
    return form.line if form.line_rule is LineRule.EXACT else spec.GRID_PITCH


def _space(block: Block) -> float:
    return before_of(block.format) * spec.GRID_PITCH


def _centre(block: Block, date: Place, room: float) -> float:
    """Return how far in from the left margin the middle of the date lies."""
    size = size_of(block)
    spacing = block.runs[0].format.spacing if block.runs else 0.0
    width = width_of_text(block.text[date.start : date.end], size, spacing)
    if block.format.alignment is Alignment.RIGHT:
        behind = width_of_text(block.text[date.end :].rstrip(), size, spacing)
        return room - right_of(block) * size - behind - width / 2
    ahead = width_of_text(block.text[: date.start], size, spacing)
    whole = ahead + width_of_text(block.text[date.start :].rstrip(), size, spacing)
    indent = (left_of(block) + first_line_of(block)) * size
    if block.format.alignment is Alignment.CENTER:
        return indent + (room - indent - right_of(block) * size - whole) / 2 + ahead + width / 2
    return indent + ahead + width / 2
