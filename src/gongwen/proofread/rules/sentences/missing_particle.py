"""的 left out between a clause and the noun it qualifies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-41",
    name="missing-particle",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="定语和中心语之间漏了“的”",
    why="较长的定语后面不加“的”，读者分不清哪一段修饰哪一段，容易读断。",
    basis=("现代汉语语法",),
    examples=(
        wrong(
            "请将⟦因出差无法参加人员⟧名单报送人事处。",
            becomes="请将因出差无法参加的人员名单报送人事处。",
        ),
        wrong(
            "不能抱着⟦“差不多就行”心态⟧办事。",
            becomes="不能抱着“差不多就行”的心态办事。",
        ),
        wrong("⟦面对领导交办任务⟧拖延推诿。", becomes="面对领导交办的任务拖延推诿。"),
        wrong("有的同志总说自己⟦不是学这个专业⟧，写不好材料。"),
        right("因出差无法参加的人员另行培训。"),
        right("因病不能参加体检的，可以延期。"),
        right("怀着“功成不必在我”的境界干事。"),
        right("面对繁重的安排工作，各组密切配合。"),
        right("他不是学生，不是学习委员。"),
    ),
    anchors=(
        "参加",
        "到场",
        "出席",
        "到岗",
        "返岗",
        "到会",
        "参会",
        "着“",
        "有“",
        "面对",
        "不是学",
    ),
)

_PATTERN = re.compile(
    r"(?:因|由于)[^，。；：的\n]{1,10}(?:无法|不能|未能)(?:按时)?(?:参加|到场|出席|到岗|返岗|到会|参会)"
    r"(?P<who>人员|同志|单位|干部|学员|代表)"
    r"|(?:(?<=抱着)|(?<=怀着)|(?<=抱有)|(?<=持有))“[^”“\n]{2,20}”(?P<mind>思想|心态|想法|心理|态度|念头)"
    r"|面对(?:上级|领导|组织|单位|部门|处室|机关)(?:安排|交办|布置|分配)(?P<work>工作|任务)"
    r"|(?P<trade>不是学[这那本]个?(?:专业|行当))(?=[，。；])"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every place where 的 is lacking before the noun."""
    for match in matches(draft, _PATTERN, RULE.anchors, frozenset()):
        if match["trade"]:
            advice = "“不是”与句末的“的”搭配，写作“不是学这个专业的”"
            yield Hit(match.start(), match.end(), advice=advice)
            continue
        noun = match["who"] or match["mind"] or match["work"]
        yield Hit(match.start(), match.end(), match.group().removesuffix(noun) + "的" + noun)
