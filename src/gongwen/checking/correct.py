"""Choose which corrections may be applied together."""

from __future__ import annotations

from collections.abc import Iterable

from gongwen.rulebook import Finding


def corrections(findings: Iterable[Finding], *, only_safe: bool = True) -> tuple[Finding, ...]:
    """Return the findings whose suggestions can be applied, first to last, none touching another.

    ``only_safe`` leaves out what a person should look at. Of two that touch, the graver counts.
    """
    usable = [one for one in findings if one.suggestion is not None and (one.safe or not only_safe)]
    taken: list[Finding] = []
    for one in sorted(usable, key=lambda one: (one.offset, one.end)):
        if taken and not _apart(taken[-1], one):
            if one.severity < taken[-1].severity:
                taken[-1] = one
            continue
        taken.append(one)
    return tuple(taken)


def corrected_text(text: str, findings: Iterable[Finding]) -> str:
    """Return ``text`` with the suggestions of ``findings`` put in, from last to first."""
    for one in sorted(findings, key=lambda one: one.offset, reverse=True):
        if one.suggestion is not None:
            text = text[: one.offset] + one.suggestion + text[one.offset + one.end - one.start :]
    return text


def _apart(first: Finding, second: Finding) -> bool:
    ends = first.offset + first.end - first.start
    return first.offset != second.offset and ends <= second.offset
