"""Findings as one page of HTML that needs nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

import jinja2

from gongwen.checking.corpus import Checked
from gongwen.checking.result import CheckResult
from gongwen.report.terminal import summary
from gongwen.rulebook import Finding
from gongwen.terms import Severity
from gongwen.text import sentence_around


@dataclass(frozen=True, slots=True)
class _Shown:
    """A finding and its sentence, cut at the marked place."""

    finding: Finding
    before: str
    place: str
    after: str


def render_html(checked: Iterable[Checked]) -> str:
    """Return the report of all files as one self-contained page."""
    done = list(checked)
    template = files("gongwen.report").joinpath("page.html.j2").read_text(encoding="utf-8")
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(
        files=[(one, _grouped(one.result) if one.result else []) for one in done],
        summary=summary(done),
    )


def _grouped(result: CheckResult) -> list[tuple[Severity, list[_Shown]]]:
    groups = [
        (severity, [_shown(one, result) for one in result.findings if one.severity is severity])
        for severity in Severity
    ]
    return [(severity, shown) for severity, shown in groups if shown]


def _shown(finding: Finding, result: CheckResult) -> _Shown:
    text = result.document.text
    start, end = finding.offset, finding.offset + finding.end - finding.start
    left, right = sentence_around(text, start, end)
    return _Shown(finding, text[left:start].lstrip(), text[start:end], text[end:right].rstrip())
