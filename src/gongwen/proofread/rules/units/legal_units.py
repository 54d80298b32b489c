"""Legal units of measurement and how their symbols are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED, CODES

RULE = Rule(
    code="UNIT-01",
    name="legal-units",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="计量单位不是法定计量单位，或者符号写法不对",
    why="公文使用法定计量单位：长度用米、厘米，质量用千克（公斤），面积用平方米；单位符号的大小写固定，不与中文单位名拼合。",
    basis=("GB 3100—1993", "GB/T 9704—2012 9"),
    examples=(
        wrong("高15⟦公分⟧。", becomes="高15厘米。"),
        wrong("屏幕为32⟦英寸⟧。"),
        wrong("重10⟦市斤⟧，长3⟦华里⟧。"),
        wrong("面积120⟦平米⟧。", becomes="面积120平方米。"),
        wrong("重20⟦KG⟧，长5⟦KM⟧。", becomes="重20kg，长5km。"),
        wrong("用电30⟦KWH⟧，温度36⟦°C⟧。", becomes="用电30kW·h，温度36℃。"),
        wrong("长10⟦千m⟧。", becomes="长10km。"),
        wrong("承包耕地20⟦亩⟧。"),
        wrong("弃土30⟦立方⟧，日处理污水2万⟦方⟧。", becomes="弃土30立方米，日处理污水2万立方米。"),
        right("开挖5立方米，邀请4方代表，2万方案例。"),
        right("长10km，重20kg，用电30kW·h，温度36℃。"),
        right("建成8英寸晶圆产线，推进8英寸、6英寸MEMS晶圆线。"),
        right("投产6英寸SiC外延片、6英寸以上碳化硅和85英寸液晶显示屏。"),
        right("重20公斤，长5公里。"),
        right("新建标准厂房14.2万方，投产企业8家。"),
        wrong("需水泥60⟦T⟧。", becomes="需水泥60t。"),
        right("购置1.5T磁共振一台，石油平台存储10T数据。"),
        right("型号为KG-20、20KM3。"),
        right("内存16GB，带宽100M。"),
        right("水平米制刻度，英寸法兰。"),
        right("流量为20公分母"),
    ),
    anchors=(
        "公分",
        "英寸",
        "英尺",
        "市斤",
        "市尺",
        "华里",
        "平米",
        "立米",
        "立方",
        "万方",
        "亩",
        "K",
        "k",
        "°C",
        "千m",
        "千g",
        "Kg",
        "CM",
        "MM",
        "M",
        "T",
    ),
)

_FIGURE = re.compile(r"[\d十百千万亿几]")
_NAMES = {
    "公分": "厘米",
    "平米": "平方米",
    "立米": "立方米",
    "公升": "升",
    "立方": "立方米",
    "英寸": None,
    "英尺": None,
    "英里": None,
    "市斤": None,
    "市尺": None,
    "市里": None,
    "华里": None,
}
_SYMBOLS = {
    "KG": "kg",
    "Kg": "kg",
    "kG": "kg",
    "KM": "km",
    "Km": "km",
    "CM": "cm",
    "Cm": "cm",
    "MM": "mm",
    "KW": "kW",
    "Kw": "kW",
    "kw": "kW",
    "KWH": "kW·h",
    "KWh": "kW·h",
    "kwh": "kW·h",
    "kWh": "kW·h",
    "°C": "℃",
    "千m": "km",
    "千g": "kg",
    "千W": "kW",
}
# Wafers and screens are made by the inch.
_WAFER = "线|晶圆|硅|碳化硅|外延|衬底|半导体|液晶|屏|显示|电视|面板|SiC|GaN"
_NAME = re.compile(
    f"(?:{'|'.join(_NAMES)})"
    r"(?!母|[米厘分毫公千]|制|(?:、\d{1,2}英寸)?(?:以[上下]|级)?[A-Za-z]*"
    f"(?:{_WAFER})|(?:特色工艺)?(?:生)?产线)"
)
_SYMBOL = re.compile(r"(?:KW[Hh]|k[wW]h|K[GgMWw]|k[Gw]|C[Mm]|MM|°C|千[mgW])(?![A-Za-z\d\-])")
_METRES = re.compile(
    r"(?<!带)(?:高|长|宽|深|厚|距|径)度?(?:达|约|为|是|超过|不足)?[ ]?\d{1,5}(?:\.\d+)?(M)(?![A-Za-z\d\-])"
)
# A magnet has 1.5T, a disk 10T of room; steel is counted in tonnes.
_TONNES = re.compile(
    r"(?:钢|水泥|沥青|煤|砂|石料|碎石|粮|肥|盐|柴油|汽油|垃圾|用量|重量?|吨位)[^\d，。；\n]{0,4}(?<!\d)\d{1,6}(?:\.\d+)?万?(T)(?![A-Za-z\d\-])"
)
_FANG = re.compile(r"(?<=[\d.]万)方(?=[，。；、/）]|[土水砂石污渣煤]|$)")
_FLOOR = re.compile("厂房|面积|建筑|房|楼|棚|仓储|商业")  # square metres are meant
_MU = re.compile(r"亩(?![产均])")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield units that are not legal, wrong symbols, and (for information) 亩."""
    text = draft.masked(*CITED, *CODES)
    hits = [
        Hit(*match.span(), _NAMES[match.group()])
        for match in _NAME.finditer(text)
        if _is_measured(text, match)
    ]
    hits += [
        Hit(*match.span(), _SYMBOLS[match.group()], message="计量单位符号的写法不对")
        for match in _SYMBOL.finditer(text)
        if text[match.start() - 1 : match.start()].isdecimal()
    ]
    hits += [
        Hit(*match.span(1), "m", message="计量单位符号的写法不对")
        for match in _METRES.finditer(text)
    ]
    hits += [
        Hit(*match.span(), "立方米")
        for match in _FANG.finditer(text)
        if not _FLOOR.search(text, max(match.start() - 16, 0), match.start())
    ]
    hits += [
        Hit(*match.span(1), "t", message="计量单位符号的写法不对")
        for match in _TONNES.finditer(text)
    ]
    mu = [match for match in _MU.finditer(text) if _is_measured(text, match)]
    if mu:
        hits.append(
            Hit(
                *mu[0].span(),
                message="“亩”不是法定计量单位，农业用地习惯上可以使用",
                advice="对外正式统计可以括注公顷数",
                count=len(mu),
                severity=Severity.S4,
            )
        )
    yield from sorted(hits, key=lambda hit: hit.start)


def _is_measured(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number stands right before the unit."""
    return match.start() > 0 and bool(_FIGURE.match(text, match.start() - 1))
