"""A heading that stands alone ends without a full stop."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.anatomy import Element, ElementKind
from gongwen.layout.specimen import notice
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength

_HEAD = "云川市水务局关于做好供水保障工作的通知\n各县（区）水务局：\n现将有关事项通知如下：\n"
_TAIL = "\n云川市水务局\n2026年3月20日"

RULE = Rule(
    code="BOD-11",
    name="heading-full-stop",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="独立成段的层次标题末尾加了句号",
    why="独立成段的标题末尾通常不加句号；标题后接正文的才用句号与正文隔开。",
    basis=("公文实务",),
    examples=(
        wrong(
            f"{_HEAD}一、加强检修⟦。⟧\n各单位要在五月底前检修全部泵站。\n二、严格值守⟦。⟧\n值班人员不得离岗。{_TAIL}",
            becomes=f"{_HEAD}一、加强检修\n各单位要在五月底前检修全部泵站。\n二、严格值守\n值班人员不得离岗。{_TAIL}",
        ),
        right(f"{_HEAD}一、加强检修\n各单位要在五月底前检修全部泵站。{_TAIL}"),
        right(f"{_HEAD}一、加强检修。各单位要在五月底前检修全部泵站。{_TAIL}"),
        right(f"{_HEAD}一、请于六月一日前完成检修。\n二、请于六月三日前报送结果。{_TAIL}"),
        right(
            "第六条　会议准备事项包括：\n（一）议程；\n（二）名单；\n（三）其他准备事项。\n第七条　会议公开举行。"
        ),
        Staged("标题后接正文用句号", notice),
    ),
)

_LONGEST = 30


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the full stop of every short heading that fills its paragraph."""
    for element in draft.anatomy.all(ElementKind.HEADING_1, ElementKind.HEADING_2):
        text = draft.text[element.start : element.end].rstrip()
        stands_alone = draft.text[element.end : element.end + 1] in {"", "\n"}
        if not (stands_alone and text.endswith("。") and len(text) < _LONGEST):
            continue
        if _is_followed(draft, element) and not _is_item(draft, element):
            end = element.start + len(text)
            yield Hit(end - 1, end, "")


def _is_followed(draft: Draft, heading: Element) -> bool:
    """Tell whether running text stands below the heading: an item of a list has none."""
    kinds = draft.anatomy.by_block.get(heading.last + 1, ())
    return bool(kinds) and kinds[0].kind is ElementKind.BODY


def _is_item(draft: Draft, heading: Element) -> bool:
    """Tell whether the line before makes the heading the last item of a list."""
    return draft.text[: heading.start].rstrip().endswith(("；", ";"))
