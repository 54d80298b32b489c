"""到时提醒."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sanban.audit.acting import system
from sanban.procedures import working_time
from sanban.procedures.carrying_out import UnableToAct, carry_out, locked
from sanban.procedures.domain.commands import Request, Tick
from sanban.procedures.domain.people import SYSTEM
from sanban.procedures.models import Case
from sanban.procedures.store import load, speaks_next

_LATER = timedelta(hours=1)
_log = logging.getLogger(__name__)


def let_clocks_speak(*, at: datetime, limit: int = 500) -> int:
    """Let every clock that has something to say at a moment say it; return how many cases spoke.

    Each case is a transaction of its own: one that cannot speak holds up no other.
    """
    due = Case.objects.open().filter(speaks_at__lte=at).order_by("speaks_at", "pk")[:limit]
    return sum(_speak(case, timezone.localtime(at)) for case in due)


def _speak(case: Case, at: datetime) -> bool:
    request = Request(SYSTEM, at, f"clock-{at.isoformat()}")
    try:
        carry_out(case, lambda _: Tick(request), trace=system(case.organ_id))
    except UnableToAct:
        _look_again(case, at)
        return False
    except Exception:  # noqa: BLE001 - a case that is broken must not keep all others from speaking
        _log.exception("办理事项 %s 的时钟没有办成，一小时后再试", case.public_id)
        Case.objects.filter(pk=case.pk).update(speaks_at=at + _LATER)
        return False
    return True


@transaction.atomic
def _look_again(case: Case, at: datetime) -> None:
    """A clock that had nothing to say after all is asked again when it may have."""
    case = locked(case)
    moment = speaks_next(load(case), at, working_time.current())
    case.speaks_at = max(moment, at + _LATER) if moment else None
    case.save(update_fields=["speaks_at"])
