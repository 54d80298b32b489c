"""设立演示机关: the made-up organ with units, posts, people, accounts, procedures, duties and a seal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sanban.demo.domain import roll
from sanban.demo.errors import UnableToGenerate
from sanban.demo.picture import seal_picture
from sanban.documents.actions.keep_seals import make_seal
from sanban.org import founding as foundation
from sanban.org.actions.activate_account import activate_account
from sanban.org.actions.appoint import appoint
from sanban.org.actions.create_post import create_post
from sanban.org.actions.create_unit import create_unit
from sanban.org.actions.found_organ import Holder, found_organ
from sanban.org.actions.open_account import open_account
from sanban.org.actions.put_in_charge import put_in_charge
from sanban.org.actions.register_person import register_person
from sanban.org.actor import Actor, Console
from sanban.org.models import Account, Organ, Post, Unit
from sanban.org.vocabulary import ADMINISTRATORS, AccountRole, UnitKind
from sanban.procedures.actions.assign_duty import assign_duty
from sanban.procedures.domain.definition import AssigneeRule
from sanban.procedures.domain.terms import Rule

_KINDS = {
    roll.LEADERSHIP: UnitKind.LEADERSHIP,
    roll.OFFICE: UnitKind.GENERAL_OFFICE,
}
_NAMES = ("严守", "贺正", "于明")
_SEAL_WIDTH = 42


def demo_organ(name: str, *, at: datetime) -> tuple[Organ, Mapping[AccountRole, str]]:
    """Return the demonstration of that name, founded now or before; never an organ of real work.

    With it come the enrolment codes of its administrators, only when it has just been founded.
    """
    found = Organ.objects.filter(name=name).first()
    if found is None:
        return _found(name, at)
    if not found.is_demo:
        raise UnableToGenerate(
            f"“{name}”不是演示机关，不能生成演示公文，请用 --organ 另取一个名称。"
        )
    return found, {}


@transaction.atomic
def _found(name: str, at: datetime) -> tuple[Organ, Mapping[AccountRole, str]]:
    number = Organ.objects.filter(is_demo=True).count() + 1
    holders = {
        role: Holder(f"demo{number}-{role.split('-')[0]}", holder, f"YS9{place:02}")
        for place, (role, holder) in enumerate(zip(ADMINISTRATORS, _NAMES, strict=True), start=1)
    }
    founding = found_organ(
        name=name, organ_code=roll.ORGAN_CODE, administrators=holders, at=at, is_demo=True
    )
    organ = founding.organ
    foundation.provide_all(Console(organ), at)
    system = Actor(Account.objects.get(organ=organ, role=AccountRole.SYSTEM_ADMINISTRATOR))
    security = Actor(Account.objects.get(organ=organ, role=AccountRole.SECURITY_ADMINISTRATOR))
    posts = _fill(system, security, f"demo{number}", at)
    _put_in_charge(system, posts, at)
    _assign(system, posts, at)
    make_seal(
        name, seal_picture(), _SEAL_WIDTH, posts[roll.OFFICE, roll.SEAL_KEEPER], actor=system, at=at
    )
    return organ, founding.codes


Posts = Mapping[tuple[str, str], Post]


def _fill(system: Actor, security: Actor, prefix: str, at: datetime) -> Posts:
    """Set up units and posts, and let everybody take his place with an account in use."""
    units: dict[str, Unit] = {}
    posts: dict[tuple[str, str], Post] = {}
    for number, place in enumerate(roll.places(), start=1):
        if place.unit not in units:
            units[place.unit] = create_unit(
                actor=system, at=at, name=place.unit, position=len(units) + 1,
                kind=_KINDS.get(place.unit, UnitKind.DIVISION),
            )  # fmt: skip
        post = posts.get((place.unit, place.title))
        if post is None:
            post = create_post(
                actor=system, at=at, unit=units[place.unit], title=place.title,
                is_head=place.is_head, is_single=place.is_single, position=number,
            )  # fmt: skip
            posts[place.unit, place.title] = post
        person = register_person(
            actor=system, at=at, staff_number=f"YS{number:03}", name=place.name, position=number
        )
        appoint(person, post, actor=system, at=at)
        account = open_account(person, actor=system, at=at, username=f"{prefix}-{number:03}")
        activate_account(account, actor=security, at=at)
    return posts


def _put_in_charge(system: Actor, posts: Posts, at: datetime) -> None:
    for place, division in enumerate(roll.DIVISIONS):
        leader = posts[roll.LEADERSHIP, roll.leader_of(place)]
        put_in_charge(leader, posts[division, roll.HEAD].unit, actor=system, at=at)
    office = posts[roll.OFFICE, roll.OFFICE_HEAD].unit
    put_in_charge(posts[roll.LEADERSHIP, roll.LEADERS[0]], office, actor=system, at=at)


def _assign(system: Actor, posts: Posts, at: datetime) -> None:
    for duty, title in (
        (AssigneeRule(Rule.REGISTRY), roll.REGISTRY),
        (AssigneeRule(Rule.SEAL_KEEPER), roll.SEAL_KEEPER),
        (AssigneeRule(Rule.POST, "general-office-reviewer"), roll.REVIEWER),
        (AssigneeRule(Rule.POST, "general-office-director"), roll.OFFICE_HEAD),
        (AssigneeRule(Rule.POST, "legal-officer"), roll.LEGAL),
        (AssigneeRule(Rule.POST, "secrecy-officer"), roll.SECRECY),
    ):
        assign_duty(duty, [posts[roll.OFFICE, title]], actor=system, at=at)
