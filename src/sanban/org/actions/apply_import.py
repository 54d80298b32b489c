"""导入单位和人员."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types, imports
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.domain.staff_import import Plan, plan
from sanban.org.models import Account, Appointment, Person, Post, StaffImport, Unit, UnitRecord
from sanban.org.policies import Verb
from sanban.org.trail import note
from sanban.org.vocabulary import AccountRole


class UnableToImport(DomainError):  # noqa: N818 - the name says what happened
    """An import that is not taken over."""


@transaction.atomic
def apply_import(staff_import: StaffImport, *, actor: Actor, at: datetime) -> Plan:
    """Take an import over as a whole: judged anew against what the organ has by now.

    Accounts are opened but not activated: that is for the security administrator.
    """
    begin(actor, Verb.SHAPE, UnableToImport, staff_import)
    if staff_import.applied_at:
        raise UnableToImport("这份表已经导入过，没有重复导入。")
    planned = plan(staff_import.rows, imports.known(actor.organ_id))
    if planned.problems:
        raise UnableToImport(f"还有{len(planned.problems)}处问题没有改好，一行也没有导入。")
    if planned.is_empty:
        raise UnableToImport("表里的内容都已经有了，没有可导入的。")
    _Writer(actor.organ_id, at).write(planned)
    staff_import.applied_at = at
    staff_import.save(update_fields=["applied_at"])
    note(entry_types.IMPORTED, staff_import, actor=actor, at=at, new=_told(planned))
    return planned


def _told(planned: Plan) -> dict[str, list[str]]:
    """Name everything that was made, for the trail."""
    return {
        "units": [unit.path for unit in planned.units],
        "posts": [f"{post.unit}/{post.title}" for post in planned.posts],
        "people": [f"{person.staff_number} {person.name}" for person in planned.people],
        "appointments": [
            f"{held.staff_number} {held.unit}/{held.title}" for held in planned.appointments
        ],
    }


class _Writer:
    """Writes a plan in bulk."""

    def __init__(self, organ_id: int, at: datetime) -> None:
        self._organ_id, self._at = organ_id, at
        self._units = imports.unit_paths(organ_id)
        self._posts = imports.posts_by_key(organ_id, self._units)

    def write(self, planned: Plan) -> None:
        """Write units, posts, people and appointments, in this order."""
        for unit in planned.units:
            parent = self._units.get(unit.parent)
            made = Unit.objects.create(
                organ_id=self._organ_id,
                name=unit.name,
                kind=unit.kind,
                parent=parent,
                position=unit.position,
            )
            made.path = made.path_under(parent)
            made.save(update_fields=["path"])
            UnitRecord.objects.create(unit=made, name=made.name, parent=parent, from_at=self._at)
            self._units[unit.path] = made
        Post.objects.bulk_create(
            Post(
                organ_id=self._organ_id,
                unit=self._units[post.unit],
                title=post.title,
                is_head=post.is_head,
                is_single=post.is_head,
            )
            for post in planned.posts
        )
        self._posts = imports.posts_by_key(self._organ_id, self._units)
        self._write_people(planned)
        self._write_appointments(planned)

    def _write_people(self, planned: Plan) -> None:
        Person.objects.bulk_create(
            Person(
                organ_id=self._organ_id,
                staff_number=person.staff_number,
                name=person.name,
                mobile=person.mobile,
            )
            for person in planned.people
        )
        people = self._people()
        accounts = [
            Account(
                organ_id=self._organ_id,
                username=person.username,
                role=AccountRole.PERSON,
                person=people[person.staff_number],
                holder_name=person.name,
                staff_number=person.staff_number,
                opened_at=self._at,
            )
            for person in planned.people
        ]
        for account in accounts:
            account.set_unusable_password()
        Account.objects.bulk_create(accounts)

    def _write_appointments(self, planned: Plan) -> None:
        people = self._people()
        chosen = {held.staff_number for held in planned.appointments if held.is_primary}
        open_ones = Appointment.objects.open().filter(person__organ_id=self._organ_id)
        Appointment.objects.filter(
            pk__in=[
                found.pk
                for found in open_ones.filter(is_primary=True).select_related("person")
                if found.person.staff_number in chosen
            ]
        ).update(is_primary=False)
        has_primary = chosen | set(
            open_ones.filter(is_primary=True).values_list("person__staff_number", flat=True)
        )
        made = []
        for held in planned.appointments:
            post = self._posts[held.unit, held.title]
            is_primary = held.is_primary or held.staff_number not in has_primary
            has_primary.add(held.staff_number)
            made.append(
                Appointment(
                    person=people[held.staff_number],
                    post=post,
                    is_primary=is_primary,
                    primary_from=self._at if is_primary else None,
                    is_single=post.is_single,
                    from_at=self._at,
                )
            )
        Appointment.objects.bulk_create(made)

    def _people(self) -> dict[str, Person]:
        return {
            person.staff_number: person for person in Person.objects.filter(organ_id=self._organ_id)
        }
