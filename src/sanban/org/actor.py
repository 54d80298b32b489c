"""Who acts: an account, the person behind it, the post of the moment, and on whose behalf."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sanban.audit.acting import Acting
from sanban.audit.vocabulary import ActorKind
from sanban.org.models import Account, Organ, Person


@dataclass(frozen=True, slots=True)
class Actor:
    """The ``actor`` of every action; made from the request by the view, never below it."""

    account: Account
    person: Person | None = None
    post: str = ""
    principal: Person | None = None
    address: str = ""

    @property
    def organ_id(self) -> int:
        """Return the organ."""
        return self.account.organ_id

    @property
    def role(self) -> str:
        """Return what the account is for."""
        return self.account.role

    @property
    def account_id(self) -> int:
        """Return the account."""
        return self.account.pk

    @property
    def person_id(self) -> int | None:
        """Return the person, or nothing for an administrator."""
        return self.account.person_id

    @property
    def trace(self) -> Acting:
        """Return the actor as the audit trail keeps him."""
        principal = self.principal
        return Acting(
            organ_id=self.organ_id,
            kind=ActorKind.ADMINISTRATOR if self.account.is_administrator else ActorKind.PERSON,
            public_id=self.person.public_id if self.person else self.account.public_id,
            name=self.account.holder_name,
            post=self.post,
            principal_id=principal.public_id if principal else "",
            principal_name=principal.name if principal else "",
            address=self.address,
        )

    def on_behalf_of(self, principal: Person) -> Actor:
        """Return the same actor under a delegation: 「甲代乙」."""
        return replace(self, principal=principal)


@dataclass(frozen=True, slots=True)
class Console:
    """Whoever sits at the server's own keyboard: sets an organ up and helps when all are locked out."""

    organ: Organ

    @property
    def organ_id(self) -> int:
        """Return the organ."""
        return self.organ.pk

    @property
    def trace(self) -> Acting:
        """Return the actor as the audit trail keeps him."""
        return Acting(self.organ_id, ActorKind.SYSTEM, "", "服务器控制台")
