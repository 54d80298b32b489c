"""关口: evidence, deviations, and who answers for what."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sanban.procedures.domain import commands
from sanban.procedures.domain.deciding import RefusalKind
from sanban.procedures.domain.responsibility import (
    chain,
    final_text_owner,
    first_receiver,
    responsible_now,
)
from sanban.procedures.domain.terms import CasePhase
from tests.sanban.procedures.desk import Desk
from tests.sanban.procedures.organ import (
    FANG,
    GAO,
    LIN,
    LU,
    MONDAY,
    QIAN,
    SAMPLE_GATES,
    SHEN,
    SUN,
    TANG,
    ZHENG,
    ZHOU,
    People,
    office,
    strict_gates,
)
from tests.sanban.procedures.sample import SAMPLE

FRIDAY = (MONDAY + timedelta(days=4)).date()


@pytest.fixture
def strict(people: People) -> Desk:
    """Return a case whose gates ask for evidence."""
    return Desk(SAMPLE, office(people, strict_gates(SAMPLE_GATES)), {"joint": False})


def test_evidence_opens_a_gate(strict: Desk) -> None:
    """Without it the step stays, with it the step closes and the record names it."""
    work = strict.work(LU).id
    refused = strict.refuse(commands.Complete(strict.request(LU), work))
    assert refused.kind is RefusalKind.INCOMPLETE
    strict.take(commands.GiveEvidence(strict.request(LU), "bound-typeset", "已排版", "sheet-7"))
    strict.do(LU)
    assert strict.steps() == ["second"]


def test_evidence_for_an_older_text_is_void(strict: Desk) -> None:
    """Where the gate binds the text, a change of text shuts it again."""
    strict.take(commands.GiveEvidence(strict.request(LU), "bound-typeset"))
    strict.take(commands.Revise(strict.request(LU), "text-2"))
    refused = strict.refuse(commands.Complete(strict.request(LU), strict.work(LU).id))
    assert refused.kind is RefusalKind.INCOMPLETE
    strict.take(commands.GiveEvidence(strict.request(LU), "bound-typeset"))
    strict.do(LU)
    assert strict.steps() == ["second"]


def test_evidence_is_given_by_those_concerned_for_gates_there_are(strict: Desk) -> None:
    """Neither by a stranger, nor for a gate that the procedure has not."""
    stranger = commands.GiveEvidence(strict.request(ZHENG), "bound-typeset")
    assert strict.refuse(stranger).kind is RefusalKind.NOT_YOURS
    strict.refuse(commands.GiveEvidence(strict.request(LU), "sealed"))


def test_a_leader_lets_a_gate_go(strict: Desk) -> None:
    """In person, with a reason and a day; the record says which gate was let go, and it can be made good."""
    event = strict.take(
        commands.Deviate(strict.request(SHEN), 1, "bound-typeset", "汛情紧急", FRIDAY)
    )
    assert "2026年7月10日前补正：汛情紧急" in event.detail
    strict.do(LU)
    assert strict.steps() == ["second"]
    strict.refuse(commands.MakeGood(strict.request(LU), 0, " "))
    strict.refuse(commands.MakeGood(strict.request(LU), 5, "已排版"))
    strict.refuse(commands.MakeGood(strict.request(ZHENG), 0, "已排版"))
    strict.take(commands.MakeGood(strict.request(LU), 0, "已补排版"))
    assert strict.state.deviations[0].made_good_by == LU
    assert strict.refuse(commands.MakeGood(strict.request(LU), 0, "又补")).kind is RefusalKind.TAKEN


def test_a_deviation_has_its_limits(strict: Desk, people: People) -> None:
    """Not by others, not for another, not without reason, not for a day gone by, not twice, not of what may not."""
    people.mandates.add((ZHOU.person, SHEN.person))

    def deviate(request: commands.Request, gate: str = "bound-typeset", why: str = "急") -> str:
        return strict.refuse(commands.Deviate(request, 1, gate, why, FRIDAY)).message

    assert "机关主要负责人本人批准" in deviate(strict.request(ZHOU))
    assert "本人批准" in deviate(strict.request(ZHOU, SHEN))
    assert "批准偏离的理由" in deviate(strict.request(SHEN), why=" ")
    assert "不要求“关口concurred”" in deviate(strict.request(SHEN), gate="concurred")
    past = commands.Deviate(
        strict.request(SHEN), 1, "bound-typeset", "急", (MONDAY - timedelta(days=1)).date()
    )
    assert "不能早于今天" in strict.refuse(past).message
    strict.take(commands.Deviate(strict.request(SHEN), 1, "bound-typeset", "急", FRIDAY))
    assert "已经批准过偏离" in deviate(strict.request(SHEN))
    strict.do(LU)
    strict.reach("sign")
    run = strict.run("sign").id
    fixed = commands.Deviate(strict.request(SHEN), run, "bound-fixed", "急", FRIDAY)
    assert "不能偏离" in strict.refuse(fixed).message
    strict.take(commands.GiveEvidence(strict.request(SHEN), "concurred"))
    needless = commands.Deviate(strict.request(SHEN), run, "concurred", "急", FRIDAY)
    assert "已经满足" in strict.refuse(needless).message


def test_a_deviation_holds_when_the_case_comes_back(strict: Desk) -> None:
    """A return does not send the leader the same question twice, unless the text has changed."""
    strict.take(commands.Deviate(strict.request(SHEN), 1, "bound-typeset", "汛情紧急", FRIDAY))
    strict.do(LU)
    strict.send_back(FANG, "draft")
    strict.do(LU)
    strict.send_back(FANG, "draft")
    strict.take(commands.Revise(strict.request(LU), "text-2"))
    refused = strict.refuse(commands.Complete(strict.request(LU), strict.work(LU).id))
    assert refused.kind is RefusalKind.INCOMPLETE


def test_an_unregistered_gate_is_shut(people: People) -> None:
    """A gate that nobody answers for lets nobody through."""
    desk = Desk(SAMPLE, office(people, {}), {"joint": False})
    refused = desk.refuse(commands.Complete(desk.request(LU), desk.work(LU).id))
    assert "没有登记，请联系系统管理员" in refused.message


def test_exactly_one_is_responsible_along_the_way(desk: Desk) -> None:
    """The holder; while several act, whoever sent it; of several who might, the first to open it."""
    assert responsible_now(desk.state) == LU
    desk.reach("concur")
    assert responsible_now(desk.state) == FANG
    desk.reach("consent")
    assert responsible_now(desk.state) == GAO
    desk.reach("release")
    assert responsible_now(desk.state) == SHEN
    desk.take(commands.Open(desk.request(LIN), desk.work(LIN).id))
    assert responsible_now(desk.state) == LIN
    desk.do(LIN)
    assert desk.state.phase is CasePhase.COMPLETED
    assert responsible_now(desk.state) is None


def test_responsibility_is_read_from_what_happened(desk: Desk) -> None:
    """The first receiver, the owner of the final text, and everyone who passed it with the text he saw."""
    desk.take(commands.Revise(desk.request(LU), "text-2"))
    desk.reach("sign")
    assert first_receiver(desk.state) == LU
    assert final_text_owner(desk.state) == GAO
    desk.do(SHEN)
    assert final_text_owner(desk.state) == SHEN
    links = chain(desk.state)
    assert [link.holder for link in links][:3] == [LU, FANG, TANG]
    assert {link.subject_hash for link in links} == {"text-2"}
    assert SUN in [link.holder for link in links]
    assert QIAN not in [link.holder for link in links]
