"""Noting the end of every chain outside the database."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from sanban.audit import anchors
from sanban.audit.domain.chain import Anchor
from sanban.audit.models import Head


def anchor_chains(*, at: datetime) -> dict[int, Anchor]:
    """Note the last entry of each organ in the file of anchors; return what was noted."""
    ends = {
        head.organ_id: Anchor(head.sequence, head.digest)
        for head in Head.objects.filter(sequence__gt=0)
    }
    for organ_id, end in ends.items():
        anchors.note(settings.AUDIT_ANCHORS, organ_id, end, at=at)
    return ends
