"""What a title says: issuer, subject and type word, and the statutory type the word stands for."""

from __future__ import annotations

import re

from gongwen.anatomy.elements import TitleParts
from gongwen.anatomy.patterns import ORGAN_END
from gongwen.terms import DocumentType

# Longest first, so that 「复函」 is not read as 「函」.
_STATUTORY: dict[str, DocumentType] = {
    "会议纪要": DocumentType.MINUTES,
    "嘉奖令": DocumentType.ORDER,
    "任免令": DocumentType.ORDER,
    "通缉令": DocumentType.ORDER,
    "主席令": DocumentType.ORDER,
    "国务院令": DocumentType.ORDER,
    "人民政府令": DocumentType.ORDER,
    "命令": DocumentType.ORDER,
    "复函": DocumentType.LETTER,
    "公函": DocumentType.LETTER,
    "便函": DocumentType.LETTER,
    "答复": DocumentType.LETTER,
    "决议": DocumentType.RESOLUTION,
    "决定": DocumentType.DECISION,
    "公报": DocumentType.COMMUNIQUE,
    "公告": DocumentType.ANNOUNCEMENT,
    "通告": DocumentType.PUBLIC_NOTICE,
    "意见": DocumentType.OPINION,
    "通知": DocumentType.NOTICE,
    "通报": DocumentType.CIRCULAR,
    "报告": DocumentType.REPORT,
    "请示": DocumentType.REQUEST_FOR_INSTRUCTIONS,
    "批复": DocumentType.REPLY,
    "议案": DocumentType.MOTION,
    "纪要": DocumentType.MINUTES,
    "函": DocumentType.LETTER,
    "令": DocumentType.ORDER,
}
# Words that end titles but are none of the fifteen types.
_OTHER = [
    "实施方案",
    "工作方案",
    "行动方案",
    "应急预案",
    "行动计划",
    "工作计划",
    "实施办法",
    "管理办法",
    "实施细则",
    "管理规定",
    "工作规则",
    "议事规则",
    "操作规程",
    "工作要点",
    "工作总结",
    "工作汇报",
    "情况汇报",
    "述职报告",
    "调研报告",
    "调查报告",
    "研究报告",
    "可行性研究报告",
    "可行性报告",
    "评估报告",
    "审计报告",
    "工作报告",
    "考察报告",
    "总结报告",
    "自查报告",
    "自评报告",
    "检查报告",
    "体检报告",
    "分析报告",
    "开题报告",
    "统计公报",
    "新闻公报",
    "请示报告",
    "建议报告",
    "申请报告",
    "会议记要",
    "记要",
    "会议记录",
    "工作简报",
    "情况简报",
    "决定书",
    "通知书",
    "告知书",
    "承诺书",
    "责任书",
    "意见书",
    "建议书",
    "倡议书",
    "申请书",
    "一封信",
    "公开信",
    "感谢信",
    "慰问信",
    "贺信",
    "邀请函",
    "介绍信",
    "证明",
    "公示",
    "启事",
    "声明",
    "海报",
    "函告",
    "申请",
    "汇报",
    "请求",
    "要求",
    "方案",
    "办法",
    "细则",
    "规定",
    "规则",
    "规程",
    "条例",
    "章程",
    "制度",
    "准则",
    "守则",
    "要点",
    "计划",
    "规划",
    "纲要",
    "总结",
    "讲话",
    "致辞",
    "发言",
    "讲稿",
    "简报",
    "专报",
    "快报",
    "信息",
    "清单",
    "名单",
    "目录",
    "标准",
    "规范",
    "预案",
    "措施",
    "指南",
    "须知",
    "说明",
    "解释",
    "概要",
    "协议",
    "合同",
    "倡议",
    "批示",
    "请柬",
    "提案",
    "建议",
]
TYPE_WORDS = tuple(sorted({*_STATUTORY, *_OTHER}, key=len, reverse=True))
_END = re.compile(f"(?:{'|'.join(TYPE_WORDS)})$")
_MARKS = "。，；！、：.,;!"
_SUFFIX = re.compile(r"(?:\s*[（(][^（()）]{1,40}[)）])+$")
_BOOK = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”")
_VERB = re.compile(
    r"转发|批转|印发|颁发|发布|公布|对(?=.{2,80}(?:提案|建议|议案|来信|询问|质询)的?$)|任免|表彰"
)
_ABOUT = "关于"
# Characters that end names of organs but as often words of the subject: 「安全生产会」议.
_LOOSE_ENDS = frozenset("会委行组场库港台团部处所站室业位体")


def type_word(title: str) -> str:
    """Return the word ``title`` ends with, if it names a type of document; brackets do not count."""
    bare = _SUFFIX.sub("", "".join(title.split()).rstrip(_MARKS))
    match = _END.search(bare[-7:])
    return match.group() if match else ""


def statutory(word: str) -> DocumentType | None:
    """Return the statutory type ``word`` stands for, ``None`` if it is none of the fifteen."""
    return _STATUTORY.get(word)


def is_organ(text: str) -> bool:
    """Tell whether ``text`` ends as the name of an organ does."""
    return ORGAN_END.search(text) is not None


def title_parts(title: str) -> TitleParts:
    """Return the three parts of ``title``; what stands in book-title marks is never cut."""
    flat = title.strip().rstrip(_MARKS)
    word = type_word(flat)
    bare = _SUFFIX.sub("", flat)
    body = bare[: len(bare) - len(word)] if word and bare.endswith(word) else bare
    hidden = _BOOK.sub(lambda match: "\ue000" * len(match.group()), body)
    about = hidden.find(_ABOUT)
    verb = _VERB.search(hidden)
    cut = about if about >= 0 else len(body)
    if (
        verb is not None
        and verb.start() < cut
        and (verb.start() == 0 or is_organ(body[: verb.start()].strip()))
    ):
        cut = verb.start()
    if cut == len(body):
        return _without_about(body, word)
    subject = body[cut:].removeprefix(_ABOUT)
    return TitleParts(body[:cut].strip(), subject.removesuffix("的").strip(), word)


def _without_about(body: str, word: str) -> TitleParts:
    name = body.removesuffix("的").strip()
    if is_organ(name):
        return TitleParts(name, "", word)
    for end in range(min(len(name) - 1, 30), 2, -1):
        if is_organ(name[:end]) and name[end - 1] not in _LOOSE_ENDS:
            return TitleParts(name[:end], name[end:].strip(), word)
    return TitleParts("", name, word)
