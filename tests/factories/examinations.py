"""Findings as the desk shows them."""

from __future__ import annotations

from sanban.documents.domain.examination import PlacedFinding


def placed(
    number: int,
    *,
    start: int = 3,
    end: int = 4,
    severity: str = "S1",
    group: str = "punctuation",
    suggestion: str | None = "：",
    safe: bool = False,
) -> PlacedFinding:
    """Return a finding in the first paragraph, about a half-width colon unless told otherwise."""
    return PlacedFinding(
        number=number,
        code="PUN-01",
        name="half-width-punctuation",
        group=group,
        group_label="标点",
        severity=severity,
        severity_label="必改",
        strength_label="规定",
        clause=("GB/T 15834—2011 5.1",),
        part="body",
        paragraph=1,
        start=start,
        end=end,
        quote=":",
        message="中文语句里用了半角标点",
        why="汉字之间的标点占一个字的位置。",
        suggestion=suggestion,
        advice=None,
        safe=safe,
        count=1,
    )
