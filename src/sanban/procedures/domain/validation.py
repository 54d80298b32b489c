"""Judges a definition as a whole: what can never be reached, never end, or never be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from sanban.procedures.domain.definition import END, AssigneeRule, Definition, Route, Step
from sanban.procedures.domain.fields import hint
from sanban.procedures.domain.graph import block, reachable, successors
from sanban.procedures.domain.problems import Problem
from sanban.procedures.domain.source_lines import Path, SourceLines
from sanban.procedures.domain.terms import HANDING_OVER, Rule, StepKind
from sanban.procedures.domain.validating_steps import limit_problems, vote_problems

_FEWEST_BRANCHES = 2


def validate(
    definition: Definition, gates: Collection[str], lines: SourceLines
) -> Iterator[Problem]:
    """Yield every fault of a definition that was read."""
    judge = _Judge(definition, gates, lines)
    yield from judge.names()
    if judge.is_sound:
        yield from judge.ways()


class _Judge:
    """A definition and where it is written."""

    def __init__(self, definition: Definition, gates: Collection[str], lines: SourceLines) -> None:
        self._definition = definition
        self._gates = gates
        self._lines = lines
        self._codes = [step.code for step in definition.steps]
        self.is_sound = True

    def names(self) -> Iterator[Problem]:
        """Yield names that are used twice or lead nowhere; while there are any, no way can be followed."""
        yield from self._doubles([fact.code for fact in self._definition.facts], "facts", "要素")
        yield from self._doubles(self._codes, "steps", "环节")
        for index, step in enumerate(self._definition.steps):
            yield from self._targets(index, step)
            yield from self._step(index, step)
        yield from self._whole()

    def _doubles(self, codes: list[str], table: str, noun: str) -> Iterator[Problem]:
        counts = Counter(codes)
        seen: set[str] = set()
        for index, code in enumerate(codes):
            if code in seen:
                self.is_sound = False
                yield self._at(
                    (table, index, "code"),
                    f"{noun}代码“{code}”写了{counts[code]}次，请改成各不相同的。",
                )
            seen.add(code)

    def _targets(self, index: int, step: Step) -> Iterator[Problem]:
        if not step.routes:
            self.is_sound = False
            yield self._at(
                ("steps", index),
                f'环节“{step.name}”没有写下一步，请用 next 写明；最后一步写 next = "end"。',
            )
        for number, route in enumerate(step.routes):
            place: Path = ("steps", index, "routes", number, "to")
            if self._lines.line(*place) == self._lines.line("steps", index):
                place = ("steps", index, "next")
            if route.to != END and route.to not in self._codes:
                self.is_sound = False
                yield self._at(
                    place,
                    f"下一步“{route.to}”不是本流程的环节{hint(route.to, [*self._codes, END])}",
                )
            yield from self._conditions(("steps", index, "routes", number, "when"), route)
        named = {"returns_to": step.returns_to, "different_from": step.different_from}
        for field, codes in named.items():
            for code in codes:
                if code not in self._codes:
                    self.is_sound = False
                    yield self._at(
                        ("steps", index, field),
                        f"“{code}”不是本流程的环节{hint(code, self._codes)}",
                    )

    def _conditions(self, place: Path, route: Route) -> Iterator[Problem]:
        for condition in route.when:
            fact = self._definition.fact(condition.fact)
            if fact is None:
                known = [one.code for one in self._definition.facts]
                yield self._at(
                    place, f"条件里的要素“{condition.fact}”没有声明{hint(condition.fact, known)}"
                )
                continue
            for value in condition.values:
                if value not in fact.values() or isinstance(value, bool) == bool(fact.options):
                    allowed = "、".join(str(one).lower() for one in fact.values())
                    yield self._at(place, f"要素“{fact.label}”不会是“{value}”，只能是{allowed}。")

    def _step(self, index: int, step: Step) -> Iterator[Problem]:
        for gate in step.gates:
            if gate not in self._gates:
                yield self._at(
                    ("steps", index, "gates"),
                    f"关口“{gate}”没有登记{hint(gate, sorted(self._gates))}",
                )
        for rule in step.assignees:
            yield from self._rule(("steps", index, "assignees"), rule)
        if step.kind.is_gateway and (step.assignees or step.gates or step.limits):
            yield self._at(
                ("steps", index),
                f"“{step.name}”只是并行的开合处，不能写办理人、关口和时限，请删去。",
            )
        if not step.kind.is_gateway and not step.assignees:
            yield self._at(
                ("steps", index), f"环节“{step.name}”没有办理人，请用 assignees 写明由谁办理。"
            )
        allowed = [verb.label for verb in sorted(HANDING_OVER) if step.allows(verb)]
        if step.personal_consent and allowed:
            yield self._at(
                ("steps", index, "personal_consent"),
                f"“{step.name}”要本人同意，不能允许{'、'.join(allowed)}，请写进 forbidden。",
            )
        for field, message in (*limit_problems(step), *vote_problems(step)):
            yield self._at(("steps", index, *field), message)

    def _rule(self, place: Path, rule: AssigneeRule) -> Iterator[Problem]:
        if rule.rule is Rule.POST and rule.argument not in dict(self._definition.posts):
            known = [code for code, _ in self._definition.posts]
            yield self._at(
                place, f"岗位“{rule.argument}”没有在 [posts] 里写明名称{hint(rule.argument, known)}"
            )
        if rule.rule is Rule.PERFORMER and rule.argument not in self._codes:
            yield self._at(
                place, f"“{rule.argument}”不是本流程的环节{hint(rule.argument, self._codes)}"
            )

    def _whole(self) -> Iterator[Problem]:
        for name in ("deviation_by", "terminate_by"):
            rules: tuple[AssigneeRule, ...] = getattr(self._definition, name)
            for rule in rules:
                yield from self._rule((name,), rule)
        before = self._definition.withdraw_before
        if before and before not in self._codes:
            yield self._at(
                ("withdraw_before",), f"“{before}”不是本流程的环节{hint(before, self._codes)}"
            )
        if any(step.gates for step in self._definition.steps) and not self._definition.deviation_by:
            yield self._at((), "流程有关口，却没有写明谁可以批准偏离，请用 deviation_by 写明。")
        if self._definition.first.kind is not StepKind.SEQUENTIAL:
            yield self._at(("steps", 0), "第一个环节由发起人一人办理，kind 应是 sequential。")

    def ways(self) -> Iterator[Problem]:
        """Yield what is wrong with the ways through the steps."""
        following = successors(self._definition.steps)
        from_start = reachable(following, self._codes[0]) | {self._codes[0]}
        for index, step in enumerate(self._definition.steps):
            after = reachable(following, step.code)
            if step.code not in from_start:
                yield self._at(
                    ("steps", index),
                    f"环节“{step.name}”从第一个环节走不到，请把它接进流程，或者删去。",
                )
            if END not in after:
                yield self._at(
                    ("steps", index), f"环节“{step.name}”走不到办结，请检查它和后面环节的 next。"
                )
            elif step.code in after:
                yield self._at(
                    ("steps", index),
                    f"环节“{step.name}”往后走又回到自己，往回走请用退回，不要写进 next。",
                )
            yield from self._otherwise(index, step)
            yield from self._backwards(index, step)
            yield from self._block(index, step)

    def _otherwise(self, index: int, step: Step) -> Iterator[Problem]:
        if step.kind is StepKind.FORK:
            return
        for number, route in enumerate(step.routes[:-1]):
            if not route.when:
                yield self._at(
                    ("steps", index, "routes", number),
                    f"“{step.name}”的这条流向没有条件，后面的流向永远走不到，请移到最后。",
                )
        if step.routes[-1].when:
            yield self._at(
                ("steps", index, "routes", len(step.routes) - 1),
                f"“{step.name}”的各条流向都有条件，请在最后加一条没有条件的。",
            )

    def _backwards(self, index: int, step: Step) -> Iterator[Problem]:
        following = successors(self._definition.steps)
        pairs = [("returns_to", code, "退回") for code in step.returns_to]
        pairs += [("if_rejected", step.if_rejected, "表决未通过时退回")] if step.if_rejected else []
        for field, code, what in pairs:
            if code not in self._codes or step.code not in reachable(following, code):
                yield self._at(
                    ("steps", index, field),
                    f"“{step.name}”{what}的“{self._named(code)}”不在它前面，请改成前面的环节。",
                )
            elif self._definition.step(code).kind.is_gateway:
                yield self._at(
                    ("steps", index, field),
                    f"“{self._named(code)}”没有人办理，不能退回到那里，请改成有人办理的环节。",
                )
        for rule in step.assignees:
            if rule.rule is Rule.PERFORMER and step.code not in reachable(following, rule.argument):
                yield self._at(
                    ("steps", index, "assignees"),
                    f"“{step.name}”要由“{self._named(rule.argument)}”的办理人办理，但那一步不在它前面。",
                )

    def _block(self, index: int, step: Step) -> Iterator[Problem]:
        if step.kind is StepKind.JOIN and not any(
            one.join == step.code for one in self._definition.steps
        ):
            yield self._at(
                ("steps", index),
                f'“{step.name}”汇合的并行没有开始，请在并行开始的环节写 join = "{step.code}"。',
            )
        if step.kind is not StepKind.FORK:
            if step.join:
                yield self._at(
                    ("steps", index, "join"), f"“{step.name}”不是并行开始，不能写 join，请删去。"
                )
            return
        joins = [
            one
            for one in self._definition.steps
            if one.code == step.join and one.kind is StepKind.JOIN
        ]
        if not joins:
            yield self._at(
                ("steps", index),
                f"并行“{step.name}”没有汇合，请用 join 写明在哪个并行汇合环节会齐。",
            )
            return
        if len(step.routes) < _FEWEST_BRANCHES:
            yield self._at(
                ("steps", index), f"并行“{step.name}”只有一条支路，请至少写两条，或者不用并行。"
            )
        yield from self._branches(index, step)

    def _branches(self, index: int, fork: Step) -> Iterator[Problem]:
        inside = block(self._definition, fork)
        for number, route in enumerate(fork.routes):
            # A branch that runs past the join is seen from its end: the block then holds the end itself.
            ahead = reachable(
                successors(one for one in self._definition.steps if one.code != fork.join), route.to
            )
            if END in ahead | {route.to}:
                yield self._at(
                    ("steps", index, "routes", number),
                    f"并行“{fork.name}”的支路“{self._named(route.to)}”没有经过汇合就办结了，请让它走到“{self._named(fork.join)}”。",
                )
        for one in self._definition.steps:
            if one.code in inside and one.kind.is_gateway:
                yield self._at(
                    ("steps", index),
                    f"并行“{fork.name}”里面又套了“{one.name}”，请改成不套并行的写法。",
                )
            entering = {route.to for route in one.routes} & inside
            if entering and one.code not in inside and one.code != fork.code:
                yield self._at(
                    ("steps", self._codes.index(one.code)),
                    f"“{one.name}”从并行“{fork.name}”的外面走进了支路，请改走并行开始。",
                )

    def _named(self, code: str) -> str:
        return next(
            (step.name for step in self._definition.steps if step.code == code),
            "办结" if code == END else code,
        )

    def _at(self, path: Path, message: str) -> Problem:
        return Problem(self._lines.line(*path), message)
