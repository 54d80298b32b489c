"""登记人员."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Account, Person
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToRegisterPerson(DomainError):  # noqa: N818 - the name says what happened
    """A person who cannot be registered."""


@transaction.atomic
def register_person(
    *,
    actor: Actor,
    at: datetime,
    staff_number: str,
    name: str,
    mobile: str = "",
    position: int = 100,
) -> Person:
    """Register somebody who works in the organ; posts and account follow."""
    begin(actor, Verb.SHAPE, UnableToRegisterPerson)
    other = Person.objects.filter(organ_id=actor.organ_id, staff_number=staff_number).first()
    if other:
        raise UnableToRegisterPerson(f"工号 {staff_number} 已登记给{other.name}，请核对。")
    holder = Account.objects.filter(organ_id=actor.organ_id, staff_number=staff_number).first()
    if holder:
        raise UnableToRegisterPerson(
            f"工号 {staff_number} 是{holder.get_role_display()}{holder.holder_name}，管理员不能兼作业务人员。"
        )
    person = Person.objects.create(
        organ_id=actor.organ_id,
        staff_number=staff_number,
        name=name,
        mobile=mobile,
        position=position,
    )
    new = {"staff_number": staff_number, "name": name}
    note(entry_types.PERSON_REGISTERED, person, actor=actor, at=at, new=new)
    return person
