"""Fragments typed twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import lines_with
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CODES

RULE = Rule(
    code="SY-25",
    name="repeated-fragment",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="相同的文字连续出现两次",
    why="紧挨着的相同文字一般是复制粘贴或者修改时留下的，删去一份。",
    basis=("现代汉语语法",),
    examples=(
        wrong("由市水利局⟦会同同⟧市财政局核定。", becomes="由市水利局会同市财政局核定。"),
        wrong("要⟦从严从紧，从严从紧，⟧抓好管理。"),
        right("对责任人应当当场予以处罚，根据据实结算的原则，通过过程控制提高质量。"),
        wrong("⟦同时，同时，⟧要做好宣传。", becomes="同时，要做好宣传。"),
        wrong("我局⟦将将⟧重点抓好落实。", becomes="我局将重点抓好落实。"),
        wrong("该项目也⟦未未⟧组织验收。"),
        wrong("要⟦进一步进一步⟧完善制度。", becomes="要进一步完善制度。"),
        wrong("台账要⟦随时随时⟧更新。", becomes="台账要随时更新。"),
        wrong("请⟦认真认真⟧组织实施。", becomes="请认真组织实施。"),
        wrong("各单位要按照⟦有关规定有关规定⟧执行。", becomes="各单位要按照有关规定执行。"),
        wrong("工作人员⟦应应⟧当回避。"),
        wrong("⟦为为⟧做好防汛工作，现通知如下。"),
        right("援助发展中国家，促进发展发展中国家的教育。"),
        right("请大家讨论讨论。"),
        right("对不良反应应当记录，以执法行为为重点，工会委员会委员参加。"),
        right("一个问题一个问题跟进解决，困难都一个一个地克服了。"),
        right("落实规划纲要要求。"),
        right("与与会代表交流。"),
        right("方方面面、点点滴滴都要考虑。"),
        right("由经办人经办，逐项逐项核对。"),
        right("向向阳镇拨付资金。"),
        right("参与与残疾人事业有关的管理，会使使用面积减少。"),
        right("采用其他方式的基金的基金份额，按特别行政区行政区域图执行。"),
        right("学前教育、高等教育等教育机构应当组织宣传。"),
        right("简易程序一般应当当庭宣判，货物应当通过过驳方式交付。"),
        right("对接受人接受人体器官移植的风险进行评估。"),
        right("1.智能特征智能特征是指感知、决策和执行的能力。"),
    ),
)

_FRAGMENT = re.compile(r"([\u4e00-\u9fff]{2,8}?)\1")
_SHORTEST, _LONGEST = 2, 8
_WITH_MARK = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,3}[，；])\1|([\u4e00-\u9fff]{4,8}[，；])\2"
)
_LAST_TWICE = re.compile(
    r"会同同(?![意步级时])|按照照(?![片明相顾])|根据据(?![此实点])|关于于(?!某)|由于于(?!某)|对于于(?!某)|以及及(?!时)|并且且"
    r"|应当当(?![庭即地年日时场事前作天选众面好])|通过过(?![程渡度驳滤境户磅])|进行行(?![政业为动])|我局局(?!长)"
)
_LAST_WORDS = "会同 按照 根据 关于 由于 对于 以及 并且 应当 通过 进行 我局"
_LAST_ANCHORS = tuple(word + word[-1] for word in _LAST_WORDS.split())
_LONG = 3

# Two characters may rightly stand twice (“讨论讨论”, “发展发展中国家”); these words never do.
_WORDS = (
    "认真 切实 积极 及时 不断 有关 各级 通过 按照 根据 以及 并且 但是 因此 为了 对于 由于 如果 应当 必须"
    " 已经 正在 加强 推进 推动 落实 完善 提高 确保 做好 全面 深入 严格 各项 我们 他们 现将 特此 统筹 强化 健全"
    " 各位 这些 这个 其中 部分 因为 所以 并将 以上 以下 同时 此外 目前 当前 近期 尽快 立即 经过 关于 现就 作为"
    " 定期 随时 一律 一并 共同 分别 依法 依规 主动 自觉 充分 广泛 持续 稳步 陆续 首先 其次 最后 尤其 截至 例如"
    " 可以 能够 需要 不得 严禁 禁止 如实 逐级 按期 按时 妥善 扎实 有效 务必 均应 均须 暂行"
    " 问题 措施 情况 单位 部门 资金 项目 会议 精神 同意 情形 进行 开展 实施 结合 围绕 坚持 着力 大力"
)
_NEVER_TWICE = frozenset(_WORDS.split())
# “一个问题一个问题解决”, “逐户逐户”: the fragment stands twice to mean each of them.
_EACH = re.compile("[一逐每]")
# “1.智能特征智能特征是指……”: the heading of a definition run into it.
_DEFINED = re.compile("(?:主要|是指|应?包括|应当?符合|指|是|用于|涵盖|由)")
# “行政区行政区域图”, “接受人接受人体器官移植”: the second is the beginning of a longer word.
_LONGER = {"区": ("域",), "人": ("体", "员", "民", "才", "工")}
_OUTLINE = re.compile(r"\d\.\d+(?:\.\d+)*$")  # “4.4.2光环境光环境对人……”
_TERM_BEFORE = frozenset({"", "\n", " ", ".", "、", "）", "。", "图", "表"})
_SINGLE = re.compile(
    r"(?<![为行认作成以因视称])为为(?![民人什何此期主首官政数])|(?<![与参给授赋])与与(?![会否此时其众])|(?<![反适对响相供回感呼效])应应(?=当)|(?<!将)将将(?=[于对在按从重适会继组])|未未(?!来)"
    r"|对对(?=[于各全本])|必须须(?![知要])|按按(?=照)|根根(?=据)|已已(?=经)"
    r"|由由(?=[县市省区各])|使使(?=得)"
    r"|要要(?=[求坚加按认做把确进切全严])(?<![重主提纲概摘紧首必需只]要要)|不不(?=[得能会再予])|我我(?=[局市县省区单委院])|各各(?=[单部级县地项])"
)
_SINGLE_ANCHORS = tuple(sorted({mark * 2 for mark in "为与应将对按根已由使要不我各须未"}))


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every fragment that stands twice in a row."""
    text = draft.masked(*CODES)
    hits = []
    for match in _fragments(text):
        fragment = match[1]
        if _EACH.match(fragment) or "委员会委员" in match.group():
            continue
        if len(fragment) >= _LONG and not _is_meant(text, match):
            hits.append(Hit(match.start(), match.end(), fragment, safe=False))
        elif fragment in _NEVER_TWICE:
            hits.append(Hit(match.start(), match.end(), fragment, safe=True))
    for start, end in lines_with(text, _SINGLE_ANCHORS):
        hits += [
            Hit(match.start(), match.end(), match.group()[:-1])
            for match in _SINGLE.finditer(text, start, end)
        ]
    if any(anchor in text for anchor in _LAST_ANCHORS):
        hits += [Hit(*match.span(), match.group()[:-1]) for match in _LAST_TWICE.finditer(text)]
    hits += [
        Hit(match.start(), match.end(), match[1] or match[2], safe=True)
        for match in _WITH_MARK.finditer(text)
        if match[2] or match[1][:-1] in _NEVER_TWICE
    ]
    yield from sorted(hits, key=lambda hit: hit.start)


def _is_meant(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words rightly stand twice: X of X, or a term and what it is."""
    fragment = match[1]
    if fragment[0] in "的之等" or (text.startswith(_LONGER.get(fragment[-1], "\n"), match.end())):
        return True
    before = text[max(match.start() - 1, 0) : match.start()]
    if before.isdecimal() and _OUTLINE.search(text, max(match.start() - 12, 0), match.start()):
        return True
    return before in _TERM_BEFORE and bool(_DEFINED.match(text, match.end()))


def _fragments(text: str) -> Iterator[re.Match[str]]:
    """Yield what ``_FRAGMENT.finditer`` would, quicker.

    Where the text and the text moved by n characters agree n times in a row, a fragment of n
    stands twice. Numbers as long as the text compare all its characters at once, by the low
    byte of each, which is enough to find where to look.
    """
    code, width = text.encode("utf-16-le", "surrogatepass"), 2
    if len(code) != len(text) * width:  # rare characters take two units: use wider ones
        code, width = text.encode("utf-32-le", "surrogatepass"), 4
    low = code[::width]
    whole = int.from_bytes(low, "little")
    starts: set[int] = set()
    for length in range(_SHORTEST, _LONGEST + 1):
        moved = (whole ^ (whole >> (8 * length))).to_bytes(len(low), "little")
        same = bytes(length)
        at = moved.find(same)
        while at >= 0:
            starts.add(at)
            at = moved.find(same, at + 1)
    done = 0
    for start in sorted(starts):
        match = _FRAGMENT.match(text, start) if start >= done else None
        if match is not None:
            done = match.end()
            yield match
