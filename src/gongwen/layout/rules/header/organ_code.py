"""The organ code of the number fits the organ of the masthead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.layout.specimen import notice
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength

_TAIL = (
    "\n关于做好供水保障工作的通知\n各县（区）人民政府：\n现将有关事项通知如下：\n请按时完成检修。\n"
    "云川市人民政府\n2026年3月20日"
)

RULE = Rule(
    code="HDR-09",
    name="organ-code",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="发文字号的机关代字与发文机关标志不对应",
    why="办公厅（室）的代字通常带“办”字，政府本级的不带；两者不对应多是套用旧稿时漏改。",
    basis=("公文实务",),
    examples=(
        wrong(f"云川市人民政府文件\n⟦云政办发〔2026〕12号⟧{_TAIL}"),
        wrong(f"云川市人民政府办公室文件\n⟦云政发〔2026〕12号⟧{_TAIL}"),
        right(f"云川市人民政府文件\n云政发〔2026〕12号{_TAIL}"),
        right(f"云川市体育运动会筹备工作办公室文件\n云运筹发〔2026〕12号{_TAIL}"),
        Staged("代字带“办”，标志是办公室", notice),
    ),
)

_OFFICE = re.compile(r"(?:人民政府|委员会|省委|市委|县委|区委|国务院|中央)办公[厅室](?:文件)?$")
_GOVERNMENT = re.compile(r"(?:人民政府|国务院)(?:文件)?$")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield a number whose code names the office where the masthead does not, or the reverse."""
    masthead = draft.anatomy.first(ElementKind.MASTHEAD)
    number = draft.anatomy.first(ElementKind.DOCUMENT_NUMBER)
    if masthead is None or number is None or draft.anatomy.document_format == "minutes":
        return
    organ = re.sub(r"\s", "", draft.text[masthead.start : masthead.end])
    code = re.split(r"[〔\[（(【﹝［]", draft.text[number.start : number.end])[0]
    if not code.strip():
        return
    if _GOVERNMENT.search(organ) and "办" in code:
        message = f"代字“{code.strip()}”是办公厅（室）的，标志是政府本级"
    elif _OFFICE.search(organ) and "办" not in code and "厅" not in code:
        message = f"标志是办公厅（室），代字“{code.strip()}”没有“办”字"
    else:
        return
    yield Hit(number.start, number.end, message=message)
