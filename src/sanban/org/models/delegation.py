"""Who may act for whom."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from sanban.kernel.models import OrganOwned
from sanban.org.domain.delegation import Grant
from sanban.org.domain.viewer import Viewer
from sanban.org.models.person import Person
from sanban.org.models.post import Post
from sanban.org.scopes import label_of
from sanban.org.vocabulary import AccountRole


class DelegationQuerySet(models.QuerySet["Delegation"]):
    """Delegations somebody may see."""

    def visible_to(self, viewer: Viewer) -> DelegationQuerySet:
        """Narrow to those given or held by the viewer; the security administrator sees all."""
        own = self.filter(organ_id=viewer.organ_id)
        if viewer.role == AccountRole.SECURITY_ADMINISTRATOR:
            return own
        person = viewer.person_id
        return own.filter(Q(principal_id=person) | Q(delegate_id=person)) if person else own.none()

    def standing(self) -> DelegationQuerySet:
        """Narrow to those that were not ended early."""
        return self.filter(ended_at=None)

    def at(self, at: datetime) -> DelegationQuerySet:
        """Narrow to those in force at a moment."""
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=at), from_at__lte=at, until_at__gt=at)


class Delegation(OrganOwned):
    """That one person may act for another 「授权代理」; shown as 「甲代乙」 wherever it is used."""

    principal = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="given_delegations"
    )
    delegate = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="held_delegations")
    scope = models.CharField("范围", max_length=40)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True)
    from_at = models.DateTimeField("自")
    until_at = models.DateTimeField("至")
    reason = models.CharField("事由", max_length=200)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(principal=F("delegate")), name="delegation_to_another"
            ),
            models.CheckConstraint(
                condition=Q(until_at__gt=F("from_at")), name="delegation_in_order"
            ),
        )

    def __str__(self) -> str:
        """Return who acts for whom."""
        return f"{self.delegate}代{self.principal}"

    @property
    def scope_label(self) -> str:
        """Return the scope in words."""
        return label_of(self.scope)

    def grant(self) -> Grant:
        """Return the delegation as the rules see it."""
        until = min(self.until_at, self.ended_at) if self.ended_at else self.until_at
        return Grant(
            self.principal_id, self.delegate_id, self.scope, self.from_at, until, self.post_id
        )
