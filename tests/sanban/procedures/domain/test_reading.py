"""A definition is read whole or refused whole, each fault with its line and one Chinese sentence."""

from __future__ import annotations

import pytest

from sanban.procedures.domain.codec import canonical, content_hash, from_json
from sanban.procedures.domain.definition import END, Definition
from sanban.procedures.domain.durations import read_duration, read_share
from sanban.procedures.domain.problems import UnableToReadDefinition
from sanban.procedures.domain.reading import inspect_definition, read_definition
from sanban.procedures.domain.source_lines import SourceLines
from sanban.procedures.shipped import (
    CODES,
    shipped_definition,
    shipped_definitions,
    shipped_gates,
    shipped_text,
)

GOOD = """code = "sample"
name = "样例流程"
deviation_by = ["organ-head"]

[posts]
clerk = "文书"

[[facts]]
code = "kind"
label = "文种"
options = { letter = "函", notice = "通知" }

[[facts]]
code = "joint"
label = "联合行文"

[[steps]]
code = "draft"
name = "拟稿"
assignees = ["drafter"]
gates = ["typeset"]
next = "reviews"

[[steps]]
code = "reviews"
name = "并行审查"
kind = "fork"
join = "together"

[[steps.routes]]
to = "law"
when = { kind = ["letter", "notice"] }

[[steps.routes]]
to = "money"
when = { joint = true }

[[steps]]
code = "law"
name = "合法性审核"
assignees = ["post:clerk"]
next = "together"

[[steps]]
code = "money"
name = "经费审核"
assignees = ["post:clerk"]
returns_to = ["draft"]
next = "together"

[[steps]]
code = "together"
name = "会齐"
kind = "join"
next = "sign-off"

[[steps]]
code = "sign-off"
name = "签发"
assignees = ["organ-head"]
different_from = ["draft"]
next = "end"

[steps.limit]
ordinary = "3个工作日"
urgent = "1个工作日"
warn = "4个工作小时"
"""
GATES = ("typeset",)


def faults(text: str) -> list[str]:
    """Read a definition that is at fault."""
    _, problems = inspect_definition(text, GATES)
    return [problem.text for problem in problems]


def line_of(text: str, words: str) -> int:
    """Return the line on which some words stand first."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_good_definition_is_read_without_complaint() -> None:
    """Steps, routes, facts and limits are what was written."""
    definition = read_definition(GOOD, GATES)
    assert faults(GOOD) == []
    assert [step.code for step in definition.steps][-1] == "sign-off"
    assert definition.step("reviews").routes[0].when[0].values == ("letter", "notice")
    assert definition.step("sign-off").routes[0].to == END
    assert definition.told_rule(definition.step("law").assignees[0]) == "文书"


FAULTS = [
    # what is written, what instead, where the fault is told, some words of it
    ('next = "sign-off"', 'next = "end"', 'code = "sign-off"', "走不到，请把它接进流程", -1),
    ('different_from = ["draft"]\nnext = "end"', 'next = "draft"', 'code = "sign-off"', "走不到办结", -1),
    ('gates = ["typeset"]', 'gates = ["typset"]', "gates", "关口“typset”没有登记，是不是“typeset”", 0),
    ('assignees = ["organ-head"]', 'assignees = ["organ-hed"]', "organ-hed", "不认识，是不是“organ-head”", 0),
    ('assignees = ["organ-head"]', 'assignees = ["post:nobody"]', "post:nobody", "岗位“nobody”没有在", 0),
    ('returns_to = ["draft"]', 'returns_to = ["sign-off"]', "returns_to", "不在它前面", 0),
    ('returns_to = ["draft"]', 'returns_to = ["reviews"]', "returns_to", "没有人办理，不能退回", 0),
    ('code = "money"', 'code = "law"', 'code = "law"', "环节代码“law”写了2次", 0),
    ('join = "together"\n', "", 'code = "reviews"', "没有汇合", -1),
    ('returns_to = ["draft"]\nnext = "together"', 'next = "end"', "[[steps.routes]]", "没有经过汇合就办结", 0),
    ('ordinary = "3个工作日"', 'ordinary = "0个工作日"', "ordinary", "不能是0个工作日", 0),
    ('ordinary = "3个工作日"', 'ordinary = "三天"', "三天", "“三天”不是时限", 0),
    ('urgent = "1个工作日"', 'urgent = "9个工作日"', "urgent =", "比平件的3个工作日还长", 0),
    ('warn = "4个工作小时"', 'warn = "2个工作日"', "warn", "请把提醒改得更近", 0),
    ('ordinary = "3个工作日"', 'ordinary = "400天"', "ordinary", "超过一年", 0),
    ('ordinary = "3个工作日"\n', "", "[steps.limit]", "缺少平件", 0),
    ('different_from = ["draft"]', "personal_consent = true", "personal_consent", "不能允许加签、委派、补办、转办", 0),
    ('different_from = ["draft"]', 'forbidden = ["fly"]', "forbidden", "“fly”不认识", 0),
    ('different_from = ["draft"]', 'forbidden = ["complete"]', "forbidden", "“办理”不能按环节禁止", 0),
    ('different_from = ["draft"]', 'quorum = "1/2以上"', "quorum", "不是票签", 0),
    ('different_from = ["draft"]', 'kind = "vote"', 'code = "sign-off"', "缺少“quorum”", -1),
    ("when = { joint = true }", "when = { jont = true }", "jont", "没有声明，是不是“joint”", 0),
    ("when = { joint = true }", 'when = { joint = "yes" }', '"yes"', "只能是true、false", 0),
    ('["letter", "notice"]', '["letter", "order"]', "order", "不会是“order”，只能是letter、notice", 0),
    ('next = "sign-off"', 'next = "sign-of"', "sign-of", "是不是“sign-off”", 0),
    ('next = "reviews"', 'nxt = "reviews"', "nxt", "不是可以写的项目，是不是“next”", 0),
    ('next = "reviews"', "next = 3", "next = 3", "应是一段文字", 0),
    ('name = "签发"\n', "", 'code = "sign-off"', "缺少“name”", -1),
    ('code = "sign-off"', 'code = "签发"', 'code = "签发"', "只能用小写字母", 0),
    ('deviation_by = ["organ-head"]\n', "", "code", "谁可以批准偏离", 0),
    ('next = "reviews"', "next = reviews", "next = reviews", "不合 TOML 的写法", 0),
]  # fmt: skip


@pytest.mark.parametrize(("written", "instead", "where", "words", "above"), FAULTS)
def test_a_fault_is_told_with_its_line(
    written: str, instead: str, where: str, words: str, above: int
) -> None:
    """Whatever is wrong is told in one sentence, at the line where it can be mended."""
    assert written in GOOD
    text = GOOD.replace(written, instead, 1)
    told = faults(text)
    matching = [one for one in told if words in one]
    assert matching, told
    lines = [number + above for number, line in enumerate(text.splitlines(), 1) if where in line]
    assert any(one.startswith(f"第{line}行：") for one in matching for line in lines), matching
    assert all(one.endswith("。") and one.count("。") == 1 for one in told), told


def test_every_fault_is_told_at_once() -> None:
    """Whoever mends a definition sees all its faults together, in order of lines."""
    text = GOOD.replace('["typeset"]', '["x"]').replace('"3个工作日"', '"0天"')
    with pytest.raises(UnableToReadDefinition, match="有4处问题，没有发布") as refused:
        read_definition(text, GATES, "样例")
    lines = [problem.line for problem in refused.value.problems]
    assert lines == sorted(lines)


def test_routes_need_a_last_one_without_condition() -> None:
    """A case must never stand where no way is open; an unconditional way first hides the rest."""
    routes = '\n[[steps.routes]]\nto = "sign-off"\nwhen = { joint = true }\n'
    text = GOOD.replace('kind = "join"\nnext = "sign-off"\n', f'kind = "join"\n{routes}')
    assert any("最后加一条没有条件的" in one for one in faults(text))
    both = '\n[[steps.routes]]\nto = "end"\n\n[[steps.routes]]\nto = "sign-off"\n'
    text = GOOD.replace('kind = "join"\nnext = "sign-off"\n', f'kind = "join"\n{both}')
    assert any("后面的流向永远走不到" in one for one in faults(text))


def test_a_branch_cannot_be_entered_from_outside() -> None:
    """A step outside a parallel block must not lead into one of its branches."""
    more = '\n[[steps]]\ncode = "aside"\nname = "旁路"\nassignees = ["drafter"]\nnext = "law"\n'
    routes = '\n[[steps.routes]]\nto = "aside"\nwhen = { joint = true }\n\n[[steps.routes]]\nto = "reviews"\n'
    text = (
        GOOD.replace('gates = ["typeset"]\nnext = "reviews"\n', f'gates = ["typeset"]\n{routes}')
        + more
    )
    assert any("从并行“并行审查”的外面走进了支路" in one for one in faults(text))


def test_blocks_do_not_nest() -> None:
    """A parallel block inside another is refused."""
    text = GOOD.replace(
        'code = "law"\nname = "合法性审核"\nassignees = ["post:clerk"]\n',
        'code = "law"\nname = "内层"\nkind = "fork"\njoin = "together"\n',
    )
    assert any("里面又套了“内层”" in one for one in faults(text))


def test_lines_are_known_through_strings_and_lists_of_many_lines() -> None:
    """A value of many lines has the line it begins on, and does not shift those after it."""
    text = '# 说明\na = """\n[[x]]\nb = 1\n"""\nc = [\n  1,\n  2,\n]\n\n[[t]]\nd = 1\n\n[[t.u]]\ne = { f = 1 }\n'
    lines = SourceLines(text)
    assert (lines.line("a"), lines.line("c")) == (2, 6)
    assert (lines.line("t", 0, "d"), lines.line("t", 0, "u", 0, "e", "f")) == (12, 15)
    assert lines.line("t", 0, "nothing") == 11


def test_a_definition_survives_its_journey_through_json() -> None:
    """What is stored is read back equal, and its hash changes with any word of it."""
    definition = read_definition(GOOD, GATES)
    assert from_json(Definition, canonical(definition)) == definition
    other = read_definition(GOOD.replace("签发", "审签"), GATES)
    assert content_hash(other) != content_hash(definition)
    assert content_hash(read_definition(f"# 说明\n{GOOD}", GATES)) == content_hash(definition)


@pytest.mark.parametrize(
    "damaged", ['{"is":"Definition"}', '{"is":"Other"}', "[]", '{"is":"Definition","extra":1}']
)
def test_a_damaged_row_is_refused(damaged: str) -> None:
    """What is no definition is not taken for one."""
    with pytest.raises(ValueError, match="Definition"):
        from_json(Definition, damaged)


def test_shares_and_durations_are_read_strictly() -> None:
    """Only what offices write is read; a share can be reached and missed."""
    share = read_share("2/3以上")
    more = read_share("超过1/2")
    assert share is not None
    assert more is not None
    assert (share.is_reached(2, 3), share.is_reached(1, 3)) == (True, False)
    assert (more.is_reached(2, 4), more.is_reached(3, 4)) == (False, True)
    for written in ("1/2", "超过1/2以上", "3/2以上", "超过1/1", "0/3以上", "多数"):
        assert read_share(written) is None
    for written in ("3日", "-1天", "", "3.5个工作日"):
        assert read_duration(written) is None


@pytest.mark.parametrize("code", CODES)
def test_shipped_definitions_are_sound(code: str) -> None:
    """What comes with the programme can be published as it stands."""
    assert faults_of_shipped(code) == []
    assert shipped_definition(code).code == code


def faults_of_shipped(code: str) -> list[str]:
    """Return the faults of a shipped definition."""
    _, problems = inspect_definition(shipped_text(code), shipped_gates().keys())
    return [problem.text for problem in problems]


def test_every_declared_gate_is_used() -> None:
    """A gate that nobody asks for would be one that everybody believes in."""
    used = {gate for one in shipped_definitions() for step in one.steps for gate in step.gates}
    assert used == set(shipped_gates())
