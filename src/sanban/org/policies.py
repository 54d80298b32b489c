"""Who may do what in the organisation."""

from __future__ import annotations

from enum import StrEnum

from sanban.kernel.decision import ALLOWED, Decision
from sanban.org.actor import Actor
from sanban.org.models import Person
from sanban.org.vocabulary import AccountRole


class Verb(StrEnum):
    """What can be done, as the policies see it."""

    SHAPE = "shape"  # units, posts, people, remits, imports, leaving
    OPEN_ACCOUNT = "open-account"
    GRANT_ACCESS = "grant-access"  # activate, disable and reset accounts: the second pair of eyes
    READ_AUDIT = "read-audit"
    OVERSEE_DELEGATIONS = "oversee-delegations"
    OVERSEE_TOKENS = "oversee-tokens"


_ROLES: dict[Verb, AccountRole] = {
    Verb.SHAPE: AccountRole.SYSTEM_ADMINISTRATOR,
    Verb.OPEN_ACCOUNT: AccountRole.SYSTEM_ADMINISTRATOR,
    Verb.GRANT_ACCESS: AccountRole.SECURITY_ADMINISTRATOR,
    Verb.READ_AUDIT: AccountRole.AUDIT_ADMINISTRATOR,
    Verb.OVERSEE_DELEGATIONS: AccountRole.SECURITY_ADMINISTRATOR,
    Verb.OVERSEE_TOKENS: AccountRole.SECURITY_ADMINISTRATOR,
}


def may(actor: Actor, verb: Verb) -> Decision:
    """Tell whether the actor's role carries a verb."""
    role = _ROLES[verb]
    if actor.role == role:
        return ALLOWED
    return Decision(allowed=False, reason=f"这一步只能由{role.label}办理。")


def may_for(actor: Actor, person: Person, *, instead: Verb) -> Decision:
    """Tell whether the actor may do for a person what the person does himself.

    He is that person and acts in his own name, or his role carries ``instead``.
    """
    if actor.person_id is not None and actor.person_id == person.pk and actor.principal is None:
        return ALLOWED
    if actor.organ_id != person.organ_id:
        return Decision(allowed=False, reason="没有找到这个人。")
    if may(actor, instead).allowed:
        return ALLOWED
    return Decision(allowed=False, reason=f"只能由本人或{_ROLES[instead].label}办理。")
