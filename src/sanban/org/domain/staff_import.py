"""What a workbook of units and people would change, and every problem that stands in the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sanban.org.domain.workbook import SheetRow

UNITS, PEOPLE = "单位", "人员"
UNIT_COLUMNS = ("单位名称", "上级单位", "类别", "排序")
PERSON_COLUMNS = ("工号", "姓名", "单位", "岗位", "主要负责人", "主岗", "手机", "登录名")
_LENGTHS = {
    "单位名称": 60, "工号": 30, "姓名": 40, "岗位": 40, "手机": 20, "登录名": 60,
}  # fmt: skip
_YES, _NO = {"是", "√", "1"}, {"", "否", "0"}
_USERNAME = re.compile(r"[\w.@+-]+")
_LARGEST_POSITION = 9999


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one row, in words that say how to mend it."""

    sheet: str
    row: int
    message: str


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person the organ has."""

    name: str
    has_left: bool
    has_account: bool
    posts: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Known:
    """What the organ has already; units are named by their path, such as 「综合业务处/统计科」."""

    units: frozenset[str]
    posts: Mapping[tuple[str, str], bool]  # (unit, title) → is it for one person, and held
    heads: Mapping[str, str]  # unit → the title of its head's post
    people: Mapping[str, KnownPerson]
    administrators: Mapping[str, str]  # staff number → name
    usernames: frozenset[str]
    kinds: Mapping[str, str]  # label → value


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit to be set up; ``path`` ends with its own name."""

    path: str
    kind: str
    position: int

    @property
    def name(self) -> str:
        """Return the unit's own name."""
        return self.path.rpartition("/")[2]

    @property
    def parent(self) -> str:
        """Return the path of the unit above, empty at the top."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post to be set up."""

    unit: str
    title: str
    is_head: bool


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person to be registered, with an account under ``username``."""

    staff_number: str
    name: str
    mobile: str
    username: str


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """A post somebody is to hold."""

    staff_number: str
    unit: str
    title: str
    is_primary: bool


@dataclass(slots=True)
class Plan:
    """Everything that would be done, in the order in which it can be done."""

    units: list[NewUnit] = field(default_factory=list)
    posts: list[NewPost] = field(default_factory=list)
    people: list[NewPerson] = field(default_factory=list)
    appointments: list[NewAppointment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to do."""
        return not (self.units or self.posts or self.people or self.appointments)


def plan(sheets: Mapping[str, list[SheetRow]], known: Known) -> Plan:
    """Judge every row of both sheets against each other and against what the organ has."""
    made = Plan()
    if not (sheets.get(UNITS) or sheets.get(PEOPLE)):
        made.problems.append(
            Problem("", 0, "没有读到内容：工作簿里应有“单位”或“人员”工作表，第一行是列名。")
        )
        return made
    units = _Units(known, made)
    units.read(_sound(UNITS, sheets.get(UNITS, []), ("单位名称",), made))
    people = _People(known, made, units)
    people.read(_sound(PEOPLE, sheets.get(PEOPLE, []), ("工号", "姓名", "单位", "岗位"), made))
    made.problems.sort(key=lambda problem: (problem.sheet != UNITS, problem.row))
    return made


def _sound(
    sheet: str, rows: Iterable[SheetRow], required: tuple[str, ...], made: Plan
) -> Iterator[SheetRow]:
    """Pass on the rows that are filled in properly, and note what is wrong with the others."""
    for row in rows:
        cells = row["cells"]
        faults = [f"“{name}”是公式，请改成文字" for name in row["formulas"]]
        faults += [f"缺“{name}”" for name in required if not cells.get(name)]
        faults += [
            f"“{name}”超过{most}个字"
            for name, most in _LENGTHS.items()
            if len(cells.get(name, "")) > most
        ]
        if faults:
            made.problems.append(Problem(sheet, row["number"], "；".join(faults) + "。"))
        else:
            yield row


class _Units:
    """The units of the organ and of the sheet, found by path or by a name that is unique."""

    def __init__(self, known: Known, made: Plan) -> None:
        self._known, self._made = known, made
        self.paths = set(known.units)

    def read(self, rows: Iterable[SheetRow]) -> None:
        """Take the rows in an order in which every unit follows the one above it."""
        waiting = list(rows)
        while waiting:
            ready = [row for row in waiting if self._is_ready(row, waiting)]
            if not ready:
                break
            for row in ready:
                waiting.remove(row)
                self._take(row)
        for row in waiting:
            self._fault(row, f"上级单位“{row['cells']['上级单位']}”互为上级，绕成了一圈。")

    def find(self, written: str) -> str | None:
        """Return the path of a unit written as a path or by its name, if there is just one."""
        wanted = written.replace("／", "/").strip("/")
        if wanted in self.paths:
            return wanted
        found = [path for path in self.paths if path.rpartition("/")[2] == wanted]
        return found[0] if len(found) == 1 else None

    def why_not(self, written: str) -> str:
        """Say why a unit is not found."""
        if any(path.rpartition("/")[2] == written for path in self.paths):
            return f"有不止一个“{written}”，请写全上级，例如“综合业务处/{written}”。"
        return f"没有“{written}”这个单位，请核对名称，或在“单位”表里加上。"

    def _is_ready(self, row: SheetRow, waiting: list[SheetRow]) -> bool:
        above = row["cells"].get("上级单位", "")
        if not above or self.find(above) is not None:
            return True
        last = above.replace("／", "/").rpartition("/")[2]
        return all(other["cells"]["单位名称"] != last for other in waiting)

    def _take(self, row: SheetRow) -> None:
        cells = row["cells"]
        above = cells.get("上级单位", "")
        parent = self.find(above) if above else ""
        kind = cells.get("类别", "") or "处室"
        position = cells.get("排序", "") or "100"
        if parent is None:
            self._fault(row, self.why_not(above))
            return
        if "/" in cells["单位名称"]:
            self._fault(row, "单位名称里不能有“/”，上级写在“上级单位”一列。")
            return
        path = f"{parent}/{cells['单位名称']}" if parent else cells["单位名称"]
        if path in self._known.units:
            return
        if path in self.paths:
            self._fault(row, f"“{path}”在表里出现了不止一次。")
        elif kind not in self._known.kinds:
            self._fault(row, f"没有“{kind}”这个类别，可用的有：{'、'.join(self._known.kinds)}。")
        elif not position.isdecimal() or int(position) > _LARGEST_POSITION:
            self._fault(row, f"排序应是 0 至 {_LARGEST_POSITION} 的整数，写的是“{position}”。")
        else:
            self.paths.add(path)
            self._made.units.append(NewUnit(path, self._known.kinds[kind], int(position)))

    def _fault(self, row: SheetRow, message: str) -> None:
        self._made.problems.append(Problem(UNITS, row["number"], message))


class _People:
    """The people of the sheet with their posts; several rows of one number are several posts."""

    def __init__(self, known: Known, made: Plan, units: _Units) -> None:
        self._known, self._made, self._units = known, made, units
        self._names: dict[str, str] = {}
        self._usernames: set[str] = set()
        self._held: set[tuple[str, str, str]] = set()
        self._primary: set[str] = set()
        self._heads = dict(known.heads)
        self._taken = {post for post, is_taken in known.posts.items() if is_taken}
        self._posts = set(known.posts)

    def read(self, rows: Iterable[SheetRow]) -> None:
        """Take the rows one after another."""
        for row in rows:
            fault = self._take(row)
            if fault:
                self._made.problems.append(Problem(PEOPLE, row["number"], fault))

    def _take(self, row: SheetRow) -> str:
        """Plan what a row asks for; return what is wrong with it instead."""
        cells = row["cells"]
        number, title = cells["工号"], cells["岗位"]
        unit = self._units.find(cells["单位"])
        if unit is None:
            return self._units.why_not(cells["单位"])
        fault = self._person_fault(cells) or self._post_fault(cells, unit)
        if fault:
            return fault
        self._register(cells)
        person = self._known.people.get(number)
        if person and (unit, title) in person.posts:
            return ""
        self._set_up(unit, title, is_head=cells.get("主要负责人", "") in _YES)
        self._held.add((number, unit, title))
        is_primary = cells.get("主岗", "") in _YES
        if is_primary:
            self._primary.add(number)
        self._made.appointments.append(NewAppointment(number, unit, title, is_primary))
        return ""

    def _person_fault(self, cells: Mapping[str, str]) -> str:
        number, name = cells["工号"], cells["姓名"]
        if number in self._known.administrators:
            return f"工号 {number} 是管理员{self._known.administrators[number]}，不能兼作业务人员。"
        person = self._known.people.get(number)
        if person and person.has_left:
            return f"工号 {number}（{person.name}）已离任，不能再导入。"
        registered = person.name if person else self._names.get(number, name)
        if registered != name:
            return f"工号 {number} 已登记给{registered}，这里写的是{name}，请核对。"
        return self._username_fault(cells, is_new=person is None)

    def _username_fault(self, cells: Mapping[str, str], *, is_new: bool) -> str:
        number, username = cells["工号"], cells.get("登录名", "") or cells["工号"]
        if not is_new or number in self._names:
            return ""
        if not _USERNAME.fullmatch(username):
            return f"登录名“{username}”只能用字母、数字和 . @ + - _，请另填登录名。"
        if username in self._known.usernames or username in self._usernames:
            return f"登录名“{username}”已被使用，请换一个。"
        return ""

    def _post_fault(self, cells: Mapping[str, str], unit: str) -> str:
        number, title = cells["工号"], cells["岗位"]
        for column in ("主要负责人", "主岗"):
            if cells.get(column, "") not in _YES | _NO:
                return f"“{column}”只填“是”或留空，写的是“{cells[column]}”。"
        is_head = cells.get("主要负责人", "") in _YES
        if (number, unit, title) in self._held:
            return "这一行与前面的一行重复。"
        if is_head and self._heads.get(unit, title) != title:
            return f"“{unit}”的主要负责人岗位已是“{self._heads[unit]}”，只能有一个。"
        person = self._known.people.get(number)
        holds = person is not None and (unit, title) in person.posts
        if (unit, title) in self._taken and not holds:
            return f"“{unit}”的“{title}”只设一人，已有人担任。"
        if cells.get("主岗", "") in _YES and number in self._primary:
            return "一个人只能有一个主岗。"
        return ""

    def _register(self, cells: Mapping[str, str]) -> None:
        number = cells["工号"]
        if number in self._known.people or number in self._names:
            return
        username = cells.get("登录名", "") or number
        self._names[number] = cells["姓名"]
        self._usernames.add(username)
        self._made.people.append(NewPerson(number, cells["姓名"], cells.get("手机", ""), username))

    def _set_up(self, unit: str, title: str, *, is_head: bool) -> None:
        if (unit, title) not in self._posts:
            self._posts.add((unit, title))
            self._made.posts.append(NewPost(unit, title, is_head))
            if is_head:
                self._heads[unit] = title
        if self._heads.get(unit) == title:
            self._taken.add((unit, title))
