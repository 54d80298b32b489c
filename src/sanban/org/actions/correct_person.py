"""更正人员信息."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Values
from sanban.kernel.errors import DomainError, StaleError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Account, Person
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToCorrectPerson(DomainError):  # noqa: N818 - the name says what happened
    """A correction that cannot be made."""


@transaction.atomic
def correct_person(
    person: Person,
    *,
    actor: Actor,
    at: datetime,
    name: str,
    mobile: str,
    position: int,
    version: int | None = None,
) -> None:
    """Correct the particulars of a person; the staff number never changes."""
    begin(actor, Verb.SHAPE, UnableToCorrectPerson, person)
    if version is not None and version != person.version:
        raise StaleError(
            f"您打开页面之后，{person.name}的信息已被别人改动；请看过现在的内容再改，刚才的修改没有保存。"
        )
    old: Values = {"name": person.name, "mobile": person.mobile, "position": person.position}
    new: Values = {"name": name, "mobile": mobile, "position": position}
    if old == new:
        raise UnableToCorrectPerson("内容没有变。")
    person.name, person.mobile, person.position = name, mobile, position
    person.version += 1
    person.save(update_fields=["name", "mobile", "position", "version"])
    Account.objects.filter(person=person).update(holder_name=name)
    note(entry_types.PERSON_CORRECTED, person, actor=actor, at=at, old=old, new=new)
