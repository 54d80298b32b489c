"""The words that a duty hangs on: how strong it is, whether it is denied, how far it reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Family(Enum):
    """What a word or a figure says; the value is what people are shown."""

    MODAL = "要求强弱"
    QUALIFIER = "限定语"
    NEGATION = "否定"
    EXCEPTION = "例外"
    SCOPE = "范围"
    BOUND = "上下限"
    DUTY = "责任分工"
    ORGAN = "机关人名"
    NUMBER = "数字"
    PERCENT = "比例"
    AMOUNT = "金额"
    DATE = "日期"
    TERM = "期限"
    PERIOD = "频次"
    CODE = "文号"
    SENTENCE = "整句要求"


@dataclass(frozen=True, slots=True)
class Term:
    """A word at its place: what it says, how strongly, and of what.

    ``sense`` is the same for words that say the same; ``rank`` orders the senses of a family; ``of`` is
    what the word governs, as far as the text shows it.
    """

    start: int
    end: int
    text: str
    family: Family
    sense: str
    rank: int = 0
    of: str = ""


# Family, sense, rank, words. Words on one line say the same.
_TABLE: tuple[tuple[Family, str, int, str], ...] = (
    (Family.MODAL, "forbid", -5, "严禁 坚决禁止 绝不允许 绝对禁止"),
    (Family.MODAL, "forbid", -4, "不得 禁止 不准 不许 不允许 不可以 不可 不能 切勿 请勿 不得以"),
    (Family.MODAL, "forbid", -3, "不应 不应当 不应该 不要"),
    (Family.MODAL, "forbid", -2, "不宜 不提倡 不鼓励"),
    (Family.MODAL, "oblige", 5, "必须 务必 务须 须 必需"),
    (Family.MODAL, "oblige", 4, "应当 应该 应 要 需要 需"),
    (Family.MODAL, "advise", 2, "宜 鼓励 提倡 倡导 力争 争取"),
    (Family.MODAL, "permit", 1, "可以 可 允许 准许 有权 能够"),
    (Family.MODAL, "permit", 0, "无需 不需 不需要 不必 无须 毋须 毋需 可不 可以不 免于 免予 不再"),
    (Family.QUALIFIER, "mostly", 0, "原则上 原则同意 原则通过 一般 一般情况下 通常 通常情况下"),
    (Family.QUALIFIER, "if-possible", 0, "尽量 尽可能 视情 视情况 酌情 适当 适时 条件允许时 有条件的"),
    (Family.NEGATION, "not", 0, "不 未 尚未 未曾 没有 没 无 非 并非 勿 毋 并未"),
    (Family.EXCEPTION, "except", 0, "除外 另有规定的 特殊情况除外 不在此限 不受此限"),
    (Family.SCOPE, "all", 3, "全部 所有 一切 各 各个 全体 全员 凡 凡是 任何 每个 每一 一律 均 都"),
    (Family.SCOPE, "concerned", 2, "有关 相关"),
    (Family.SCOPE, "some", 1, "部分 个别 若干 有的 一些 少数 多数 大部分"),
    (Family.SCOPE, "open", 0, "等 包括但不限于"),
    (Family.BOUND, "at-least", 0, "不少于 不低于 至少 最少 以上 不小于 不短于"),
    (Family.BOUND, "at-most", 0, "不超过 不高于 至多 最多 以内 以下 不大于 不多于 之内 不长于"),
    (Family.BOUND, "more-than", 0, "超过 高于 大于 多于 超出"),
    (Family.BOUND, "less-than", 0, "低于 小于 少于 不足 不满 未满 短于"),
    (Family.BOUND, "about", 0, "左右 大约 约"),
    (Family.DUTY, "lead", 4, "牵头 主办"),
    (Family.DUTY, "charge", 3, "负责 承办"),
    (Family.DUTY, "joint", 2, "会同"),
    (Family.DUTY, "support", 1, "配合 协助 协办 参与"),
)  # fmt: skip

# Words that only look like those above.
_OTHER = """
应用 应急 应对 相应 对应 反应 响应 供应 适应 应届 应邀 应收 应付 应变 应有 回应 效应 应聘 应答 应战 应征 应运 顺应 呼应 感应 应酬 应允 应诉 理应
可能 可行 可靠 可持续 许可 认可 可研 可观 可控 可见 可追溯 可视 可操作 可用 可贵 可喜 宁可 可再生 可复制 可量化 可比 可否 是否 能否 可推广 可回收 可移动
重要 要求 主要 要素 要点 要闻 摘要 必要 紧要 首要 纪要 要件 要害 概要 简要 扼要 要紧 只要 要么 将要 提要 要是 要塞 索要 要道 要务 要领 机要 要事 要情
须知 必须知 事宜 适宜 便宜 因地制宜 因时制宜 相宜 宜昌 宜居 宜业 宜宾 权宜 合宜
一般性 一般公共预算 一般纳税人 一般债务 一般事故 一般程序 争取资金
不断 不仅 不但 不论 不管 不少 不久 不良 不力 不利 不动产 不平衡 不均 不适 不一 不止 不妨 不然 不由 不可避免 不可抗力 不可或缺 不可分割 不遗余力 不折不扣 不忘 不懈
未来 非常 非法 非公 非税 非遗 除非 非机动车 是非 无锡 无论 无人机 无障碍 无纸化 无偿 无线 无形 无害 无缝 无私 无限 毫无 莫过
需求 所需 急需 必需品 供需 军需 允许范围
各自 所有权 所有制 所有者 首都 成都 都市 平均 人均 均衡 均等 均匀 年均 日均 组成部分 凡例 相关性 关于
等级 平等 高等 同等 等待 初等 中等 等于 等额 对等 均等 相等 何等 等同 等候 等次 等效 劣等 优等 等价
以上情况 以上意见 以上请示 以上问题 以上内容 以上材料 以上要求 以上措施 以下简称 以下情况 以下要求 以下材料 以下措施 以下问题 以下条件 以下内容 以下意见 以下事项
若干规定 若干意见 若干措施 若干问题
约定 约束 节约 预约 条约 公约 合约 签约 违约 契约 制约 约谈 集约 大约定
负责人 参与者 参与度 配合度 配合比 不足之处 超过期限 高于一切
"""  # noqa: E501 - a list of words

_SENSES = {
    word: (family, sense, rank) for family, sense, rank, words in _TABLE for word in words.split()
}
_INERT = frozenset(_OTHER.split())
_LONGEST_FIRST = sorted({*_SENSES, *_INERT}, key=lambda word: (-len(word), word))
_WORD = re.compile("|".join(["不同(?!意)", *_LONGEST_FIRST]))
# Nothing before it, or only afterwards: the same gate said from either side.
_GATE = re.compile(
    r"(?:未经|非经|未)(?P<a>[^，。；]{1,24}?)(?:的)?，?(?:一律)?(?:不得|禁止|不准|不许)"
    r"|经(?P<b>[^，。；]{1,24}?)(?:之?后)?，?(?:方可|方能|才能|才可以?|方得)"
)
_EXCEPT = re.compile(r"除[^，。；]{1,30}?(?:以外|之外|外)(?=[，。；、]|$)")
_WITHIN = re.compile(r"(?<=[日天月年时周])内")
_ADVERBS = re.compile(
    r"^(?:及时|认真|切实|严格|主动|全面|按时|按期|积极|进一步|立即|同时|再|也|还|都|均|一律)+"
)


def terms(text: str) -> Iterator[Term]:
    """Yield the words of a text that a duty hangs on, in no certain order."""
    gates = list(_GATE.finditer(text))
    for gate in gates:
        of = (gate["a"] or gate["b"])[:2]
        yield Term(*gate.span(), gate.group(), Family.MODAL, "only-after", -4, of)
    exceptions = list(_EXCEPT.finditer(text))
    for found in exceptions:
        yield Term(*found.span(), found.group(), Family.EXCEPTION, "except")
    for found in _WITHIN.finditer(text):
        yield Term(*found.span(), found.group(), Family.BOUND, "at-most")
    taken = [found.span() for found in (*gates, *exceptions)]
    for found in _WORD.finditer(text):
        is_taken = any(start <= found.start() < end for start, end in taken)
        if found.group() in _SENSES and not is_taken:
            family, sense, rank = _SENSES[found.group()]
            of = _governed(text, found.end())
            yield Term(*found.span(), found.group(), family, sense, rank, of)


def _governed(text: str, at: int) -> str:
    """Return the two characters that a word bears on, less adverbs."""
    return _ADVERBS.sub("", text[at : at + 10])[:2]
