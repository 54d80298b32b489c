"""Lists: honest, visible to whom they belong, and cheap."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sanban.org.actions.delegate import delegate
from sanban.org.domain.delegation import ALL
from sanban.procedures.actions.act import act
from sanban.procedures.domain.commands import Terminate
from sanban.procedures.domain.terms import Verb
from sanban.procedures.models import Case
from sanban.procedures.queries import done, procedures, to_do, under_way, view_of
from tests.cast import NOW, Cast
from tests.factories.org import give_post
from tests.sanban.procedures.station import agree, begin, key, letter


def test_what_is_sent_stands_before_the_next_at_once(cast: Cast) -> None:
    """待办 of the next, 已办 and 在办 of the sender; at the end it is 已办 only."""
    case = begin(cast).case
    lu, gao = cast.acting(cast.lu_ping), cast.acting(cast.gao_yuan)
    assert [row.case for row in to_do(lu, NOW)] == [case]
    agree(cast, case, cast.lu_ping)
    assert not to_do(lu, NOW).exists()
    assert [row.step_name for row in to_do(gao, NOW)] == ["处室审核"]
    assert [row.case for row in under_way(lu)] == [case]
    assert not done(gao).exists()
    act(
        case,
        lambda request: Terminate(request, "不再需要"),
        actor=cast.acting(cast.shen_li),
        at=NOW,
        key=key(),
    )
    assert not to_do(gao, NOW).exists()
    assert not under_way(lu).exists()
    assert [row.case.phase for row in done(lu)] == ["terminated"]


def test_who_stands_in_has_the_work_of_the_principal_while_he_does(cast: Cast) -> None:
    """Not before, not after, and not what lies with another post than the one lent."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    fang = cast.acting(cast.fang_yuan)
    delegate(
        cast.gao_yuan,
        cast.fang_yuan,
        actor=cast.acting(cast.gao_yuan),
        at=NOW,
        scope=ALL,
        from_at=NOW + timedelta(days=1),
        until_at=NOW + timedelta(days=2),
        reason="出差",
        post=cast.business_head,
    )
    assert not to_do(fang, NOW).exists()
    assert to_do(fang, NOW + timedelta(days=1)).count() == 1
    assert Case.objects.visible_to(fang, NOW + timedelta(days=1)).exists()
    assert not to_do(fang, NOW + timedelta(days=2)).exists()
    assert not Case.objects.visible_to(fang, NOW + timedelta(days=2)).exists()


def test_who_is_lent_one_post_has_not_the_work_of_another(cast: Cast) -> None:
    """高远 also sits in safety, and lends that seat only."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    give_post(cast.gao_yuan, cast.statistician, at=NOW)
    delegate(
        cast.gao_yuan,
        cast.fang_yuan,
        actor=cast.acting(cast.gao_yuan),
        at=NOW,
        scope=ALL,
        from_at=NOW,
        until_at=NOW + timedelta(days=2),
        reason="出差",
        post=cast.statistician,
    )
    assert not to_do(cast.acting(cast.fang_yuan), NOW).exists()


def test_the_most_pressing_stands_first(cast: Cast) -> None:
    """Work with a limit before work without, the earlier due before the later."""
    procedure = letter(cast)
    early, late = begin(cast, procedure).case, begin(cast, procedure).case
    late.assignments.update(due_at=NOW)
    rows = list(to_do(cast.acting(cast.lu_ping), NOW))
    assert [row.case for row in rows] == [late, early]
    assert rows[1].due_at == NOW + timedelta(days=4)  # two working days, a weekend between them


def test_a_list_takes_as_many_queries_for_thirty_rows_as_for_one(cast: Cast) -> None:
    """Three each, the badge one more."""
    procedure = letter(cast)
    lu = cast.acting(cast.lu_ping)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as taken:
            for row in to_do(lu, NOW):
                str((row.case.title, row.case.procedure.name, row.case.unit.name, row.person.name))
            for part in done(lu):
                str((part.case.title, part.case.drafter.name, part.case.procedure.name))
            to_do(lu, NOW).count()
        return len(taken)

    begin(cast, procedure)
    one = queries()
    for _ in range(29):
        begin(cast, procedure)
    assert queries() == one <= 25
    assert to_do(lu, NOW).count() == len(to_do(lu, NOW)) == 30


def test_a_case_shows_whose_turn_it_is_and_what_can_be_done(cast: Cast) -> None:
    """To the holder his work, to the leader the case as a whole."""
    case = begin(cast).case
    shown = view_of(case, cast.acting(cast.lu_ping), NOW)
    assert [step.people for step in shown.steps] == [("陆平",)]
    assert shown.steps[0].due_at == NOW + timedelta(days=4)
    assert shown.responsible is not None
    assert shown.responsible.name == "陆平"
    assert Verb.COMPLETE in {offer.verb for offer in shown.offers}
    led = {offer.verb for offer in view_of(case, cast.acting(cast.shen_li), NOW).offers}
    assert led == {Verb.REMIND, Verb.RESCHEDULE, Verb.PAUSE, Verb.TERMINATE}
    assert len(shown.history) == 1


@pytest.mark.parametrize("person", ["qian_duo"])
def test_the_neighbour_sees_neither_procedures_nor_work(cast: Cast, person: str) -> None:
    """Another organ is another world."""
    begin(cast)
    viewer = cast.acting(getattr(cast, person))
    assert not procedures(viewer).exists()
    assert not to_do(viewer, NOW).exists()
    assert not done(viewer).exists()
