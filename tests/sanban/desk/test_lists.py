"""The lists: who finds what where, honest badges, filters, order and pages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sanban.desk.lists.work_list import PAGE_SIZE, Asked
from sanban.kernel.clock import now
from sanban.org.actions.hand_over import hand_over
from sanban.org.models import Person
from sanban.procedures.actions.act import act
from sanban.procedures.domain.commands import (
    Accept,
    Delegate,
    PauseCase,
    Terminate,
    Transfer,
)
from sanban.procedures.models import Case
from sanban.procedures.staffing import primary_holder
from tests.cast import NOW, Cast
from tests.sanban.desk.shelf import badges, counts, lend, sheet, shown
from tests.sanban.org.signed_in import browser
from tests.sanban.procedures.station import SOURCE, agree, begin, key, letter, work_of


def offer(cast: Cast, case: Case, giver: Person, taker: Person, *, for_help: bool = False) -> None:
    """Offer one's work to another, or have it prepared by him."""
    work, to = work_of(case, giver), primary_holder(taker, NOW)
    verb = Delegate if for_help else Transfer
    act(
        case,
        lambda request: verb(request, work, to),
        actor=cast.acting(giver),
        at=NOW,
        key=key(),
    )


def test_what_is_sent_goes_from_list_to_list(cast: Cast) -> None:
    """待办 of the next and 在办 of the sender in the same moment; 已办 of both when it has ended."""
    case = begin(cast).case
    agree(cast, case, cast.lu_ping)
    assert shown(cast, cast.gao_yuan, "to-do", "title") == ["关于闸门检修的函"]
    assert shown(cast, cast.gao_yuan, "to-do", "step") == ["处室审核"]
    assert shown(cast, cast.lu_ping, "to-do", "title") == []
    assert shown(cast, cast.lu_ping, "under-way", "with") == ["处室审核"]
    act(
        case,
        lambda request: Terminate(request, "不再需要"),
        actor=cast.acting(cast.shen_li),
        at=NOW,
        key=key(),
    )
    assert shown(cast, cast.lu_ping, "under-way", "title") == []
    assert shown(cast, cast.lu_ping, "done", "phase") == ["终止"]


def test_a_badge_is_its_list_counted(cast: Cast) -> None:
    """With work of one's own, of a principal, offered, to be prepared, and handed over."""
    procedure, at = letter(cast), now()
    cases = [begin(cast, procedure).case for _ in range(4)]
    offer(cast, cases[0], cast.lu_ping, cast.fang_yuan)
    offer(cast, cases[1], cast.lu_ping, cast.fang_yuan, for_help=True)
    agree(cast, cases[2], cast.lu_ping)
    lend(cast, cast.gao_yuan, cast.fang_yuan, at)
    for person in (cast.lu_ping, cast.fang_yuan, cast.gao_yuan, cast.shen_li):
        assert badges(person) == counts(person)
    assert counts(cast.fang_yuan)["to-do"] == 3
    assert counts(cast.lu_ping) == {"to-do": 3, "done": 4, "under-way": 4}
    hand_over(cast.lu_ping, cast.cheng_xin, actor=cast.system_administrator, at=at, reason="轮岗")
    for person in (cast.lu_ping, cast.fang_yuan, cast.cheng_xin):
        assert badges(person) == counts(person)
    assert counts(cast.lu_ping)["to-do"] == 0
    assert counts(cast.cheng_xin)["to-do"] == 3


def test_it_is_shown_for_whom_one_acts_and_as_what(cast: Cast) -> None:
    """「甲代乙」 for a principal's, 接办 and 协办 for what was offered."""
    procedure = letter(cast)
    case, offered, helped = (begin(cast, procedure, title=title).case for title in "甲乙丙")
    agree(cast, case, cast.lu_ping)
    lend(cast, cast.gao_yuan, cast.fang_yuan, NOW)
    offer(cast, offered, cast.lu_ping, cast.fang_yuan)
    offer(cast, helped, cast.lu_ping, cast.fang_yuan, for_help=True)
    rows = sheet(cast, cast.fang_yuan, "to-do", Asked(sort="title")).rows
    found = {row[0].text: (row[2].note, row[4].text) for row in rows}
    assert found == {"甲": ("", "方圆代高远"), "乙": ("接办", "本人"), "丙": ("协办", "本人")}


def test_an_offer_to_the_principal_is_his_own_to_take(cast: Cast) -> None:
    """Whoever stands in for him could not accept it, so it does not stand in his list."""
    case = begin(cast).case
    offer(cast, case, cast.lu_ping, cast.gao_yuan)
    lend(cast, cast.gao_yuan, cast.fang_yuan, NOW)
    assert shown(cast, cast.gao_yuan, "to-do", "step") == ["拟稿"]
    assert shown(cast, cast.fang_yuan, "to-do", "step") == []
    work = work_of(case, cast.lu_ping)
    act(
        case,
        lambda request: Accept(request, work),
        actor=cast.acting(cast.gao_yuan),
        at=NOW,
        key=key(),
    )
    assert shown(cast, cast.fang_yuan, "to-do", "doer") == ["方圆代高远"]


def test_lists_are_narrowed_by_what_occurs_in_them(cast: Cast) -> None:
    """By procedure, step, unit, day and words, each alone and together."""
    procedure = letter(cast)
    report = letter(cast, SOURCE.replace('"letter"', '"report"').replace("便函", "专报"))
    begin(cast, procedure, title="关于闸门检修的函")
    sent = begin(cast, procedure, title="关于汛期值守的函").case
    begin(cast, report, title="关于汛期水情的专报")
    agree(cast, sent, cast.lu_ping)

    def titles(code: str, **given: object) -> list[str]:
        return shown(cast, cast.lu_ping, code, "title", Asked(given))

    assert len(titles("done")) == 3
    assert titles("to-do", procedure="report") == ["关于汛期水情的专报"]
    assert titles("done", q="汛期 函") == ["关于汛期值守的函"]
    assert titles("done", step="处室审核") == ["关于汛期值守的函"]
    assert titles("to-do", step="处室审核") == []
    assert len(titles("done", unit=cast.business.public_id)) == 3
    assert titles("done", unit=cast.safety.public_id) == []
    assert len(titles("done", since=NOW.date(), until=NOW.date())) == 3
    assert titles("done", since=NOW.date() + timedelta(days=1)) == []
    assert titles("done", until=NOW.date() - timedelta(days=1)) == []
    assert len(titles("done", until=date.max)) == 3
    assert titles("done", q="汛期", procedure="letter", step="处室审核") == ["关于汛期值守的函"]


@pytest.mark.parametrize("code", ["to-do", "under-way"])
def test_a_time_limit_is_told_and_found_by_the_same_bounds(cast: Cast, code: str) -> None:
    """Normal, due within a working day, over; paused work has no clock."""
    case = begin(cast).case  # due on Monday, the 20th, at 9:30
    for at, state, told in (
        (NOW, "normal", "还剩2个工作日"),
        (NOW + timedelta(days=1, hours=1), "soon", "还剩7小时"),
        (NOW + timedelta(days=4, minutes=35), "overdue", "超时35分"),
    ):
        assert shown(cast, cast.lu_ping, code, "due", at=at) == [told]
        for asked in ("normal", "soon", "overdue", "none"):
            found = shown(cast, cast.lu_ping, code, "due", Asked({"due": asked}), at)
            assert bool(found) == (asked == state), (at, asked)
    act(
        case,
        lambda request: PauseCase(request, "等批复"),
        actor=cast.acting(cast.lu_ping),
        at=NOW,
        key=key(),
    )
    assert shown(cast, cast.lu_ping, code, "due", Asked({"due": "none"})) == ["暂停"]


def test_lists_are_sorted_either_way(cast: Cast) -> None:
    """What has no value comes last both times; an unknown column changes nothing."""
    procedure = letter(cast)
    early, late, never = (begin(cast, procedure, title=title).case for title in "甲乙丙")
    late.assignments.update(due_at=NOW + timedelta(days=9))
    never.assignments.update(due_at=None)
    early.assignments.update(due_at=NOW)
    for code in ("to-do", "under-way"):
        assert shown(cast, cast.lu_ping, code, "title", Asked(sort="due")) == ["甲", "乙", "丙"]
        assert shown(cast, cast.lu_ping, code, "title", Asked(sort="-due")) == ["乙", "甲", "丙"]
    assert len(shown(cast, cast.lu_ping, "to-do", "title", Asked(sort="nothing"))) == 3


def test_a_long_list_has_pages_and_as_many_queries_as_a_short_one(cast: Cast) -> None:
    """Fifty rows a page; a page behind the end is the last."""
    procedure = letter(cast)
    begin(cast, procedure, title="事项00")
    client = browser(cast.lu_ping)

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as taken:
            assert client.get(address).status_code == 200
        return len(taken)

    short = {code: queries(f"/desk/{code}/") for code in ("to-do", "done", "under-way")}
    for number in range(1, PAGE_SIZE + 3):
        begin(cast, procedure, title=f"事项{number:02}")
    assert {code: queries(f"/desk/{code}/") for code in short} == short
    assert max(short.values()) <= 25
    first = sheet(cast, cast.lu_ping, "to-do", Asked(sort="title"))
    last = sheet(cast, cast.lu_ping, "to-do", Asked(sort="title", page=99))
    assert (len(first.rows), first.count, first.pages) == (PAGE_SIZE, 53, 2)
    assert [row[0].text for row in last.rows] == ["事项50", "事项51", "事项52"]
    page = client.get("/desk/to-do/?page=2&sort=title&q=事项").content.decode()
    assert "符合条件的53件" in page
    assert page.count('data-label="标题"') == 3


def test_an_address_that_makes_no_sense_is_told_and_narrows_nothing(cast: Cast) -> None:
    """Neither a day that is none nor a page that is none brings a page down."""
    begin(cast)
    client = browser(cast.lu_ping)
    page = client.get("/desk/to-do/?since=昨天&page=九&sort=--due").content.decode()
    assert "请写成 2026-07-16 这样的日期。" in page
    assert page.count('data-label="标题"') == 1
    page = client.get("/desk/to-do/?due=never&page=99999999999999999999").content.decode()
    assert "期限只能选列出的几种。" in page
    page = client.get("/desk/to-do/?step=撤销了的环节").content.decode()
    assert "已不在列表中的一项" in page
    assert "没有符合条件的" in page


def test_an_empty_list_tells_what_belongs_there(cast: Cast) -> None:
    """Instead of an empty table."""
    page = browser(cast.lu_ping).get("/desk/to-do/").content.decode()
    assert "现在没有要您办理的事" in page
    assert "<table" not in page


def test_the_title_leads_to_the_page_of_the_subject(cast: Cast) -> None:
    """Escaped, like everything a person wrote."""
    case = begin(cast, title="<b>关于闸门</b>").case
    Case.objects.filter(pk=case.pk).update(address="/outgoing/abc/")
    page = browser(cast.lu_ping).get("/desk/to-do/").content.decode()
    assert 'href="/outgoing/abc/">&lt;b&gt;关于闸门' in page
