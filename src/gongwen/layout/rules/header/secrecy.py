"""A mark of secrecy: this software must not handle the document."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="HDR-02",
    name="secrecy-mark",
    severity=Severity.S0,
    strength=Strength.REQUIRED,
    message="版头标有密级，本软件不处理涉密文件",
    why="涉密公文只能在符合保密要求的设备上处理；请立即停止操作，并按保密规定处置本文件。",
    basis=("保密法", "GB/T 9704—2012 7.2.2"),
    examples=(
        wrong(
            "⟦机密★10年⟧\n云川市人民政府文件\n云政发〔2026〕3号\n云川市人民政府关于储备物资调运的通知\n"
            "各县（区）人民政府：\n现将有关事项通知如下：\n请按时完成调运。\n云川市人民政府\n2026年3月20日"
        ),
        right(
            "内部资料\n云川市人民政府文件\n云政发〔2026〕3号\n云川市人民政府关于储备物资调运的通知\n"
            "各县（区）人民政府：\n现将有关事项通知如下：\n请按时完成调运。\n云川市人民政府\n2026年3月20日"
        ),
        right("工作人员应当保守国家秘密，不得泄露机密事项。"),
    ),
    anchors=(
        "绝密",
        "机密",
        "秘密",
        "绝 密",
        "机 密",
        "秘 密",
        "绝\u3000密",
        "机\u3000密",
        "秘\u3000密",
    ),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every mark of secrecy in the header."""
    for element in draft.anatomy.all(ElementKind.SECRECY):
        yield Hit(
            element.start,
            element.end,
            advice="不要继续上传、转发或另存；误标密级的，由定密责任人更正后再用",
        )
