"""Works cited though they are repealed, lapsed or superseded; numbers that belong to another work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongwen.proofread.facts.citations import (
    Citation,
    citations,
    is_basis,
    is_history,
    judged_on,
    number_mentions,
)
from gongwen.proofread.facts.works import Work, by_number, by_title, normal_number, normal_title
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_REPEALED = Rule(
    code="CIT-05",
    name="repealed-basis",
    severity=Severity.S0,
    strength=Strength.REQUIRED,
    message="引用了已经失效的文件",
    why="公文的依据必须现行有效；引用已废止、失效或被代替的文件，行文就没有依据，会被退回。",
    basis=("现行有效文件登记", "条例 第十九条"),
    examples=(
        wrong("根据⟦《国家行政机关公文处理办法》（国发〔2000〕23号）⟧，现通知如下。"),
        wrong("按照⟦国发[2000]23号⟧要求办理。"),
        wrong("根据⟦《中华人民共和国合同法》⟧第八条，双方应当履约。"),
        wrong("违反⟦《物权法》⟧有关规定。"),
        wrong("依照⟦《中华人民共和国政府信息公开条例》（国务院令第492号）⟧公开。"),
        wrong("依据⟦《信访条例》⟧，信访事项由本机关办理。"),
        wrong(
            "请示\n县政府：\n根据⟦《中国共产党机关公文处理条例》⟧，现将有关事项请示如下。\n2026年3月2日"
        ),
        right("根据《党政机关公文处理工作条例》（中办发〔2012〕14号），现通知如下。"),
        right("原《合同法》第五十二条的内容已并入民法典，《中华人民共和国物权法》同时废止。"),
        right(
            "关于规范收文的通知\n各科室：\n根据《国家行政机关公文处理办法》（国发〔2000〕23号），制定本办法。\n2005年3月2日"
        ),
        right("2010年，我局依照《侵权责任法》办理了该案。"),
        right("依照《某省信访条例》和《中华人民共和国政府信息公开条例》（国务院令第711号）办理。"),
        right("《国家行政机关公文处理办法》停止执行后，公文处理按新规定办理。"),
    ),
)

_MISMATCH = Rule(
    code="CIT-11",
    name="number-of-another-work",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="文号与文件标题不匹配",
    why="引用公文先引标题后引文号，二者必须属于同一文件；文号写错，收文单位查不到依据。",
    basis=("现行有效文件登记",),
    examples=(
        wrong(
            "根据《党政机关公文处理工作条例》（⟦国办发〔2012〕14号⟧），制定本办法。",
            becomes="根据《党政机关公文处理工作条例》（中办发〔2012〕14号），制定本办法。",
        ),
        wrong("依照《公平竞争审查条例》（⟦国务院令第738号⟧）审查。"),
        right("根据《党政机关公文处理工作条例》（中办发〔2012〕14号）制定。"),
        right("根据《党政机关公文处理工作条例》（中办发[2012]14号）制定。"),
        right("根据《某县公文处理工作条例》（某办发〔2013〕14号）制定。"),
        right("应当符合《建筑设计防火规范》（GB50016）的要求。"),
        right("《政府采购货物和服务招标投标管理办法》（财政部令第18号）同时废止。"),
        right("统一适用《社会团体登记管理条例》（1998年国务院令250号）的规定。"),
        right("依照《公平竞争审查条例》（国务院令第783号，以下简称《条例》）审查。"),
    ),
)

RULES = (_REPEALED, _MISMATCH)

_STATUTE = re.compile(r"^第[二三]条", re.MULTILINE)
_STATE_COUNCIL = re.compile(r"国务院令第\d+号|国务院第\d+号令")


@_REPEALED.finder
def find_repealed(draft: Draft) -> Iterator[Hit]:
    """Yield works that were no longer in force when the document was written."""
    text = draft.text
    cited = citations(text)
    day = judged_on(draft) if cited or "号" in text else draft.today
    numbered: set[int] = set()
    hits = []
    for citation in cited:
        work = _ended(citation, day)
        numbered.update(range(citation.start, citation.number_start + len(citation.number)))
        if work is not None and not is_history(text, citation.start, citation.end):
            hits.append(_report(text, work, citation.start, _end(text, citation)))
    mentions = [(number.start, number.end) for number in number_mentions(text)]
    mentions += [match.span() for match in _STATE_COUNCIL.finditer(text)]
    for start, end in mentions:
        work, at = _by_tail(text[start:end], start)
        if work is None or not work.is_over_on(day) or at in numbered:
            continue
        if not is_history(text, at, end):
            hits.append(_report(text, work, at, end))
    yield from sorted(hits, key=lambda hit: hit.start)


def _by_tail(number: str, start: int) -> tuple[Work | None, int]:
    """Return the work whose number ends the matched text, and where it begins: 「按照国发〔…〕…」."""
    for cut in range(len(number)):
        work = by_number().get(normal_number(number[cut:]))
        if work is not None:
            return work, start + cut
        if number[cut] in "〔[（(【﹝［":
            break
    return None, start


def _ended(citation: Citation, day: date) -> Work | None:
    """Return the work cited if it, or the version its number names, is over on ``day``."""
    by_its_number = by_number().get(normal_number(citation.number)) if citation.number else None
    if by_its_number is not None and by_its_number.is_over_on(day):
        return by_its_number
    candidates = by_title().get(normal_title(citation.title), ())
    if not candidates or any(not work.has_ended for work in candidates):
        return None
    return candidates[0] if candidates[0].is_over_on(day) and candidates[0].kind != "标准" else None


def _end(text: str, citation: Citation) -> int:
    """Return where the citation ends: its number and bracket included."""
    if not citation.number:
        return citation.end
    close = [
        at
        for at in (text.find(mark, citation.number_start + len(citation.number)) for mark in "）)")
        if at >= 0
    ]
    return min(close, default=citation.end - 1) + 1


def _report(text: str, work: Work, start: int, end: int) -> Hit:
    name = f"《{work.title}》"
    instead = f"改引{work.replaced_by}" if work.replaced_by else "删去或改引现行有效的文件"
    return Hit(
        start,
        end,
        message=f"{name}{work.fate}，不能再作依据",
        advice=f"请{instead}，并核对条款内容是否仍然适用；确需提及旧文件的，写明“原”或“已废止”",
        severity=_severity(text, start),
    )


def _severity(text: str, start: int) -> Severity:
    """Return how grave it is: a basis is proven void; a statute in force may still name the old law."""
    if _STATUTE.search(text):
        return Severity.S2
    return Severity.S0 if is_basis(text, start) else Severity.S1


@_MISMATCH.finder
def find_mismatch(draft: Draft) -> Iterator[Hit]:
    """Yield numbers that the register gives to another work than the title before them."""
    for citation in citations(draft.text):
        if not citation.number:
            continue
        candidates = by_title().get(normal_title(citation.title), ())
        numbers = [normal_number(work.number) for work in candidates if work.number]
        stated = normal_number(citation.number)
        if not numbers or stated in numbers or not _comparable(stated, numbers):
            continue
        if _names_version(draft.text, citation, stated, numbers):
            continue
        current = next(work for work in candidates if work.number)
        yield Hit(
            citation.number_start,
            citation.number_start + len(citation.number),
            current.number if "〔" in stated else None,
            f"《{citation.title}》的文号是{current.number}，不是{stated}",
            "请核对原文；所引为修订前旧版本的，改引现行版本",
            severity=Severity.S1 if "〔" in stated else Severity.S2,
        )


def _names_version(text: str, citation: Citation, stated: str, numbers: list[str]) -> bool:
    """Tell whether a standard is cited without its year, or an older version of the work as such."""
    if any(number.partition("—")[0] == stated.partition("—")[0] for number in numbers):
        return True
    return is_history(text, citation.start, citation.number_start + len(citation.number))


def _comparable(stated: str, numbers: list[str]) -> bool:
    """Tell whether the stated number is of the same form as one known: both 「〔〕」 or both orders."""
    return any(
        ("〔" in stated) == ("〔" in number) and ("令" in stated) == ("令" in number)
        for number in numbers
    )
