"""Findings for people at a terminal: by severity, each with its sentence and the marked place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongwen.checking.corpus import Checked
from gongwen.checking.result import CheckResult
from gongwen.rulebook import Finding
from gongwen.terms import Severity
from gongwen.text import sentence_around

_CONTEXT = 40  # characters of the sentence shown on each side of the place
_RESET = "\x1b[0m"
_COLORS = {
    Severity.S0: "\x1b[1;31m",
    Severity.S1: "\x1b[31m",
    Severity.S2: "\x1b[33m",
    Severity.S3: "\x1b[36m",
    Severity.S4: "\x1b[2m",
}


def render_terminal(checked: Checked, *, color: bool = False) -> str:
    """Return the report of one file; ``color`` adds the colours of a terminal."""
    return "\n".join(_lines(checked, color=color)) + "\n"


def summary(files: Iterable[Checked]) -> str:
    """Return one line about many files."""
    done = list(files)
    results = [file.result for file in done if file.result]
    clean = sum(result.is_clean for result in results)
    counts = dict.fromkeys(Severity, 0)
    for result in results:
        for severity, count in result.counts.items():
            counts[severity] += count
    return (
        f"共 {len(done)} 个文件：{clean} 个没有问题，{len(results) - clean} 个有问题，"
        f"{len(done) - len(results)} 个未能读取。{_counted(counts)}"
    )


def _counted(counts: dict[Severity, int]) -> str:
    named = [f"{severity.label} {count} 处" for severity, count in counts.items() if count]
    return "、".join(named) + "。" if named else "未发现问题。"


def _lines(checked: Checked, *, color: bool) -> Iterator[str]:
    yield f"══ {checked.path} ══"
    result = checked.result
    if result is None:
        yield f"未能读取：{checked.error}"
        return
    yield _counted(result.counts)
    for severity in Severity:
        found = [one for one in result.findings if one.severity is severity]
        if found:
            yield ""
            yield _painted(
                f"【{severity.value} {severity.label}】{len(found)} 项", severity, color=color
            )
        for one in found:
            yield from _finding(one, result, color=color)
    if result.notes:
        yield ""
        yield from (f"注：{note}" for note in result.notes)


def _finding(finding: Finding, result: CheckResult, *, color: bool) -> Iterator[str]:
    part = "" if finding.part.value == "body" else finding.part.label
    page = f"第 {finding.page} 页第 {finding.line} 行 " if finding.page else ""
    count = f"（同类共 {finding.count} 处）" if finding.count > 1 else ""
    yield f"  {finding.code}  {page}{part}第 {finding.paragraph} 段  {finding.message}{count}"
    yield f"      原文：{marked_sentence(finding, result, color=color)}"
    if finding.suggestion is not None:
        yield f"      建议：{_suggestion(finding)}"
    if finding.advice:
        yield f"      怎么改：{finding.advice}"
    yield f"      理由：{finding.why}"
    yield f"      依据：{'；'.join(finding.clause)}（{finding.strength.label}）"
    if finding.reason:
        yield f"      本单位已降级：{finding.reason}"


def _suggestion(finding: Finding) -> str:
    if not finding.suggestion:
        return f"删去“{finding.quote}”"
    if finding.start == finding.end:
        return f"加上“{finding.suggestion}”"
    return f"“{finding.quote}”改为“{finding.suggestion}”"


def marked_sentence(finding: Finding, result: CheckResult, *, color: bool = False) -> str:
    """Return the sentence around ``finding`` with the place between 【 】 or in colour."""
    text = result.document.text
    start, end = finding.offset, finding.offset + finding.end - finding.start
    left, right = sentence_around(text, start, end)
    before, place, after = text[left:start].lstrip(), text[start:end], text[end:right].rstrip()
    if len(before) > _CONTEXT:
        before = "…" + before[-_CONTEXT:]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT] + "…"
    if len(place) > 2 * _CONTEXT:
        place = place[:_CONTEXT] + "…" + place[-_CONTEXT:]
    shown = _painted(f"【{place}】", finding.severity, color=color)
    return f"{before}{shown}{after}".replace("\n", " ")


def _painted(text: str, severity: Severity, *, color: bool) -> str:
    return f"{_COLORS[severity]}{text}{_RESET}" if color else text
