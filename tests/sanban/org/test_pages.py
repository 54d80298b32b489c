"""The pages of the organisation do what their buttons say, in a fixed number of queries."""

from __future__ import annotations

import io
from datetime import timedelta
from http import HTTPStatus

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sanban.audit.models import Entry
from sanban.kernel.clock import now
from sanban.org.actions.record_absence import record_absence
from sanban.org.models import Absence, Account, ApiToken, Delegation, Person, Remit, Unit
from sanban.org.vocabulary import AbsenceKind
from tests.cast import FOUNDED, Cast
from tests.factories.org import make_person, make_unit
from tests.factories.workbooks import make_workbook
from tests.sanban.conftest import append_only_lifted
from tests.sanban.org.signed_in import browser
from tests.sanban.org.work import Drawer, drawers

MOST_QUERIES = 25
DAY = timedelta(days=1)


def moment(days: int) -> str:
    """Write a moment as a browser sends it."""
    return (now() + days * DAY).strftime("%Y-%m-%dT%H:%M")


def test_the_tree_shows_who_leads_what(cast: Cast) -> None:
    """Head, leader in charge and staff of each unit; a unit without a head says so."""
    make_unit(cast.organ, "统计科", at=FOUNDED, parent=cast.business)
    page = browser(cast.lu_ping).get(reverse("org:units")).content.decode()
    for words in ("综合业务处", "高远", "周航", "统计科", "空缺"):
        assert words in page
    assert "设立单位" not in page
    assert "青山" not in page


def test_a_unit_is_set_up_renamed_and_kept_from_a_stale_form(cast: Cast) -> None:
    """What was typed is kept on refusal; a form that grew stale answers 409 and changes nothing."""
    client = browser(cast.yan_ming)
    given = {"name": "办公室", "kind": "division", "position": "9", "parent": ""}
    refused = client.post(reverse("org:create-unit"), given)
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "已有“办公室”" in refused.content.decode()
    assert 'value="办公室"' in refused.content.decode()

    given["name"] = "档案室"
    page = client.post(reverse("org:create-unit"), given, follow=True).content.decode()
    assert "单位已设立。" in page
    unit = Unit.objects.get(name="档案室")
    address = reverse("org:rename-unit", args=[unit.public_id])
    assert client.post(address, {"name": "档案科", "version": "1"}).status_code == HTTPStatus.FOUND
    stale = client.post(address, {"name": "档案馆", "version": "1"})
    assert stale.status_code == HTTPStatus.CONFLICT
    assert "已被别人改动" in stale.content.decode()
    assert 'value="2"' in stale.content.decode()


def test_a_unit_with_open_work_is_kept_and_the_list_is_shown(cast: Cast) -> None:
    """The page of the refusal names the work."""
    drawer = Drawer()
    drawer.put(make_unit(cast.organ, "档案室", at=FOUNDED), "关于移交档案的函")
    unit = Unit.objects.get(name="档案室")
    with drawers(drawer):
        answer = browser(cast.yan_ming).post(reverse("org:dissolve-unit", args=[unit.public_id]))
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "《关于移交档案的函》" in answer.content.decode()


def test_people_are_found_by_name_number_unit_and_post(cast: Cast) -> None:
    """All posts of a person are named; the neighbour's people are not there."""
    client = browser(cast.lu_ping)
    page = client.get(reverse("org:people"), {"q": "方圆"}).content.decode()
    assert "综合业务处科员，兼安全监督处统计员" in page
    assert "郑卫" in client.get(reverse("org:people"), {"q": "组织人事"}).content.decode()
    assert "没有找到“钱多”" in client.get(reverse("org:people"), {"q": "钱多"}).content.decode()


def test_a_long_list_of_people_has_pages(cast: Cast) -> None:
    """The second page begins where the first ended, with nobody twice or left out."""
    for number in range(100, 160):
        make_person(cast.organ, f"QH{number}", f"人{number}", cast.business_clerk, at=FOUNDED)
    client, seen = browser(cast.lu_ping), []
    following = ""
    for _ in range(2):
        context = client.get(reverse("org:people"), {"after": following}).context
        seen += [person.pk for person, _ in context["rows"]]
        following = context["following"]
    assert len(seen) == len(set(seen)) == Person.objects.filter(organ=cast.organ).count()
    assert following == ""


def test_only_the_person_and_the_system_administrator_see_the_mobile(cast: Cast) -> None:
    """A colleague does not."""
    Person.objects.filter(pk=cast.lu_ping.pk).update(mobile="13912345678")
    address = reverse("org:person", args=[cast.lu_ping.public_id])
    seen = {
        name: "13912345678" in browser(getattr(cast, name)).get(address).content.decode()
        for name in ("lu_ping", "yan_ming", "fang_yuan", "he_yan")
    }
    assert seen == {"lu_ping": True, "yan_ming": True, "fang_yuan": False, "he_yan": False}


def test_handing_over_and_leaving_show_what_is_open(cast: Cast) -> None:
    """The list is on the page before; the sentence after says where it went."""
    drawer, client = Drawer(), browser(cast.yan_ming)
    drawer.put(cast.lu_ping, "关于汛期值班的通知")
    over, leave = (
        reverse(f"org:{name}", args=[cast.lu_ping.public_id]) for name in ("hand-over", "leave")
    )
    with drawers(drawer):
        assert "关于汛期值班的通知" in client.get(over).content.decode()
        given = {"receiver": cast.fang_yuan.public_id}
        assert "已移交给方圆：办文1件。" in client.post(over, given, follow=True).content.decode()
        drawer.put(cast.lu_ping, "函")
        page = client.post(leave, {"reason": "调出"}, follow=True).content.decode()
    assert "1件未办结的工作已转给高远" in page


def test_an_absence_is_ones_own_or_the_administrators(cast: Cast) -> None:
    """A person records his own whatever the form says; the administrator names whose."""
    client = browser(cast.lu_ping)
    given = {"kind": "leave", "from_at": moment(1), "until_at": moment(3), "note": "探亲"}
    forged = {**given, "person": cast.fang_yuan.public_id}
    assert client.post(reverse("org:record-absence"), forged).status_code == HTTPStatus.FOUND
    assert Absence.objects.get().person == cast.lu_ping
    assert "探亲" in client.get(reverse("org:absences")).content.decode()
    assert "探亲" not in browser(cast.fang_yuan).get(reverse("org:absences")).content.decode()
    missing = browser(cast.yan_ming).post(reverse("org:record-absence"), given)
    assert "“人员”：" in missing.content.decode()


def test_a_delegation_is_given_shown_and_ended(cast: Cast) -> None:
    """Both people see 「方圆代陆平」; overlapping ones are refused on the page."""
    client = browser(cast.lu_ping)
    given = {
        "delegate": cast.fang_yuan.public_id, "scope": "all", "from_at": moment(0),
        "until_at": moment(3), "reason": "年休假",
    }  # fmt: skip
    assert client.post(reverse("org:delegate"), given).status_code == HTTPStatus.FOUND
    for person in (cast.lu_ping, cast.fang_yuan):
        assert "方圆代陆平" in browser(person).get(reverse("org:delegations")).content.decode()
    again = client.post(reverse("org:delegate"), {**given, "delegate": cast.gao_yuan.public_id})
    assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "已经授权给方圆" in again.content.decode()
    held = Delegation.objects.get()
    end = reverse("org:end-delegation", args=[held.public_id])
    refused = browser(cast.fang_yuan).post(end)
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert browser(cast.he_yan).post(end).status_code == HTTPStatus.FOUND


def test_accounts_go_from_one_administrator_to_the_other(cast: Cast) -> None:
    """Opened by one, activated all at once by the other, who gets the codes to print."""
    system, security = browser(cast.yan_ming), browser(cast.he_yan)
    given = {"staff_number": "QH030", "name": "罗晨"}
    person = system.post(reverse("org:register-person"), given)["Location"]
    assert "罗晨" in system.get(person).content.decode()
    assert system.post(f"{person}account", {"username": "luo chen"}).status_code == 400
    assert system.post(f"{person}account", {"username": "luochen"}).status_code == 302
    assert "有 1 个账号待启用" in security.get(reverse("org:home")).content.decode()
    answer = security.post(reverse("org:activate-all"))
    [(account, code)] = answer.context["codes"]
    assert account.username == "luochen"
    assert code in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    reset = reverse("org:reset-credentials", args=[account.public_id])
    assert security.post(reset).status_code == HTTPStatus.BAD_REQUEST
    assert security.post(reset, {"reason": "忘记口令"}).context["codes"][0][1] != code


def test_a_workbook_goes_from_dry_run_to_take_over(cast: Cast) -> None:
    """Problems are listed by row; without any, one button takes it over; the example is accepted."""
    client = browser(cast.yan_ming)

    def upload(content: bytes) -> str:
        file = SimpleUploadedFile("人员.xlsx", content)
        return str(client.post(reverse("org:read-import"), {"workbook": file})["Location"])

    page = client.get(
        upload(make_workbook(people=[("QH101", "罗晨", "财务处", "科员")]))
    ).content.decode()
    assert "第 2 行" in page
    assert "没有“财务处”这个单位" in page
    assert "确认导入" not in page
    example = b"".join(client.get(reverse("org:import-example")).streaming_content)  # type: ignore[arg-type]  # not asynchronous
    assert openpyxl.load_workbook(io.BytesIO(example)).sheetnames == ["单位", "人员"]
    there = upload(example)
    assert "确认导入" in client.get(there).content.decode()
    done = client.post(f"{there}apply", follow=True).content.decode()
    assert "已导入：单位2个、岗位3个、人员2人、任职3项。" in done
    assert Account.objects.filter(username="zhangsan", is_active=False).exists()


def test_a_broken_upload_is_refused_on_the_page(cast: Cast) -> None:
    """One sentence, no traceback, nothing kept."""
    client = browser(cast.yan_ming)
    file = SimpleUploadedFile("人员.xlsx", b"PK nonsense")
    answer = client.post(reverse("org:read-import"), {"workbook": file})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "这不是 Excel 工作簿" in answer.content.decode()


def test_the_auditor_reads_narrows_and_checks(cast: Cast) -> None:
    """Entries of the own organ only; the check is on record; a forged entry is named."""
    system = browser(cast.yan_ming)
    for name in ("甲室", "乙室"):
        given = {"name": name, "kind": "division", "position": "9"}
        system.post(reverse("org:create-unit"), given)
    client = browser(cast.yu_qing)
    page = client.get(reverse("org:audit"), {"words": "甲室"}).content.decode()
    assert "甲室" in page
    assert "乙室" not in page
    assert "乙室" in client.get(reverse("org:audit"), {"since": "2026-01-01"}).content.decode()
    assert (
        "没有符合条件的记录"
        in client.get(
            reverse("org:audit"), {"until": "2020-01-01", "entry_type": "org.create-unit"}
        ).content.decode()
    )
    check = reverse("org:check-trail")
    assert "2条记录完整" in client.post(check, follow=True).content.decode()
    with append_only_lifted(connection):
        Entry.objects.filter(sequence=1).update(subject_name="丙室")
    assert "第1条起不可信" in client.post(check, follow=True).content.decode()
    assert "上次核验" in client.get(reverse("org:audit")).content.decode()


def test_names_are_shown_as_text(cast: Cast) -> None:
    """Markup in a name does nothing."""
    client = browser(cast.yan_ming)
    given = {"name": "<script>x</script>", "kind": "division", "position": "9"}
    client.post(reverse("org:create-unit"), given)
    page = client.get(reverse("org:units")).content.decode()
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


LISTS = {
    "home": "lu_ping", "units": "yan_ming", "people": "yan_ming", "remits": "yan_ming",
    "absences": "yan_ming", "delegations": "he_yan", "accounts": "he_yan", "imports": "yan_ming",
    "audit": "yu_qing", "tokens": "he_yan",
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_the_same_few_queries_whatever_its_length(cast: Cast, name: str) -> None:
    """At most 25, and not one more for thirty further rows of everything."""
    client = browser(getattr(cast, LISTS[name]))

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"org:{name}")).status_code == HTTPStatus.OK
        return len(queries)

    count()
    before = count()
    for number in range(30):
        unit = make_unit(cast.organ, f"第{number}科", at=FOUNDED, parent=cast.business)
        person = make_person(
            cast.organ, f"X{number}", f"人{number}", cast.business_clerk, at=FOUNDED
        )
        Remit.objects.create(
            organ=cast.organ, subject=f"事{number}", owning_unit=unit, from_at=FOUNDED
        )
        record_absence(
            person, actor=cast.system_administrator, at=now(), kind=AbsenceKind.LEAVE,
            from_at=now(), until_at=now() + DAY,
        )  # fmt: skip
        Delegation.objects.create(
            organ=cast.organ, principal=person, delegate=cast.lu_ping, scope="all",
            from_at=now(), until_at=now() + DAY, reason="试",
        )  # fmt: skip
        ApiToken.objects.create(
            organ=cast.organ, account=cast.lu_ping.account, name=f"系统{number}", scopes=[],
            prefix="abcde", digest=f"{number:064}", access_epoch=0, made_at=now(),
            expires_at=now() + DAY,
        )  # fmt: skip
    assert count() == before <= MOST_QUERIES


def test_a_page_takes_few_queries(cast: Cast) -> None:
    """A unit and a person, with everything the administrator can do there."""
    client = browser(cast.yan_ming)
    for address in (
        reverse("org:unit", args=[cast.business.public_id]),
        reverse("org:person", args=[cast.fang_yuan.public_id]),
    ):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        assert len(queries) <= MOST_QUERIES


def test_a_demonstration_is_marked_on_every_page(cast: Cast) -> None:
    """Nobody takes it for the real office."""
    cast.organ.is_demo = True
    cast.organ.save()
    assert "演示环境" in browser(cast.lu_ping).get(reverse("org:home")).content.decode()
