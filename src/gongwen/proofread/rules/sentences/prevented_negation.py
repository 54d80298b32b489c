"""“防止……不再发生” means its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-07",
    name="prevented-negation",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="“防止”一类的词后面又用否定，意思说反了",
    why="“防止、避免、杜绝”本身表示不让发生，后面再加“不”就变成了希望它发生。",
    basis=("现代汉语语法",),
    examples=(
        wrong("加强管控，⟦防止不再⟧重复投资现象发生。", becomes="加强管控，防止重复投资现象发生。"),
        wrong("加强巡查，⟦防止不再发生险情⟧。", becomes="加强巡查，防止再次发生险情。"),
        wrong("⟦杜绝不再⟧同类现象发生。", becomes="杜绝同类现象发生。"),
        wrong("妥善保管，⟦避免不⟧泄露个人信息。", becomes="妥善保管，避免泄露个人信息。"),
        wrong("⟦防止类似问题不再发生⟧。", becomes="防止类似问题再次发生。"),
        wrong("⟦避免事故不再出现⟧。", becomes="避免事故再次出现。"),
        wrong("⟦杜绝此类行为不发生⟧。", becomes="杜绝此类行为发生。"),
        wrong("⟦防止今后不再出现类似问题⟧。", becomes="防止今后再次出现类似问题。"),
        wrong("⟦防止专户资金不被截留⟧。", becomes="防止专户资金被截留。"),
        wrong("⟦避免路面不再沉降⟧。", becomes="避免路面再次沉降。"),
        right("防止类似问题再次发生。"),
        right("防止承包人不再履行合同。"),
        right("避免权益不被尊重。"),
        right("确保类似问题不再发生。"),
        right("避免因未及时发现险情造成损失。"),
        right("采取措施防止事故扩大，确保不再发生次生灾害。"),
    ),
    anchors=(
        "防止",
        "避免",
        "杜绝",
        "以免",
        "严防",
        "谨防",
    ),
)

# What nobody wants to go on or to be done; “防止承包人不再履行合同” is as it should be.
_HARM = (
    "(?:破裂|延误|挪用|泄漏|泄露|外泄|流失|扩散|蔓延|恶化"
    "|损坏|中断|超支|拖欠|丢失|遗失|坍塌|垮塌|倒塌|脱落|断裂|堵塞|沉降|浪费|滑坡|受损|受骗|上当)"
)
_SEIZED = (
    "(?:挪用|截留|侵占|侵害|侵犯|盗取|盗用|窃取|篡改|冒用|滥用|破坏|损坏|污染|套取|骗取|泄露|冒领)"
)

_PATTERN = re.compile(
    r"(?P<verb>防止|避免|杜绝)(?:(?<=杜绝)不再(?=[\u4e00-\u9fff])|不(?=泄露|发生|出现|造成|遗漏|重复)|没有(?=发生|出现)|不再(?=[^，。；\n]{2,14}(?:发生|出现|重演)[，。；]))(?!(?:发生|出现|重演|反弹|复发)(?:(?:类似|同类|此类|这类|险情|事故|问题|案件)[^，。；\n]{0,6})?[，。；！？、的\n])|"
    r"(?:防止|避免|杜绝|以免|严防|谨防)(?:[^，。；：、！？\n确力做]{0,20}?)(?P<negation>不再|不会再|不要再|不|没有|未)(?:再次)?(?P<event>发生|出现|重演|反弹|复发)(?P<what>(?:类似|同类|此类|这类|险情|事故|问题|案件|隐患|火灾|舆情|上访|疫情)[^，。；\n]{0,6})?(?=[，。；！？、的\n]|$)"
    rf"|(?:防止|避免|杜绝|以免|严防|谨防)[^，。；：、！？\n确力做]{{0,20}}?(?:(?P<again>不(?:会|要)?再){_HARM}|(?P<passive>不被){_SEIZED})(?=[，。；！？、\n]|$)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every negation that a word of prevention turns round."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        if mark := match["again"] or match["passive"]:
            better = "再次" if match["again"] else "被"
            yield Hit(match.start(), match.end(), match.group().replace(mark, better))
            continue
        if match["verb"] is not None:
            yield Hit(match.start(), match.end(), match["verb"])
            continue
        again = "再次" if "再" in match["negation"] else ""
        head = match.group()[: match.start("negation") - match.start()]
        yield Hit(match.start(), match.end(), head + again + match["event"] + (match["what"] or ""))
