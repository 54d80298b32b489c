"""Verbs with objects they do not govern, and subjects with predicates they do not take.

Whether a word is the object is judged by what follows it: in “提高问题解决能力” the noun only
qualifies another noun, and nothing is said. Coordinated objects are judged one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongwen.lexicons import table
from gongwen.proofread.search import lines_with
from gongwen.rulebook import Draft, Example, Hit, Rule, right, wrong
from gongwen.rulebook.rule import Find
from gongwen.terms import Severity, Strength
from gongwen.text import CITED, MASK

_FARTHEST = 8  # characters that may stand between a verb and its object
_HEAD = 12  # characters before a verb that tell whether it governs
_REACH = 30  # how far a chain of coordinated objects is followed
_BOUNDARY = re.compile(
    rf"[，。；：,;！？…\n”》）)〕\[\]\s{MASK}]|并且|并(?!联|购|网|轨)|而(?!且)|时(?=[，。])|$"
)
_JOINT = re.compile(r"、|和(?![谐平睦])|(?<![参给])与|(?<![普涉顾危])及|以及|或")
# A word of action inside the stretch governs the noun instead (“加强解决问题”), and these make a
# clause of their own of it (“提高认识存在问题”).
_INNER = re.compile(
    "解决|发现|处理|反映|存在|整改|排查|查找|提出|回答|研究|分析|查处|针对|围绕|破解|应对|防范|化解|提高|提升|加强|加大|加快|改善|扩大"
    "|增强|强化|完善|健全|建立|树立|发挥|起到|达到|取得|获得|消除|弥补|克服|排除|落实|贯彻|执行|履行|行使|承担|推动|推进|开展|实施"
    "|采取|制定|促进|确保|保证|保障|做好|抓好|有关|相关|关于|涉及|影响(?=.)|造成|形成|产生|出现|具有|需要|符合|适应|根据|按照|通过"
    "|对|把|将|向|从|以|为|在|使|让|被|是|不|等|没有|实现|遇到|中的|过程|细则"
)
# Before these the verb is a noun or part of another word: “水平的提高问题”, “有待加强问题”.
_NOT_A_VERB = re.compile(r"(?:[的性之待未所和与及、]|得到|进行|予以|有了)$")
# “政策落实问题” and “关于加强监测问题” are kinds of problems: before such words the verb governs
# the noun only after one of these.
_GOVERNED = re.compile(
    "(?:^|[一二三四五六]是|[，。；：！？）\\n要应须能会来去并将拟]|(?:^|[，。；：\\n])为|下一步|要求[^，。；的]{1,6}(?:单位|部门|企业|公司|机构|人员|[局县市区镇乡组])|进一步|切实|着力|不断|全面|认真|努力|大力|积极|抓紧|及时|有效|持续|深入|共同|逐步|彻底|坚决|尽快|限期|逐一)$"
)
# Set phrases: rules of evidence, what is said of the eight rules, and a noun that another verb governs.
_SET_PHRASE = re.compile(
    r"(?:无法|不能|合理|得以)排除的?[^，。；]{0,4}矛盾|排除的矛盾|化解[^，。；\n]{0,8}(?:历史遗留|急难愁盼|遗留|存量|信访突出)问题|推进[^，。；\n]{2,14}若干(?:重大)?问题|推[进动][^。；\n]{2,20}[上提]水平|承担[^，。；\n]{0,6}责任的权利"
    r"|执行[^，。；\n]{0,6}规定[^，。；\n]{0,8}精神|推动[^，。；\n]{2,12}的?能力水平"
)
_KINDS_OF = ("问题", "工作", "任务", "措施")
# Bare objects: a chain that ends in one of them has no common head (“质量、安全管理” has one).
_BARE = re.compile(
    "(?:水平|质量|能力|效率|问题|措施|制度|机制|力度|意识|作风|责任|任务|目标|规模|速度|条件|环境|成果|步伐|标准|矛盾|信心|投入)"
)
_LINKS = (
    "(?:的|得到|有了?|不断|明显|进一步|显著|持续|大幅|逐步"
    "|逐渐|已经?|也|都|有所|稳步|将|会|正在|较快|全面|普遍|更|要)"
)

_EXAMPLES: dict[str, tuple[Example, ...]] = {
    "CO-01": (
        wrong("着力⟦提高突出问题⟧。"),
        wrong("⟦提高工作措施⟧。"),
        wrong("进一步⟦提高督查力度⟧。"),
        wrong("提高水平和⟦问题⟧。"),
        right("提高问题解决能力。"),
        right("提高解决问题的能力。"),
        right("研究水平提高问题。"),
        right("提高认识，解决问题。"),
    ),
    "CO-02": (
        wrong("⟦加强业务水平⟧。"),
        wrong("进一步⟦加强监督力度⟧。"),
        wrong("⟦加强工程质量⟧和⟦速度⟧。"),
        right("加强质量管理。"),
        right("加强质量、安全管理。"),
        right("加强水平衡量。"),
        right("加强管理，提高水平。"),
        right("加强对突出问题的整治。"),
        right("关于加强地质灾害监测问题。"),
    ),
    "CO-13": (
        wrong("⟦发挥积极影响⟧。"),
        wrong("充分⟦发挥应有效果⟧。"),
        right("发挥影响力。"),
        right("发挥作用，扩大影响。"),
    ),
    "CO-22": (
        wrong("要⟦排除突出问题⟧。"),
        right("证据之间没有无法排除的矛盾。"),
    ),
    "CO-23": (wrong("⟦化解实际困难⟧。"), right("化解历史遗留问题。"), right("化解矛盾。")),
    "CO-26": (wrong("⟦执行会议精神⟧。"), right("严格执行中央八项规定及其实施细则精神。")),
    "CO-30": (wrong("⟦推动工作水平⟧。"), right("提升推动高质量发展的能力水平。")),
    "CO-31": (
        wrong("⟦推进工作水平⟧。"),
        right("研究推进依法治理若干重大问题，推动经济上规模、上水平。"),
    ),
    "CO-29": (wrong("⟦承担监督职权⟧。"), right("不影响请求其承担违约责任的权利。")),
    "CO-15": (wrong("⟦达到了示范作用⟧。"), right("达到效果。"), right("达到作用范围的边界。")),
    "CO-24": (
        wrong("抓紧⟦落实存量问题⟧。"),
        right("抓好落实问题整改。"),
        right("政策落实问题。"),
        wrong("一年来，镇里⟦落实了问题⟧。"),
        wrong("为⟦落实成本问题⟧，召开了专题会。"),
        wrong("会议要求承建公司⟦落实遗留问题⟧。"),
        right("为落实问题整改，召开了专题会。"),
        right("作为落实工作问题提出。"),
        right("落实责任。"),
    ),
    "CO-09": (
        wrong("⟦完善工作水平⟧。"),
        wrong("逐步⟦完善存在的问题⟧。"),
        right("完善存在的薄弱环节台账。"),
        right("完善问题反馈机制。"),
        right("完善制度，解决问题。"),
    ),
    "CO-32": (wrong("⟦开展安全责任⟧。"), right("开展问题排查。"), right("开展责任追究。")),
    "CO-37": (
        wrong("服务⟦水平不断增强⟧。"),
        right("服务水平不断提高。"),
        right("提高水平，加大力度。"),
    ),
    "CO-38": (wrong("产品⟦质量明显加强⟧。"), right("质量加强监管。")),
    "CO-40": (wrong("⟦意识普遍提高⟧。"), wrong("法治⟦意识加大⟧。"), right("法治意识不断增强。")),
    "CO-42": (
        wrong("突出⟦问题全面完成⟧。"),
        right("突出问题全面解决。"),
        right("问题提高到政治层面认识。"),
    ),
    "CO-45": (
        wrong("生产⟦成本逐步缩小⟧。"),
        wrong("渠系⟦损失有所减弱⟧。"),
        right("生产成本逐步降低。"),
    ),
}


def _general_examples(relation: str, word: str, other: str) -> tuple[Example, ...]:
    """Return the plainest examples of a row that has none of its own."""
    if relation == "object":
        return (wrong(f"要⟦{word}工作{other}⟧。"), right(f"要{word}{other}类事项台账。"))
    return (wrong(f"⟦{word}不断{other}⟧。"), right(f"{word}类事项不断增多。"))


@cache
def _rows(code: str) -> tuple[dict[str, str], ...]:
    return tuple(row for row in table("collocations") if row["code"] == code)


def _rule(code: str) -> Rule:
    """Return the rule that the rows of ``code`` make."""
    rows = _rows(code)
    first = rows[0]
    word, other = first["word"], first["others"].split(" ")[0]
    joined = f"“{word}”与“{other}”" if first["relation"] == "object" else f"“{word}”和“{other}”"
    rule = Rule(
        code=code,
        name=f"collocation-{code[-2:]}",
        severity=Severity[first["severity"]],
        strength=Strength.GENERAL,
        message=f"{joined}一类的词语搭配不当",
        why=first["advice"] + "。",
        basis=("现代汉语语法",),
        examples=_EXAMPLES.get(code) or _general_examples(first["relation"], word, other),
        anchors=tuple(dict.fromkeys(row["word"] for row in rows)),
    )
    rule.finder(_finder(code))
    return rule


def _finder(code: str) -> Find:
    """Return a finder of everything the rows of ``code`` disallow."""

    def find(draft: Draft) -> Iterator[Hit]:
        text = draft.masked(*CITED)
        hits = [
            hit
            for row in _rows(code)
            for hit in (_objects if row["relation"] == "object" else _predicates)(text, row)
        ]
        yield from sorted(hits, key=lambda hit: hit.start)

    return find


def _objects(text: str, row: dict[str, str]) -> Iterator[Hit]:
    """Yield objects the verb of ``row`` does not govern."""
    verb, others = row["word"], tuple(row["others"].split(" "))
    for start, end in lines_with(text, others):
        at = text.find(verb, start, end)
        while at >= 0:
            begin = at + len(verb)
            head = text[max(at - _HEAD, start) : at]
            if not _NOT_A_VERB.search(head):
                is_set = _SET_PHRASE.search(text, max(at - 2, start), min(begin + _REACH, end))
                for first, last in (
                    () if is_set else _objects_in(text[begin : begin + _REACH], others)
                ):
                    is_kind = text.endswith(_KINDS_OF, begin, begin + last)
                    is_done = text.startswith("了", begin)
                    if is_kind and not is_done and not _GOVERNED.search(head):
                        continue
                    yield _hit(text, row, at if first == 0 else begin + first, begin + last)
            at = text.find(verb, begin, end)


def _objects_in(stretch: str, others: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield start and end of the objects in what follows a verb; the first starts at 0."""
    boundary = _BOUNDARY.search(stretch)
    if boundary is None or (boundary.end() == boundary.start() and len(stretch) >= _REACH):
        return
    chain = stretch[: boundary.start()]
    joints = list(_JOINT.finditer(chain))
    begins = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(chain)]
    has_bare_end = bool(_BARE.fullmatch(chain, begins[-1]))
    for begin, end in zip(begins, ends, strict=True):
        item = chain[begin:end]
        ending = next((other for other in others if item.endswith(other)), "")
        before = item.removesuffix(ending)
        if before == "存在的" and ending == "问题":
            before = ""  # 「完善存在的问题」: no clause of its own, the plain object
        if ending == "水平":  # 「强化保障水平」: the level of something done, not a second verb
            before = before.removesuffix("保障").removesuffix("发展").removesuffix("服务")
        if not item or _INNER.search(before) or len(before) > _FARTHEST:
            return
        if ending and not _is_headed(before, ending) and (has_bare_end or end == len(chain)):
            yield (0 if begin == 0 else end - len(ending)), end
        if "的" in item:  # what follows is not the verb's object but shares the noun after 的
            return


def _is_headed(before: str, ending: str) -> bool:
    """Tell whether the noun belongs to what stands before it: “改善民生的问题”, “风险隐患”."""
    return ("的" in before and ending in _KINDS_OF) or before.endswith(("风险", "矛盾", "主体"))


def _predicates(text: str, row: dict[str, str]) -> Iterator[Hit]:
    """Yield predicates that are not said of the word of ``row``."""
    pattern = _predicate_pattern(row["word"], row["others"])
    for start, end in lines_with(text, (row["word"],)):
        for match in pattern.finditer(text, start, end):
            yield _hit(text, row, match.start(), match.end())


@cache
def _predicate_pattern(word: str, others: str) -> re.Pattern[str]:
    choices = others.replace(" ", "|")
    return re.compile(rf"{word}{_LINKS}{{0,3}}(?:{choices})(?=[，。；、\n]|了(?=[，。；])|$)")


def _hit(text: str, row: dict[str, str], start: int, end: int) -> Hit:
    return Hit(
        start,
        end,
        message=f"“{text[start:end]}”搭配不当"
        if end - start > len(row["word"])
        else "并列的宾语与动词搭配不当",
        advice=row["advice"],
        severity=Severity[row["severity"]],
    )


RULES = tuple(_rule(code) for code in sorted({row["code"] for row in table("collocations")}))
