"""“由于……的原因” says “cause” twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-02",
    name="cause-named-again",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“由于”与“的原因”意思重复",
    why="“由于”已经引出原因，后面不再加“的原因”“的缘故”。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦由于管线老化的原因⟧，供水中断。", becomes="由于管线老化，供水中断。"),
        wrong("⟦由于经费不足的原因⟧，项目推迟。", becomes="由于经费不足，项目推迟。"),
        wrong("⟦由于人手紧张的缘故⟧，未能按期完成。", becomes="由于人手紧张，未能按期完成。"),
        wrong("⟦因为水源水质恶化的缘故⟧，取水口上移。"),
        wrong("⟦由于线路陈旧的原因⟧，跳闸增多。"),
        wrong("⟦由于预算偏紧的原因⟧，工期顺延。"),
        right("由于历史的原因，部分资料缺失。"),
        right("由于不可归责于当事人的原因，合同不能履行。"),
        right("由于经费不足，项目推迟。"),
        right("因为承运人的原因造成延误的，旅客可以退票。"),
    ),
    anchors=(
        "的原因",
        "的缘故",
        "的关系",
    ),
)

_PATTERN = re.compile(
    r"(?:由于|因为)(?![^，。；\n]{0,40}(?:方面|自身|历史|客观|主观|种种|各种|自然|个人|技术|政策|特殊|其他|天气|上述|以上|不可归责于[^，。；]{1,8}|当事人|一方|双方|自己|单位|企业|人|者|等)的)[^，。！？；：、\n]{2,40}?(?:不足|不够|短缺|紧张|缺乏|不力|不当|不到位|较多|较大|较少|较低|困难|过大|过多|过紧|复杂|滞后|缺失|不畅|有限|薄弱|偏多|偏少|偏低|偏高|偏紧|偏大|偏小|严重|突出|老化|欠缺|落后|下降|损坏|不强|不高|不全|不严|不清|不牢|不明|不实|紧迫|繁重|单一|陈旧|影响|变化|调整|老化|陈旧|落后|提前|推迟|延误|变动|上涨|下跌|中断|故障|失误|疏忽|恶化|频繁|严重|突然)的(?:原因|缘故|关系)(?=[，。；])"
    r"|(?:由于|因为)[^，。！？；：、\n]{2,40}?的缘故(?=[，。；])"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every “由于” whose cause is named a second time."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        cut = match.group().rindex("的")
        yield Hit(match.start(), match.end(), match.group()[:cut])
