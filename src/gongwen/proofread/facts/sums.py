"""Totals and their parts as sentences state them: 「共15家，其中甲7家、乙8家」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from gongwen.proofread.facts.quantities import Quantity, is_approximate, quantities

_OPENS = re.compile(
    r"^[）)]?[，；：:（(、]{0,2}[^，。；：（\n]{0,8}?(其中|包括|包含|具体为|具体是)|^[，；：]?(分别)|^[（(]含(?![税量])"
)
# “（男35人、女30人）”: a bracket that holds a list and nothing else.
_BRACKETED = re.compile(
    r"^[（(](?=[\u4e00-\u9fff]{1,8}[\d.]+[^，。；：（）\d\n]{1,4}(?:[、，][\u4e00-\u9fff]{1,8}[\d.]+[^，。；：（）\d\n]{1,4})+[）)])"
)
_AMONG = re.compile(r"^(?!.{0,7}其中)[^，。；：、\d\n]{1,8}中，")
_COLON = re.compile(r"^[^，。；：\n（“”]{0,10}[：:]")
_LIST_BEFORE = re.compile(r"\d[^\d，。；：\n]{1,4}[、和及]$")
_THE_REST = re.compile(r"(?:^|[，；、：])(?:其余|其他|剩余|余下)[^，；、：\d]{0,8}$")
_TOTAL_WORD = re.compile(
    r"(?:合计|共计|总计|总共)[^\d，。；：、\n]{0,8}$|[，：:；]共(?:有|需|为)?[^\d，。；：、\n]{0,4}$"
)
_NO_SUM = re.compile(
    r"[每均]|增长|增加|下降|减少|提高|同比|比上年|较上年|倍|其中|累计|达到|标准|(?<!规模)以上|以下|不足|不超过|不低于|至少|最|目标|前\d|第"
)
# Marks of kinds that overlap: the same person may be a party member, a woman and a graduate.
_OVERLAPPING = re.compile(
    r"党员|团员|男|女|少数民族|超过|不足|占比|增幅|增速|排名|居全|学历|学位|本科|大专|硕士|博士|职称|高级|中级|正高|副高|岁|以上|以下|新增|新建|国家级|省级|市级|重点|"
    r"达到|完成|已|获|荣获|龙头|规模以上|规上|亿元企业|上市|(?<!\d)人次|困难|残疾|退役|返乡|出口|进口"
)
_SAME_LIST = 30
_SENTENCE = re.compile(r"[^。！？\n]+")
_LISTED = re.compile(
    r"\n[ 　]*(?:（[一二三四五六七八九十\d]{1,2}）|[\d]{1,2}[.．、]|[一二三四五六七八九]是|[①-⑩]|[（(]\d{1,2}[）)])"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total, the parts the sentence gives for it, and how surely they are all of it."""

    total: Quantity
    parts: tuple[Quantity, ...]
    is_exhaustive: bool
    is_bracketed: bool = False
    may_overlap: bool = False

    @property
    def added(self) -> Decimal:
        """Return the sum of the parts."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def slack(self) -> Decimal:
        """Return by how much rounding may part total and sum."""
        return self.total.slack + sum((part.slack for part in self.parts), Decimal(0))

    @property
    def fits(self) -> bool:
        """Tell whether the parts add up, in whole or in some leading stretch, to the total."""
        running, slack = Decimal(0), self.total.slack
        for part in self.parts:
            running += part.value
            slack += part.slack
            if self._is_near(running, slack):
                return True
        return False

    def _is_near(self, running: Decimal, slack: Decimal) -> bool:
        """Tell whether rounding explains the gap: never all of it unless only the total is rounded."""
        gap = self.total.value - running
        return abs(gap) < slack or (0 <= gap <= self.total.slack == slack)


@lru_cache(maxsize=8)
def sums(text: str) -> tuple[Sum, ...]:
    """Return the sums stated in ``text``, first to last."""
    known = quantities(text)
    found: list[Sum] = []
    at = 0
    for sentence in _SENTENCE.finditer(text):
        while at < len(known) and known[at].start < sentence.start():
            at += 1
        last = at
        while last < len(known) and known[last].end <= sentence.end():
            last += 1
        inside = known[at:last]
        if len(inside) > 1:
            found += _forward(text, sentence.end(), inside)
            found += _backward(text, sentence.start(), inside)
            found += _complements(text, inside)
        if inside:
            found += _listed(text, sentence.end(), inside[-1], known[last:])
        at = last
    return tuple(found)


def _forward(text: str, end: int, inside: tuple[Quantity, ...]) -> Iterator[Sum]:
    """Yield totals followed by their parts."""
    for index, total in enumerate(inside[:-1]):
        rest = text[total.end : end]
        opening = (
            _OPENS.match(rest) or _BRACKETED.match(rest) or _COLON.match(rest) or _AMONG.match(rest)
        )
        if opening is None or total.is_share or _NO_SUM.search(_clause_before(text, total)):
            continue
        if _LIST_BEFORE.search(text[max(total.start - 12, 0) : total.start]):
            continue  # one of several amounts, as 「40万元、20万元和10万元，其中……」
        stop = _close(text, total, total.end + opening.end(), end)
        parts = _first_list(text, _same_kind(text, total, inside[index + 1 :], stop))
        if len(parts) < 2 and not (parts and opening.re is _OPENS):  # noqa: PLR2004 - a sum has two parts
            continue
        tail = re.split("[，。；]", text[parts[-1].end : min(parts[-1].end + 4, end)])[0]
        stretch = text[total.end : parts[-1].end] + tail
        yield Sum(
            total,
            parts,
            _is_exhaustive(text, opening, parts),
            is_bracketed=rest[:1] in "（(",
            may_overlap=bool(_OVERLAPPING.search(stretch)),
        )


def _is_exhaustive(text: str, opening: re.Match[str], parts: tuple[Quantity, ...]) -> bool:
    """Tell whether the words say that the parts are all there is."""
    if opening.re is _OPENS and opening[2] and len(parts) > 1:
        return True
    if sorted(_clause_before(text, part) for part in parts) == ["女", "男"]:
        return True
    last = parts[-1]
    return len(parts) > 1 and bool(_THE_REST.search(text[max(last.start - 16, 0) : last.start]))


def _close(text: str, total: Quantity, at: int, end: int) -> int:
    """Return where the parts of ``total`` end: its bracket, a second 「其中」, or the sentence."""
    if text[total.end : total.end + 1] in "（(":
        close = min(
            (i for i in (text.find("）", at, end), text.find(")", at, end)) if i >= 0), default=end
        )
        end = close
    if text[total.end : total.end + 1] == "、":
        comma = text.find("，", at, end)
        return comma if comma >= 0 else end
    comma, semicolon = (text.find(mark, at, end) for mark in "，；")
    if text[at - 1] not in "：:" and text[at : at + 1] not in "：:" and 0 <= comma < semicolon:
        end = semicolon  # 「其中甲3公里，……；新建公路……」: what follows is another matter
    again = text.find("其中", at, end)
    return again if again >= 0 else end


def _same_kind(
    text: str, total: Quantity, candidates: tuple[Quantity, ...], stop: int
) -> tuple[Quantity, ...]:
    """Return the quantities in the unit of ``total`` before ``stop``, those in inner brackets left out."""
    parts = []
    depth_from = total.end + (text[total.end : total.end + 1] in "（(")
    for quantity in candidates:
        if quantity.start >= stop:
            break
        between = text[depth_from : quantity.start]
        nested = between.count("（") > between.count("）")
        is_rate = text[quantity.end : quantity.end + 1] in {"/", "／"}  # “4500万吨/日”
        if quantity.unit == total.unit and not nested and not is_rate:
            if is_approximate(text, quantity) or _NO_SUM.search(_clause_before(text, quantity)):
                return ()
            parts.append(quantity)
    return tuple(parts) if not is_approximate(text, total) else ()


def _first_list(text: str, parts: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the parts up to the comma behind a list joined by 「、」: 「甲3家、乙4家，已办5家」."""
    if len(parts) < 3 or "、" not in text[parts[0].end : parts[1].start]:  # noqa: PLR2004 - two are joined
        return parts
    for index, (before, after) in enumerate(pairwise(parts), 1):
        between = text[before.end : after.start]
        if "，" in between and "、" not in between:
            return parts[:index]
    return parts


def _clause_before(text: str, quantity: Quantity) -> str:
    """Return the words between ``quantity`` and the mark before it, without a leading 「其中」."""
    left = max(
        text.rfind(mark, max(quantity.start - 40, 0), quantity.start) for mark in "，。；：、（\n"
    )
    clause = (
        text[left + 1 : quantity.start]
        if left >= 0
        else text[max(quantity.start - 40, 0) : quantity.start]
    )
    return clause.replace("其中", "")


def _complements(text: str, inside: tuple[Quantity, ...]) -> Iterator[Sum]:
    """Yield totals split into a thing and its opposite: 「120家，合格95家，不合格25家」."""
    for total, one, other in zip(inside, inside[1:], inside[2:], strict=False):
        if not total.unit == one.unit == other.unit or total.is_share:
            continue
        first, second = (_clause_before(text, part) for part in (one, other))
        if first and second in {"不" + first, "未" + first, "未" + first.removeprefix("已")}:
            yield Sum(total, (one, other), is_exhaustive=True)


def _backward(text: str, start: int, inside: tuple[Quantity, ...]) -> Iterator[Sum]:
    """Yield totals that come after their parts: 「甲3家、乙4家，共计7家」."""
    for index in range(2, len(inside)):
        total = inside[index]
        if total.is_share or not _TOTAL_WORD.search(
            text[max(total.start - 12, start) : total.start]
        ):
            continue
        parts: list[Quantity] = []
        for part in reversed(inside[:index]):
            if part.unit != total.unit or is_approximate(text, part):
                if parts and parts[0].start - part.end < _SAME_LIST:
                    parts.clear()  # the list began with something that cannot be added
                break
            parts.insert(0, part)
        if len(parts) < 2:  # noqa: PLR2004 - a sum has two parts
            continue
        stretch = text[max(start, parts[0].start - 24) : total.start]
        if _NO_SUM.search(stretch) or "×" in stretch or is_approximate(text, total):
            continue
        if total.start - parts[-1].end > _SAME_LIST or _gap(parts) > _SAME_LIST:
            continue
        yield Sum(total, tuple(parts), is_exhaustive=True)


def _gap(parts: list[Quantity]) -> int:
    return max(after.start - before.end for before, after in pairwise(parts))


def _listed(text: str, end: int, total: Quantity, following: tuple[Quantity, ...]) -> Iterator[Sum]:
    """Yield a total whose parts are the numbered lines below it."""
    tail = text[total.end : end]
    if (
        total.is_share
        or not re.fullmatch(r"[^。\n]{0,12}[：:]|。?", tail)
        or is_approximate(text, total)
    ):
        return
    if not tail.endswith(("：", ":")) or not _LISTED.match(text, end):
        return
    parts: list[Quantity] = []
    line = end
    while _LISTED.match(text, line):
        stop = text.find("\n", line + 1)
        stop = len(text) if stop < 0 else stop
        first = next((q for q in following if line < q.start < stop and q.unit == total.unit), None)
        if (
            first is None
            or is_approximate(text, first)
            or _NO_SUM.search(_clause_before(text, first))
        ):
            return
        parts.append(first)
        line = stop
    if len(parts) > 1:
        yield Sum(total, tuple(parts), is_exhaustive=True)
