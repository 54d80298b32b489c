"""Enumeration commas before 「等」 and before conjunctions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="PUN-05",
    name="enumeration-comma-before-etc",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="“等”字或连词之前多了顿号",
    why="并列的末项与“等”之间不停顿，不加点号；“和、及、与、或”已经起连接作用，之前不再用顿号。",
    basis=("GB/T 15834—2011 4.5",),
    examples=(
        wrong("列出责任清单⟦、⟧和时限清单。", becomes="列出责任清单和时限清单。"),
        wrong("教育、医疗⟦、⟧等民生事项。", becomes="教育、医疗等民生事项。"),
        wrong("堤防、水闸⟦、⟧以及泵房。", becomes="堤防、水闸以及泵房。"),
        wrong("人员、经费⟦、⟧和设备。", becomes="人员、经费和设备。"),
        wrong("规划、建设⟦、⟧及管理。", becomes="规划、建设及管理。"),
        right("风险评估、等级保护和密码应用。"),
        right("准确研判、及时反馈。"),
        right("同心同德、和衷共济。"),
        right("富强、民主、文明、和谐。"),
        right("共商共建、与时俱进。"),
        right("建设宜居、和美乡村。"),
        right("构建透明高效、与国际接轨的体系。"),
        right("处理好政府与市场、与社会的关系。"),
        right("实行竞争性、等额选举。"),
        right("组织学生、和田地区干部参观。"),
        right("途经东高地、和义农场、久敬庄三站，或者候潮、等泊。"),
        right("这些材料或有用、或无用，建设和泰、和源两个项目。"),
        right("可以与监护人会见、与外界通信。"),
        right("转换运作方式、与其他基金合并，应当表决。"),
    ),
    safe=True,
    anchors=("、以及", "、等", "、和", "、及", "、与", "、或"),
)

_SURPLUS = re.compile(
    r"、(?:等(?![级效额同候距待值价于次外比分身高闲温离压份量腰边保差比泊])"
    r"|以及(?![时格早至])"
    r"|和(?![谐平睦衷气善美合解约谈缓顺服田县龙硕静颜而暖声蔼洽林风弦面睦好政布苑若康源泰])"
    r"|及(?![时格早至物第])"
    r"|与(?=[^的，。；、\n]{1,6}[，。；])(?![会时众否世日此])"
    r"|或(?![有然许多少是]))"
)
# “甲站、和义站、乙站”: a conjunction stands before the last item only, this is a name.
_NAME = re.compile(r"[^，。；：、和及\n]{1,8}、")
# “与其他基金合并”, “与湾区相融”: a preposition and its verb, no conjunction.
_WITH = re.compile(
    r"[^的，。；、\n]{1,4}(?:合并|[相交][\u4e00-\u9fff]|[融联结配整混竞][合通动对接争]|[对衔连]接|接轨|合作|同步|并[重存行]|共[享建赢]"
    r"|有关|无关|分离|一致|不符|媲美|挂钩|匹配|适应|协[调作同]|签订|联系|接触|会[谈晤]|配套|比较|[相沟]通|外界|通信|往来)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the enumeration commas that stand before 「等」 or a conjunction."""
    for match in _SURPLUS.finditer(draft.text):
        if match.group() == "、和" and _NAME.match(draft.text, match.end()):
            continue
        begin = max(draft.text.rfind(mark, 0, match.start()) for mark in "，。；：、\n") + 1
        if match.group() == "、或" and "或" in draft.text[begin : match.start()]:
            continue  # “或有用、或无用”
        if match.group() == "、与" and _WITH.match(draft.text, match.end()):
            continue
        yield Hit(match.start(), match.start() + 1, "")
