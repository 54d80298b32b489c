"""Who is acting: the person, the post at that time, and on whose behalf."""

from __future__ import annotations

from dataclasses import dataclass

from sanban.audit.vocabulary import ActorKind


@dataclass(frozen=True, slots=True)
class Acting:
    """The actor as an entry keeps him; names and post are those of the moment."""

    organ_id: int
    kind: ActorKind
    public_id: str
    name: str
    post: str = ""
    principal_id: str = ""
    principal_name: str = ""
    address: str = ""

    @property
    def shown(self) -> str:
        """Return how the actor is named to readers: 「甲」, or 「甲代乙」 under a delegation."""
        return f"{self.name}代{self.principal_name}" if self.principal_name else self.name


def system(organ_id: int) -> Acting:
    """Return the actor of what nobody did by hand."""
    return Acting(organ_id=organ_id, kind=ActorKind.SYSTEM, public_id="", name="系统")
