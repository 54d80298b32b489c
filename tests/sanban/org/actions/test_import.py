"""Units and people come from Excel: judged row by row first, then taken over as a whole or not at all."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from sanban.audit.models import Entry
from sanban.kernel import confined
from sanban.kernel.confined import ConfinedError, Limits
from sanban.org import imports
from sanban.org.actions.apply_import import UnableToImport, apply_import
from sanban.org.actions.read_import import UnableToReadImport, read_import
from sanban.org.domain.staff_import import Plan, plan
from sanban.org.models import Account, Person, StaffImport, Unit
from sanban.org.queries import head_of, post_at
from tests.cast import NOW, Cast
from tests.factories.workbooks import make_workbook, with_parts

UNITS = [("统计科", "综合业务处", "科", 5), ("档案室", "", "", "")]
PEOPLE = [
    ("QH101", "罗晨", "综合业务处/统计科", "科长", "是", "", "13800000000", "luochen"),
    ("QH102", "孟夏", "统计科", "科员", "", "", "", ""),
    ("QH102", "孟夏", "档案室", "管理员", "", "是", "", ""),
    ("QH009", "陆平", "档案室", "管理员", "", "", "", ""),
]


def read(cast: Cast, content: bytes) -> StaffImport:
    """Read a workbook as the system administrator."""
    return read_import(content, "人员.xlsx", actor=cast.system_administrator, at=NOW)


def judged(cast: Cast, content: bytes) -> Plan:
    """Return what a workbook would change."""
    return plan(read(cast, content).rows, imports.known(cast.organ.pk))


def test_a_dry_run_says_what_would_be_done_and_does_nothing(cast: Cast) -> None:
    """Two units, three posts, two new people and four appointments are foreseen; none is there."""
    before = Unit.objects.count(), Person.objects.count()
    planned = judged(cast, make_workbook(UNITS, PEOPLE))

    assert planned.problems == []
    assert [unit.path for unit in planned.units] == ["综合业务处/统计科", "档案室"]
    assert len(planned.posts) == 3
    assert [person.username for person in planned.people] == ["luochen", "QH102"]
    assert len(planned.appointments) == 4
    assert (Unit.objects.count(), Person.objects.count()) == before


def test_an_import_is_taken_over_as_a_whole(cast: Cast) -> None:
    """Tree, heads, several posts and accounts are there; the trail names every one of them."""
    staff_import = read(cast, make_workbook(UNITS, PEOPLE))
    apply_import(staff_import, actor=cast.system_administrator, at=NOW)

    section = Unit.objects.get(organ=cast.organ, name="统计科")
    assert section.is_within(cast.business)
    assert section.name_at(NOW) == "统计科"
    head = head_of(section, NOW)
    assert head is not None
    assert (head.name, head.account.username, head.account.is_active) == ("罗晨", "luochen", False)
    assert post_at(Person.objects.get(name="孟夏"), NOW) == "档案室管理员"
    assert post_at(cast.lu_ping, NOW) == "综合业务处科员"
    entry = Entry.objects.order_by("sequence").last()
    assert entry is not None
    assert entry.type_label == "导入单位和人员"
    assert "QH102 孟夏" in entry.new

    with pytest.raises(UnableToImport, match="已经导入过"):
        apply_import(staff_import, actor=cast.system_administrator, at=NOW)
    again = read(cast, make_workbook(UNITS, PEOPLE))
    with pytest.raises(UnableToImport, match="都已经有了"):
        apply_import(again, actor=cast.system_administrator, at=NOW)


PROBLEMS = [
    (("", "罗晨", "办公室", "科员"), "缺“工号”"),
    (("QH101", "=A1", "办公室", "科员"), "“姓名”是公式"),
    (("QH101", "罗" * 41, "办公室", "科员"), "“姓名”超过40个字"),
    (("QH101", "罗晨", "财务处", "科员"), "没有“财务处”这个单位"),
    (("QH005", "罗晨", "办公室", "科员"), "工号 QH005 已登记给林晓"),
    (("QH902", "贺严", "办公室", "科员"), "是管理员贺严，不能兼作业务人员"),
    (("QH101", "罗晨", "办公室", "主任"), "只设一人，已有人担任"),
    (("QH101", "罗晨", "办公室", "副主任", "是"), "主要负责人岗位已是“主任”"),
    (("QH101", "罗晨", "办公室", "科员", "对"), "“主要负责人”只填“是”或留空"),
    (("QH101", "罗晨", "办公室", "科员", "", "", "", "luo chen"), "只能用字母"),
]


@pytest.mark.parametrize(("row", "sentence"), PROBLEMS)
def test_every_problem_is_told_by_its_row(cast: Cast, row: tuple[str, ...], sentence: str) -> None:
    """Each kind of fault is named with the number of its row, the one below the headings being 2."""
    [problem] = judged(cast, make_workbook(people=[row])).problems
    assert (problem.sheet, problem.row) == ("人员", 2)
    assert sentence in problem.message
    assert problem.message.endswith("。")


UNIT_PROBLEMS = [
    ([("甲科", "乙处")], "没有“乙处”这个单位"),
    ([("甲科", "", "委员会")], "没有“委员会”这个类别"),
    ([("甲科", "", "科", "一")], "排序应是"),
    ([("甲/科",)], "不能有“/”"),
    ([("甲科",), ("甲科",)], "出现了不止一次"),
    ([("甲科", "乙科"), ("乙科", "甲科")], "绕成了一圈"),
]


@pytest.mark.parametrize(("rows", "sentence"), UNIT_PROBLEMS)
def test_every_problem_of_a_unit_is_told(
    cast: Cast, rows: list[tuple[str, ...]], sentence: str
) -> None:
    """The sheet of units is judged in the same way."""
    problems = judged(cast, make_workbook(rows)).problems
    assert problems
    assert all(problem.sheet == "单位" for problem in problems)
    assert sentence in problems[0].message


def test_rows_are_judged_against_each_other(cast: Cast) -> None:
    """Two names for one number, a doubled row, two primary posts, a doubled name to sign in with."""
    planned = judged(
        cast,
        make_workbook(
            people=[
                ("QH101", "罗晨", "办公室", "科员", "", "是"),
                ("QH101", "罗成", "综合业务处", "科员"),
                ("QH101", "罗晨", "办公室", "科员"),
                ("QH101", "罗晨", "综合业务处", "科员", "", "是"),
                ("QH103", "甲", "办公室", "科员", "", "", "", "QH101"),
            ]
        ),
    )
    assert [problem.row for problem in planned.problems] == [3, 4, 5, 6]


def test_units_may_stand_in_any_order_and_namesakes_need_their_path(cast: Cast) -> None:
    """A unit below another may come first; a name that two units bear is asked for in full."""
    rows = [("一组", "统计科"), ("统计科", "综合业务处"), ("统计科", "安全监督处")]
    planned = judged(cast, make_workbook(rows))
    assert any("不止一个“统计科”" in problem.message for problem in planned.problems)

    rows[0] = ("一组", "安全监督处/统计科")
    planned = judged(cast, make_workbook(rows, [("QH101", "罗晨", "一组", "组长")]))
    assert planned.problems == []
    assert [unit.path for unit in planned.units][-1] == "安全监督处/统计科/一组"


def test_nothing_is_taken_over_while_a_problem_remains(cast: Cast) -> None:
    """Also when the good rows come first."""
    staff_import = read(cast, make_workbook(UNITS, [*PEOPLE, ("QH104", "甲", "没有处", "科员")]))
    with pytest.raises(UnableToImport, match="还有1处问题"):
        apply_import(staff_import, actor=cast.system_administrator, at=NOW)
    assert not Person.objects.filter(staff_number="QH101").exists()


def test_what_changed_meanwhile_is_judged_anew(cast: Cast) -> None:
    """A number that was given away between dry run and take-over stops the import."""
    staff_import = read(cast, make_workbook(UNITS, PEOPLE))
    Person.objects.create(organ=cast.organ, staff_number="QH101", name="别人")
    with pytest.raises(UnableToImport, match="问题"):
        apply_import(staff_import, actor=cast.system_administrator, at=NOW)


def test_only_the_system_administrator_imports(cast: Cast) -> None:
    """Others cannot even have a file read, and see no import."""
    with pytest.raises(UnableToReadImport, match="系统管理员"):
        read_import(make_workbook(), "甲.xlsx", actor=cast.acting(cast.he_jing), at=NOW)
    read(cast, make_workbook(UNITS))
    assert not StaffImport.objects.visible_to(cast.security_administrator).exists()
    assert not StaffImport.objects.visible_to(cast.acting(cast.qian_duo)).exists()
    assert StaffImport.objects.visible_to(cast.system_administrator).count() == 1


def bomb() -> bytes:
    """Make a workbook of which one sheet unpacks to 150 MB."""
    return with_parts(make_workbook(), {"xl/worksheets/sheet1.xml": b" " * (150 * 1024 * 1024)})


def encrypted() -> bytes:
    """Make a workbook whose entries claim to be encrypted."""
    content = bytearray(make_workbook())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            struct.pack_into("<H", content, at + offset, 1)
    return bytes(content)


def overlapping() -> bytes:
    """Make a workbook in whose directory two entries point to the same bytes."""
    content = bytearray(with_parts(make_workbook(), {"a": b"x" * 100, "b": b"x" * 100}))
    first, second = (content.rfind(b"PK\x01\x02", 0, content.rfind(name)) for name in (b"a", b"b"))
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    return bytes(content)


def many_entries() -> bytes:
    """Make a workbook of a thousand parts."""
    return with_parts(make_workbook(), {f"x{number}": b"" for number in range(1000)})


def docx_like() -> bytes:
    """Make a zip that is no workbook."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "")
    return buffer.getvalue()


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "这不是 Excel 工作簿"),
        (b"PK\x03\x04 nonsense", "这不是 Excel 工作簿"),
        (docx_like(), "这不是 Excel 工作簿"),
        (b"x" * (10 * 1024 * 1024 + 1), "文件超过 10 MB"),
        (bomb(), "结构不正常"),
        (overlapping(), "结构不正常"),
        (many_entries(), "结构不正常"),
        (encrypted(), "加了密码"),
        (with_parts(make_workbook(), {"xl/vbaProject.bin": b"x"}), "带有宏"),
        (with_parts(make_workbook(), {"xl/workbook.xml": ENTITIES}), "已损坏"),
        (with_parts(make_workbook(), {"xl/workbook.xml": b"<x"}), "已损坏"),
        (make_workbook(people=[("甲",)] * 5001), "最多 5000 行"),
    ],
)
def test_a_hostile_or_broken_file_is_refused_in_one_sentence(
    cast: Cast, content: bytes, sentence: str
) -> None:
    """Nothing of it is kept, and the refusal says what to do."""
    with pytest.raises(UnableToReadImport, match=sentence):
        read(cast, content)
    assert not StaffImport.objects.exists()
    assert not Entry.objects.exists()


def test_a_reader_that_takes_too_long_is_ended(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes back is a sentence, not a hanging request."""

    def too_long(*_arguments: object) -> bytes:
        raise ConfinedError

    monkeypatch.setattr(confined, "ask", too_long)
    with pytest.raises(UnableToReadImport, match="已经停下"):
        read(cast, make_workbook())


def test_a_confined_process_is_held_to_its_limits() -> None:
    """Memory and time have an end."""
    with pytest.raises(ConfinedError):
        confined.ask("sanban.org.domain.workbook", make_workbook(), Limits(megabytes=20))
    with pytest.raises(ConfinedError):
        confined.ask("http.server", b"", Limits(seconds=1))


def test_a_workbook_without_the_sheets_says_what_is_expected(cast: Cast) -> None:
    """The names of the sheets are told."""
    [problem] = judged(cast, make_workbook()).problems
    assert "“单位”或“人员”工作表" in problem.message


def test_three_hundred_people_are_imported_quickly(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    """The number of queries does not grow with the people."""
    people = [(f"Z{number:04}", f"人{number}", "办公室", "科员") for number in range(300)]
    staff_import = read(cast, make_workbook(people=people))
    with django_assert_max_num_queries(60):  # type: ignore[operator]  # a fixture that is a context
        apply_import(staff_import, actor=cast.system_administrator, at=NOW)
    assert Account.objects.filter(username__startswith="Z").count() == 300
