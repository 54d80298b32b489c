"""Totals that are not the sum of their parts, in sentences and in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongwen.proofread.facts.quantities import in_unit_of
from gongwen.proofread.facts.sums import Sum, sums
from gongwen.proofread.rules.consistency.table_totals import table_hits
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Block, Cell, Document, Table

_MANY = 3
_NEARLY_ALL = Decimal("0.6")
_ALL_BUT_A_FEW = Decimal("0.85")
_WHY = "合计数应等于各分项之和；收文单位会逐项核加，对不上即退回。"


def _table(*rows: tuple[str, ...]) -> Document:
    blocks = tuple(
        Block(text, cell=Cell(0, row, column))
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    )
    return Document(blocks, tables=(Table(rows=len(rows), columns=len(rows[0])),))


_BUDGET = (
    ("项目", "金额（万元）", "数量（台）"),
    ("设备", "180", "20"),
    ("软件", "90", "5"),
    ("培训", "40", "—"),
)

RULE = Rule(
    code="CS-01",
    name="wrong-total",
    severity=Severity.S0,
    strength=Strength.GENERAL,
    message="合计与分项之和不一致",
    why=_WHY,
    basis=("事实核对",),
    examples=(
        wrong("共排查隐患⟦320处⟧，其中一般隐患290处、重大隐患12处，下发文书31份。"),
        wrong("发现隐患⟦150处⟧，其中一般隐患148处、重大隐患12处，已整改140处。"),
        wrong("共出动⟦86人次⟧，其中公安60人次、城管30人次。"),
        wrong("共受理投诉⟦96件⟧，其中来电60件、来信30件。"),
        right("共受理投诉96件，其中来电60件、来信36件，已办结90件。"),
        right("共受理投诉96件，其中来电40件、来信30件。"),
        wrong("共检查企业⟦15家⟧，其中规模以上8家、其余6家。"),
        wrong("参训人员分别为机关12人、街道9人，共计⟦22人⟧。"),
        wrong("设备180万元、软件90万元、培训40万元，合计⟦320万元⟧。"),
        wrong("现申请资金⟦320万元⟧，其中：设备购置180万元，软件开发90万元，人员培训40万元。"),
        wrong("检查点位⟦20处⟧，其中城区12处，乡镇10处。"),
        wrong(
            "项目总投资⟦500万元⟧，其中：\n1.土建工程300万元；\n2.设备购置150万元；\n3.其他费用40万元。"
        ),
        wrong("调查户数⟦50户⟧，其中易致贫户60户。"),
        Staged("表格合计行有一列算错", lambda: _table(*_BUDGET, ("合计", "320", "25")), ("320",)),
        Staged("表格合计行各列正确", lambda: _table(*_BUDGET, ("合 计", "310", "25"))),
        Staged(
            "合计列有一行算错",
            lambda: _table(
                ("地区", "一季度", "二季度", "合计"),
                ("城东", "10", "12", "22"),
                ("城西", "20", "11", "31"),
                ("城南", "8", "9", "18"),
            ),
            ("18",),
        ),
        Staged(
            "单价、比例等列不作合计，小计不重复相加",
            lambda: _table(
                ("名称", "单价（元）", "数量", "金额（元）"),
                ("甲", "5", "10", "50"),
                ("小计", "", "10", "50"),
                ("乙", "6", "10", "60"),
                ("小计", "", "10", "60"),
                ("合计", "11.5", "20", "110"),
            ),
        ),
        right("新增营造林148万亩、其中绿化工程43万亩，修复草原517万亩。"),
        right("计划淘汰产能5500万吨，今年力争分别淘汰3000万吨和3500万吨。"),
        wrong("共检查企业⟦120家⟧，合格95家，不合格30家。"),
        wrong("退回的⟦34件⟧公文中，格式不规范的15件，内容不完整的11件，数据不准确的9件。"),
        wrong("共需经费⟦1380万元⟧，其中设备980万元，耗材120万元，培训300万元。已落实资金580万元。"),
        right("共检查企业120家，已整改95家，未整改25家。"),
        right("退回的34件公文中，格式不规范的15件，内容不完整的11件，数据不准确的8件。"),
        wrong("申请设备款⟦200万元⟧，其中彩超90万元、病床80万元，其余40万元购置耗材。"),
        wrong("渠道总长⟦8.6公里⟧，其中干渠4.1公里，支渠3.5公里，其余0.8公里为斗渠。"),
        right("渠道总长8.6公里，其中干渠4.1公里，支渠3.5公里，其余0.9公里为斗渠。"),
        right("共检查企业15家，其中规模以上8家、其余7家。"),
        right("全镇有党员50人，其中女党员30人，大专以上学历35人。"),
        right("共有项目100个，其中工业项目60个（新建20个、续建40个），农业项目40个。"),
        right("共立案30件，其中重大案件3件。"),
        right("须削减400万吨，其中：新增能力4500万吨/日，工程削减300万吨，治理削减100万吨。"),
        right("20项指标中，15项增幅高于全省，12项增幅居全省前五。"),
        right(
            "分别补助4000万元、2000万元和1000万元，其中设备不超过三成；对投资10亿元、5亿元的另议。"
        ),
        right("公布产量的104种产品中，占比超过10%的44种、超过20%的23种、超过30%的9种。"),
        right("总投资1.2亿元，其中中央3333万元、地方8667万元。"),
        right("每台2万元，购置5台，合计10万元。去年5家、今年增加3家，累计20家。"),
        right("共招收100人，其中应届毕业生约60人，社会人员50余人。"),
        right("应收12.3万元，其中甲4.1万元、乙4.1万元、其余4.2万元。"),
    ),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every total that its parts do not make up."""
    hits = [
        hit for stated in sums(draft.text) if not stated.is_bracketed for hit in sum_hits(stated)
    ]
    hits += table_hits(draft.document)
    seen: set[int] = set()
    for hit in sorted(hits, key=lambda hit: hit.start):
        if hit.start not in seen:
            seen.add(hit.start)
            yield hit


def sum_hits(stated: Sum) -> Iterator[Hit]:
    """Yield the total of ``stated`` where its parts are proven, or likely, not to make it up."""
    if stated.fits:
        return
    severity = _severity(stated)
    if severity is None:
        return
    parts = "＋".join(part.written for part in stated.parts)
    added = in_unit_of(stated.added, stated.total)
    yield Hit(
        stated.total.start,
        stated.total.end,
        message=f"合计写作{stated.total.written}，而{parts}＝{added}",
        advice="请核对合计与各分项，改正算错或写错的一处；分项未列全的，写明“其余……”",
        severity=severity,
    )


def _severity(stated: Sum) -> Severity | None:
    """Return how sure the fault is: proven, likely, or ``None`` for parts that need not be all."""
    if any(part.value > stated.total.value + stated.slack for part in stated.parts):
        is_loose = stated.may_overlap and not stated.is_bracketed
        return None if is_loose and len(stated.parts) == 1 else Severity.S1
    if stated.is_exhaustive:
        return Severity.S0
    if stated.added > stated.total.value:
        return None if stated.may_overlap else Severity.S1
    if stated.may_overlap or stated.is_bracketed:
        return None
    if len(stated.parts) >= _MANY and stated.added >= stated.total.value * _NEARLY_ALL:
        return Severity.S2
    # Two parts that make up nearly all of it are either all there is, or one was forgotten.
    is_near = stated.added >= stated.total.value * _ALL_BUT_A_FEW
    return Severity.S3 if len(stated.parts) > 1 and is_near else None
