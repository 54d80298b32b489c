"""What the organ has, as the rules of importing see it."""

from __future__ import annotations

from sanban.org.domain.staff_import import Known, KnownPerson
from sanban.org.models import Account, Appointment, Person, Post, Unit
from sanban.org.vocabulary import AccountRole, UnitKind

Key = tuple[str, str]


def unit_paths(organ_id: int) -> dict[str, Unit]:
    """Return the units that exist now by their path of names, such as 「综合业务处/统计科」."""
    units = {unit.pk: unit for unit in Unit.objects.open().filter(organ_id=organ_id)}

    def path(unit: Unit) -> str:
        above = units.get(unit.parent_id) if unit.parent_id else None
        return f"{path(above)}/{unit.name}" if above else unit.name

    return {path(unit): unit for unit in units.values()}


def posts_by_key(organ_id: int, units: dict[str, Unit]) -> dict[Key, Post]:
    """Return the posts that exist now by unit and title."""
    names = {unit.pk: path for path, unit in units.items()}
    posts = Post.objects.open().filter(organ_id=organ_id)
    return {(names[post.unit_id], post.title): post for post in posts if post.unit_id in names}


def known(organ_id: int) -> Known:
    """Return what the organ has now."""
    units = unit_paths(organ_id)
    posts = posts_by_key(organ_id, units)
    keys = {post.pk: key for key, post in posts.items()}
    held: dict[int, set[Key]] = {}
    taken: set[Key] = set()
    for appointment in Appointment.objects.open().filter(person__organ_id=organ_id):
        key = keys.get(appointment.post_id)
        if key:
            held.setdefault(appointment.person_id, set()).add(key)
            if appointment.is_single:
                taken.add(key)
    accounts = Account.objects.filter(organ_id=organ_id)
    with_account = {account.person_id for account in accounts}
    return Known(
        units=frozenset(units),
        posts={key: key in taken for key in posts},
        heads={key[0]: post.title for key, post in posts.items() if post.is_head},
        people={
            person.staff_number: KnownPerson(
                person.name,
                person.left_at is not None,
                person.pk in with_account,
                frozenset(held.get(person.pk, ())),
            )
            for person in Person.objects.filter(organ_id=organ_id)
        },
        administrators={
            account.staff_number: account.holder_name
            for account in accounts
            if account.role != AccountRole.PERSON
        },
        usernames=frozenset(Account.objects.values_list("username", flat=True)),
        kinds={label: value for value, label in UnitKind.choices},
    )
