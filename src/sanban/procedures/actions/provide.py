"""随系统提供的流程."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.org.actor import Console
from sanban.procedures.actions.publish import publish
from sanban.procedures.models import Procedure
from sanban.procedures.shipped import CODES, shipped_text


@transaction.atomic
def provide_shipped(actor: Console, at: datetime) -> None:
    """Publish every shipped definition that the organ does not have yet; its own are left alone."""
    known = Procedure.objects.filter(organ_id=actor.organ_id).exclude(current=None)
    have = set(known.values_list("code", flat=True))
    for code in CODES:
        if code not in have:
            publish(shipped_text(code), actor=actor, at=at, name=f"{code}.toml")
