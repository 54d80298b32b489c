"""启用和停用印章."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Subject, record
from sanban.documents import entry_types
from sanban.documents.completing import seal_image
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.issue_policies import may_keep_seals
from sanban.documents.models import Seal
from sanban.files.store import store
from sanban.org.actor import Actor
from sanban.org.changes import lock_organ
from sanban.org.models import Post

NARROWEST, WIDEST = 20, 60  # millimetres; the largest seal of an organ is 60 mm across


@transaction.atomic
def make_seal(
    name: str, image: bytes, width: int, keeper_post: Post, *, actor: Actor, at: datetime
) -> Seal:
    """Put a seal to use: its image, its width, and the post whose holder keeps it."""
    may_keep_seals(actor).or_raise(UnableToHandleDocument)
    name = name.strip()
    if not name:
        raise UnableToHandleDocument("请写明印章名称，如“清河航道管理站”。")
    if keeper_post.organ_id != actor.organ_id or keeper_post.closed_at:
        raise UnableToHandleDocument("没有这个岗位，或者已经撤销，请重新选择监印人的岗位。")
    if not NARROWEST <= width <= WIDEST:
        raise UnableToHandleDocument(f"印章直径应在{NARROWEST}到{WIDEST}毫米之间，请核对。")
    cleaned = seal_image(image)
    organ = lock_organ(actor.organ_id)
    if Seal.objects.in_use().filter(organ=organ, name=name).exists():
        raise UnableToHandleDocument(f"“{name}”已经启用；换用新印章的，请先停用原来的。")
    seal = Seal.objects.create(
        organ=organ,
        name=name,
        image=store().put(cleaned),
        width=width,
        keeper_post=keeper_post,
        made_at=at,
    )
    new = {"name": name, "image": seal.image, "keeper": str(keeper_post)}
    _record(entry_types.SEAL_MADE.code, seal, actor, at, new)
    return seal


@transaction.atomic
def close_seal(seal: Seal, reason: str, *, actor: Actor, at: datetime) -> None:
    """Take a seal out of use; what it was affixed to stays as it is."""
    may_keep_seals(actor).or_raise(UnableToHandleDocument)
    lock_organ(actor.organ_id)
    fresh = Seal.objects.in_use().filter(pk=seal.pk, organ_id=actor.organ_id).first()
    if fresh is None:
        raise UnableToHandleDocument("这枚印章已经停用，不用再停用。")
    if not reason.strip():
        raise UnableToHandleDocument("请写明停用的理由。")
    fresh.closed_at, fresh.closed_reason = at, reason.strip()
    fresh.save(update_fields=["closed_at", "closed_reason"])
    _record(entry_types.SEAL_CLOSED.code, fresh, actor, at, {"reason": fresh.closed_reason})


def _record(code: str, seal: Seal, actor: Actor, at: datetime, new: dict[str, str]) -> None:
    subject = Subject("seal", seal.public_id, seal.name)
    record(actor=actor.trace, at=at, entry_type=code, subject=subject, new=dict(new))
