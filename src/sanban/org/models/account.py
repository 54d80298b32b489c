"""Accounts: how people and administrators sign in."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from sanban.kernel.models import OrganOwned
from sanban.org.domain.viewer import Viewer
from sanban.org.models.person import NAME_LENGTH, NUMBER_LENGTH, Person
from sanban.org.vocabulary import AccountRole, AccountState

USERNAME_LENGTH = 60
MANAGERS = (AccountRole.SYSTEM_ADMINISTRATOR, AccountRole.SECURITY_ADMINISTRATOR)


class AccountQuerySet(models.QuerySet["Account"]):
    """Accounts somebody may see."""

    def visible_to(self, viewer: Viewer) -> AccountQuerySet:
        """Narrow to the viewer's organ for those who manage accounts, to one's own otherwise."""
        own = self.filter(organ_id=viewer.organ_id)
        return own if viewer.role in MANAGERS else own.filter(pk=viewer.account_id)


class AccountManager(BaseUserManager["Account"].from_queryset(AccountQuerySet)):  # type: ignore[misc]  # made at run time
    """Finds accounts by the name they sign in with; makes none, there are actions for that."""


class Account(AbstractBaseUser, OrganOwned):
    """An account 「账号」: of one person, or of one of the three administrators 「三员」.

    The staff number names the human being. The database lets it stand once in an organ, so nobody
    holds two administrations, or one beside an ordinary account.
    """

    username = models.CharField("登录名", max_length=USERNAME_LENGTH, unique=True)
    role = models.CharField(max_length=30, choices=AccountRole.choices)
    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="account"
    )
    holder_name = models.CharField("姓名", max_length=NAME_LENGTH)
    staff_number = models.CharField("工号", max_length=NUMBER_LENGTH)
    is_active = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    disabled_at = models.DateTimeField(null=True, blank=True)
    enrolment_digest = models.CharField(max_length=200, blank=True)
    enrolment_until = models.DateTimeField(null=True, blank=True)
    access_epoch = models.PositiveIntegerField(default=0)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = AccountManager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "staff_number"], name="account_one_for_each_human"
            ),
            models.CheckConstraint(
                condition=Q(role=AccountRole.PERSON, person__isnull=False)
                | Q(~Q(role=AccountRole.PERSON), person__isnull=True),
                name="account_person_or_administrator",
            ),
            models.CheckConstraint(
                condition=Q(role__in=AccountRole.values), name="account_role_known"
            ),
            models.CheckConstraint(
                condition=Q(is_active=False) | Q(disabled_at=None),
                name="account_active_or_disabled",
            ),
        )

    def __str__(self) -> str:
        """Return the holder's name."""
        return self.holder_name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Return what a session must match; raising ``access_epoch`` ends all sessions at once."""
        value = f"{self.password}\0{self.access_epoch}"
        key = "sanban.org.models.account"
        return salted_hmac(key, value, secret=secret, algorithm="sha256").hexdigest()

    def state_at(self, at: datetime) -> AccountState:
        """Return how far the account has come."""
        if self.disabled_at:
            return AccountState.DISABLED
        if not self.is_active:
            return AccountState.OPENED
        waiting = self.enrolment_until is not None and self.enrolment_until > at
        return AccountState.ENROLLING if waiting else AccountState.ACTIVE

    @property
    def is_administrator(self) -> bool:
        """Tell whether this is one of the three administrators."""
        return self.role != AccountRole.PERSON
