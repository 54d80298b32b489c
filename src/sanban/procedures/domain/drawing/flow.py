"""A procedure as a picture sees it: nodes and arrows, and how each stands in a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sanban.procedures.domain.case import CaseState, Run
from sanban.procedures.domain.definition import END, Definition, Step
from sanban.procedures.domain.prediction import predicted
from sanban.procedures.domain.terms import CasePhase, PartyState, RunState, StepKind, Term

START = "start"
OTHERWISE = "其他情况"
_MOST_NAMES = 3


class NodeKind(Term):
    """What a node is; the mark is what stands in its diamond."""

    START = "start", ""
    END = "end", ""
    STEP = "step", ""
    CHOICE = "choice", "×"
    FORK = "fork", "+"
    JOIN = "join", "+"


class NodeState(Term):
    """How a step stands in a case; without a case it is plain."""

    PLAIN = "plain", ""
    DONE = "done", "✓ 已办"
    CURRENT = "current", "▶ 正在办理"
    ASIDE = "aside", "‖ 退回期间搁置"
    PREDICTED = "predicted", "○ 预计"
    PASSED_BY = "passed-by", "－ 不经过"


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its name, what is written below, how it stands."""

    id: str
    kind: NodeKind
    name: str
    detail: str = ""
    state: NodeState = NodeState.PLAIN
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one node to another, with its condition in words."""

    source: str
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """Everything that is drawn."""

    name: str
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


def definition_flow(definition: Definition) -> Flow:
    """Return the picture of a procedure as such: who acts at each step, and how many."""
    return _flow(definition, {step.code: _plain(definition, step) for step in definition.steps})


def case_flow(state: CaseState) -> Flow:
    """Return the picture of a case: what is done, where it lies, what will probably come."""
    ahead = set(predicted(state))
    nodes = {step.code: _standing(state, step, ahead) for step in state.definition.steps}
    return _flow(state.definition, nodes)


def _flow(definition: Definition, steps: dict[str, Node]) -> Flow:
    nodes = [Node(START, NodeKind.START, "开始")]
    for step in definition.steps:
        nodes.append(steps[step.code])
        if _has_choice(step):
            nodes.append(Node(_choice(step), NodeKind.CHOICE, "去向", step=step))
    nodes.append(Node(END, NodeKind.END, "办结"))
    first = Arrow(START, definition.first.code)
    return Flow(definition.name, tuple(nodes), (first, *_arrows(definition)))


def _arrows(definition: Definition) -> Iterator[Arrow]:
    for step in definition.steps:
        source = step.code
        if _has_choice(step):
            source = _choice(step)
            yield Arrow(step.code, source)
        labelled = len(step.routes) > 1
        for route in step.routes:
            told = definition.told_conditions(route.when)
            otherwise = OTHERWISE if labelled and step.kind is not StepKind.FORK else ""
            yield Arrow(source, route.to, told or otherwise)
        if step.kind is StepKind.FORK and all(route.when for route in step.routes):
            yield Arrow(source, step.join, "都不涉及")


def _has_choice(step: Step) -> bool:
    return len(step.routes) > 1 and step.kind is not StepKind.FORK


def _choice(step: Step) -> str:
    return f"{step.code}-choice"


def _kind(step: Step) -> NodeKind:
    gateways = {StepKind.FORK: NodeKind.FORK, StepKind.JOIN: NodeKind.JOIN}
    return gateways.get(step.kind, NodeKind.STEP)


def _plain(definition: Definition, step: Step) -> Node:
    people = "、".join(definition.told_rule(rule) for rule in step.assignees)
    several = "" if step.kind is StepKind.SEQUENTIAL else f"{step.kind.label}："
    detail = "" if step.kind.is_gateway else f"{several}{people}"
    return Node(step.code, _kind(step), step.name, detail, step=step)


def _standing(state: CaseState, step: Step, ahead: set[str]) -> Node:
    if step.kind.is_gateway:
        return Node(step.code, _kind(step), step.name, step=step)
    runs = [run for run in state.runs if run.step == step.code]
    now = [run for run in runs if run.is_open]
    aside = {number for frame in state.frames for number in frame.set_aside}
    done = [run for run in runs if run.state is RunState.DONE]
    if now:
        standing, detail = NodeState.CURRENT, _who_has(now[0])
    elif any(run.id in aside for run in runs) and not state.phase.is_closed:
        standing, detail = NodeState.ASIDE, ""
    elif done and step.code not in ahead:
        standing, detail = NodeState.DONE, _who_did(done[-1])
    elif step.code in ahead:
        standing, detail = NodeState.PREDICTED, "须重新办理" if done else ""
    else:
        standing, detail = NodeState.PASSED_BY, ""
        if state.phase is CasePhase.TERMINATED and runs:
            detail = "已终止"
    return Node(step.code, NodeKind.STEP, step.name, detail, standing, step)


def _who_has(run: Run) -> str:
    names = _names([party.holder.name for party in run.open_parties()])
    gone = {PartyState.REMOVED, PartyState.CANCELLED}
    asked = [party for party in run.parties if party.state not in gone]
    done = sum(party.state is PartyState.DONE for party in asked)
    return f"{names}，已签{done}/{len(asked)}" if len(asked) > 1 else names


def _who_did(run: Run) -> str:
    done = [party for party in run.parties if party.state is PartyState.DONE]
    names = _names([(party.acted_by or party.holder).name for party in done])
    last = max((party.done_at for party in done if party.done_at), default=None)
    return f"{names} {_moment(last)}" if last else names


def _names(names: list[str]) -> str:
    """Return a few names as they are, many by the first and their number."""
    return "、".join(names) if len(names) <= _MOST_NAMES else f"{names[0]}等{len(names)}人"


def _moment(at: datetime) -> str:
    return f"{at.month}月{at.day}日{at.hour}:{at.minute:02}"
