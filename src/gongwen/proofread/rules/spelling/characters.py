"""Characters the language model takes for slips: one rule for each kind of slip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from gongwen.lexicons import words
from gongwen.proofread.spelling import reading
from gongwen.rulebook import Draft, Example, Hit, Opinion, Rule, right, wrong
from gongwen.terms import Severity, Strength

if TYPE_CHECKING:
    from gongwen.spelling import Edit

_WHY = "语言模型从上下文推断，{cause}；模型可能出错，请看过再采纳。"
_LONGEST_WORD = 4
_MOST = 0.99  # nobody is told that a guess is certain


def _rule(number: int, name: str, slip: str, cause: str, examples: tuple[Example, ...]) -> Rule:
    """Return the rule for slips of one kind; ``name`` is also how the engine calls the kind."""
    return Rule(
        code=f"SP-{number:02d}",
        name=name,
        severity=Severity.S2,
        strength=Strength.PRACTICE,
        message=f"疑似{slip}",
        why=_WHY.format(cause=cause),
        basis=("错别字模型",),
        examples=examples,
    )


# How the engine calls the slip, and the rule for it.
_RULES: dict[str, Rule] = {
    "音近": _rule(
        1,
        "similar-sound",
        "音近错字",
        "读音相同或相近的字容易在输入时选错",
        (
            wrong(
                "各级各部门要加强组织领⟦到⟧，确保工作取得实效。",
                becomes="各级各部门要加强组织领导，确保工作取得实效。",
            ),
            right("各级各部门要加强组织领导，确保工作取得实效。"),
        ),
    ),
    "形近": _rule(
        2,
        "similar-shape",
        "形近错字",
        "字形相近的字容易在录入和识别时认错",
        (
            wrong(
                "各单位要高度重⟦祝⟧安全生产工作。",
                becomes="各单位要高度重视安全生产工作。",
            ),
            right("各单位要高度重视安全生产工作。"),
        ),
    ),
    "漏字": _rule(
        3,
        "missing-character",
        "漏字",
        "这里比通行的说法少了字",
        (
            wrong("现将⟦⟧关事项通知如下：", becomes="现将有关事项通知如下："),
            right("现将有关事项通知如下："),
        ),
    ),
    "多字": _rule(
        4,
        "redundant-character",
        "多字",
        "这里比通行的说法多了字",
        (
            wrong("现将有关事项通知⟦知⟧如下：", becomes="现将有关事项通知如下："),
            right("现将有关事项通知如下："),
        ),
    ),
    "字序": _rule(
        5,
        "swapped-characters",
        "字序颠倒",
        "相邻的两个字可能写颠倒了",
        (
            wrong("请各单位按照⟦责职⟧分工负责。", becomes="请各单位按照职责分工负责。"),
            right("请各单位按照职责分工负责。"),
        ),
    ),
    "别字": _rule(
        6,
        "other-character",
        "别字",
        "前后的字几乎总与另一个字连用",
        (
            wrong("市人民政⟦很⟧决定成立工作领导小组。", becomes="市人民政府决定成立工作领导小组。"),
            right("市人民政府决定成立工作领导小组。"),
        ),
    ),
}
RULES = tuple(_RULES.values())


def _finder(kind: str, rule: Rule) -> Callable[[Draft], Iterator[Hit]]:
    def find(draft: Draft) -> Iterator[Hit]:
        """Yield what the model takes for slips of this kind."""
        found = reading(draft)
        for edit in found.edits:
            if edit.kind.value == kind:
                yield _hit(draft, rule, edit, found.model)

    return find


for _kind, _one in _RULES.items():
    _one.finder(_finder(_kind, _one))


def _hit(draft: Draft, rule: Rule, edit: Edit, model: str) -> Hit:
    is_likely = edit.probability >= draft.house.spelling.likely
    old, new = _as_words(draft.text, edit)
    share = int(min(edit.probability, _MOST) * 100)
    return Hit(
        edit.start,
        edit.end,
        edit.replacement,
        message=f"{rule.message}，“{old}”似应为“{new}”，把握 {share}%",
        severity=Severity.S2 if is_likely else Severity.S3,
        opinion=Opinion(edit.probability, edit.kind.value, model),
    )


def _as_words(text: str, edit: Edit) -> tuple[str, str]:
    """Return what stands there and what should, as whole words, so that people can judge."""
    known = words("vocabulary")
    widest = ""
    left = right_ = 0
    for before in range(_LONGEST_WORD):
        for behind in range(_LONGEST_WORD):
            head, tail = text[edit.start - before : edit.start], text[edit.end : edit.end + behind]
            word = head + edit.replacement + tail
            if edit.start >= before and len(widest) < len(word) <= _LONGEST_WORD and word in known:
                widest, left, right_ = word, before, behind
    if not widest:
        left = int(_is_han(text[max(edit.start - 1, 0) : edit.start]))
        right_ = int(_is_han(text[edit.end : edit.end + 1]))
    head, tail = text[edit.start - left : edit.start], text[edit.end : edit.end + right_]
    return head + text[edit.start : edit.end] + tail, head + edit.replacement + tail


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
