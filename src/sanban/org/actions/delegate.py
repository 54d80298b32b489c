"""授权代理."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import take_turn
from sanban.org.domain.delegation import Conflict, Grant, Refusal, conflict
from sanban.org.models import Absence, Appointment, Delegation, Person, Post
from sanban.org.policies import Verb, may_for
from sanban.org.scopes import delegable, label_of, personal_codes
from sanban.org.trail import note

_SENTENCES = {
    Refusal.TO_ONESELF: "不能授权给自己。",
    Refusal.EMPTY_SPAN: "结束时间应在开始时间之后。",
    Refusal.PERSONAL: "这一项只能由本人办理，不能授权他人。",
    Refusal.OVERLAPPING: "这段时间、这个范围已经授权给{delegate}，请先终止原来的授权。",
    Refusal.CIRCULAR: "{principal}这段时间把工作授权给了{delegate}，这样会绕成一圈；请另选代理人。",
}


class UnableToDelegate(DomainError):  # noqa: N818 - the name says what happened
    """A delegation that cannot be given."""


@transaction.atomic
def delegate(  # noqa: PLR0913 - what a delegation is, besides who gives it and when
    principal: Person,
    to: Person,
    *,
    actor: Actor,
    at: datetime,
    scope: str,
    from_at: datetime,
    until_at: datetime,
    reason: str,
    post: Post | None = None,
) -> Delegation:
    """Let ``to`` act for ``principal`` within a scope and a span of time.

    The principal gives it himself; for somebody who cannot, the security administrator does, with the
    reason on record. Nobody gives on what was given to him: that is no delegation of his own.
    """
    may_for(actor, principal, instead=Verb.OVERSEE_DELEGATIONS).or_raise(UnableToDelegate)
    take_turn(actor.organ_id, UnableToDelegate, principal, to, *([post] if post else []))
    _check_people(principal, to, post)
    _check_words(actor, at=at, until_at=until_at, scope=scope, reason=reason)
    given = Grant(principal.pk, to.pk, scope, from_at, until_at, post.pk if post else None)
    # Ended or past ones cannot meet what begins now or later.
    standing = Delegation.objects.filter(
        organ_id=actor.organ_id, ended_at=None, until_at__gt=from_at
    )
    found = conflict([known.grant() for known in standing], given, personal_codes())
    if found:
        raise UnableToDelegate(_sentence(found))
    _check_is_there(to, from_at, until_at)
    delegation = Delegation.objects.create(
        organ_id=actor.organ_id,
        principal=principal,
        delegate=to,
        scope=scope,
        post=post,
        from_at=from_at,
        until_at=until_at,
        reason=reason,
    )
    new = {
        "principal": principal.name,
        "delegate": to.name,
        "scope": label_of(scope),
        "post": str(post) if post else None,
        "from": from_at.isoformat(),
        "until": until_at.isoformat(),
    }
    note(entry_types.DELEGATED, delegation, actor=actor, at=at, new=new, reason=reason)
    return delegation


def _check_people(principal: Person, to: Person, post: Post | None) -> None:
    for person in (principal, to):
        if person.left_at:
            raise UnableToDelegate(f"{person.name}已离任，不能授权，也不能代理。")
    if post and not Appointment.objects.open().filter(person=principal, post=post).exists():
        raise UnableToDelegate(f"{principal.name}没有担任“{post}”，不能授权这个岗位的工作。")


def _check_words(
    actor: Actor, *, at: datetime, until_at: datetime, scope: str, reason: str
) -> None:
    known = {found.code for found in delegable()} | personal_codes()
    if scope not in known:
        raise UnableToDelegate("没有这个授权范围，请重新选择。")
    if until_at <= at:
        raise UnableToDelegate("结束时间已经过去，请重新填写。")
    if actor.person_id is None and not reason.strip():
        raise UnableToDelegate("代为登记授权，须写明依据，例如“领导口头交办，待补签”。")


def _check_is_there(to: Person, from_at: datetime, until_at: datetime) -> None:
    away = Absence.objects.filter(person=to).meeting(from_at, until_at).first()
    if away:
        raise UnableToDelegate(
            f"{to.name}这段时间也有{away.get_kind_display()}，请另选代理人，或错开时间。"
        )


def _sentence(found: Conflict) -> str:
    other = found.other
    if other is None:
        return _SENTENCES[found.refusal]
    names = Person.objects.in_bulk([other.principal, other.delegate])
    return _SENTENCES[found.refusal].format(
        principal=names[other.principal].name, delegate=names[other.delegate].name
    )
