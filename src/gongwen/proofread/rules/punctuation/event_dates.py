"""Events named by month and day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="PUN-15",
    name="event-dates",
    severity=Severity.S3,
    strength=Strength.REQUIRED,
    message="以月日命名的事件，月日之间的符号不对",
    why="用阿拉伯数字表示的月日之间用间隔号，并加引号；用汉字表示的，只有一月、十一月、十二月要用间隔号隔开，其他月份不用。",
    basis=("GB/T 15834—2011 4.14", "GB/T 15835—2011 5.1.6"),
    examples=(
        wrong("⟦5.12⟧地震灾后重建。", becomes="“5·12”地震灾后重建。"),
        wrong("“⟦5.12⟧”地震灾后重建。", becomes="“5·12”地震灾后重建。"),
        wrong("继承“⟦五·四⟧”精神。", becomes="继承“五四”精神。"),
        wrong("纪念“⟦一二九⟧”运动。", becomes="纪念“一二·九”运动。"),
        wrong("⟦8.15⟧洪灾的教训。", becomes="“8·15”洪灾的教训。"),
        wrong("“⟦9・18⟧”纪念活动。", becomes="“9·18”纪念活动。"),
        right("“5·12”地震灾后重建。"),
        right("“一二·九”运动，五四运动，“九一八”事变。"),
        right("发生5.2级地震。"),
        right("附表1.12事故统计。"),
        right("第2.3事故预防章节"),
        right("约翰·李的讲话。"),
    ),
)

_POINT = re.compile(r"[.．・•‧]\d{1,2}(?!\d)")
_MONTH = re.compile(r"\d{1,2}$")
_EVENT = re.compile(
    r"(?:特别?大|重大|较大)?(?:地震|暴雨|洪水|洪灾|洪涝|水灾|旱灾|台风|泥石流|滑坡|山火|矿难|踩踏|沉船|坍塌|透水|事故|事件|讲话|爆炸|火灾|空难|惨案|专案|案件)"
)
_NUMBER_BEFORE = re.compile(r"[\d.．“第表图\-A-Za-z]")
_SURPLUS = re.compile(r"“([二三四五六七八九十]·[一二三四五六七八九十]{1,3})”")
_MISSING = re.compile(r"“(一二[八九]|一一[一二三四五六七八九])”")
_MONTHS, _DAYS = 12, 31


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield names of events whose month and day are joined wrongly."""
    text = draft.text
    hits = [hit for match in _POINT.finditer(text) if (hit := _figures(text, match))]
    if "·" in text:
        hits += [
            Hit(*found.span(1), found[1].replace("·", "")) for found in _SURPLUS.finditer(text)
        ]
    if "“一" in text:
        hits += [Hit(*found.span(1), _split(found[1])) for found in _MISSING.finditer(text)]
    yield from sorted(hits, key=lambda hit: hit.start)


def _figures(text: str, match: re.Match[str]) -> Hit | None:
    """Return the hit for month and day in figures, where they name an event."""
    month = _MONTH.search(text[max(match.start() - 2, 0) : match.start()])
    if month is None:
        return None
    start, end = match.start() - len(month.group()), match.end()
    name = text[start:end]
    if not _is_month_and_day(name):
        return None
    dotted = re.sub("[.．・•‧]", "·", name)
    if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
        return Hit(start, end, dotted)
    if _EVENT.match(text, end) and not (start and _NUMBER_BEFORE.match(text, start - 1)):
        return Hit(start, end, f"“{dotted}”")
    return None


def _is_month_and_day(text: str) -> bool:
    month, day = (int(part) for part in re.split("[.．・•‧]", text))
    return 1 <= month <= _MONTHS and 1 <= day <= _DAYS


def _split(text: str) -> str:
    """Return 「一二九」 as 「一二·九」: the twelfth, or the first month, before the dot."""
    return f"一·{text[1:]}" if text == "一二八" else f"{text[:2]}·{text[2:]}"
