"""“进行” and its kind before what they cannot govern."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="CO-36",
    name="hollow-verb-object",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“进行、加以、予以”后面要接双音节的动作",
    why="“进行、加以、予以”只能带表示动作的双音节词，不带名词和单音节动词。",
    basis=("现代汉语语法",),
    examples=(
        wrong("对相关问题⟦进行措施⟧。"),
        wrong("对文件⟦进行了学习会议⟧。"),
        wrong("对隐患⟦加以改⟧。"),
        wrong("对违规行为⟦予以罚⟧。"),
        wrong("对老旧街区⟦加以制度⟧。"),
        wrong("对受灾户⟦予以经费⟧。"),
        wrong("对欠薪行为⟦给以办法⟧。"),
        right("对相关问题进行整改。"),
        right("予以资金支持，给予政策、资金扶持。"),
        right("会议进行会议议程的第二项。"),
        right("予以批准，加以改进。"),
        right("进行方案论证，进行制度建设。"),
    ),
    anchors=("进行", "加以", "予以", "给以"),
)

_PATTERN = re.compile(
    r"(?:进行|加以|予以|给以)(?:了|着)?(?:(?:措施|方案|办法|问题|制度|机制|水平|力度|意识|精神|目标|任务|责任|资金|经费|政策)|(?:学习|动员|部署|总结)会议)(?=[，。；、\n]|$)"
    r"|(?:进行|加以|予以)了?[查改管看办罚奖写说批学抓](?=[，。；\n]|$)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every hollow verb with an object it cannot take."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(
            match.start(),
            match.end(),
            advice="换成双音节动词，如“进行整改”“予以处罚”，或者直接用动词作谓语",
        )
