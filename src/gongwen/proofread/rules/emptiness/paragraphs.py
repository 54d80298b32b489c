"""The paragraphs whose content is judged, and what makes content concrete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.anatomy import ElementKind
from gongwen.rulebook import Draft
from gongwen.text import Part

_RUNNING = frozenset({ElementKind.BODY, ElementKind.ANNEX_BODY})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text and where it begins in the draft."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Return where the paragraph ends in the draft."""
        return self.start + len(self.text)


def paragraphs(draft: Draft, at_least: int) -> Iterator[Paragraph]:
    """Yield the paragraphs of running text that have ``at_least`` so many characters."""
    by_block = draft.anatomy.by_block
    for index, (start, block) in enumerate(
        zip(draft.document.starts, draft.document.blocks, strict=True)
    ):
        if len(block.text) < at_least or block.cell is not None or block.part is not Part.BODY:
            continue
        elements = by_block.get(index, ())
        if not elements or any(element.kind in _RUNNING for element in elements):
            yield Paragraph(start, block.text)


# A figure, a document, a quotation, an owner, a deadline or a name makes a paragraph concrete.
FIGURE = re.compile(
    r"\d|[一二三四五六七八九十百千万亿两]+(?:个|名|项|家|次|户|万|亿|年|月|日|起(?<!一起)|件(?<!一件一件)(?!一件)|条|所|处|人|成|倍|公里|亩|元|天|周)|百分之|％|%"
)
CITATION = re.compile("[《“]")
OWNER = re.compile(
    r"[\u4e00-\u9fff]{1,8}(?:(?<![全大布格结时变开])局(?![面势部限])|厅|委|办公室|委员会|政府|法院|检察院|公司|银行|学校|大学|医院|中心|街道|乡镇|镇|村|社区|部门|办事处|支队|大队)"
    r"|(?:省|市|县|区|州)(?:各级)?[\u4e00-\u9fff]{0,4}(?:负责|牵头|承担)|(?:由|会同)[\u4e00-\u9fff]{2,12}(?:负责|牵头)|负责人|责任人|责任单位|牵头单位"
)
DEADLINE = re.compile(
    r"\d{1,2}月|\d日|年底前?|月底前?|季度|上半年|下半年|期限|时限|之前|年内|月内|日内|每[年月周日季]"
)
CASE = re.compile("例如|比如|譬如|为例|案例|典型|如：|一是如")
NAME = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:项目|工程|专项行动|专项|平台|系统|条例|办法|规划|方案|机制)|[A-Za-z]{2,}"
)
