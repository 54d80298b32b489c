"""The catalogue of rules for people: the same words on the screen and in the reference pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from gongwen.rulebook import Catalogue, Example, Rule, Staged

_MARKS = ("⟦", "⟧")
_TITLE = "规则目录"
_GENERATED = "本页由 `gongwen rules --write-docs` 生成，请勿手改。"


def group_of(rule: Rule) -> str:
    """Return the group of a rule: what stands before the dash of its code."""
    return rule.code.partition("-")[0]


def explain(rule: Rule) -> str:
    """Return all there is to know about ``rule``, as Markdown people can read as it stands."""
    return "\n".join(_explained(rule)) + "\n"


def _explained(rule: Rule) -> Iterator[str]:
    yield f"## {rule.code} {rule.message}"
    yield ""
    yield f"- 名称：`{rule.name}`"
    yield f"- 级别：{rule.severity.value} {rule.severity.label}"
    yield f"- 强度：{rule.strength.label}"
    yield f"- 依据：{'；'.join(rule.basis)}"
    yield f"- 可自动改：{'是' if rule.safe else '否'}"
    yield ""
    yield rule.why
    yield ""
    for example in rule.examples:
        yield from _example(example)


def _example(example: Example | Staged) -> Iterator[str]:
    if isinstance(example, Staged):
        yield f"- {'错' if example.quotes else '对'}：{example.what}"
        return
    shown = _flat(_marked(example))
    if not example.spans:
        yield f"- 对：{shown}"
        return
    becomes = f" → {_flat(example.becomes)}" if example.becomes is not None else ""
    yield f"- 错：{shown}{becomes}"


def _flat(text: str) -> str:
    return text.replace("\n", " ↵ ")


def _marked(example: Example) -> str:
    text = example.text
    for start, end in reversed(example.spans):
        text = text[:start] + _MARKS[0] + text[start:end] + _MARKS[1] + text[end:]
    return text


def table(catalogue: Catalogue) -> str:
    """Return the catalogue as lines: code, severity, strength, message."""
    lines = [
        f"{rule.code:<10} {rule.severity.value} {rule.strength.label}  {rule.message}"
        for rule in catalogue
    ]
    return "\n".join([*lines, f"共 {len(catalogue)} 条规则。"]) + "\n"


def as_json(catalogue: Catalogue) -> str:
    """Return the catalogue as JSON."""
    records = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "strength": rule.strength.value,
            "message": rule.message,
            "why": rule.why,
            "basis": list(rule.basis),
            "safe": rule.safe,
        }
        for rule in catalogue
    ]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def pages(catalogue: Catalogue) -> dict[str, str]:
    """Return the reference pages by file name: one for each group, and an index."""
    groups: dict[str, list[Rule]] = {}
    for rule in catalogue:
        groups.setdefault(group_of(rule), []).append(rule)
    made = {
        f"{group}.md": "\n".join(
            [f"# {_TITLE}：{group}", "", _GENERATED, "", *map(explain, rules)]
        ).rstrip()
        + "\n"
        for group, rules in groups.items()
    }
    rows = [f"| [{group}]({group}.md) | {len(rules)} |" for group, rules in groups.items()]
    made["index.md"] = (
        "\n".join([f"# {_TITLE}", "", _GENERATED, "", "| 组 | 条数 |", "|---|---|", *rows]) + "\n"
    )
    return made


def write_pages(catalogue: Catalogue, folder: Path) -> tuple[Path, ...]:
    """Write the reference pages into ``folder``; pages of groups that are gone are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages(catalogue)
    for old in folder.glob("*.md"):
        if old.name not in made and _GENERATED in old.read_text(encoding="utf-8"):
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tuple(folder / name for name in made)
