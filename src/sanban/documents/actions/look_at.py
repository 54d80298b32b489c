"""签阅: that somebody has opened what lies with him."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction

from sanban.documents.actions.handle import handle
from sanban.documents.models import OutgoingDocument
from sanban.documents.policies import open_work
from sanban.kernel.public_id import new_public_id
from sanban.org.actor import Actor
from sanban.procedures.carrying_out import Overtaken, UnableToAct
from sanban.procedures.domain.commands import Open


def look_at(document: OutgoingDocument, *, actor: Actor, at: datetime) -> None:
    """Put on record that the actor opened his work, so that nobody takes it back unseen.

    Looking never fails: what has changed hands meanwhile, or stands still, is left as it is.
    """
    for work in open_work(actor, document).filter(seen_at=None):
        try:
            with transaction.atomic():
                handle(
                    document,
                    partial(Open, assignment=work.party),
                    actor=actor,
                    at=at,
                    key=f"open-{new_public_id()}",
                )
        except (Overtaken, UnableToAct):
            continue
