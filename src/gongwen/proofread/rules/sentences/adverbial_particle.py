"""的 where 地 or 得 belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

_ADVERBS = (
    "认真|切实|全面|深入|有效|积极|及时|严格|不断|扎实|稳步|有序|主动|自觉|坚决|充分|大力|逐步|深刻|持续|更好"
    "|进一步|高效|顺利|迅速|准确|精准|广泛|逐项|如实|高质量|创造性|稳妥|牢固|有力|快速|有针对性|努力|踏实|细致|耐心|坚定不移|毫不动摇"
)
_VERBS = (
    "贯彻|落实|推进|推动|开展|解决|做好|抓好|完成|执行|履行|组织|学习|研究|分析|处理|实施|提高|加强|改进|促进|整改"
    "|排查|检查(?!证)|防范|化解|做到|遵守|反映|配合|服务(?![业商型类员网区平器中举供保体])|维护|掌握|理解|领会|发挥|报告|核实|办理|听取|按照|依照|对待|总结|梳理|树立"
)
# Heads that make the verb a noun: “有效的解决办法”, “积极的推动作用”.
_HEADS = (
    "作用|办法|方案|措施|意义|影响|力度|者|情况|结果|方式|方法|机制|手段|途径|过程|能力|效果|成效|水平|要求|工作|态度|精神"
    "|意见|报告|体系|制度|经验|成果|程序|模式|环境|条件|平台|服务|力量|队伍|人员|机构|培训|活动|建设|管理|改革|计划|任务"
    "|纪律|性|和|与|及|或|的|是|时|后|前|中(?!央)|上(?!级)|下(?![级达发属])|等"
)

RULE = Rule(
    code="SY-37",
    name="misused-particle",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“的、地、得”误用",
    why="修饰动词用“地”，补充说明动词用“得”，修饰名词用“的”。",
    basis=("现代汉语语法",),
    examples=(
        wrong("要⟦认真的贯彻⟧上级要求。", becomes="要认真地贯彻上级要求。"),
        wrong("要⟦认真的贯彻⟧会议精神。", becomes="要认真地贯彻会议精神。"),
        wrong("各单位应当⟦严格的执行⟧。", becomes="各单位应当严格地执行。"),
        wrong("⟦切实的加强⟧组织领导。", becomes="切实地加强组织领导。"),
        wrong("去年的防汛工作⟦做的很好⟧。", becomes="去年的防汛工作做得很好。"),
        wrong("责任⟦落实的不到位⟧。", becomes="责任落实得不到位。"),
        wrong("要⟦不断的提高⟧服务质量。", becomes="要不断地提高服务质量。"),
        wrong("群众满意度⟦逐步的提高⟧。", becomes="群众满意度逐步地提高。"),
        right("治安状况有了不断的改善，收入实现逐步的提高。"),
        right("加强有效的管理，给予积极的支持。"),
        right("提出有效的解决办法。"),
        right("应出示有效的检查证件，以高效的服务举措、高质量的服务供给赢得信任。"),
        right("做好切实的组织工作。"),
        right("发挥积极的推动作用。"),
        right("问题得到及时的处理。"),
        right("这是群众办的好事。"),
        right("要认真地贯彻会议精神。"),
        right("开展广泛的学习宣传活动。"),
        right("工程进展的快慢取决于资金。"),
    ),
)

# Before a name of the action (“得到及时的处理”) 的 is right; after “要、应” an object may be missing.
_NAMED = r"(?<![得到行予了取有种项个作出过行更最是现成为供求步开展加强系])"
_PATTERN = re.compile(
    rf"(?P<modal>要|应当|应|必须|能够|能|会|可以|须|需要)?{_NAMED}(?P<adverb>{_ADVERBS})的"
    rf"(?P<verb>(?:{_VERBS}))(?:(?P<object>了?(?!{_HEADS}|了|过|着)[\u4e00-\u9fff“《])|(?=[，。；\n]|$))"
)
_COMPLEMENT = re.compile(
    r"(?P<act>(?:做|办|抓|解决|落实|完成|干|执行|进展|处理|准备|推进|发展|学习|表现|组织|贯彻|管|变|开展|掌握|宣传|配合|服务|说|讲|写))的"
    r"(?P<result>(?:很|非常|比较|十分|相当|不够|更加|较|更|还)?(?:好|快|慢|差|顺利|到位|扎实|充分|及时|彻底|不错|成功|出色|圆满|有声有色|不好|不到位|不够|不扎实|不及时|不彻底))"
    r"(?=[，。；！、\n]|$)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every 的 that should be 地 or 得."""
    hits = {
        hit.start: hit
        for hit in [*_always(draft), *_at_end(draft), *_adverbials(draft), *_complements(draft)]
    }.values()
    yield from sorted(hits, key=lambda hit: hit.start)


def _adverbials(draft: Draft) -> Iterator[Hit]:
    """Yield adverbs with 的 before a verb that has an object, or that a modal verb governs."""
    for match in _matches(draft, _PATTERN):
        if match["object"] is None and match["modal"] is None:
            continue
        yield Hit(
            match.start("adverb"),
            match.end("verb"),
            f"{match['adverb']}地{match['verb']}",
            message=f"“{match['adverb']}”修饰动词“{match['verb']}”，中间用“地”",
        )


def _always(draft: Draft) -> Iterator[Hit]:
    """Yield adverbs that qualify no noun at all, with 的 before a verb."""
    for match in _matches(draft, _NEVER_OF_NOUNS):
        yield Hit(
            match.start(),
            match.end(),
            match.group().replace("的", "地", 1),
            message=f"“{match['adverb']}”修饰动词，中间用“地”",
        )


def _at_end(draft: Draft) -> Iterator[Hit]:
    """Yield adverbs with 的 before a change that ends its clause and that nothing governs."""
    for match in _matches(draft, _CHANGE_AT_END):
        if not _GOVERNOR.search(match["clause"]):
            yield Hit(
                match.start("adverb"),
                match.end("verb"),
                f"{match['adverb']}地{match['verb']}",
                message=f"“{match['adverb']}”修饰动词“{match['verb']}”，中间用“地”",
            )


def _complements(draft: Draft) -> Iterator[Hit]:
    """Yield verbs with 的 before what they result in."""
    for match in _matches(draft, _COMPLEMENT):
        yield Hit(
            match.start(),
            match.end(),
            f"{match['act']}得{match['result']}",
            message=f"“{match['result']}”补充说明“{match['act']}”，中间用“得”",
        )


_NEVER_OF_NOUNS = re.compile(
    rf"(?P<adverb>切实|进一步|逐步|坚决|坚定不移|毫不动摇|不断)的(?:{_VERBS})(?<!组织)(?=[\u4e00-\u9fff])(?!和|与|的|是|，)"
)
_CHANGE_AT_END = re.compile(
    r"(?P<clause>(?:(?<=[。；，\n])|^)[^。；，、：\n]{2,24}?)(?P<adverb>不断|逐步|进一步)的"
    r"(?P<verb>提高|提升|增强|改善|好转|扩大|上升|增长|下降|加快|壮大|优化)(?=[，。；\n]|$)"
)
# “得到不断的提高”, “有了进一步的改善”: the change is a noun there.
_GOVERNOR = re.compile(
    "[得到有是经随和与及的对为使]|实现|取得|获|呈|通过|带来|促进|推动|确保|进行|出现|保持|追求|需要|给予|谋求"
)
# What a verb or a result begins with: one search for 的 before it finds the lines to look at.
_HINT = re.compile(
    f"的[{''.join(sorted({word[0] for word in _VERBS.split('|')}))}"
    "提改优好增扩上下壮加很非比十相不更较还快慢差顺到扎充及彻成出圆有]"
)


def _matches(draft: Draft, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of ``pattern`` in the lines where 的 stands before a verb or a result."""
    text = draft.masked(*CITED)
    done = 0
    for hint in _HINT.finditer(text):
        if hint.start() >= done:
            end = text.find("\n", hint.start())
            done = end if end >= 0 else len(text)
            yield from pattern.finditer(text, text.rfind("\n", 0, hint.start()) + 1, done)
