"""Percentages that are not part over whole, and shares that do not make a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongwen.proofread.facts.quantities import Quantity, is_approximate, plainly, quantities
from gongwen.proofread.facts.sums import sums
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="CS-02",
    name="wrong-percentage",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="百分比与所列数值算不拢",
    why="百分比等于部分除以总体，各部分占比之和应为100%（舍入误差除外）；读者会拿前后数字验算。",
    basis=("事实核对",),
    examples=(
        wrong("检查发现问题156个，均已交办。截至6月底，已完成整改148个，整改率⟦84.9%⟧。"),
        wrong("共排查隐患80处，其中一般70处、重大10处，已整改76处，整改率⟦90%⟧。"),
        right("共排查隐患80处，其中一般70处、重大10处，已整改76处，整改率95%。"),
        wrong(
            "共有企业200家，其中规上企业50家，占⟦30%⟧。",
            becomes="共有企业200家，其中规上企业50家，占25%。",
        ),
        wrong(
            "现有医务人员80人，其中执业医师30人，占医务人员总数的⟦42%⟧。",
            becomes="现有医务人员80人，其中执业医师30人，占医务人员总数的38%。",
        ),
        wrong(
            "总投资500万元，其中中央补助300万元（占60%），县级自筹200万元（占⟦45%⟧）。",
            becomes="总投资500万元，其中中央补助300万元（占60%），县级自筹200万元（占40%）。",
        ),
        right("总投资500万元，其中中央补助300万元（占60%），县级自筹200万元（占40%）。"),
        right("现有教师80人，其中高级教师30人，占全县教师总数的5%。"),
        wrong("应到50人，实到45人，到会率⟦95%⟧。", becomes="应到50人，实到45人，到会率90%。"),
        wrong("三次产业结构为⟦10.2:40.5:50.3⟧。"),
        wrong("机关、企业、学校分别占总数的⟦30%、40%、35%⟧。"),
        wrong("答复满意的占62%，基本满意的占30%，其余⟦5%⟧为不满意。"),
        right("共有企业200家，其中规上企业50家，占25%。"),
        right("共有企业300家，其中规上企业100家，占33.3%，民营企业占90%。"),
        right("全区完成工业投资200亿元，其中技改投资50亿元，占全市技改投资的30%。"),
        right("三次产业结构为10.2:40.5:49.3，三项占比分别为33.3%、33.3%、33.3%。"),
        right("结构由8.7∶41.2∶50.1调整为7.4∶39.6∶53，混凝土配合比为1:2:4。"),
        right("女性占60%，党员占70%。应到约50人，实到45人，到会率95%。"),
        right("货运量分别占全区、沿海三市总量的39%、65.1%。"),
        right("共办复建议84件、提案65件，办复率100%。"),
        right("评分占比为60%，其余40%由考核组评定。"),
    ),
    anchors=("%", "％", "构", "比"),
)

_SENTENCE = re.compile(r"[^。！？\n；]+")
_OF_WHOLE = re.compile(
    r"[，、（(]?(?:仅|约)?占(?:(?:比|其|总|全部|比重|总数|总量|总额|总人数|总面积|总投资|的|为|达|企业|项目|人员|人口|资金){0,3}"
    r"|(?![^\d]{0,8}(?:[省市县区国镇乡]|同类|同期))[^\d，。；、]{1,6}(?:总数|总人数|总户数)的?)$"
)
_RATE = re.compile(r"[，、](?:[\u4e00-\u9fff]{2,4})率(?:为|达|达到|是)?$")
_RATES = (
    "完成",
    "到会",
    "出勤",
    "到岗",
    "合格",
    "办结",
    "回收",
    "参会",
    "签约",
    "开工",
    "通过",
    "达标",
    "整改",
    "报名",
    "办复",
)
_SCHEDULED = re.compile(r"应|计划|共|总|目标|任务|抽查|检查|抽检|受理|发放|交办|排查|发现|下达")
_RATIO = re.compile(
    r"[0-9][0-9]?(?:\.\d+)?[:：∶]\d{1,2}(?:\.\d+)?[:：∶]\d{1,2}(?:\.\d+)?(?![:：∶.\d])"
)
_STRUCTURE = re.compile(r"(?:结构|构成|占比|比重|比例)(?:由[\d.:：∶]+)?[^\d.，。\n]{0,10}$")
_LISTED = re.compile(
    r"分别占[^\d、，。；\n]{0,16}(\d+(?:\.\d+)?[%％](?:[、和，]\d+(?:\.\d+)?[%％]){1,9})"
)
_REST = re.compile(r"(?:其余|其他|剩余)(?:的)?(?:占|为)?(\d+(?:\.\d+)?)[%％]")
_SHARE = re.compile(r"占(?:比|总数的|全部的|比为)?(\d+(?:\.\d+)?)[%％]")
_HUNDRED = Decimal(100)
_ONE_CLAUSE = 14


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield percentages that the numbers beside them disprove."""
    text = draft.text
    hits = [*_of_whole(text), *_of_sum(text), *_structures(text), *_rests(text)]
    yield from {hit.start: hit for hit in sorted(hits, key=lambda hit: hit.start)}.values()


def _of_sum(text: str) -> Iterator[Hit]:
    """Yield the bracketed share of a later part: 「其中甲3亿元（占60%），乙2亿元（占45%）」."""
    known = quantities(text)
    places = {quantity.start: index for index, quantity in enumerate(known)}
    for stated in sums(text):
        for part in stated.parts[1:] if stated.total.end <= stated.parts[0].start else ():
            after = places[part.start] + 1
            share = known[after] if after < len(known) else part
            between = text[part.end : share.start]
            if share.is_share and between[:1] in ("（", "(") and _OF_WHOLE.fullmatch(between):
                yield from _compare(stated.total, part, share)


def _of_whole(text: str) -> Iterator[Hit]:
    """Yield 「占30%」 and 「到会率95%」 behind whole and part."""
    known = quantities(text)
    for index, share in enumerate(known):
        if not share.is_share or index < 2:  # noqa: PLR2004 - whole and part stand before
            continue
        part, whole = known[index - 1], known[index - 2]
        between = text[part.end : share.start]
        if (
            part.unit != whole.unit
            or part.is_share
            or len(between) > _ONE_CLAUSE
            or re.search(r"[。；\n]", text[whole.end : share.start])
        ):
            if _RATE.fullmatch(between):
                yield from _of_due(text, known[:index], share, between)
            continue
        if any(is_approximate(text, quantity) for quantity in (whole, part, share)):
            continue
        is_part = _OF_WHOLE.fullmatch(between) and "其中" in text[whole.end : part.start]
        is_rate = (
            _RATE.fullmatch(between)
            and "、" not in text[whole.end : part.start]  # two wholes side by side
            and _is_rate(text, whole, between)
        )
        if _RATE.fullmatch(between) and not is_rate:
            yield from _of_due(text, known[:index], share, between)
        if (is_part or is_rate) and len(text[whole.end : part.start]) < 30:  # noqa: PLR2004 - one statement
            yield from _compare(whole, part, share)


def _of_due(
    text: str, before: tuple[Quantity, ...], share: Quantity, between: str
) -> Iterator[Hit]:
    """Yield 「排查隐患80处，其中一般70处、重大10处，已整改76处，整改率90%」: what was due stands first."""
    part = before[-1]
    begin = text.rfind("\n", 0, share.start) + 1
    done = re.search(
        r"(?:已|完成|实|办结|整改|整治)[^\d，。；]{0,8}$",
        text[max(begin, part.start - 16) : part.start],
    )
    due = [
        quantity
        for quantity in before[:-1]
        if quantity.start >= begin
        and quantity.unit == part.unit
        and quantity.value >= part.value
        and _SCHEDULED.search(text[max(quantity.start - 12, begin) : quantity.start])
    ]
    is_known = any(word + "率" in between for word in _RATES)
    if not (done and due and is_known) or any(is_approximate(text, q) for q in (part, share)):
        return
    if any(not list(_compare(whole, part, share)) for whole in due):
        return
    yield from _compare(due[0], part, share)


def _is_rate(text: str, whole: Quantity, between: str) -> bool:
    """Tell whether the rate is one of a known kind and the first number is what was due."""
    clause = text[max(whole.start - 12, 0) : whole.start]
    return any(word + "率" in between for word in _RATES) and bool(_SCHEDULED.search(clause))


def _compare(whole: Quantity, part: Quantity, share: Quantity) -> Iterator[Hit]:
    """Yield ``share`` where no rounding makes it part over whole."""
    if not whole.value or part.value > whole.value * 10:
        return
    low = (part.value - part.slack) / (whole.value + whole.slack) * _HUNDRED
    high = (part.value + part.slack) / max(whole.value - whole.slack, Decimal("1e-9")) * _HUNDRED
    if low - share.step <= share.value <= high + share.step:
        return
    exact = (part.value / whole.value * _HUNDRED).quantize(share.step)
    written = plainly(exact) if share.step == 1 else f"{exact}"
    yield Hit(
        share.start,
        share.end,
        written + share.written[-1],
        f"{part.written}占{whole.written}的{written}%，不是{share.written}",
        "请确认是百分比算错还是前面的数值写错",
        safe=False,
    )


def _structures(text: str) -> Iterator[Hit]:
    """Yield ratios of a structure and lists of shares that do not make a hundred."""
    for match in _RATIO.finditer(text) if "构" in text or "比" in text else ():
        if not _STRUCTURE.search(text, max(match.start() - 32, 0), match.start()):
            continue
        values = [Decimal(value) for value in re.split("[:：∶]", match.group())]
        off = sum(values, Decimal(0)) - _HUNDRED
        if Decimal("0.3") < abs(off) < 20:  # noqa: PLR2004 - 「3:4:5」 is no structure in per cent
            yield _not_hundred(*match.span(), sum(values, Decimal(0)))
    for match in _LISTED.finditer(text) if "分别占" in text else ():
        values = [Decimal(value) for value in re.findall(r"\d+(?:\.\d+)?", match[1])]
        if sum(values, Decimal(0)) > _HUNDRED + Decimal("0.1") * len(values) and "、" in match[1]:
            yield _not_hundred(match.start(1), match.end(1), sum(values, Decimal(0)))


def _rests(text: str) -> Iterator[Hit]:
    """Yield 「其余5%」 where the shares before it leave another rest."""
    if "其余" not in text and "其他" not in text and "剩余" not in text:
        return
    for sentence in _SENTENCE.finditer(text):
        rest = _REST.search(sentence.group())
        if rest is None:
            continue
        shares = [Decimal(m[1]) for m in _SHARE.finditer(sentence.group(), 0, rest.start())]
        total = sum(shares, Decimal(rest[1]))
        if len(shares) > 1 and abs(total - _HUNDRED) > Decimal("0.1") * (len(shares) + 1):
            yield _not_hundred(
                sentence.start() + rest.start(1), sentence.start() + rest.end(), total
            )


def _not_hundred(start: int, end: int, total: Decimal) -> Hit:
    return Hit(
        start,
        end,
        message=f"各部分占比之和为{plainly(total)}%，不是100%",
        advice="请核对各部分占比",
    )
