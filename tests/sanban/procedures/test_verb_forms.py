"""Every verb of a case through its page: offered, filled in, carried out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sanban.audit.models import Entry
from sanban.kernel.clock import now
from sanban.org.actions.delegate import delegate
from sanban.org.domain.delegation import ALL
from sanban.org.models import Person
from sanban.procedures.domain.offers import CASE, Kind, Place
from sanban.procedures.domain.terms import Verb
from sanban.procedures.forms.verbs import FORMS, forms_for
from sanban.procedures.forms.verbs.base import name_of, read_name
from sanban.procedures.models import Case, Event, Procedure
from sanban.procedures.queries import view_of
from sanban.procedures.store import load
from tests.cast import NOW, Cast
from tests.sanban.org.signed_in import browser
from tests.sanban.procedures.station import SOURCE, agree, begin, holders, letter, reach_office
from tests.sanban.procedures.test_case_deed import filled, post

pytestmark = pytest.mark.urls("tests.sanban.procedures.case_pages")

CHOSEN = SOURCE.replace(
    'assignees = ["unit-head"]\nnext = "concur"', 'assignees = ["chosen"]\nnext = "concur"'
)


def verbs(cast: Cast, case: Case, person: Person) -> set[str]:
    """Return the verbs for which somebody finds a form."""
    shown = view_of(Case.objects.get(pk=case.pk), cast.acting(person), now())
    return {str(form.verb) for form in forms_for(shown, cast.acting(person))}


def do(cast: Cast, case: Case, by: Person, verb: str, **said: str) -> str:
    """Fill in and send a form; return the page it leads to."""
    status, page = post(browser(by), case, filled(cast, case, by, verb, **said))
    told = re.findall(r'role="alert"><p>([^<]*)|<p>([^<]*。)</p>', page)
    assert status == HTTPStatus.FOUND, told
    return page


def at_sign(cast: Cast, procedure: Procedure | None = None) -> Case:
    """Bring a case to the signature of 周航, where a gate is shut."""
    case = begin(cast, procedure, concurring=[cast.safety]).case
    for person in (cast.lu_ping, cast.gao_yuan, cast.tang_an, cast.he_jing):
        agree(cast, case, person)
    return case


def test_what_was_done_is_taken_back(cast: Cast) -> None:
    """Until the next has opened it; then the button is gone."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    page = do(cast, case, cast.lu_ping, "take-back")
    assert "已拿回。" in page
    assert holders(case) == ["陆平"]
    assert "take-back" not in verbs(cast, case, cast.lu_ping)


def test_the_drafter_calls_his_case_back(cast: Cast) -> None:
    """撤回, up to the step the procedure names."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    agree(cast, case, cast.gao_yuan)
    do(cast, case, cast.lu_ping, "withdraw", opinion="补一份附件")
    assert holders(case) == ["陆平"]
    late = at_sign(cast, case.procedure)
    assert "withdraw" not in verbs(cast, late, cast.lu_ping)


def test_one_who_has_a_part_presses_for_the_work(cast: Cast) -> None:
    """催办 is kept with its words; a stranger to the case has no such button."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    do(cast, case, cast.lu_ping, "remind", opinion="今天要发")
    assert "催办高远" in load(case).events[-1].detail
    assert "remind" not in verbs(cast, case, cast.gao_yuan)


def test_a_case_is_ended_only_by_one_who_is_sure(cast: Cast) -> None:
    """The drafter while it lies with him, later a leader; with a reason and a tick."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    assert "terminate" not in verbs(cast, case, cast.lu_ping)
    unsure = filled(cast, case, cast.shen_li, "terminate", opinion="不再需要")
    status, page = post(browser(cast.shen_li), case, unsure)
    assert status == HTTPStatus.BAD_REQUEST
    assert "请勾选“确定终止”" in page
    do(cast, case, cast.shen_li, "terminate", opinion="不再需要", is_sure="on")
    assert Case.objects.get(pk=case.pk).phase == "terminated"
    assert verbs(cast, case, cast.shen_li) == set()


def test_a_case_rests_and_goes_on(cast: Cast) -> None:
    """暂停 wants a reason; meanwhile only 恢复 and what keeps it in order."""
    case = begin(cast).case
    status, page = post(browser(cast.lu_ping), case, filled(cast, case, cast.lu_ping, "pause"))
    assert status == HTTPStatus.BAD_REQUEST
    assert "暂停的理由" in page
    do(cast, case, cast.lu_ping, "pause", opinion="等上级批复")
    resting = verbs(cast, case, cast.lu_ping)
    assert "resume" in resting
    assert not {"complete", "pause", "add-signer"} & resting
    do(cast, case, cast.lu_ping, "resume")
    assert "complete" in verbs(cast, case, cast.lu_ping)


def test_a_leader_gives_a_step_more_time(cast: Cast) -> None:
    """改期 shows the limit as it is, and takes a number and a unit."""
    case = begin(cast).case
    assert "reschedule" not in verbs(cast, case, cast.lu_ping)
    page = browser(cast.shen_li).get(f"/case/{case.public_id}/").content.decode()
    assert "现在是2个工作日，已用的时间照算。" in page
    given = filled(
        cast, case, cast.shen_li, "reschedule", limit_0="0", limit_1="个工作日", opinion="复杂"
    )
    status, page = post(browser(cast.shen_li), case, given)
    assert status == HTTPStatus.BAD_REQUEST
    assert "新的时限要大于零" in page
    do(cast, case, cast.shen_li, "reschedule", limit_0="5", limit_1="个工作日", opinion="复杂")
    assert "时限由2个工作日改为5个工作日" in load(case).events[-1].detail


def test_a_gate_is_let_go_and_made_good(cast: Cast) -> None:
    """批准偏离 by a leader in person, 补正 by one who had a part, each told by name."""
    case = at_sign(cast)
    assert "deviate" not in verbs(cast, case, cast.zhou_hang)
    day = (now() + timedelta(days=3)).date()
    early = filled(
        cast, case, cast.shen_li, "deviate", gate="typeset", opinion="特急", good_by="2020-01-01"
    )
    status, page = post(browser(cast.shen_li), case, early)
    assert status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "补正期限不能早于今天" in page
    do(
        cast,
        case,
        cast.shen_li,
        "deviate",
        gate="typeset",
        opinion="特急，先发",
        good_by=f"{day:%Y-%m-%d}",
    )
    assert "deviate" not in verbs(cast, case, cast.shen_li)
    do(cast, case, cast.zhou_hang, "complete", choice="agree")
    assert Case.objects.get(pk=case.pk).phase == "completed"
    page = browser(cast.lu_ping).get(f"/case/{case.public_id}/").content.decode()
    assert f"补正“已排版”（{day.month}月{day.day}日前）" in page
    do(cast, case, cast.lu_ping, "make-good", opinion="已补排版")
    assert verbs(cast, case, cast.lu_ping) == set()


def test_evidence_is_laid_before_a_gate(cast: Cast) -> None:
    """By one who has a part; after that the gate wants nothing and the form is gone."""
    case = at_sign(cast)
    assert "evidence" in verbs(cast, case, cast.zhou_hang)
    do(cast, case, cast.lu_ping, "evidence", gate="typeset", opinion="已按规定排版", reference="K1")
    assert "evidence" not in verbs(cast, case, cast.lu_ping)
    evidence = case.evidence.get()
    assert (evidence.gate, evidence.reference) == ("typeset", "K1")


def test_what_was_signed_on_paper_is_entered_with_its_time(cast: Cast) -> None:
    """补办 by whoever sent it; not for a time still to come."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    assert "late-entry" not in verbs(cast, case, cast.he_jing)
    entered = {"choice": "agree", "reason": "停电"}
    future = f"{now() + timedelta(hours=9):%Y-%m-%dT%H:%M}"
    data = filled(cast, case, cast.lu_ping, "late-entry", happened_at=future, **entered)
    status, page = post(browser(cast.lu_ping), case, data)
    assert status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "要早于现在" in page
    do(cast, case, cast.lu_ping, "late-entry", happened_at="2026-07-16T10:30", **entered)
    event = load(case).events[-1]
    assert event.acting == "陆平代高远"
    assert f"{event.at:%Y-%m-%d %H:%M}" in {"2026-07-16 10:30", "2026-07-16 02:30"}


def test_one_who_was_added_is_let_go_by_whoever_added_him(cast: Cast) -> None:
    """加签 and 减签; the added one himself cannot."""
    case = begin(cast).case
    do(cast, case, cast.lu_ping, "add-signer", person=cast.cheng_xin.public_id, placing="beside")
    assert holders(case) == ["程信", "陆平"]
    assert "remove-signer" not in verbs(cast, case, cast.cheng_xin)
    do(cast, case, cast.lu_ping, "remove-signer")
    assert holders(case) == ["陆平"]


def test_the_next_is_picked_where_the_procedure_leaves_that_open(cast: Cast) -> None:
    """办理 asks who is to act; without anybody the engine says what is missing."""
    case = begin(cast, letter(cast, CHOSEN)).case
    page = browser(cast.lu_ping).get(f"/case/{case.public_id}/").content.decode()
    assert "处室审核由谁办理" in page
    alone = filled(cast, case, cast.lu_ping, "complete", choice="agree")
    status, page = post(browser(cast.lu_ping), case, alone)
    assert status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "请先选定“处室审核”由谁办理。" in page
    do(cast, case, cast.lu_ping, "complete", choice="agree", chosen=cast.xu_yan.public_id)
    assert holders(case) == ["许堰"]
    page = browser(cast.xu_yan).get(f"/case/{case.public_id}/").content.decode()
    assert "由谁办理" not in page


def test_common_phrases_stand_beside_the_opinion(cast: Cast) -> None:
    """As text, which the script turns into buttons."""
    source = SOURCE.replace('name = "拟稿"', 'name = "拟稿"\nphrases = ["请审核", "<b>请</b>"]')
    case = begin(cast, letter(cast, source)).case
    page = browser(cast.lu_ping).get(f"/case/{case.public_id}/").content.decode()
    assert 'data-fills="id_complete-1-1-opinion"' in page
    assert "<span>请审核</span>；<span>&lt;b&gt;请&lt;/b&gt;</span>" in page
    assert "procedures/verbs.js" in page


def test_who_stands_in_is_told_for_whom_and_acts_in_his_own_name_elsewhere(cast: Cast) -> None:
    """What cannot be lent is no deed 「代」 anybody, neither in the case nor in the trail."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    at = now()
    delegate(
        cast.gao_yuan,
        cast.lu_ping,
        actor=cast.acting(cast.gao_yuan),
        at=at,
        scope=ALL,
        from_at=at,
        until_at=at.replace(year=at.year + 1),
        reason="出差",
    )
    page = browser(cast.lu_ping).get(f"/case/{case.public_id}/").content.decode()
    assert "办理（代高远）" in page
    do(cast, case, cast.lu_ping, "remind", opinion="请快办")
    assert Event.objects.latest("sequence").read().acting == "陆平"
    assert Entry.objects.filter(type="procedures.remind").get().principal_name == ""
    do(cast, case, cast.lu_ping, "complete", choice="agree")
    assert Event.objects.latest("sequence").read().acting == "陆平代高远"


def test_a_second_click_on_any_form_does_nothing_and_leads_on(cast: Cast) -> None:
    """Also where what could be chosen is gone by then."""
    case = at_sign(cast)
    day = f"{now() + timedelta(days=3):%Y-%m-%d}"
    clicks = (
        (cast.shen_li, "reschedule", {"limit_0": "9", "limit_1": "小时", "opinion": "复杂"}),
        (cast.lu_ping, "evidence", {"gate": "typeset", "opinion": "已排版"}),
        (cast.zhou_hang, "pause", {"opinion": "等批复"}),
        (cast.zhou_hang, "resume", {}),
    )
    for person, verb, said in clicks:
        data = filled(cast, case, person, verb, **said)
        client = browser(person)
        assert post(client, case, data)[0] == HTTPStatus.FOUND, verb
        count = Event.objects.count()
        assert post(client, case, data)[0] == HTTPStatus.FOUND, verb
        assert Event.objects.count() == count
    other = at_sign(cast, case.procedure)
    data = filled(cast, other, cast.shen_li, "deviate", gate="typeset", opinion="急", good_by=day)
    assert post(browser(cast.shen_li), other, data)[0] == HTTPStatus.FOUND
    assert post(browser(cast.shen_li), other, data)[0] == HTTPStatus.FOUND


@pytest.mark.parametrize(
    "name",
    [
        "complete", "complete-", "complete-1", "complete-case", "terminate-1-1", "reschedule-case",
        "terminate-run-1", "deviate-deviation-0", "make-good-run-1", "start-case", "reseat-case",
        "clock-case", "move-version-case", "complete-1-1-1", "complete-1-1 ", "complete-１-1",
        "complete-1-9999999", "COMPLETE-1-1", "", "open-1-1", "remind-1.1",
    ],
)  # fmt: skip
def test_forms_that_do_not_exist_are_not_found(cast: Cast, name: str) -> None:
    """A name is a known verb on a place of its kind, to the letter."""
    case = begin(cast).case
    assert post(browser(cast.lu_ping), case, {"form": name})[0] == HTTPStatus.NOT_FOUND


def test_a_form_for_what_is_not_there_is_refused_in_words(cast: Cast) -> None:
    """A step, a deviation or a piece of work somebody made up brings no page down."""
    case = begin(cast).case
    known = {"seen_version": "1", "subject_hash": "text-1", "key": "k", "opinion": "x"}
    made_up: tuple[tuple[str, dict[str, str]], ...] = (
        ("make-good-deviation-7", {}),
        ("reschedule-run-99", {"limit_0": "1", "limit_1": "天"}),
        ("deviate-run-99", {"gate": "typeset", "good_by": "2099-01-01"}),
        ("complete-7-7", {"choice": "agree"}),
        ("take-back-7-7", {}),
        ("late-entry-7-7", {"choice": "agree", "reason": "x", "happened_at": "2026-01-01T10:00"}),
        ("remind-7-7", {}),
        ("add-signer-7-7", {"person": cast.fang_yuan.public_id, "placing": "beside"}),
    )
    for name, said in made_up:
        data = {f"{name}-{key}": value for key, value in {**known, **said}.items()}
        status, page = post(browser(cast.lu_ping), case, {"form": name, **data})
        assert status in {
            HTTPStatus.BAD_REQUEST,
            HTTPStatus.CONFLICT,
            HTTPStatus.UNPROCESSABLE_ENTITY,
        }, name
        assert "。" in page
    assert Event.objects.count() == 1


def places() -> Iterator[Place]:
    """Yield a place of every kind."""
    yield from (Place(Kind.WORK, "12.3"), Place(Kind.RUN, number=4), CASE)
    yield Place(Kind.DEVIATION, number=0)


def test_a_form_bears_a_name_that_says_what_it_is_about() -> None:
    """For every verb on every kind of place, there and back."""
    for verb in Verb:
        for place in places():
            assert read_name(name_of(verb, place)) == (str(verb), place)
    assert len(FORMS) == 20


@pytest.mark.parametrize("advance", [lambda *_: None, reach_office])
def test_the_page_of_a_case_takes_a_bounded_number_of_queries(
    cast: Cast, advance: Callable[[Cast, Case], None]
) -> None:
    """However far the case has come, and whoever looks."""
    case = begin(cast).case
    advance(cast, case)
    for person in (cast.lu_ping, cast.shen_li, cast.lin_xiao):
        client = browser(person)
        with CaptureQueriesContext(connection) as taken:
            client.get(f"/case/{case.public_id}/")
        assert len(taken) <= 35, (person.name, len(taken))


def test_good_by_is_a_day(cast: Cast) -> None:
    """And nothing else."""
    case = at_sign(cast)
    data = filled(cast, case, cast.shen_li, "deviate", gate="typeset", opinion="急", good_by="明天")
    status, page = post(browser(cast.shen_li), case, data)
    assert status == HTTPStatus.BAD_REQUEST
    assert "请写成 2026-07-16 这样的日期。" in page
    assert NOW.date() > date(2020, 1, 1)
