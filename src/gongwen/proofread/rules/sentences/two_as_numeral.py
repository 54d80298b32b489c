"""“二” where “两” stands before a measure word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-38",
    name="two-before-measure-word",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="量词前的数目通常用“两”",
    why="一般量词前用“两”，序数、编号和多位数里用“二”。",
    basis=("现代汉语语法",),
    examples=(
        wrong("设置⟦二个⟧岗位。", becomes="设置两个岗位。"),
        wrong("先后⟦二次⟧召开会议。", becomes="先后两次召开会议。"),
        wrong("投用⟦二座⟧变电站，配备⟦二名⟧值班员。", becomes="投用两座变电站，配备两名值班员。"),
        right("设置两个岗位。"),
        right("第二次会议。"),
        right("由一至二名执法人员实施，材料一式二份，从事二批发。"),
        right("第一条配备二名管理员。\n第二条设置二座泵房。\n第三条每组由二名执法人员组成。"),
        right("共有十二个单位。"),
        right("防止二次污染。"),
        right("处以二个月以上拘役。"),
    ),
    anchors=(
        "二个",
        "二次",
        "二家",
        "二位",
        "二种",
        "二名",
        "二座",
        "二台",
        "二辆",
        "二套",
        "二户",
        "二批",
    ),
)

_ARTICLE = re.compile(r"^[ \u3000]*第[一二三四五六七八九十百]+条", re.MULTILINE)
_FEWEST_ARTICLES = 3  # fewer are quoted ones
_PATTERN = re.compile(
    r"(?<![至第十百千万零一二三四五六七八九初其之届点大会\d○〇年月])二(?:个(?!月|以上|工作日|星期)|次(?=召|开(?!发)|组|进|对|到|赴|以上|修订|调研|检查|印|下|向|研究|专题|报|整改|[，。、；])|家(?!庄|沟|村|湾|坝|屯|河|子)|位(?!数|于)|种(?!子)|(?:名|座|台(?!子)|辆|户|批(?![次发])|套(?!方案))(?!以上|以下|以内))"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every “二” before a measure word, except in regulations, where it is customary."""
    found = list(matches(draft, _PATTERN, RULE.anchors))
    articles = [match.start() for match in _ARTICLE.finditer(draft.text)] if found else []
    for match in found:
        if len(articles) >= _FEWEST_ARTICLES and articles[0] < match.start():
            continue
        yield Hit(match.start(), match.end(), "两" + match.group()[1:])
