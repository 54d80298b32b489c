"""Articles of laws cited in figures instead of characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text.numerals import int_to_chinese

RULE = Rule(
    code="CS-18",
    name="article-in-figures",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="引用法律法规的条、款、项通常用汉字数字",
    why="法律法规的条款序号原文用汉字，引用时照原样写作“第十五条第二款第（三）项”，全文一致。",
    basis=("公文实务",),
    examples=(
        wrong(
            "根据《安全生产法》⟦第15条第2款⟧规定。",
            becomes="根据《安全生产法》第十五条第二款规定。",
        ),
        wrong(
            "违反《某省消防条例》⟦第3条⟧的，依照⟦第40条第1款第3项⟧处罚。",
            becomes="违反《某省消防条例》第三条的，依照第四十条第一款第（三）项处罚。",
        ),
        right("根据《安全生产法》第十五条第二款第（三）项规定。"),
        right("按照《服务合同》第15条执行，参照GB/T 9704第7条。"),
        right("公交第15条线路。"),
    ),
    safe=True,
    anchors=("条",),
)

_ARTICLE = re.compile(
    r"第([0-9]{1,4})条(?!线|路|措施|建议|意见)(?:第([0-9]{1,2})款)?(?:第[（(]?([0-9]{1,2})[）)]?项)?"
)
_LAW = re.compile(
    r"《[^《》\n]*(?:法|法典|条例|规定|办法|规则|细则|决定)(?:（[^）\n]*）)?》[^。；\n]{0,40}$"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield article numbers in figures where a law or regulation is cited before them."""
    for match in _ARTICLE.finditer(draft.text):
        if not _LAW.search(draft.text, max(match.start() - 100, 0), match.start()):
            continue
        article, paragraph, item = (int(number) if number else None for number in match.groups())
        words = f"第{int_to_chinese(article or 0)}条"
        words += f"第{int_to_chinese(paragraph)}款" if paragraph else ""
        words += f"第（{int_to_chinese(item)}）项" if item else ""
        yield Hit(*match.span(), words)
