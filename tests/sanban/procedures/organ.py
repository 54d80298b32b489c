"""The organ of these tests: its people, its working hours, its gates, all in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sanban.procedures.domain.deciding import Office
from sanban.procedures.domain.definition import AssigneeRule
from sanban.procedures.domain.gates import (
    EvidenceGate,
    Gate,
    GateDeclaration,
    GateQuestion,
)
from sanban.procedures.domain.people import Holder, StaffingQuestion
from sanban.procedures.shipped import shipped_gates

# The people of tests/cast.py, and three more where a procedure needs them.
LU = Holder("lu", "陆平", "business-clerk", "综合业务处科员")
FANG = Holder("fang", "方圆", "business-clerk-2", "综合业务处科员")
GAO = Holder("gao", "高远", "business-head", "综合业务处处长")
TANG = Holder("tang", "唐安", "safety-head", "安全监督处处长")
XU = Holder("xu", "许堰", "lock-head", "船闸运行处处长")
ZHENG = Holder("zheng", "郑卫", "personnel-head", "组织人事处处长")
CHENG = Holder("cheng", "程信", "legal-officer", "法制审核员")
HE = Holder("he", "何静", "office-director", "办公室主任")
LIN = Holder("lin", "林晓", "registry", "文书")
QIN = Holder("qin", "秦岚", "seal-keeper", "监印人")
ZHOU = Holder("zhou", "周航", "deputy", "副站长")
SHEN = Holder("shen", "沈立", "director", "站长")
SUN = Holder("sun", "孙悦", "reviewer-1", "办公室核稿员")
QIAN = Holder("qian", "钱立", "reviewer-2", "办公室核稿员")
JIANG = Holder("jiang", "蒋维", "secrecy-officer", "保密审查员")
PEOPLE = (LU, FANG, GAO, TANG, XU, ZHENG, SUN, QIAN, HE, CHENG, JIANG, ZHOU, SHEN, LIN, QIN)

RULES: dict[str, tuple[Holder, ...]] = {
    "unit-head": (GAO,),
    "supervising-leader": (ZHOU,),
    "organ-head": (SHEN,),
    "registry": (LIN,),
    "seal-keeper": (QIN,),
    "second-reader": (FANG,),
    "concurring-heads": (TANG, XU, ZHENG),
    "co-issuer-heads": (TANG, XU),
    "post:general-office-reviewer": (SUN, QIAN),
    "post:general-office-director": (HE,),
    "post:legal-officer": (CHENG,),
    "post:secrecy-officer": (JIANG,),
}

_OPENS, _MINUTES = 9, 8 * 60
_SATURDAY = 5


class PlainWeek:
    """Monday to Friday, nine to five, no holidays."""

    minutes_per_day = _MINUTES

    def add(self, start: datetime, minutes: int) -> datetime:
        """Return the moment so much working time later or earlier."""
        day = start.replace(hour=0, minute=0, second=0, microsecond=0)
        total = self._since(start, day) + minutes
        while True:
            here = self._of(day)
            if 0 < total <= here or (total == 0 and minutes == 0):
                return day + timedelta(hours=_OPENS, minutes=total)
            if total <= 0:
                day -= timedelta(days=1)
                total += self._of(day)
            else:
                total -= here
                day += timedelta(days=1)

    def between(self, start: datetime, end: datetime) -> int:
        """Return the minutes of working time between two moments."""
        day = start.replace(hour=0, minute=0, second=0, microsecond=0)
        total = -self._since(start, day)
        while day.date() < end.date():
            total += self._of(day)
            day += timedelta(days=1)
        return total + self._since(end, day)

    def _of(self, day: datetime) -> int:
        return _MINUTES if day.weekday() < _SATURDAY else 0

    def _since(self, moment: datetime, day: datetime) -> int:
        if day.weekday() >= _SATURDAY:
            return 0
        opened = day + timedelta(hours=_OPENS)
        return max(0, min(_MINUTES, int((moment - opened).total_seconds()) // 60))


@dataclass
class People:
    """The posts of the organ; tests change who holds what."""

    rules: dict[str, tuple[Holder, ...]] = field(default_factory=lambda: dict(RULES))
    left: set[str] = field(default_factory=set)
    successors: dict[str, Holder] = field(default_factory=dict)
    heads: dict[str, Holder] = field(default_factory=lambda: {LU.person: GAO, FANG.person: GAO})
    mandates: set[tuple[str, str]] = field(default_factory=set)
    head: Holder = HE

    def holders(self, rule: AssigneeRule, question: StaffingQuestion) -> tuple[Holder, ...]:
        """Return who is meant, in the seats as they are filled now."""
        found = self.rules.get(rule.code, ())
        seated = (self._now_in(one) for one in found)
        return tuple(one for one in seated if one.person not in self.left | question.excluded)

    def is_in_post(self, holder: Holder, at: datetime) -> bool:
        """Tell whether the person has not left."""
        del at
        return holder.person not in self.left

    def successor(self, holder: Holder, at: datetime) -> Holder | None:
        """Return who took over the post."""
        del at
        now = self._now_in(holder)
        return None if now.person in self.left else now

    def _now_in(self, holder: Holder) -> Holder:
        """Follow a post from hand to hand."""
        while holder.person in self.successors:
            holder = self.successors[holder.person]
        return holder

    def head_over(self, holder: Holder, at: datetime) -> Holder | None:
        """Return the head of the holder's unit, the office director for those without one."""
        del at
        head = self.heads.get(holder.person, self.head)
        return None if head.person in self.left | {holder.person} else head

    def may_act_for(self, actor: Holder, principal: Holder, step: str, at: datetime) -> bool:
        """Tell whether a test gave the actor a mandate."""
        del step, at
        return (actor.person, principal.person) in self.mandates


@dataclass(frozen=True)
class Lenient:
    """A gate that is always satisfied; for tests that look at something else."""

    declaration: GateDeclaration

    def missing(self, question: GateQuestion) -> tuple[str, ...]:
        """Return nothing."""
        del question
        return ()


def strict_gates(codes: Iterable[str]) -> Mapping[str, Gate]:
    """Return gates that are satisfied by evidence only: ``bound-*`` ones by evidence for this text."""
    shipped = shipped_gates()
    return {
        code: EvidenceGate(
            shipped.get(code)
            or GateDeclaration(
                code, f"关口{code}", "提交凭据。",
                binds_text=code.startswith("bound"), may_deviate=not code.endswith("fixed"),
            )
        )
        for code in codes
    }  # fmt: skip


def lenient_gates() -> Mapping[str, Gate]:
    """Return the shipped gates and those of the sample, all open."""
    gates = {code: Lenient(gate) for code, gate in shipped_gates().items()}
    sample = {code: Lenient(gate.declaration) for code, gate in strict_gates(SAMPLE_GATES).items()}
    return gates | sample


SAMPLE_GATES = ("bound-typeset", "bound-fixed", "concurred")
MONDAY = datetime(2026, 7, 6, 9, 0, tzinfo=UTC)


def office(people: People | None = None, gates: Mapping[str, Gate] | None = None) -> Office:
    """Return the surroundings of a case."""
    return Office(people or People(), lenient_gates() if gates is None else gates, PlainWeek())
