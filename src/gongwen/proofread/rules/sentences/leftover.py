"""Things left over from drafting: placeholders, notes to oneself, markup, chat phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.anatomy import ElementKind
from gongwen.proofread.search import lines_with
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CODES, Area

RULE = Rule(
    code="SY-40",
    name="leftover",
    severity=Severity.S0,
    strength=Strength.GENERAL,
    message="有起草时遗留的占位、备注或者标记",
    why="占位符、备注、标记和对话套语说明稿子没有定稿，印发前必须清理。",
    basis=("公文实务",),
    examples=(
        wrong("会议定于⟦××⟧月××日召开。"),
        wrong("联系人：⟦【】⟧。"),
        wrong("工作目标：⟦（此处填写年度目标）⟧。"),
        wrong("联系人：⟦XX⟧，电话待补。"),
        wrong("投入资金⟦【待补】⟧万元。"),
        wrong("数据待核⟦？？⟧"),
        wrong("⟦TODO⟧补充数据。"),
        wrong("⟦作为一个人工智能⟧，我无法确认。"),
        wrong("⟦以下是为您⟧起草的通知。"),
        wrong("⟦**⟧一、工作目标**"),
        wrong("⟦## ⟧工作目标"),
        wrong("补助标准为每户⟦____⟧元。"),
        right("一、工作目标"),
        right("网址为http://xxx.example.cn，型号为XXL。"),
        right("登记专用章上写明“××县登记专用章”字样。"),
        right("本表适用于2×2×2的货柜。"),
        right("关于征求《管理办法（征求意见稿）》意见的函\n\n各单位：\n请于××月××日前反馈。"),
        right("规格为XXL码，型号X5。"),
        right("开展“【典型案例】”专栏。"),
        right("到二○○○年，产量翻两番。"),
        right("当然，这是复杂的工作。"),
        right("许可证编号格式为：卫证字（发证年份）第XXXX号。"),
        right("信封写明××卫生院收的字样。"),
        right("编号中××××为首次注册流水号，可以“***实验室”名义开展工作。"),
    ),
)

_CHAT = re.compile(
    r"作为(?:一个|一名)?(?:人工智能|AI|语言模型|大模型)(?:助手|语言模型)?(?=，|,|我)|以下是(?:为您|为你|根据您|根据你|我为您)"
    r"|(?:希望|愿)(?:以上|这份|这些)[^。\n]{0,12}(?:对您|对你|能帮)[^。\n]{0,6}(?:帮助|帮到)|如果?(?:您|你)(?:还)?需要[^。\n]{0,12}(?:请随时|可以告诉我|告诉我)"
    r"|当然(?:可以)?[！!，,](?:以下|下面)(?:是|为)|(?<![\u4e00-\u9fff])好的[，,](?:以下|下面|这是|我)(?:是|为)"
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of leftover, what to do about it, and the marks one of which it always holds."""

    what: str
    advice: str
    severity: Severity
    anchors: tuple[str, ...]
    pattern: re.Pattern[str]


_KINDS = (
    _Kind(
        "占位符",
        "填上实际内容；有意隐去的，报送和印发前再核一遍",
        Severity.S0,
        ("xx", "XX", "xX", "Xx", "××", "✕✕", "╳╳", "ＸＸ", "＊＊", "○○○", "〇〇〇", "___", "＿＿"),
        re.compile(
            r"(?<![A-Za-z0-9\-./])(?:[xX]{2,}|[×✕╳Ｘ＊]{2,}|_{3,}|＿{2,}|(?<![一二○〇])[○〇]{3,}(?!年))(?![A-Za-z0-9\-])"
        ),
    ),
    _Kind(
        "待补标记",
        "补齐内容后删去标记",
        Severity.S0,
        ("待", "此处", "请填写", "占位", "备注：", "TODO", "【"),
        re.compile(
            r"【[ \u3000]*】"
            r"|[【\[（(] ?(?:待补充?|待定|待填|待核实?|此处(?:填写|插入|待补|补充)|请填写|占位|备注：|TODO)"
            r"[^】\]）)\n]{0,20}[】\]）)]"
        ),
    ),
    _Kind("疑问标记", "核实后删去", Severity.S0, ("？？", "??"), re.compile(r"？{2,}|\?{2,}")),
    _Kind(
        "待办标记",
        "处理后删去",
        Severity.S0,
        ("TODO", "FIXME", "TBD"),
        re.compile(r"(?<![A-Za-z【\[（(])(?:TODO|FIXME|TBD)(?![A-Za-z])"),
    ),
    _Kind(
        "对话套语",
        "删去与公文无关的话",
        Severity.S0,
        ("人工智能", "AI", "语言模型", "大模型", "以下是", "希望", "需要", "当然", "好的"),
        _CHAT,
    ),
    _Kind(
        "标记语言符号",
        "删去符号，用字体和层次表示",
        Severity.S0,
        ("**", "# ", "```", "- [", "---", "> "),
        re.compile(
            r"(?<!\*)\*\*(?=[^*\n]{1,80}\*\*)|^#{1,6} |^```|^[-*+] \[[ x]\] |^---$|^> ",
            re.MULTILINE,
        ),
    ),
)


_PLACEHOLDER = _KINDS[0]
# What is meant to be filled in by others.
_TEMPLATE = re.compile(r"征求意见|模板|范本|样本|样式|式样|示例|参考文本")
_FORMS = frozenset({ElementKind.ANNEX_BODY, ElementKind.TABLE, ElementKind.ANNEX_TITLE})
_NAMES = (ElementKind.MASTHEAD, ElementKind.ISSUER, ElementKind.SIGNATORY)
_PATTERN_OF = re.compile(
    "文件名|命名|格式|编排|流水号|第一位|式样|样式|字样|写明|标明|编号为|审图号|编码规则|表述为"
)
_WORDING = re.compile("[^。；，\n]{0,16}(?:字样|标识牌|流水号|代表|表示|数字)")
_NEAR = 50
_DELIBERATE = 5  # so many blanks are not forgotten ones: names were left out on purpose


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first leftover of every kind, with how many there are."""
    hits = [hit for kind in _KINDS for hit in _hits(draft, kind)]
    yield from sorted(hits, key=lambda hit: hit.start)


def _hits(draft: Draft, kind: _Kind) -> Iterator[Hit]:
    text = draft.masked(*CODES, *((Area.QUOTATION,) if kind is _PLACEHOLDER else ()))
    found = [
        match
        for start, end in lines_with(text, kind.anchors)
        for match in kind.pattern.finditer(text, start, end)
    ]
    severity = kind.severity
    if kind is _PLACEHOLDER and found:
        found = [match for match in found if draft.anatomy.kind_at(match.start()) not in _FORMS]
        found = [match for match in found if not _is_model(text, match)]
        severity = _gravity(draft, len(found))
        if _TEMPLATE.search(draft.anatomy.title or draft.text[:60]):
            return
    if found:
        first = found[0]
        yield Hit(
            first.start(),
            first.end(),
            message=f"有遗留的{kind.what}“{first.group().strip()}”",
            advice=kind.advice,
            count=len(found),
            severity=severity,
        )


def _is_model(text: str, match: re.Match[str]) -> bool:
    """Tell whether the blank shows others how to write: “编号格式为第××号”, “写明××的字样”."""
    left = text.rfind("\n", max(match.start() - _NEAR, 0), match.start()) + 1
    before = text[max(left, match.start() - _NEAR) : match.start()]
    return bool(_PATTERN_OF.search(before) or _WORDING.match(text, match.end()))


def _gravity(draft: Draft, count: int) -> Severity:
    """Return how grave blanks are: a model text or one that leaves out names may keep them."""
    names = (draft.text[element.start : element.end] for element in draft.anatomy.all(*_NAMES))
    if any("×" in name or "XX" in name for name in names):
        return Severity.S3
    return Severity.S3 if count >= _DELIBERATE else Severity.S0
