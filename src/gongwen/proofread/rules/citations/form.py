"""The form of a citation: title first, then the number in its brackets, of a plausible year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.facts.citations import citations, is_basis, number_mentions
from gongwen.proofread.facts.dates import dated
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_BASIS = ("公文实务",)
_FOUNDING_YEAR = 1949

_NO_NUMBER = Rule(
    code="CIT-01",
    name="citation-without-number",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="引用机关文件通常在标题后括注发文字号",
    why="先引标题、后引发文字号，收文单位才查得到原件；法律法规、党内法规和会议精神可以不写文号。",
    basis=_BASIS,
    examples=(
        wrong("根据⟦《某省人民政府办公厅关于加强公文管理的通知》⟧要求，现就有关事项通知如下。"),
        right(
            "根据《某省人民政府办公厅关于加强公文管理的通知》（某政办发〔2024〕5号）要求，通知如下。"
        ),
        right(
            "根据《中共中央关于加强党的政治建设的意见》和《中华人民共和国公务员法》，制定本办法。"
        ),
        right("某省人民政府办公厅关于印发《某省公文管理办法》的通知"),
        right(
            "《某市人民政府关于支持企业发展的意见》（以下简称《意见》，某政发〔2024〕5号）印发后，各地积极落实。"
        ),
    ),
    anchors=("《",),
)

_NUMBER_FIRST = Rule(
    code="CIT-02",
    name="number-before-title",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="引用公文通常先引标题，后引发文字号",
    why="机关通行的写法是《标题》（发文字号），先写文号不便阅读。",
    basis=_BASIS,
    examples=(
        wrong(
            "按照⟦某政发〔2024〕5号《关于加强公文管理的通知》⟧要求办理。",
            becomes="按照《关于加强公文管理的通知》（某政发〔2024〕5号）要求办理。",
        ),
        right("按照《关于加强公文管理的通知》（某政发〔2024〕5号）要求办理。"),
        right("某政发〔2024〕5号\n《关于加强公文管理的通知》要求"),
    ),
    anchors=("号",),
)

_BRACKETS = Rule(
    code="CIT-03",
    name="citation-brackets",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="引用的发文字号年份应当用六角括号",
    why="发文字号由机关代字、年份、序号组成，年份用六角括号〔〕括入，序号不加“第”、不编虚位。",
    basis=("GB/T 9704—2012 7.2.5",),
    examples=(
        wrong(
            "根据《关于加强公文管理的通知》（某政发⟦[2024]5号⟧），通知如下。",
            becomes="根据《关于加强公文管理的通知》（某政发〔2024〕5号），通知如下。",
        ),
        wrong(
            "《关于请求批复的请示》（某发⟦【2024】第5号⟧）收悉。",
            becomes="《关于请求批复的请示》（某发〔2024〕5号）收悉。",
        ),
        wrong(
            "《关于经费的请示》（某发⟦〔2024〕05号⟧）收悉。",
            becomes="《关于经费的请示》（某发〔2024〕5号）收悉。",
        ),
        right("根据《关于加强公文管理的通知》（某政发〔2024〕5号），通知如下。"),
        right("（2021）京01民终123号判决书"),
    ),
    safe=True,
    anchors=("》（", "》("),
)

_YEAR = Rule(
    code="CIT-04",
    name="implausible-number-year",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="发文字号的年份不合情理",
    why="文号年份不会晚于今天，也不会早于新中国成立；多为输入错误。",
    basis=("事实核对",),
    examples=(
        wrong("根据《关于加强管理的通知》（某发〔⟦2062⟧〕5号），通知如下。"),
        wrong("根据《关于加强管理的通知》（某发〔⟦1026⟧〕5号），通知如下。"),
        wrong(
            "关于开展检查的通知\n各单位：\n根据《关于加强管理的通知》（某发〔⟦2026⟧〕5号），通知如下。\n某局\n2025年3月2日"
        ),
        right("根据《关于加强管理的通知》（某发〔2026〕5号），通知如下。"),
        right("《关于统一文书的通知》（政文〔1951〕8号）是早期文件。"),
    ),
    anchors=("号",),
)

RULES = (_NO_NUMBER, _NUMBER_FIRST, _BRACKETS, _YEAR)

_ORGAN_PAPER = re.compile(
    r"[\u4e00-\u9fff、 ]{2,40}(?:人民政府|办公厅|办公室|委员会|委|局|厅|部|院|国务院)关于[^《》\n]{2,80}的"
    r"(?:通知|意见|决定|批复|函|复函|请示|报告|公告|通报|通告)(?:（[^）]{1,6}）)?"
)
_NUMBER_BEHIND = re.compile(r"^[（(][^）)\n]*?[〔\[（(【]\d{4}[〕\]）)】]")
_PARTY = re.compile(r"^(?:中共中央|中央|全国人民代表大会|最高人民)")
_TITLE_BEHIND = re.compile(r"(?:文件|文)?(《[^《》\n]{4,80}》)(?![（(])")


@_NO_NUMBER.finder
def find_missing(draft: Draft) -> Iterator[Hit]:
    """Yield the first paper of an organ cited as a basis without number, and how many there are."""
    text = draft.text
    numbered = {c.title for c in citations(text) if _NUMBER_BEHIND.match(text[c.end : c.end + 60])}
    bare = [
        c
        for c in citations(text)
        if not c.number
        and c.title not in numbered
        and _ORGAN_PAPER.fullmatch(c.title)
        and not _PARTY.match(c.title)
        and is_basis(text, c.start)
        and text[c.start - 1] != "日"  # 「根据2019年12月31日《……》修订」 is a title note
    ]
    if bare:
        yield Hit(
            bare[0].start,
            bare[0].end,
            count=len(bare),
            advice="请在标题后括注发文字号，如“（×发〔××××〕×号）”",
        )


@_NUMBER_FIRST.finder
def find_number_first(draft: Draft) -> Iterator[Hit]:
    """Yield numbers with the title behind them."""
    text = draft.text
    for number in number_mentions(text):
        title = _TITLE_BEHIND.match(text, number.end)
        if title is None:
            continue
        lead = re.match(r"(?:.*?(?:按照|根据|依据|落实|执行|以|和|与|及|见))?", number.code)
        start = number.start + (lead.end() if lead else 0)
        stated = text[start : number.end]
        yield Hit(start, title.end(), f"{title[1]}（{stated}）")


@_BRACKETS.finder
def find_brackets(draft: Draft) -> Iterator[Hit]:
    """Yield cited numbers with other brackets, with 「第」 or with leading noughts."""
    text = draft.text
    cited = {c.number_start for c in citations(text) if c.number}
    for number in number_mentions(text):
        is_cited = number.start in cited or text[number.start - 2 : number.start] in {"》（", "》("}
        proper = f"〔{number.year}〕{int(number.serial)}号"
        if (
            is_cited
            and not number.code.endswith("令")
            and text[number.bracket : number.end] != proper
        ):
            yield Hit(number.bracket, number.end, proper)


@_YEAR.finder
def find_year(draft: Draft) -> Iterator[Hit]:
    """Yield years of document numbers that lie in the future or before 1949."""
    mentions = number_mentions(draft.text)
    latest = dated(draft).year if mentions else 0
    for number in mentions:
        if _FOUNDING_YEAR <= number.year <= latest or draft.text[number.bracket] in "（(":
            continue
        when = "晚于成文年份" if number.year > latest else "早于1949年"
        yield Hit(
            number.bracket + 1,
            number.bracket + 5,
            message=f"发文字号的年份{number.year}{when}",
            advice="请核对所引文件的发文字号",
        )
