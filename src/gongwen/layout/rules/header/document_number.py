"""The document number 「发文字号」: organ code, 〔year〕, serial number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spoil
from gongwen.layout.specimen import letter, minutes, notice, order, request
from gongwen.layout.view import block_of, is_centred
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Alignment, Part

_HEAD = "云川市水务局文件\n"
_TAIL = (
    "\n云川市水务局关于做好供水保障工作的通知\n各县（区）水务局：\n现将有关事项通知如下：\n"
    "请按时完成检修。\n云川市水务局\n2026年3月20日"
)

RULE = Rule(
    code="HDR-05",
    name="document-number",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="发文字号不符合规定",
    why="发文字号由机关代字、六角括号括入的四位年份、序号组成，序号不编虚位、不加“第”字。",
    basis=("GB/T 9704—2012 7.2.5",),
    examples=(
        wrong(
            "云川市民政局公告\n2026年第⟦0⟧3号\n"
            "云川市民政局关于更换证件的公告\n现将有关事项公告如下。\n旧证停止使用。\n云川市民政局\n2026年3月20日"
        ),
        wrong(
            "云川市民政局文件\n⟦云民发〔2026〕3 号⟧\n"
            "云川市民政局关于更换证件的通知\n各县（区）民政局：\n现将有关事项通知如下。\n旧证停止使用。\n云川市民政局\n2026年3月20日"
        ),
        wrong(
            f"{_HEAD}⟦云水发[2026]12号⟧{_TAIL}",
            becomes=f"{_HEAD}云水发〔2026〕12号{_TAIL}",
        ),
        wrong(
            f"{_HEAD}⟦云水发（2026）第012号⟧{_TAIL}",
            becomes=f"{_HEAD}云水发〔2026〕12号{_TAIL}",
        ),
        wrong(f"{_HEAD}⟦云水发〔26〕12号⟧{_TAIL}"),
        Staged(
            "文号居右",
            lambda: spoil.shapes(
                notice(), "12号", lambda form: replace(form, alignment=Alignment.RIGHT)
            ),
            ("云政办发〔2026〕12号",),
        ),
        right(f"{_HEAD}云水发〔2026〕12号{_TAIL}"),
        right(f"{_HEAD}云水发电〔2026〕5号{_TAIL}"),
        right(
            "云川市水务局公告\n2026年第5号\n现将水质监测结果公告如下：\n各项指标合格。\n云川市水务局\n2026年3月20日"
        ),
        Staged("文号居中", notice),
        Staged("上行文文号居左", request),
        Staged("信函文号居右", letter),
        Staged("命令编“第×号”", order),
        Staged("纪要只编期号", minutes),
    ),
    safe=True,
)

_BRACKETED = re.compile(
    r"(?P<code>[\u4e00-\u9fffA-Za-z]{0,14}?)[ \u3000]*[〔\[（(【﹝［〈<{][ \u3000]*(?P<year>\d{2,4})[ \u3000]*年?"
    r"[〕\])）】﹞］〉>}][ \u3000]*(?P<ordinal>第?)[ \u3000]*(?P<serial>\d{1,5}(?:-\d{1,3})?)[ \u3000]*(?P<end>号?)"
)
_PROPER = re.compile(r"[\u4e00-\u9fffA-Za-z]{0,14}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号")
_OTHER_FORMS = re.compile(r"(?:\d{4}年)?第[\d〇一二三四五六七八九十百]+[号期次]|第[\d×X]+号|总第.+")
_PADDED = re.compile(r"(?:^|\d年)第(0+)[1-9]\d*[号期]$")
_YEAR_DIGITS = 4
_UNFILLED = re.compile(r"[×XxＸ_＿]{1,}号?$|[〕\]）)][ \u3000]*号?$|〔.*[×XxＸ].*〕|[×Ｘ]")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield document numbers of a wrong form, then those in a wrong place."""
    for element in draft.anatomy.all(ElementKind.DOCUMENT_NUMBER):
        place = _place(draft, element) if draft.document.has_layout else None
        yield from (hit for hit in (_form(draft, element), place) if hit is not None)


def _form(draft: Draft, element: Element) -> Hit | None:
    """Return what is wrong with the words of a number."""
    text = draft.text[element.start : element.end]
    number = text.strip()
    if _PROPER.fullmatch(number.strip("（）()")):  # web pages set the number in brackets
        return None
    start = element.start + text.index(number)
    end = start + len(number)
    if padded := _PADDED.search(number):
        at = start + padded.start(1)
        return Hit(at, at + len(padded[1]), "", "发文字号的序号不编虚位")
    if _OTHER_FORMS.fullmatch(number) or _UNFILLED.search(number):
        return None
    match = _BRACKETED.fullmatch(number)
    if match is None:
        return Hit(
            start, end, message=f"发文字号“{number}”形式不符合规定", advice=_ADVICE, safe=False
        )
    if len(match["year"]) != _YEAR_DIGITS:
        return Hit(start, end, message="发文字号的年份应写四位", advice=_ADVICE, safe=False)
    if "-" in match["serial"]:
        message = "发文字号带分号，通常一文一号"
        return Hit(start, end, message=message, severity=Severity.S3, safe=False)
    mended = f"{match['code']}〔{match['year']}〕{int(match['serial'])}号"
    return Hit(start, end, mended, _faults(number, match))


_ADVICE = "写作“机关代字〔四位年份〕序号号”"


def _faults(number: str, match: re.Match[str]) -> str:
    """Return in words how ``number`` departs from the proper form."""
    faults = [
        words
        for is_so, words in (
            ("〔" not in number or "〕" not in number, "年份应用六角括号〔〕"),
            (bool(match["ordinal"]), "不加“第”字"),
            (match["serial"].startswith("0"), "序号不编虚位"),
            (not match["end"], "序号后加“号”字"),
            (any(mark.isspace() for mark in number), "中间不空格"),
        )
        if is_so
    ]
    return "发文字号" + "，".join(faults or ["形式不符合规定"])


def _place(draft: Draft, element: Element) -> Hit | None:
    """Return a number that is not centred where it stands alone."""
    block = block_of(draft, element)
    if (
        draft.anatomy.document_format not in {"document", "plain"}
        or block.part is not Part.BODY
        or block.cell is not None
        or _shares_its_line(draft)
        or draft.anatomy.first(ElementKind.MASTHEAD) is None
        or is_centred(block)
    ):
        return None
    message = "发文字号没有居中，下行文、平行文的发文字号居中排在发文机关标志下"
    return Hit(element.start, element.end, message=message)


def _shares_its_line(draft: Draft) -> bool:
    """Tell whether the number stands, or ought to stand, beside a signatory."""
    return draft.anatomy.first(ElementKind.SIGNATORY) is not None or (
        draft.anatomy.direction == "upward"
    )
