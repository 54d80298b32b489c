"""The people of every test: a small waterway station, its three administrators, and a neighbour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sanban.org.actor import Actor
from sanban.org.models import Account, Organ, Person, Post, Unit
from sanban.org.queries import post_at
from sanban.org.vocabulary import AccountRole, UnitKind
from tests.factories.org import (
    give_post,
    make_account,
    make_leader,
    make_organ,
    make_person,
    make_post,
    make_unit,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
FOUNDED = datetime(2026, 1, 5, 9, 0, tzinfo=SHANGHAI)
NOW = datetime(2026, 7, 16, 9, 30, tzinfo=SHANGHAI)  # a Thursday


@dataclass(frozen=True)
class Cast:
    """清河航道管理站, thirteen of its people, and 钱多 of the station next door."""

    organ: Organ
    neighbour: Organ
    neighbour_unit: Unit
    leadership: Unit
    office: Unit
    personnel: Unit
    business: Unit
    safety: Unit
    lock: Unit
    technology: Unit
    director: Post
    office_head: Post
    business_head: Post
    business_clerk: Post
    statistician: Post
    shen_li: Person
    """站长"""
    zhou_hang: Person
    """副站长，分管综合业务处、船闸运行处"""
    wu_min: Person
    """副站长，分管安全监督处、技术信息处"""
    he_jing: Person
    """办公室主任"""
    lin_xiao: Person
    """办公室文书"""
    qin_lan: Person
    """办公室机要员"""
    zheng_wei: Person
    """组织人事处处长"""
    gao_yuan: Person
    """综合业务处处长"""
    lu_ping: Person
    """综合业务处科员"""
    fang_yuan: Person
    """综合业务处科员，兼安全监督处统计员"""
    tang_an: Person
    """安全监督处处长"""
    xu_yan: Person
    """船闸运行处处长"""
    cheng_xin: Person
    """技术信息处处长"""
    qian_duo: Person
    """青山航道管理站站长：另一个机关的人"""
    yan_ming: Account
    """系统管理员"""
    he_yan: Account
    """安全管理员"""
    yu_qing: Account
    """审计管理员"""

    @property
    def system_administrator(self) -> Actor:
        """Let 严明 act."""
        return Actor(self.yan_ming)

    @property
    def security_administrator(self) -> Actor:
        """Let 贺严 act."""
        return Actor(self.he_yan)

    @property
    def audit_administrator(self) -> Actor:
        """Let 于清 act."""
        return Actor(self.yu_qing)

    def acting(self, person: Person) -> Actor:
        """Let a person act in his primary post."""
        return Actor(person.account, person, post_at(person, NOW))


def make_cast() -> Cast:
    """Write the cast into the database."""
    at = FOUNDED
    organ = make_organ("清河航道管理站", at=at)
    leadership = make_unit(organ, "站领导", at=at, kind=UnitKind.LEADERSHIP, position=1)
    office = make_unit(organ, "办公室", at=at, kind=UnitKind.GENERAL_OFFICE, position=2)
    personnel, business, safety, lock, technology = (
        make_unit(organ, name, at=at, position=position)
        for position, name in enumerate(
            ("组织人事处", "综合业务处", "安全监督处", "船闸运行处", "技术信息处"), start=3
        )
    )
    director = make_post(leadership, "站长", is_head=True)
    first_deputy = make_post(leadership, "副站长（业务）", is_single=True)
    second_deputy = make_post(leadership, "副站长（安全）", is_single=True)
    office_head = make_post(office, "主任", is_head=True)
    business_head = make_post(business, "处长", is_head=True)
    business_clerk = make_post(business, "科员")
    statistician = make_post(safety, "统计员")
    for unit, leader in (
        (business, first_deputy),
        (lock, first_deputy),
        (safety, second_deputy),
        (technology, second_deputy),
    ):
        make_leader(leader, unit, at=at)

    def person(number: int, name: str, post: Post) -> Person:
        return make_person(organ, f"QH{number:03}", name, post, at=at)

    fang_yuan = person(10, "方圆", business_clerk)
    give_post(fang_yuan, statistician, at=at)
    neighbour = make_organ("青山航道管理站", at=at)
    neighbour_unit = make_unit(neighbour, "站领导", at=at)
    elsewhere = make_post(neighbour_unit, "站长", is_head=True)

    def administrator(number: int, name: str, role: AccountRole) -> Account:
        return make_account(organ, f"QH9{number:02}", name, at=at, role=role)

    return Cast(
        organ=organ,
        neighbour=neighbour,
        neighbour_unit=neighbour_unit,
        leadership=leadership,
        office=office,
        personnel=personnel,
        business=business,
        safety=safety,
        lock=lock,
        technology=technology,
        director=director,
        office_head=office_head,
        business_head=business_head,
        business_clerk=business_clerk,
        statistician=statistician,
        shen_li=person(1, "沈立", director),
        zhou_hang=person(2, "周航", first_deputy),
        wu_min=person(3, "吴敏", second_deputy),
        he_jing=person(4, "何静", office_head),
        lin_xiao=person(5, "林晓", make_post(office, "文书")),
        qin_lan=person(6, "秦岚", make_post(office, "机要员")),
        zheng_wei=person(7, "郑卫", make_post(personnel, "处长", is_head=True)),
        gao_yuan=person(8, "高远", business_head),
        lu_ping=person(9, "陆平", business_clerk),
        fang_yuan=fang_yuan,
        tang_an=person(11, "唐安", make_post(safety, "处长", is_head=True)),
        xu_yan=person(12, "许堰", make_post(lock, "处长", is_head=True)),
        cheng_xin=person(13, "程信", make_post(technology, "处长", is_head=True)),
        qian_duo=make_person(neighbour, "QS001", "钱多", elsewhere, at=at),
        yan_ming=administrator(1, "严明", AccountRole.SYSTEM_ADMINISTRATOR),
        he_yan=administrator(2, "贺严", AccountRole.SECURITY_ADMINISTRATOR),
        yu_qing=administrator(3, "于清", AccountRole.AUDIT_ADMINISTRATOR),
    )
