"""Tokens by which a person's programs use the interface."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from sanban.kernel.models import OrganOwned
from sanban.org.domain.bearer import DIGEST_LENGTH, PREFIX_LENGTH
from sanban.org.domain.viewer import Viewer
from sanban.org.models.account import Account
from sanban.org.vocabulary import AccountRole, ApiScope, TokenState

NAME_LENGTH = 40
LONGEST_LIFE = timedelta(days=365)


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Tokens somebody may see."""

    def visible_to(self, viewer: Viewer) -> ApiTokenQuerySet:
        """Narrow to one's own; the security administrator sees those of the organ."""
        own = self.filter(organ_id=viewer.organ_id)
        if viewer.role == AccountRole.SECURITY_ADMINISTRATOR:
            return own
        return own.filter(account_id=viewer.account_id)

    def at(self, at: datetime) -> ApiTokenQuerySet:
        """Narrow to those that hold at a moment."""
        return self.filter(
            revoked_at=None, expires_at__gt=at, access_epoch=F("account__access_epoch")
        )


class ApiToken(OrganOwned):
    """A token 「接口令牌」 of one person's account; only the hash of its secret is kept.

    ``access_epoch`` is that of the account when the token was made: closing an account or resetting
    its credentials ends its tokens together with its sessions.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField("名称", max_length=NAME_LENGTH)
    scopes = models.JSONField("权限")
    prefix = models.CharField(max_length=PREFIX_LENGTH)
    digest = models.CharField(max_length=DIGEST_LENGTH, unique=True)
    access_epoch = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="api_token_expires_later"
            ),
            models.UniqueConstraint(
                fields=["account", "name"],
                condition=Q(revoked_at=None),
                name="api_token_name_of_account",
            ),
        )
        indexes = (models.Index(fields=["organ", "-made_at"], name="api_token_by_organ"),)

    def __str__(self) -> str:
        """Return name and prefix."""
        return f"{self.name}（{self.prefix}…）"

    def allows(self, scope: ApiScope) -> bool:
        """Tell whether the token may be used for something."""
        return str(scope) in self.scopes

    def state_at(self, at: datetime) -> TokenState:
        """Return how the token stands."""
        if self.revoked_at is not None:
            return TokenState.REVOKED
        if self.expires_at <= at:
            return TokenState.EXPIRED
        if self.access_epoch != self.account.access_epoch or not self.account.is_active:
            return TokenState.VOID
        return TokenState.VALID

    @property
    def scope_labels(self) -> tuple[str, ...]:
        """Return what the token may be used for, in words."""
        return tuple(scope.label for scope in ApiScope if self.allows(scope))
