"""Publishing versions, and what runs under them."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from sanban.audit.models import Entry
from sanban.org.actor import Console
from sanban.procedures import checks, gates
from sanban.procedures.actions.move_version import move_version
from sanban.procedures.actions.provide import provide_shipped
from sanban.procedures.actions.publish import UnableToPublish, publish
from sanban.procedures.carrying_out import UnableToAct
from sanban.procedures.domain.gates import GateDeclaration
from sanban.procedures.domain.problems import UnableToReadDefinition
from sanban.procedures.models import Procedure, ProcedureVersion
from sanban.procedures.queries import changes, move
from sanban.procedures.shipped import CODES
from sanban.procedures.store import load
from tests.cast import NOW, Cast
from tests.sanban.procedures.station import SOURCE, agree, begin, holders, key, letter

RENAMED = SOURCE.replace('name = "处室审核"', 'name = "处室负责人审核"')


def test_a_new_version_leaves_running_cases_alone(cast: Cast) -> None:
    """The second version is in force for new cases; the difference is told; the trail has both."""
    procedure = letter(cast)
    case = begin(cast, procedure).case
    second = publish(RENAMED, actor=cast.system_administrator, at=NOW)

    assert (second.number, second.published_by) == (2, "严明")
    procedure.refresh_from_db()
    assert procedure.current == second
    case.refresh_from_db()
    assert case.version.number == 1
    assert begin(cast, procedure).case.version == second
    assert any("处室负责人审核" in said for said in changes(case.version, second))
    entry = Entry.objects.filter(type="procedures.publish").last()
    assert entry is not None
    assert "处室负责人审核" in entry.new


def test_faults_are_told_with_their_lines_and_nothing_is_published(cast: Cast) -> None:
    """An unknown gate and a step that goes nowhere."""
    faulty = SOURCE.replace('"typeset"', '"not-a-gate"').replace(
        'next = "concur"', 'next = "nowhere"'
    )
    with pytest.raises(UnableToReadDefinition) as refused:
        publish(faulty, actor=cast.system_administrator, at=NOW)
    lines = {number for number, line in enumerate(faulty.splitlines(), 1) if "not-a-gate" in line}
    assert lines <= {problem.line for problem in refused.value.problems}
    assert any("nowhere" in problem.message for problem in refused.value.problems)
    assert not Procedure.objects.exists()


def test_only_who_shapes_the_organ_publishes_and_only_what_is_new(cast: Cast) -> None:
    """Neither a person nor the security administrator; neither the same once more."""
    for actor in (cast.acting(cast.shen_li), cast.security_administrator):
        with pytest.raises(UnableToPublish, match="系统管理员"):
            publish(SOURCE, actor=actor, at=NOW)
    letter(cast)
    with pytest.raises(UnableToPublish, match="没有不同"):
        publish(SOURCE, actor=cast.system_administrator, at=NOW)


def test_going_back_to_an_earlier_version_makes_no_new_one(cast: Cast) -> None:
    """What is published once more under other words is the version it was."""
    procedure = letter(cast)
    publish(RENAMED, actor=cast.system_administrator, at=NOW)
    publish(SOURCE, actor=cast.system_administrator, at=NOW)
    procedure.refresh_from_db()
    assert procedure.current is not None
    assert procedure.current.number == 1
    assert ProcedureVersion.objects.count() == 2


def test_a_new_organ_is_given_the_shipped_procedures_once(cast: Cast) -> None:
    """`sanban init` publishes all six; what the organ has made its own stays."""
    provide_shipped(Console(cast.organ), NOW)
    provide_shipped(Console(cast.organ), NOW)
    assert set(Procedure.objects.values_list("code", flat=True)) == set(CODES)
    assert ProcedureVersion.objects.count() == len(CODES)


@pytest.mark.django_db
def test_init_publishes_them() -> None:
    """A real organ can begin at once."""
    call_command(
        "init",
        name="乙站",
        code="乙",
        system="a:甲:1",
        security="b:乙:2",
        audit="c:丙:3",
        verbosity=0,
    )
    assert Procedure.objects.count() == len(CODES)


def test_a_case_moves_to_the_new_version_by_a_leader(cast: Cast) -> None:
    """Shown before, refused to others, and carried on under the new names afterwards."""
    procedure = letter(cast)
    case = begin(cast, procedure).case
    agree(cast, case, cast.lu_ping)
    second = publish(RENAMED, actor=cast.system_administrator, at=NOW)
    assert move(case, second).is_possible
    with pytest.raises(UnableToAct, match="报请决定"):
        move_version(
            case, second, actor=cast.acting(cast.lu_ping), at=NOW, key=key(), reason="名称已改"
        )
    move_version(
        case, second, actor=cast.acting(cast.shen_li), at=NOW, key=key(), reason="名称已改"
    )
    case.refresh_from_db()
    assert case.version == second
    assert case.begun_under.number == 1
    assert load(case).definition.step("review").name == "处室负责人审核"
    assert case.assignments.open().get().step_name == "处室负责人审核"
    agree(cast, case, cast.gao_yuan)
    assert holders(case) == ["唐安", "许堰"]


def test_a_version_without_the_open_step_takes_no_case(cast: Cast) -> None:
    """The case would stand nowhere."""
    procedure = letter(cast)
    case = begin(cast, procedure).case
    agree(cast, case, cast.lu_ping)
    without = SOURCE.replace('code = "review"', 'code = "check"').replace(
        'next = "review"', 'next = "check"'
    )
    second = publish(without, actor=cast.system_administrator, at=NOW)
    assert not move(case, second).is_possible
    with pytest.raises(UnableToAct, match="没有正在办理的“处室审核”"):
        move_version(case, second, actor=cast.acting(cast.shen_li), at=NOW, key=key(), reason="试")


def test_a_gate_nobody_knows_any_more_is_found_when_the_site_starts(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In what is shipped and in what is published."""
    letter(cast)
    assert checks.check_shipped() == []
    assert checks.check_published(databases=["default"]) == []
    monkeypatch.delitem(gates._known, "typeset")
    assert {error.id for error in checks.check_shipped()} == {"procedures.E001"}
    assert "便函" in checks.check_published(databases=["default"])[0].msg


def test_a_gate_is_answered_by_one_context(monkeypatch: pytest.MonkeyPatch) -> None:
    """Evidence serves until its owner answers; a second owner is a mistake of the programme."""
    monkeypatch.setattr(gates, "_known", dict(gates._known))
    declaration = GateDeclaration("typeset", "已排版", "排好版。")
    gates.register(declaration, lambda _case, _question: ())
    with pytest.raises(ValueError, match="two contexts"):
        gates.register(declaration, lambda _case, _question: ("没有排版。",))


def test_an_owner_of_a_gate_is_asked_about_the_case(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It sees which case it is and what lies before the gate."""
    monkeypatch.setattr(gates, "_known", dict(gates._known))
    gates.answer_for("typeset", lambda case, _question: (f"《{case.title}》没有排版。",))
    case = begin(cast).case
    for person in (cast.lu_ping, cast.gao_yuan, cast.tang_an, cast.xu_yan, cast.he_jing):
        agree(cast, case, person)
    with pytest.raises(UnableToAct, match="《关于闸门检修的函》没有排版"):
        agree(cast, case, cast.zhou_hang)
