"""The signatory 「签发人」 of an upward document, beside its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.fonts import Family, family
from gongwen.layout.specimen import notice, request
from gongwen.layout.view import Stretch, is_issued, stretches_of
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Direction, DocumentType, Severity, Strength
from gongwen.text import CharacterFormat, Document

_TAIL = (
    "\n云川市水务局关于增加水库维修经费的请示\n云川市人民政府：\n我市现有水库九座，维修经费不足。\n"
    "拟请安排维修经费50万元。\n妥否，请批示。\n云川市水务局\n2026年3月20日\n（联系人：周明，联系电话：0000-8123456）"
)

RULE = Rule(
    code="HDR-06",
    name="signatory",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="上行文没有标注签发人",
    why="请示、报告等上行文在发文字号同一行右侧标注签发人姓名，以明确责任；“签发人：”用三号仿宋，姓名用三号楷体。",
    basis=("条例 第九条", "GB/T 9704—2012 7.2.6"),
    examples=(
        wrong(f"云川市水务局文件\n⟦云水请〔2026〕12号⟧{_TAIL}"),
        wrong(f"云川市水务局文件\n云水请〔2026〕12号　　⟦签发：⟧林思远{_TAIL}"),
        right(f"云川市水务局文件\n云水请〔2026〕12号　　签发人：林思远{_TAIL}"),
        right(_TAIL.strip()),
        Staged(
            "请示没有签发人",
            lambda: spoil.reword(request(), "\t签发人：林思远", ""),
            ("云卫请〔2026〕5号",),
        ),
        Staged(
            "签发人姓名用了黑体",
            lambda: _names_in("黑体"),
            ("林思远",),
        ),
        Staged(
            "下行文标注签发人",
            lambda: spoil.reword(notice(), "〔2026〕12号", "〔2026〕12号　　签发人：林思远"),
            ("签发人：林思远",),
        ),
        Staged("请示有签发人", request),
        Staged("通知没有签发人", notice),
    ),
)

_UPWARD = {
    DocumentType.REQUEST_FOR_INSTRUCTIONS,
    DocumentType.REPORT,
    DocumentType.MOTION,
    DocumentType.OPINION,
}
_LABEL = re.compile(r"签\s*发\s*人?\s*[：:]?\s*")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield a missing, needless, misplaced or misprinted signatory."""
    anatomy = draft.anatomy
    signatories = list(anatomy.all(ElementKind.SIGNATORY))
    number = anatomy.first(ElementKind.DOCUMENT_NUMBER)
    if signatories:
        yield from _judged(draft, signatories, number)
    elif _must_have(draft) and number is not None and is_issued(draft):
        yield Hit(
            number.start,
            number.end,
            message=f"{anatomy.type_word or '上行文'}没有标注签发人",
            advice="在发文字号同一行居右空一字标“签发人：姓名”",
        )


def _must_have(draft: Draft) -> bool:
    anatomy = draft.anatomy
    return anatomy.document_type in _UPWARD and anatomy.direction is Direction.UPWARD


def _judged(draft: Draft, signatories: list[Element], number: Element | None) -> Iterator[Hit]:
    """Yield what is wrong with signatories that are there."""
    first, last = signatories[0], signatories[-1]
    if draft.anatomy.direction is Direction.DOWNWARD:
        message = "下行文标注了签发人，签发人只在上行文标注"
        yield Hit(first.start, first.end, message=message, severity=Severity.S3)
        return
    if number is not None and not _same_line(draft, last, number):
        message = "签发人与发文字号不在同一行"
        yield Hit(
            first.start, first.end, message=message, advice="签发人居右空一字，与发文字号同行"
        )
    yield from _fonts(draft, first)


def _same_line(draft: Draft, signatory: Element, number: Element) -> bool:
    """Tell whether both stand in one block, one row of a table, or a drawn frame."""
    blocks = draft.document.blocks
    one, other = blocks[signatory.last], blocks[number.first]
    if one.part is not other.part:
        return True
    if one.cell is not None and other.cell is not None:
        return (one.cell.table, one.cell.row) == (other.cell.table, other.cell.row)
    return signatory.first <= number.first <= signatory.last


def _fonts(draft: Draft, element: Element) -> Iterator[Hit]:
    """Yield the label if it is not 仿宋, the names if they are not 楷体."""
    label = _LABEL.match(draft.text, element.start, element.end)
    if label is None:
        return
    written = draft.text[element.start : label.end()].strip()
    if "人" not in written or not written.endswith("："):
        message = f"“{written}”应写作“签发人：”"
        end = element.start + len(written)
        yield Hit(element.start, end, "签发人：", message=message, severity=Severity.S2)
    if not draft.document.has_layout:
        return
    parts = ((element.start, label.end(), Family.FANGSONG), (label.end(), element.end, Family.KAI))
    for start, end, wanted in parts:
        part = replace(element, start=start, end=end)
        faulty = [s for s in stretches_of(draft, [part]) if s.weight and not _is(s, wanted)]
        if faulty:
            name = "“签发人”三字" if wanted is Family.FANGSONG else "签发人姓名"
            message = f"{name}应为三号{wanted.label}"
            yield Hit(faulty[0].start, faulty[0].end, message=message, severity=Severity.S2)


def _is(stretch: Stretch, wanted: Family) -> bool:
    kind = family(stretch.look.east_asian_font)
    return kind in {None, wanted} and spec.is_size(stretch.look.size, spec.BODY_SIZE)


def _names_in(font: str) -> Document:
    def change(look: CharacterFormat) -> CharacterFormat:
        is_name = family(look.east_asian_font) is Family.KAI
        return replace(look, east_asian_font=font) if is_name else look

    return spoil.looks(request(), "签发人", change)
