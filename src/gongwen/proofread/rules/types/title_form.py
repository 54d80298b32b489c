"""How a title is made: issuer, subject and type, and no marks it does not need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind, FlatTitle, flat_title
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import DocumentType, Severity, Strength

_BOOK = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”|[（(][^（()）]*[)）]")

PARTS = Rule(
    code="BOD-03",
    name="incomplete-title",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="标题要素不全，不符合“发文机关＋事由＋文种”的规定",
    why="标题由发文机关名称、事由和文种组成，常见写法是“机关＋关于＋事由＋的＋文种”；要素不全，收文登记和检索时难以辨认。",
    basis=("条例 第九条（七）", "GB/T 9704—2012 7.3.1"),
    examples=(
        wrong("⟦通知⟧\n各科室：\n请于5月6日前报送总结。"),
        wrong("××局⟦安全生产会议通知⟧\n各科室：\n请准时参加。"),
        wrong("⟦关于报送总结的通知⟧\n各科室：\n请于5月6日前报送总结。"),
        wrong("××局关于报送年度总结⟦通知⟧\n各科室：\n请按时报送。"),
        right("××局关于召开工作会议通知\n各科室：\n请准时参加。"),
        right("××市公告\n自2024年6月1日起封闭施工。"),
        right("××局文件\n×发〔2024〕5号\n关于报送总结的通知\n各科室：\n请于5月6日前报送总结。"),
        right("××市人民政府转发省政府关于防汛工作的通知的通知\n各县人民政府：\n请认真执行。"),
        right("××市人民政府印发《值班规定》的通知\n各县人民政府：\n请认真执行。"),
        right("××局关于报送总结的紧急通知\n各科室：\n请于5月6日前报送总结。"),
        right("关于报送总结的通知"),
    ),
)
_NEEDS_ABOUT = frozenset(
    {
        DocumentType.NOTICE,
        DocumentType.REQUEST_FOR_INSTRUCTIONS,
        DocumentType.REPLY,
        DocumentType.CIRCULAR,
        DocumentType.REPORT,
        DocumentType.LETTER,
    }
)
_WITHOUT_ABOUT = re.compile(
    r"关于|转发|批转|印发|颁发|发布|公布|任免|任命|免去|聘任|表彰|嘉奖|同意|对"
)
_PLAIN_WORDS = frozenset({"通知", "请示", "批复", "复函", "通报"})
_JOINTS = re.compile(
    r"(?:的|紧急|补充|预备|任职|任免|任命|免职|会议|情况|表彰|批评|工作|督办|更正|停电|停水)$"
)


@PARTS.finder
def find_parts(draft: Draft) -> Iterator[Hit]:
    """Yield the part of a title that shows what is missing, the gravest lack only."""
    anatomy = draft.anatomy
    title = flat_title(draft.text, anatomy)
    if title is None or not anatomy.is_complete or anatomy.document_type not in _NEEDS_ABOUT:
        return
    if anatomy.type_word in {"答复", "复函"} and "对" in title.text:
        return
    yield from _missing(draft, title)


def _missing(draft: Draft, title: FlatTitle) -> Iterator[Hit]:
    parts, word = draft.anatomy.title_parts, draft.anatomy.type_word
    whole = title.span(0, len(title.text))
    if title.text == word:
        advice = f"补上发文机关和事由，如“××局关于……的{word}”"
        yield Hit(*whole, message="标题只有文种，没有发文机关和事由，不符合规定", advice=advice)
    elif not _WITHOUT_ABOUT.search(title.text) and draft.anatomy.type_word != "报告":
        begin = title.text.find(parts.subject) if parts.subject else 0
        advice = f"补上“关于”和“的”，写作“{parts.issuer}关于{parts.subject}的{word}”"
        message = "标题缺“关于”，通常写作“发文机关＋关于＋事由＋的＋文种”"
        yield Hit(
            *title.span(max(begin, 0), len(title.text)),
            message=message,
            advice=advice,
            severity=Severity.S3,
        )
    elif _lacks_joint(title, word):
        at = title.text.rfind(word)
        message = f"“{word}”前少了“的”，通常写作“……的{word}”"
        span = title.span(at, at + len(word))
        yield Hit(*span, suggestion=f"的{word}", message=message, severity=Severity.S3, safe=False)
    elif not parts.issuer and _has_no_masthead(draft):
        advice = f"在“关于”前写上发文机关，如“××局{title.text}”；套用红头纸印发的可以省略"
        message = "标题没有写发文机关名称，没有版头时通常写全"
        yield Hit(*whole, message=message, advice=advice, severity=Severity.S3)


def _lacks_joint(title: FlatTitle, word: str) -> bool:
    if word not in _PLAIN_WORDS or not title.text.endswith(word):
        return False
    before = title.text[: -len(word)]
    return "关于" in before and before[-1] not in "》”）)" and _JOINTS.search(before) is None


def _has_no_masthead(draft: Draft) -> bool:
    anatomy = draft.anatomy
    if anatomy.first(ElementKind.MASTHEAD, ElementKind.DOCUMENT_NUMBER) is not None:
        return False
    return not any(drawing.kind == "picture" for drawing in draft.document.drawings)


PUNCTUATION = Rule(
    code="BOD-04",
    name="punctuation-in-title",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="公文标题末尾通常不加标点",
    why="标题是名称而不是句子；除书名号、引号、括号和并列成分之间的顿号外，标题里通常不用标点，末尾也不加。",
    basis=("公文实务",),
    examples=(
        wrong(
            "××局关于报送总结的通知⟦。⟧\n各科室：\n请于5月6日前报送总结。",
            becomes="××局关于报送总结的通知\n各科室：\n请于5月6日前报送总结。",
        ),
        wrong("××局关于加强管理⟦，⟧改进服务的通知\n各科室：\n请认真执行。"),
        right("××局关于印发《交通、水利项目管理办法》的通知\n各科室：\n请认真执行。"),
        right("××局关于增值税、消费税有关问题的通知\n各科室：\n请认真执行。"),
        right("××局关于印发《严管理，强服务活动方案》的通知\n各科室：\n请认真执行。"),
    ),
    safe=True,
)
_TRAILING = re.compile(r"[。，；！、：.,;!:]+$")
_INSIDE = re.compile(r"[，；。！](?=.)")


@PUNCTUATION.finder
def find_punctuation(draft: Draft) -> Iterator[Hit]:
    """Yield a mark at the end of the title, and one hit for marks within it."""
    title = flat_title(draft.text, draft.anatomy)
    if title is None:
        return
    bare = _BOOK.sub(lambda match: "\ue000" * len(match.group()), title.text)
    inside = list(_INSIDE.finditer(bare))
    if inside:
        start, end = title.span(*inside[0].span())
        advice = "并列的事由用“和”“并”连接或用顿号，如“加强管理和改进服务”"
        message = "标题中间用了句内点号，通常不加"
        yield Hit(start, end, message=message, advice=advice, count=len(inside), safe=False)
    trailing = _TRAILING.search(bare)
    if trailing is not None:
        yield Hit(*title.span(*trailing.span()), suggestion="")


FORWARDED = Rule(
    code="TY-05",
    name="layers-of-forwarding-in-title",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="标题层层转发，“通知”叠用，通常省去中间层次",
    why="转发通知时把上级原标题全部照抄，会出现“的通知的通知”；实务中只留最初的发文机关、事由和一个“通知”。",
    basis=("公文实务",),
    examples=(
        wrong("××县人民政府转发市政府关于防汛工作的⟦通知的通知⟧\n各乡镇人民政府：\n请认真执行。"),
        wrong(
            "××局关于转发《市财政局关于转发〈省财政厅关于资产管理的通知〉的通知》的⟦通知⟧\n各单位：\n请认真执行。"
        ),
        right("××县人民政府转发市政府防汛工作通知的公告\n各乡镇人民政府：\n请认真执行。"),
        right("××局关于转发《防汛工作规定》的通知\n各单位：\n请认真执行。"),
    ),
    anchors=("转发", "批转"),
)


@FORWARDED.finder
def find_forwarded(draft: Draft) -> Iterator[Hit]:
    """Yield a title that forwards what was itself forwarded, or repeats the word 「通知」."""
    title = flat_title(draft.text, draft.anatomy)
    if title is None or draft.anatomy.type_word != "通知":
        return
    if len(re.findall("转发|批转", title.text)) > 1:
        start, end = title.span(len(title.text) - 2, len(title.text))
    elif match := re.search(r"(?:转发|批转)[^《》]*(?P<end>通知的通知)$", title.text):
        start, end = title.span(match.start("end"), len(title.text))
    else:
        return
    advice = "省去中间转发层次，写作“……转发××（最初发文机关）关于……的通知”，转发的过程在正文里交代"
    yield Hit(start, end, advice=advice)


RULES = (PARTS, PUNCTUATION, FORWARDED)
