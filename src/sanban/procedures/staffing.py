"""The engine's questions about people, answered from the organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat

from sanban.org import queries
from sanban.org.models import Appointment, Person, Post, Unit
from sanban.org.vocabulary import UnitKind
from sanban.procedures.domain.definition import AssigneeRule
from sanban.procedures.domain.people import Holder, StaffingQuestion
from sanban.procedures.domain.terms import Rule
from sanban.procedures.models import Duty
from sanban.procedures.standing_in import SCOPE


def holder_of(appointment: Appointment) -> Holder:
    """Return an appointment as the engine knows it."""
    person, post = appointment.person, appointment.post
    return Holder(person.public_id, person.name, post.public_id, str(post))


def primary_holder(person: Person, at: datetime) -> Holder:
    """Return a person in his primary post."""
    held = queries.primary_of(person, at)
    return holder_of(held) if held else Holder(person.public_id, person.name)


@dataclass(frozen=True)
class OrgStaffing:
    """The organ of one case; ``posts`` names the definition's posts, the units are those it asks."""

    organ_id: int
    posts: dict[str, str] = field(default_factory=dict)
    concurring: tuple[Unit, ...] = ()
    co_issuing: tuple[Unit, ...] = ()

    def holders(self, rule: AssigneeRule, question: StaffingQuestion) -> tuple[Holder, ...]:
        """Return who is meant by a rule now, without anyone ``excluded``."""
        found = (holder_of(held) for held in self._found(rule, question))
        return tuple(one for one in found if one.person not in question.excluded)

    def _found(self, rule: AssigneeRule, question: StaffingQuestion) -> Iterable[Appointment]:
        at = question.at
        match rule.rule:
            case Rule.UNIT_HEAD:
                return self._heads(self._units(question), at)
            case Rule.SUPERVISING_LEADER:
                return self._leader(question)
            case Rule.ORGAN_HEAD:
                return self._heads(self._top(), at)
            case Rule.CONCURRING_HEADS:
                return self._speakers(self.concurring, at)
            case Rule.CO_ISSUER_HEADS:
                return self._speakers(self.co_issuing, at)
            case Rule.SECOND_READER:
                return self._second_reader(question)
            case _:
                return self._on_duty(rule, at)

    def _held(self, at: datetime) -> QuerySet[Appointment]:
        held = Appointment.objects.at(at).filter(post__organ_id=self.organ_id, person__left_at=None)
        return held.select_related("person", "post__unit").order_by(
            "person__position", "person_id", "pk"
        )

    def _heads(self, units: Iterable[Unit], at: datetime) -> Iterable[Appointment]:
        heads = self._held(at).filter(post__unit__in=units, post__is_head=True)
        return heads.order_by("post__unit__position", "post__unit_id")

    def _speakers(self, units: Iterable[Unit], at: datetime) -> Iterator[Appointment]:
        """Yield who speaks for each unit that is asked; none is passed by for want of a head."""
        heads = {held.post.unit_id: held for held in self._heads(units, at)}
        for unit in units:
            found = heads.get(unit.pk) or next(iter(self._above(unit, at)), None)
            if found:
                yield found

    def _units(self, question: StaffingQuestion) -> list[Unit]:
        """Return the unit the drafter drafts for."""
        post = self._post(question.drafter)
        if post is not None:
            return [post.unit]
        person = self._person(question.drafter)
        held = queries.primary_of(person, question.at) if person else None
        return [held.post.unit] if held else []

    def _leader(self, question: StaffingQuestion) -> Iterator[Appointment]:
        for unit in self._units(question):
            leader = queries.supervising_leader_of(unit, question.at)
            held = queries.primary_of(leader, question.at) if leader else None
            if held:
                yield held

    def _second_reader(self, question: StaffingQuestion) -> list[Appointment]:
        """Return who reads second: one on that duty in the unit, else a colleague, not the head."""
        units = self._units(question)
        inside = self._held(question.at).filter(post__unit__in=units)
        barred = {question.drafter.person, *question.excluded}
        named = Duty.objects.filter(organ_id=self.organ_id, code=Rule.SECOND_READER)
        for people in (
            inside.filter(post__in=named.values("post")),
            inside.filter(post__is_head=False),
        ):
            found = [held for held in people if held.person.public_id not in barred]
            if found:
                return found[:1]
        return []

    def _on_duty(self, rule: AssigneeRule, at: datetime) -> QuerySet[Appointment]:
        """Return who holds the posts that carry a duty, else those called by its name."""
        duties = Duty.objects.filter(organ_id=self.organ_id, code=rule.code)
        if duties.exists():
            return self._held(at).filter(post__in=duties.values("post"))
        name = self.posts.get(rule.argument, rule.argument) or rule.rule.label
        called = self._held(at).annotate(
            full=Concat(F("post__unit__name"), Value(""), F("post__title"))
        )
        return (
            called.filter(full=name)
            if called.filter(full=name).exists()
            else called.filter(post__title=name)
        )

    def _post(self, holder: Holder) -> Post | None:
        posts = Post.objects.filter(organ_id=self.organ_id, public_id=holder.post)
        return posts.select_related("unit").first() if holder.post else None

    def _person(self, holder: Holder) -> Person | None:
        return Person.objects.filter(organ_id=self.organ_id, public_id=holder.person).first()

    def is_in_post(self, holder: Holder, at: datetime) -> bool:
        """Tell whether the person still holds the post; without a post, whether he is there."""
        held = self._held(at).filter(person__public_id=holder.person)
        if holder.post:
            return held.filter(post__public_id=holder.post).exists()
        return (
            Person.objects.present()
            .filter(organ_id=self.organ_id, public_id=holder.person)
            .exists()
        )

    def successor(self, holder: Holder, at: datetime) -> Holder | None:
        """Return who holds the post now, or the one that succeeds it where it was abolished."""
        post = self._post(holder)
        seen: set[int] = set()
        while post is not None and post.pk not in seen:
            held = self._held(at).filter(post=post).exclude(person__public_id=holder.person).first()
            if held:
                return holder_of(held)
            seen.add(post.pk)
            post = post.successor
        return None

    def head_over(self, holder: Holder, at: datetime) -> Holder | None:
        """Return the nearest head above the post who is not the person himself.

        Where the tree has none, the leader in charge of the unit, then the head of the organ.
        """
        post = self._post(holder)
        if post is None:
            return None
        found = (
            held for held in self._above(post.unit, at) if held.person.public_id != holder.person
        )
        return next((holder_of(held) for held in found), None)

    def _above(self, unit: Unit, at: datetime) -> Iterator[Appointment]:
        """Yield who stands above a unit, the nearest first."""
        above: Unit | None = unit
        while above:
            yield from self._heads([above], at)
            above = above.parent
        leader = queries.supervising_leader_of(unit, at)
        held = queries.primary_of(leader, at) if leader else None
        if held:
            yield held
        yield from self._heads(self._top(), at)

    def _top(self) -> QuerySet[Unit]:
        return Unit.objects.open().filter(organ_id=self.organ_id, kind=UnitKind.LEADERSHIP)

    def may_act_for(self, actor: Holder, principal: Holder, step: str, at: datetime) -> bool:
        """Tell whether a delegation in force covers procedures, and the post the work belongs to."""
        del step  # what only the person himself can say, the engine refuses before it asks
        person, post = self._person(actor), self._post(principal)
        if person is None:
            return False
        found = queries.principals_of(person, SCOPE, at, post)
        return any(one.public_id == principal.person for one in found)


@dataclass(frozen=True)
class HandingOver:
    """The organ at the moment at which one person's work goes to another."""

    organ: OrgStaffing
    leaver: Holder
    receiver: Holder

    def holders(self, rule: AssigneeRule, question: StaffingQuestion) -> tuple[Holder, ...]:
        """Return who is meant by a rule now."""
        return self.organ.holders(rule, question)

    def is_in_post(self, holder: Holder, at: datetime) -> bool:
        """Tell whether the person still holds the post; the leaver no longer does."""
        return not holder.is_same_person(self.leaver) and self.organ.is_in_post(holder, at)

    def successor(self, holder: Holder, at: datetime) -> Holder | None:
        """Return the receiver for the leaver."""
        if holder.is_same_person(self.leaver):
            return self.receiver
        return self.organ.successor(holder, at)

    def head_over(self, holder: Holder, at: datetime) -> Holder | None:
        """Return the head of the unit the post belongs to."""
        return self.organ.head_over(holder, at)

    def may_act_for(self, actor: Holder, principal: Holder, step: str, at: datetime) -> bool:
        """Tell whether a delegation in force lets somebody act for another."""
        return self.organ.may_act_for(actor, principal, step, at)
