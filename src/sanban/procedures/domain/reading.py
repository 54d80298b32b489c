"""Reads a definition from TOML; what is wrong is told all at once, each fault with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection

from sanban.procedures.domain.definition import (
    AssigneeRule,
    Condition,
    Definition,
    Fact,
    FactValue,
    Limits,
    Route,
    Step,
)
from sanban.procedures.domain.durations import Duration, Share, read_duration, read_share
from sanban.procedures.domain.fields import Fields
from sanban.procedures.domain.problems import Problem, UnableToReadDefinition
from sanban.procedures.domain.source_lines import SourceLines
from sanban.procedures.domain.terms import STEP_VERBS, Rule, StepKind, Urgency, Verb
from sanban.procedures.domain.validation import validate

_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_AT_LINE = re.compile(r"at line (\d+)")
_SHARE_FORM = "应写成“2/3以上”或“超过1/2”。"


def read_definition(text: str, gates: Collection[str], name: str = "流程") -> Definition:
    """Return the definition that ``text`` describes; raise with every fault where it has any.

    ``gates`` are the codes of the gates that exist.
    """
    definition, problems = inspect_definition(text, gates)
    if problems or definition is None:
        raise UnableToReadDefinition(name, problems)
    return definition


def inspect_definition(
    text: str, gates: Collection[str]
) -> tuple[Definition | None, tuple[Problem, ...]]:
    """Return what could be read of ``text``, and every fault in it in order of lines."""
    try:
        content: dict[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, (_syntax_problem(error, text),)
    lines = SourceLines(text)
    problems: list[Problem] = []
    definition = _Reader(Fields(content, (), lines, problems)).definition()
    if definition is not None:
        problems += validate(definition, gates, lines)
    return definition, tuple(sorted(set(problems)))


def _syntax_problem(error: tomllib.TOMLDecodeError, text: str) -> Problem:
    found = _AT_LINE.search(str(error))
    line = int(found[1]) if found else max(1, len(text.splitlines()))
    return Problem(
        line, "这里不合 TOML 的写法，请检查引号、括号和等号是否配对，同一项是否写了两次。"
    )


class _Reader:
    """Reads the tables of a definition one after another."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields

    def definition(self) -> Definition | None:
        """Return the definition, ``None`` where it has no steps at all."""
        fields = self._fields
        facts = tuple(_fact(one) for one in fields.tables("facts"))
        steps = tuple(_step(one) for one in fields.tables("steps"))
        definition = Definition(
            code=_code(fields),
            name=fields.text("name", required=True),
            summary=fields.text("summary"),
            basis=fields.text("basis"),
            facts=facts,
            steps=steps,
            deviation_by=_rules(fields, "deviation_by"),
            terminate_by=_rules(fields, "terminate_by"),
            withdraw_before=fields.text("withdraw_before"),
            posts=_posts(fields),
        )
        fields.finish()
        if not steps:
            fields.complain("流程没有环节，请至少写一个 [[steps]]。")
            return None
        return definition


def _code(fields: Fields) -> str:
    code = fields.text("code", required=True)
    if code and not _CODE.fullmatch(code):
        fields.complain(f"代码“{code}”只能用小写字母、数字和连字符，如 sign-off。", "code")
    return code


def _posts(fields: Fields) -> tuple[tuple[str, str], ...]:
    table = fields.within("posts")
    if table is None:
        return ()
    names = sorted(fields.table("posts") or {})
    return tuple((name, table.text(name, required=True)) for name in names)


def _fact(fields: Fields) -> Fact:
    options = fields.within("options")
    names = list(fields.table("options") or {})
    fact = Fact(
        code=_code(fields),
        label=fields.text("label", required=True),
        options=tuple((name, options.text(name, required=True)) for name in names)
        if options
        else (),
    )
    fields.finish()
    return fact


def _step(fields: Fields) -> Step:
    kind = fields.member("kind", StepKind, StepKind.SEQUENTIAL)
    step = Step(
        code=_code(fields),
        name=fields.text("name", required=True),
        kind=kind,
        assignees=_rules(fields, "assignees"),
        routes=_routes(fields),
        gates=fields.texts("gates"),
        limits=_limits(fields),
        returns_to=fields.texts("returns_to"),
        forbidden=_verbs(fields),
        phrases=fields.texts("phrases"),
        different_from=fields.texts("different_from"),
        join=fields.text("join"),
        quorum=_share(fields, "quorum"),
        threshold=_share(fields, "threshold"),
        if_rejected=fields.text("if_rejected"),
        opinion_required=fields.flag("opinion_required"),
        personal_consent=fields.flag("personal_consent"),
        edits=fields.flag("edits"),
        final_text=fields.flag("final_text"),
        binds_text=fields.flag("binds_text"),
        note=fields.text("note"),
    )
    fields.finish()
    return step


def _verbs(fields: Fields) -> tuple[Verb, ...]:
    found = [fields.as_member(one, "forbidden", Verb) for one in fields.texts("forbidden")]
    for verb in found:
        if verb is not None and verb not in STEP_VERBS:
            may = "、".join(str(one) for one in Verb if one in STEP_VERBS)
            fields.complain(f"“{verb.label}”不能按环节禁止，可以禁止的是{may}。", "forbidden")
    return tuple(one for one in found if one is not None)


def _rules(fields: Fields, name: str) -> tuple[AssigneeRule, ...]:
    found = (_rule(fields, name, written) for written in fields.texts(name))
    return tuple(one for one in found if one is not None)


def _rule(fields: Fields, name: str, written: str) -> AssigneeRule | None:
    code, colon, argument = written.partition(":")
    rule = fields.as_member(code, name, Rule)
    if rule is None:
        return None
    if rule.takes_argument and not argument:
        fields.complain(f"“{code}”后面要写明是哪一个，如 {code}:代码。", name)
    if colon and not rule.takes_argument:
        fields.complain(f"“{code}”后面不能再写“{argument}”，请删去冒号以后的部分。", name)
    return AssigneeRule(rule, argument)


def _routes(fields: Fields) -> tuple[Route, ...]:
    routes = tuple(_route(one) for one in fields.tables("routes"))
    following = fields.text("next")
    if following and routes:
        fields.complain("“next”和 [[steps.routes]] 只能写一种，请删去一种。", "next")
    return routes or ((Route(following),) if following else ())


def _route(fields: Fields) -> Route:
    when = fields.table("when") or {}
    route = Route(
        to=fields.text("to", required=True),
        when=tuple(_condition(fields, name, value) for name, value in sorted(when.items())),
    )
    fields.finish()
    return route


def _condition(fields: Fields, name: str, value: object) -> Condition:
    values = value if isinstance(value, list) else [value]
    known: tuple[FactValue, ...] = tuple(one for one in values if isinstance(one, str | bool))
    if len(known) != len(values) or not known:
        fields.complain(
            f"条件“{name}”的值应是文字、true 或 false，或由它们组成的一列。", "when", name
        )
    return Condition(name, known)


def _limits(fields: Fields) -> Limits | None:
    table = fields.within("limit")
    if table is None:
        return None
    pairs = ((urgency, _duration(table, str(urgency))) for urgency in Urgency)
    by_urgency = tuple((urgency, limit) for urgency, limit in pairs if limit is not None)
    limits = Limits(
        by_urgency=by_urgency,
        warn=_duration(table, "warn"),
        escalate=_duration(table, "escalate"),
        escalate_to=next(iter(_rules(table, "escalate_to")), None),
        continues=table.flag("continues"),
    )
    if Urgency.ORDINARY not in dict(by_urgency):
        table.complain('时限缺少平件的“ordinary”，请写明，如 ordinary = "3个工作日"。')
        return None
    if (limits.escalate is None) != (limits.escalate_to is None):
        table.complain("“escalate”和“escalate_to”要一起写：逾期多久，报给谁。")
    table.finish()
    return limits


def _duration(fields: Fields, name: str) -> Duration | None:
    written = fields.text(name)
    if not written:
        return None
    duration = read_duration(written)
    if duration is None:
        fields.complain(
            f"“{written}”不是时限，应写成“3个工作日”“4个工作小时”“24小时”“30分钟”或“5天”。", name
        )
    return duration


def _share(fields: Fields, name: str) -> Share | None:
    written = fields.text(name)
    if not written:
        return None
    share = read_share(written)
    if share is None:
        fields.complain(f"“{written}”不是可用的比例，{_SHARE_FORM}", name)
    return share
