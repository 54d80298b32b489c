"""Figures explained in brackets, and sums of money in capitals and in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongwen.proofread.facts.quantities import plainly
from gongwen.proofread.facts.sums import sums
from gongwen.proofread.rules.consistency.totals import sum_hits
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text.numerals import parse_amount

_BRACKETED = Rule(
    code="CS-15",
    name="bracketed-parts",
    severity=Severity.S0,
    strength=Strength.GENERAL,
    message="括注的分项与总数不一致",
    why="“（其中……）”“（含……）”里的数值不能大于总数，列全时应等于总数。",
    basis=("事实核对",),
    examples=(
        wrong("共有干部⟦30人⟧（其中科级35人）。"),
        wrong("检测样品⟦350台⟧（含委托检测420台）。"),
        wrong("下达资金⟦500万元⟧（其中中央300万元、省级150万元、其余40万元）。"),
        wrong("发放宣传册⟦900册⟧（企业500册、社区600册）。"),
        wrong("到会代表⟦80人⟧（男50人、女35人）。"),
        right("发放宣传册1100册（企业500册、社区600册）。"),
        right("共有干部30人（其中科级12人）。"),
        right("下达资金500万元（其中中央300万元、省级150万元、其余50万元）。"),
    ),
    anchors=("（", "("),
)

_CAPITALS = Rule(
    code="CS-17",
    name="amount-in-words-and-figures",
    severity=Severity.S0,
    strength=Strength.GENERAL,
    message="金额算不拢：大写与小写，或单价与数量、比例与金额不一致",
    why="金额是硬事实，大小写不符、乘积不符都会造成支付争议。",
    basis=("事实核对",),
    examples=(
        wrong("合同价款人民币壹佰万元整（⟦¥1100000.00⟧）。"),
        wrong("每台2万元，共购置10台，合计⟦25万元⟧。"),
        wrong("按合同价500万元的5%计取，即⟦20万元⟧。"),
        wrong("采购水泵20台，每台3万元，共计⟦50万元⟧。"),
        wrong("更换水表500只，单价120元，合计⟦65000元⟧。"),
        wrong("合同总额200万元，按30%预付⟦80万元⟧。"),
        right("采购水泵20台，每台3万元，共计60万元。合同总额200万元，按30%预付60万元。"),
        wrong("户均补助1500元，涉及40户，共计⟦8万元⟧。"),
        right("人均补助800元，共100人，合计80000元；户均增收1.2万元，共3户，合计3.5万元。"),
        right("合同价款人民币壹佰万元整（¥1000000.00），另付叁万伍仟元整（35,000元）。"),
        right("每台2万元，共购置10台，合计20万元。按合同价500万元的5%计取，即25万元。"),
    ),
    anchors=("整（", "整(", "每", "均", "单价", "%"),
)

RULES = (_BRACKETED, _CAPITALS)

_ROUNDED = Decimal("0.03")
_WORDS = re.compile(
    r"([壹贰叁肆伍陆柒捌玖拾佰仟万亿零]{2,20}[元圆](?:[壹贰叁肆伍陆柒捌玖零]角)?(?:[壹贰叁肆伍陆柒捌玖]分)?[整正]?)"
    r"[（(](?:小写[：:]?)?((?:[¥￥])?[ ]?[0-9][0-9,]*(?:\.[0-9]+)?(?:万?元)?)"
)
_PRODUCT = re.compile(
    r"每[台套人件名个户辆份张次亩吨间盏册](?:补助|补贴|单价|价格|标准)?(?:为)?([0-9.]+)(万?元)[，、]?[^，。；\n0-9]{0,8}([0-9]+)[台套人件名个户辆份张次亩吨间盏册]"
    r"[^，。；\n0-9]{0,6}[，、]?(?:合计|共计|共需|总计|计|共)(?:资金|经费|金额|补助)?(([0-9.]+)(万?元))"
)
_QUANTITY_FIRST = re.compile(
    r"([0-9]+)([台套人件名个户辆份张次亩吨间盏册只支座])[，、](?:每\2|单价)(?:补助|补贴|价格|标准)?(?:为)?([0-9.]+)(万?元)"
    r"[，、](?:合计|共计|共需|总计|计|共)(?:资金|经费|金额|补助)?(([0-9.]+)(万?元))"
)
_HEAD = re.compile(
    r"(?:人均|户均)[^0-9，。；\n]{0,6}([0-9.]+)(万?元)[，、](?:共|涉及|惠及|发放)?([0-9]+)[人户名家]"
    r"[，、](?:合计|共计|总计|计)[^0-9，。；\n]{0,4}(([0-9.]+)(万?元))"
)
_ADVANCE = re.compile(
    r"([0-9.]+)(万?元)，按(?:照)?([0-9.]+)%(?:的比例)?(?:预付|支付|计取|拨付|配套|提取)(?:资金|款项)?(([0-9.]+)(万?元))"
)
_RATE = re.compile(
    r"([0-9.]+)(万?元)的([0-9.]+)%[^，。；\n0-9]{0,8}[，、]?(?:即|计|为|共计|合计)(([0-9.]+)(万?元))"
)


@_BRACKETED.finder
def find_bracketed(draft: Draft) -> Iterator[Hit]:
    """Yield totals that what stands in the bracket behind them disproves."""
    for stated in sums(draft.text):
        if stated.is_bracketed:
            yield from sum_hits(stated)


@_CAPITALS.finder
def find_capitals(draft: Draft) -> Iterator[Hit]:
    """Yield amounts whose two writings, or whose factors, do not agree."""
    text = draft.text
    hits = []
    for match in _WORDS.finditer(text) if "整" in text or "圆" in text else ():
        figures = match[2].lstrip("¥￥ ")
        figures = figures if figures.endswith("元") else figures + "元"
        if parse_amount(match[1])[0] != parse_amount(figures)[0]:
            value = plainly(parse_amount(match[1])[0])
            hits.append(
                Hit(
                    *match.span(2),
                    message=f"大写为{value}元，小写为{match[2]}",
                    advice="请核对大写与小写金额",
                )
            )
    hits += _products(text)
    rates = [*_RATE.finditer(text)] if "元的" in text else []
    rates += [*_ADVANCE.finditer(text)] if "，按" in text else []
    for match in rates:
        product = _money(match[1], match[2]) * Decimal(match[3]) / 100
        step = Decimal(1).scaleb(-len(match[5].partition(".")[2])) * (
            10000 if "万" in match[6] else 1
        )
        if abs(product - _money(match[5], match[6])) >= step:
            hits.append(_product(match.span(4), product, match[6]))
    yield from sorted(hits, key=lambda hit: hit.start)


def _products(text: str) -> Iterator[Hit]:
    """Yield totals that price and number disprove."""
    for match in _PRODUCT.finditer(text) if "每" in text else ():
        product = _money(match[1], match[2]) * Decimal(match[3])
        if product != _money(match[5], match[6]):
            yield _product(match.span(4), product, match[6])
    for match in _QUANTITY_FIRST.finditer(text) if "每" in text or "单价" in text else ():
        product = _money(match[3], match[4]) * Decimal(match[1])
        if product != _money(match[6], match[7]):
            yield _product(match.span(5), product, match[7])
    for match in _HEAD.finditer(text) if "均" in text else ():
        product = _money(match[1], match[2]) * Decimal(match[3])
        if abs(product - _money(match[5], match[6])) > product * _ROUNDED:  # averages are rounded
            yield _product(match.span(4), product, match[6])


def _money(figures: str, unit: str) -> Decimal:
    return Decimal(figures) * (10000 if unit == "万元" else 1)


def _product(span: tuple[int, int], product: Decimal, unit: str) -> Hit:
    value = plainly(product / (10000 if unit == "万元" else 1))
    return Hit(
        *span, message=f"按所列数值计算应为{value}{unit}", advice="请核对单价、数量、比例和金额"
    )
