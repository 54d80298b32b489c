"""Report one fault once: join the places of a root cause, and choose between rules that overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gongwen.checking.engine import Struck
from gongwen.rulebook.groups import Group, group_of
from gongwen.terms import Severity

_WORD = 12  # characters: two rules of language that strike so short a stretch mean the same fault
_LANGUAGE = frozenset(
    {Group.WORDS, Group.SPELLING, Group.SENTENCES, Group.PUNCTUATION, Group.NUMERALS}
)
_MOSTLY = 0.5  # share of the joint stretch that both must cover


def merged(struck: Iterable[Struck], text: str, layout: frozenset[str]) -> list[Struck]:
    """Return ``struck`` in reading order, each fault once.

    Layout hits of one rule with one message are one root cause, told at its first place with
    their count. Of text hits about the same characters the graver stays, then the one that knows
    the correction, then the shorter; two corrections that change different characters both stay.
    A correction of layout that changes all that one of words does, and more, stands for both.
    Where a rule mends characters, what a model thinks of them is not told.
    """
    ordered = sorted(_without_echoes(list(struck), text), key=_place)
    joined = _joined([one for one in ordered if one.rule.code in layout])
    words = _chosen([one for one in ordered if one.rule.code not in layout], text)
    mending = [one for one in joined if one.hit.suggestion is not None]
    for one in mending:  # a rule about looks and one about words may mend the same characters
        rivals = [other for other in words if _same_change(one, other, text)]
        if any(_rank(other) <= _rank(one) and not _holds(one, other, text) for other in rivals):
            joined.remove(one)
        else:
            words = [other for other in words if other not in rivals]
    return sorted(joined + words, key=_place)


def _without_echoes(struck: list[Struck], text: str) -> list[Struck]:
    """Return ``struck`` without the opinions of a model about characters that a rule mends."""
    opinions = [one for one in struck if one.hit.opinion is not None]
    if not opinions:
        return struck
    mended = bytearray(len(text) + 1)
    for one in struck:
        if one.hit.opinion is None and one.hit.suggestion is not None:
            is_word = one.hit.end - one.hit.start <= _WORD
            start, end = (one.hit.start, one.hit.end) if is_word else _change(one, text)
            mended[start:end] = b"\1" * (end - start)
    echoes = {id(one) for one in opinions if _is_within(mended, one.hit.start, one.hit.end)}
    return [one for one in struck if id(one) not in echoes]


def _is_within(mended: bytearray, start: int, end: int) -> bool:
    """Tell whether characters ``start`` to ``end`` are mended; a gap is, between two that are."""
    if start == end:
        return bool(start and mended[start - 1] and mended[start])
    return any(mended[start:end])


def _same_change(one: Struck, other: Struck, text: str) -> bool:
    if other.hit.suggestion is None:
        return False
    return _touch(_change(one, text), _change(other, text))


def _holds(one: Struck, other: Struck, text: str) -> bool:
    """Tell whether the change of ``one`` mends that of ``other`` along with more, and is as grave."""
    outer, inner = _change(one, text), _change(other, text)
    is_wider = outer[0] <= inner[0] and inner[1] <= outer[1] and outer != inner
    return is_wider and _rank(one)[0] <= _rank(other)[0]


def _place(struck: Struck) -> tuple[int, int, str]:
    return struck.hit.start, struck.hit.end, struck.rule.code


def _joined(struck: list[Struck]) -> list[Struck]:
    first: dict[tuple[str, str | None, str | None, str | None], Struck] = {}
    for one in struck:
        hit = one.hit
        # A correction belongs to its place; without one, same words mean same cause.
        key = (
            one.rule.code,
            hit.message,
            hit.advice,
            None if hit.suggestion is None else f"{hit.start}:{hit.end}:{hit.suggestion}",
        )
        if key in first:
            known = first[key]
            hit = replace(known.hit, count=known.hit.count + hit.count)
            first[key] = Struck(one.rule, hit)
        else:
            first[key] = one
    return list(first.values())


def _chosen(struck: list[Struck], text: str) -> list[Struck]:
    kept: list[Struck] = []
    reach = 0  # the furthest end among kept: whatever starts beyond it overlaps nothing
    for one in struck:
        if one.hit.start > reach:
            kept.append(one)
        else:
            _settle(kept, one, text)
        reach = max(reach, one.hit.end)
    return kept


def _settle(kept: list[Struck], newcomer: Struck, text: str) -> None:
    """Add ``newcomer`` to ``kept`` unless it tells the same as a better one; drop what it betters."""
    rivals = [one for one in kept[-_NEIGHBOURS:] if _same_fault(one, newcomer, text)]
    if any(_rank(one) <= _rank(newcomer) for one in rivals):
        return
    for one in rivals:
        kept.remove(one)
    kept.append(newcomer)


_NEIGHBOURS = 40  # more hits than any one place draws


def _rank(struck: Struck) -> tuple[Severity, bool, int, str]:
    hit = struck.hit
    severity = hit.severity or struck.rule.severity
    return severity, hit.suggestion is None, hit.end - hit.start, struck.rule.code


def _same_fault(one: Struck, other: Struck, text: str) -> bool:
    first, second = one.hit, other.hit
    if one.rule.code == other.rule.code and (first.start, first.end) == (second.start, second.end):
        return True
    if first.suggestion is not None and second.suggestion is not None:
        return _touch(_change(one, text), _change(other, text))
    if not {group_of(one.rule.code), group_of(other.rule.code)} <= _LANGUAGE:
        return False
    covered = min(first.end, second.end) - max(first.start, second.start)
    joint = max(first.end, second.end) - min(first.start, second.start)
    return covered > 0 and joint <= _WORD and covered > joint * _MOSTLY


def _change(struck: Struck, text: str) -> tuple[int, int]:
    """Return the characters a correction really changes, without what it leaves at both ends."""
    hit = struck.hit
    old, new = text[hit.start : hit.end], hit.suggestion or ""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return hit.start + start, hit.end - end


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two changes share characters, or insert at the same place."""
    return one == other or (one[0] < other[1] and other[0] < one[1])
