"""The reference pages of the shipped procedures, written from their definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sanban.procedures.domain.definition import END, AssigneeRule, Definition, Limits, Step
from sanban.procedures.domain.drawing.bpmn import export
from sanban.procedures.domain.drawing.flow import definition_flow
from sanban.procedures.domain.drawing.svg import draw
from sanban.procedures.domain.gates import GateDeclaration
from sanban.procedures.domain.terms import StepKind, Verb

_GENERATED = "本页由 `make docs` 从流程定义生成，请勿手改。"
_NONE = "—"


def pages(
    definitions: tuple[Definition, ...], gates: Mapping[str, GateDeclaration]
) -> dict[str, str]:
    """Return every page and picture by the name of its file."""
    written = {"index.md": "\n".join(_index(definitions)) + "\n"}
    written["gates.md"] = "\n".join(_gate_page(definitions, gates)) + "\n"
    for definition in definitions:
        written[f"{definition.code}.md"] = "\n".join(_page(definition, gates)) + "\n"
        written[f"{definition.code}.svg"] = draw(definition_flow(definition))
        written[f"{definition.code}.bpmn"] = export(definition)
    return written


def write_pages(written: Mapping[str, str], folder: Path) -> None:
    """Write the pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")


def _index(definitions: tuple[Definition, ...]) -> Iterator[str]:
    yield "# 流程目录"
    yield ""
    yield _GENERATED
    yield ""
    yield "随系统提供的流程，各机关可以照样修改后发布自己的版本。办理时限是实务中的常见做法，应当按本机关规定调整。"
    yield ""
    yield "| 流程 | 用途 | 环节 |"
    yield "|---|---|---|"
    for one in definitions:
        count = sum(not step.kind.is_gateway for step in one.steps)
        yield f"| [{one.name}]({one.code}.md) | {one.summary} | {count} |"
    yield ""
    yield "各环节办结前要满足的要求见[关口](gates.md)，流程怎样运转见[说明](../../explanation/procedures.md)。"


def _gate_page(
    definitions: tuple[Definition, ...], gates: Mapping[str, GateDeclaration]
) -> Iterator[str]:
    yield "# 关口"
    yield ""
    yield _GENERATED
    yield ""
    yield "关口没有满足，环节不能办结；确需先行的，由有权的领导批准偏离，写明理由和补正期限。"
    yield ""
    yield "| 关口 | 要求 | 文稿改动后 | 可否偏离 | 用在 |"
    yield "|---|---|---|---|---|"
    for gate in gates.values():
        used = [
            one.name for one in definitions if any(gate.code in step.gates for step in one.steps)
        ]
        void = "凭据作废" if gate.binds_text else "仍然有效"
        may = "可以" if gate.may_deviate else "不可以"
        yield f"| {gate.label} `{gate.code}` | {gate.demands} | {void} | {may} | {'、'.join(used)} |"


def _page(definition: Definition, gates: Mapping[str, GateDeclaration]) -> Iterator[str]:
    yield f"# {definition.name}"
    yield ""
    yield _GENERATED
    yield ""
    yield definition.summary
    yield ""
    yield f"- 依据：{definition.basis}"
    yield f"- 批准偏离：{_people(definition, definition.deviation_by)}"
    yield f"- 终止：{_people(definition, definition.terminate_by)}；还没有送出的，拟稿人自己可以终止"
    yield f"- 撤回：到“{_name(definition, definition.withdraw_before)}”之前，拟稿人可以撤回"
    yield f"- 流程图：[BPMN 2.0 文件]({definition.code}.bpmn)"
    yield ""
    yield from _facts(definition)
    yield from _steps(definition, gates)
    yield "## 流程图"
    yield ""
    yield f"![{definition.name}流程图]({definition.code}.svg)"


def _facts(definition: Definition) -> Iterator[str]:
    if not definition.facts:
        return
    yield "## 要素"
    yield ""
    yield "| 要素 | 可填 |"
    yield "|---|---|"
    for fact in definition.facts:
        yield f"| {fact.label} | {'、'.join(fact.told(value) for value in fact.values())} |"
    yield ""


def _steps(definition: Definition, gates: Mapping[str, GateDeclaration]) -> Iterator[str]:
    yield "## 环节"
    yield ""
    labels = {code: gate.label for code, gate in gates.items()}
    for number, (step, told_of) in enumerate(steps_of(definition, labels), start=1):
        yield f"### {number}. {step.name}"
        yield ""
        if step.note:
            yield step.note
            yield ""
        yield from (f"- {label}：{told}" for label, told in told_of)
        yield ""


def steps_of(
    definition: Definition, gates: Mapping[str, str]
) -> tuple[tuple[Step, tuple[tuple[str, str], ...]], ...]:
    """Return each step at which people act, with what is to be told of it; ``gates`` are their labels."""
    return tuple(
        (step, tuple((label, told) for label, told in _told(definition, step, gates) if told))
        for step in definition.steps
        if not step.kind.is_gateway
    )


def _told(
    definition: Definition, step: Step, gates: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    kind = "" if step.kind is StepKind.SEQUENTIAL else f"（{step.kind.label}）"
    yield "办理", f"{_people(definition, step.assignees)}{kind}"
    yield "须换人", _names(definition, step.different_from, "不能由办理过{}的人办理")
    yield "关口", "、".join(gates.get(code, code) for code in step.gates)
    yield "时限", _limits(definition, step.limits)
    yield "文稿", "、".join(_about_text(step))
    yield "意见", "必须写明" if step.opinion_required else ""
    yield "常用意见", "；".join(step.phrases)
    yield "不允许", "、".join(verb.label for verb in Verb if verb in step.forbidden)
    yield "下一步", _following(definition, step)


def _about_text(step: Step) -> Iterator[str]:
    if step.edits:
        yield "可以修改"
    if step.final_text:
        yield "对终稿负责"
    if step.binds_text:
        yield "签署后改动的，回到这一步重新签署"


def _following(definition: Definition, step: Step) -> str:
    told = []
    for route in step.routes:
        target = _target(definition, route.to)
        condition = definition.told_conditions(route.when)
        if condition:
            told.append(f"{condition}的，{target}")
        else:
            told.append(f"其他的，{target}" if len(step.routes) > 1 else target)
    return "；".join(told)


def _target(definition: Definition, code: str) -> str:
    """Return where a route leads, through the openings and closings of parallel blocks."""
    if code == END:
        return "办结"
    step = definition.step(code)
    if step.kind is StepKind.JOIN:
        return f"会齐后{_following(definition, step)}"
    if step.kind is not StepKind.FORK:
        return f"到“{step.name}”"
    branches = []
    for route in step.routes:
        condition = definition.told_conditions(route.when)
        name = f"“{_name(definition, route.to)}”"
        branches.append(f"{name}（{condition}的）" if condition else name)
    return f"同时到{'、'.join(branches)}"


def _limits(definition: Definition, limits: Limits | None) -> str:
    if limits is None:
        return ""
    told = [f"{urgency.label}{limit.text}" for urgency, limit in limits.by_urgency]
    if limits.warn:
        told.append(f"到期前{limits.warn.text}提醒")
    if limits.escalate and limits.escalate_to:
        told.append(f"逾期{limits.escalate.text}报{definition.told_rule(limits.escalate_to)}")
    if limits.continues:
        told.append("退回后接着计时")
    return "，".join(told)


def _people(definition: Definition, rules: tuple[AssigneeRule, ...]) -> str:
    return "、".join(definition.told_rule(rule) for rule in rules) or _NONE


def _name(definition: Definition, code: str) -> str:
    return next((step.name for step in definition.steps if step.code == code), "办结")


def _names(definition: Definition, codes: tuple[str, ...], form: str) -> str:
    names = "、".join(f"“{_name(definition, code)}”" for code in codes)
    return form.format(names) if names else ""
