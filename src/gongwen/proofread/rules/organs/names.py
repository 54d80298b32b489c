"""Organs called by loose short names, or by names they no longer bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from gongwen.lexicons import table
from gongwen.proofread.facts.citations import judged_on
from gongwen.proofread.facts.dates import document_date
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import ALL_AREAS, Area

_SHORT = Rule(
    code="ORG-01",
    name="loose-short-name",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="机关名称没有用全称或规范化简称",
    why="公文中的机关名称用全称或者规范化简称；口头简称容易混淆，不宜写进正式公文。",
    basis=("条例 第九条",),
    examples=(
        wrong(
            "请市⟦发改委⟧牵头，市⟦人社局⟧配合。",
            becomes="请市发展改革委牵头，市人力资源社会保障局配合。",
        ),
        wrong(
            "报⟦住建部⟧备案，由⟦央行⟧负责。", becomes="报住房城乡建设部备案，由中国人民银行负责。"
        ),
        wrong("⟦卫健委⟧、⟦民委⟧会同办理。", becomes="卫生健康委、国家民委会同办理。"),
        right("村民委员会、居民委派出代表，市民委、国家民委参加。"),
        right("中央行政单位和住建部门、人社部门按职责分工负责。"),
        right("落实《关于人社局窗口服务的通知》（人社部发〔2020〕5号）。"),
        right("市发展改革委、国家药监局、省药监局负责。"),
        right("设立国家药品监督管理局（以下简称药监局），由药监局起草规章。"),
    ),
    anchors=(
        "发改",
        "住建",
        "人社",
        "工信",
        "卫健",
        "文旅",
        "国安部",
        "央行",
        "民委",
        "证监委",
        "药监",
        "市监",
        "外管",
        "应急局",
    ),
)

_RENAMED = Rule(
    code="ORG-02",
    name="former-name-of-organ",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="使用了已经更名或撤并的机关名称",
    why="机关名称以现行机构设置为准；叙述机构改革前的事项，可以用当时的名称并写明“原”。",
    basis=("条例 第九条", "事实核对"),
    examples=(
        wrong("请市⟦环保局⟧、⟦工商局⟧落实。"),
        wrong("按照⟦国土资源部⟧和⟦农业部⟧要求办理。"),
        wrong("向⟦银保监会⟧报告。"),
        wrong(
            "关于检查的通知\n各科室：\n请市⟦安全生产监督管理局⟧落实。\n某市人民政府\n2024年3月2日"
        ),
        wrong("关于检查的通知\n各科室：\n请市⟦安监局⟧落实。\n某市人民政府\n2024年3月2日"),
        right("原环境保护部印发的通知仍然有效，农业部门、文化部门配合。"),
        right("关于检查的通知\n各科室：\n请市安监局落实。\n某市人民政府\n2015年3月2日"),
        right("2010年，市工商局查处该案。国家林业局更名为国家林业和草原局。"),
        right("依据《卫生计生委关于加强管理的通知》和农业部令2015年第1号。"),
        right("文化和旅游局、农业农村部、银行业务部保监测。"),
        right("印尼农业部发布公告，越南环保部回应。"),
    ),
)

RULES = (_SHORT, _RENAMED)

_HISTORY = re.compile(
    r"原|时任|曾任|更名|改名|改为|改称|合并|撤销|组建|重组|划转|划入|前身|挂牌|机构改革|历任|当时|令第|令\d|公告第|历史|沿革|年版|废止|失效"
)
_ORDER_BEHIND = re.compile(r"^(?:、[\u4e00-\u9fff]{2,12})*(?:令|公告|第\d+号|[〔\[（(]\d{4})")
# Other countries have their ministries of agriculture and their central banks, too.
_FOREIGN = re.compile(
    r"(?:[美俄英德法日韩泰印]国?|俄罗斯|日本|印度|印尼|越南|缅甸|老挝|蒙古国|巴西|埃及|南非|加拿大|澳大利亚|新西兰|欧洲|欧盟|各国|[二三五七八]国|外国|国外|该国)"
    r"(?:财政部和|财长和)?$"
)
_FAR_COUNTRY = 8
_DEFINED = re.compile(r"简称[：:]?“?([\u4e00-\u9fff]{2,8})[”）、，]")
_YEAR = re.compile(r"((?:19|20)\d{2})年")


@dataclass(frozen=True, slots=True)
class _Name:
    proper: str
    changed: date | None
    not_before: str
    not_after: str


@cache
def _names(kind: str) -> tuple[re.Pattern[str], dict[str, _Name]]:
    """Return a pattern of all names of ``kind``, longest first, and what is known of each."""
    names = {
        row["word"]: _Name(
            row["proper"],
            date.fromisoformat(row["changed"]) if row["changed"] else None,
            row["not_before"],
            row["not_after"] or "",
        )
        for row in table("organs")
        if row["kind"] == kind
    }
    words = sorted(names, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words))), names


def _mentions(draft: Draft, kind: str) -> Iterator[tuple[re.Match[str], _Name]]:
    """Yield the names of ``kind`` outside titles, quotations and numbers."""
    pattern, names = _names(kind)
    text = draft.text
    protected = ALL_AREAS - {Area.TABLE}
    for match in pattern.finditer(text):
        name = names[match.group()]
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if (before and before in name.not_before) or (after and after in name.not_after):
            continue
        if _FOREIGN.search(text, max(match.start() - _FAR_COUNTRY, 0), match.start()):
            continue
        if not draft.areas_at(*match.span()) & protected:
            yield match, name


@_SHORT.finder
def find_short(draft: Draft) -> Iterator[Hit]:
    """Yield loose short names with the standard ones."""
    defined = {match[1] for match in _DEFINED.finditer(draft.text)}
    for match, name in _mentions(draft, "short"):
        proper = name.proper
        if match.group() in defined:
            continue
        if match.group() == "民委" or not _ORDER_BEHIND.match(
            draft.text[match.end() : match.end() + 30]
        ):
            yield Hit(
                *match.span(), proper, f"“{match.group()}”的规范化简称是“{proper}”", safe=False
            )


@_RENAMED.finder
def find_renamed(draft: Draft) -> Iterator[Hit]:
    """Yield names that the organ had already lost when the document was written."""
    day: date | None = None
    is_dated = False
    text = draft.text
    for match, name in _mentions(draft, "renamed"):
        if day is None:
            day, is_dated = judged_on(draft), document_date(draft) is not None
        if name.changed is None or day < name.changed or _is_history(text, match, name.changed):
            continue
        yield Hit(
            *match.span(),
            message=f"“{match.group()}”已于{name.changed.year}年更名或撤并，现为{name.proper}",
            advice=f"请改用现名（{name.proper}），地方机构以本地机构设置为准；叙述历史事项的写明“原”",
            # an undated text may be as old as the name
            severity=Severity.S1 if is_dated else Severity.S2,
        )


def _is_history(text: str, match: re.Match[str], changed: date) -> bool:
    """Tell whether the sentence speaks of the past, or cites an order the organ once issued."""
    left = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
    rights = [at for at in (text.find(mark, match.end()) for mark in "。；\n") if at >= 0]
    sentence = text[left : min(rights, default=len(text))]
    if _HISTORY.search(sentence) or _ORDER_BEHIND.match(text[match.end() : match.end() + 40]):
        return True
    return any(int(year) <= changed.year for year in _YEAR.findall(sentence))
