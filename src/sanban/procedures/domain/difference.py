"""What differs between two versions of a procedure, and what it means to a case that is under way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sanban.procedures.domain.definition import END, Definition, Limits, Step
from sanban.procedures.domain.terms import Verb

_NONE = "无"
_FLAGS = (
    ("opinion_required", "必须写意见"),
    ("personal_consent", "必须本人同意"),
    ("edits", "可以修改文稿"),
    ("final_text", "对终稿负责"),
    ("binds_text", "签署后改动须重新签署"),
)


def differences(before: Definition, after: Definition, gates: Mapping[str, str]) -> tuple[str, ...]:
    """Return what changed, one Chinese sentence each; ``gates`` are the labels of the gates."""
    told = tuple(_Comparison(before, after, gates).told())
    return told or (() if before == after else ("环节的次序或其他设置有改动。",))


class _Comparison:
    """Two versions of one procedure."""

    def __init__(self, before: Definition, after: Definition, gates: Mapping[str, str]) -> None:
        self._before = before
        self._after = after
        self._gates = gates

    def told(self) -> Iterator[str]:
        """Yield what changed: the whole first, then step by step in the new order."""
        old = {step.code: step for step in self._before.steps}
        new = {step.code: step for step in self._after.steps}
        yield from self._whole()
        yield from self._facts()
        yield from (f"取消环节“{step.name}”。" for code, step in old.items() if code not in new)
        for code, step in new.items():
            if code not in old:
                yield f"增加环节“{step.name}”，由{self._people(self._after, step)}办理。"
            elif old[code] != step:
                # A change of order alone, or of what has no words of its own, is still told.
                told = tuple(self._step(old[code], step))
                yield from told or (f"环节“{step.name}”的其他设置有改动。",)

    def _whole(self) -> Iterator[str]:
        old, new = self._before, self._after
        yield from _changed("流程名称", old.name, new.name)
        yield from _changed("依据", old.basis, new.basis)
        yield from _changed("可以批准偏离的人", _rules(old, "deviation"), _rules(new, "deviation"))
        yield from _changed("可以终止的人", _rules(old, "terminate"), _rules(new, "terminate"))
        yield from _changed(
            "此前可以撤回", _name(old, old.withdraw_before), _name(new, new.withdraw_before)
        )

    def _facts(self) -> Iterator[str]:
        old = {fact.code: fact for fact in self._before.facts}
        new = {fact.code: fact for fact in self._after.facts}
        yield from (
            f"不再使用要素“{fact.label}”。" for code, fact in old.items() if code not in new
        )
        yield from (f"增加要素“{fact.label}”。" for code, fact in new.items() if code not in old)
        for code in old.keys() & new.keys():
            if old[code] != new[code]:
                yield f"要素“{new[code].label}”的名称或取值有改动。"

    def _step(self, old: Step, new: Step) -> Iterator[str]:
        where = f"环节“{new.name}”"
        before, after = self._before, self._after
        yield from _changed(f"{where}的名称", old.name, new.name)
        yield from _changed(f"{where}的方式", old.kind.label, new.kind.label)
        yield from _changed(f"{where}的办理人", self._people(before, old), self._people(after, new))
        yield from self._listed(where, "关口", self._told_gates(old), self._told_gates(new))
        if old.routes != new.routes:  # a step renamed elsewhere is no other way
            yield from _changed(f"{where}的去向", _routes(before, old), _routes(after, new))
        yield from _changed(
            f"{where}的时限", _limits(before, old.limits), _limits(after, new.limits)
        )
        if old.returns_to != new.returns_to:
            told = _names(before, old.returns_to), _names(after, new.returns_to)
            yield from _changed(f"{where}可退回到", *told)
        yield from self._listed(where, "不允许的操作", _verbs(old), _verbs(new))
        if old.different_from != new.different_from:
            told = _names(before, old.different_from), _names(after, new.different_from)
            yield from _changed(f"{where}须换人办理的环节", *told)
        yield from _changed(f"{where}的表决办法", _vote(before, old), _vote(after, new))
        for name, label in _FLAGS:
            if getattr(old, name) != getattr(new, name):
                yield f"{where}{'改为' if getattr(new, name) else '不再'}{label}。"
        if (old.phrases, old.note) != (new.phrases, new.note):
            yield f"{where}的常用意见或说明有改动。"

    @staticmethod
    def _listed(where: str, noun: str, old: Collection[str], new: Collection[str]) -> Iterator[str]:
        if added := [one for one in new if one not in old]:
            yield f"{where}增加{noun}：{'、'.join(added)}。"
        if gone := [one for one in old if one not in new]:
            yield f"{where}取消{noun}：{'、'.join(gone)}。"

    def _told_gates(self, step: Step) -> list[str]:
        return [self._gates.get(gate, gate) for gate in step.gates]

    @staticmethod
    def _people(definition: Definition, step: Step) -> str:
        return "、".join(definition.told_rule(rule) for rule in step.assignees) or _NONE


def _changed(what: str, old: str, new: str) -> Iterator[str]:
    if old != new:
        yield f"{what}由“{old}”改为“{new}”。"


def _name(definition: Definition, code: str) -> str:
    if code == END:
        return "办结"
    return next((step.name for step in definition.steps if step.code == code), _NONE)


def _names(definition: Definition, codes: Collection[str]) -> str:
    return "、".join(_name(definition, code) for code in codes) or _NONE


def _rules(definition: Definition, what: str) -> str:
    rules = definition.deviation_by if what == "deviation" else definition.terminate_by
    return "、".join(definition.told_rule(rule) for rule in rules) or _NONE


def _routes(definition: Definition, step: Step) -> str:
    return "；".join(
        f"{definition.told_conditions(route.when)}时到{_name(definition, route.to)}"
        if route.when
        else _name(definition, route.to)
        for route in step.routes
    )


def _limits(definition: Definition, limits: Limits | None) -> str:
    if limits is None:
        return _NONE
    told = [f"{urgency.label}{limit.text}" for urgency, limit in limits.by_urgency]
    if limits.warn:
        told.append(f"到期前{limits.warn.text}提醒")
    if limits.escalate and limits.escalate_to:
        told.append(f"逾期{limits.escalate.text}报{definition.told_rule(limits.escalate_to)}")
    if limits.continues:
        told.append("退回后接着计时")
    return "，".join(told)


def _verbs(step: Step) -> list[str]:
    return [verb.label for verb in Verb if verb in step.forbidden]


def _vote(definition: Definition, step: Step) -> str:
    if not (step.quorum and step.threshold):
        return _NONE
    back = _name(definition, step.if_rejected)
    return f"{step.quorum.text}参加，{step.threshold.text}同意，未通过退回{back}"


@dataclass(frozen=True, slots=True)
class Move:
    """What moving a running case to another version means.

    ``kept`` are open steps that go on as they are, ``lost`` open steps that the new version has not
    (or has made into something else), each with its name; a case with any ``lost`` cannot be moved.
    """

    kept: tuple[tuple[str, str], ...]
    lost: tuple[tuple[str, str], ...]
    differences: tuple[str, ...]

    @property
    def is_possible(self) -> bool:
        """Tell whether every open step has its place in the new version."""
        return not self.lost


def plan_move(
    before: Definition, after: Definition, open_steps: Collection[str], gates: Mapping[str, str]
) -> Move:
    """Return what moving a case with these open steps to version ``after`` means."""
    new = {step.code: step for step in after.steps}
    kept: list[tuple[str, str]] = []
    lost: list[tuple[str, str]] = []
    for code in dict.fromkeys(open_steps):
        old = before.step(code)
        fits = code in new and new[code].kind is old.kind
        (kept if fits else lost).append((code, old.name))
    return Move(tuple(kept), tuple(lost), differences(before, after, gates))
