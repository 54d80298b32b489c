"""Findings as SARIF 2.1.0, for editors and code-review tools that read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from urllib.parse import quote

from gongwen.checking.corpus import Checked
from gongwen.checking.engine import catalogue
from gongwen.rulebook import Finding, Rule
from gongwen.terms import Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {
    Severity.S0: "error",
    Severity.S1: "error",
    Severity.S2: "warning",
    Severity.S3: "note",
    Severity.S4: "note",
}
_Values = Mapping[str, object]


def render_sarif(checked: Iterable[Checked], version: str) -> str:
    """Return ``checked`` as a SARIF log with one run; ``version`` is the engine's."""
    files = list(checked)
    codes = sorted({one.code for file in files if file.result for one in file.result.findings})
    index = {code: number for number, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "gongwen",
                "version": version,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(file.error for file in files),
                "toolExecutionNotifications": [
                    *(_failure(file) for file in files if file.error),
                    *_unchecked(files),
                ],
            }
        ],
        "results": [
            _result(file, one, index[one.code])
            for file in files
            if file.result
            for one in file.result.findings
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> _Values:
    if code not in catalogue():  # a word rule of the house
        return {"id": code, "name": "house-word"}
    rule: Rule = catalogue()[code]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.message},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"依据：{'；'.join(rule.basis)}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"severity": rule.severity.value, "strength": rule.strength.value},
    }


def _failure(file: Checked) -> _Values:
    return {
        "level": "error",
        "message": {"text": file.error},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(file)}}}],
    }


def _unchecked(files: Iterable[Checked]) -> list[_Values]:
    """Return, each once, what was not checked."""
    told = dict.fromkeys(note for one in files if one.result for note in one.result.unchecked)
    return [{"level": "warning", "message": {"text": note}} for note in told]


def _uri(file: Checked) -> str:
    return quote(file.path.as_posix())


def _result(file: Checked, finding: Finding, rule_index: int) -> _Values:
    region = {
        "startLine": finding.paragraph,
        "startColumn": finding.start + 1,
        "endLine": finding.paragraph,
        "endColumn": finding.end + 1,
        "charOffset": finding.offset,
        "charLength": finding.end - finding.start,
        "snippet": {"text": finding.quote},
    }
    place = {"artifactLocation": {"uri": _uri(file)}, "region": region}
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {
            "text": finding.message + "。" + (f"{finding.advice}。" if finding.advice else "")
        },
        "locations": [{"physicalLocation": place}],
        "occurrenceCount": finding.count,
    }
    if finding.opinion is not None:
        result["properties"] = {"source": "model", **asdict(finding.opinion)}
    if finding.suggestion is not None:
        deleted = {key: region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")}
        replacement = {"deletedRegion": deleted, "insertedContent": {"text": finding.suggestion}}
        change = {"artifactLocation": place["artifactLocation"], "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": "采用建议"}, "artifactChanges": [change]}]
    return result
