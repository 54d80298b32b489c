"""Reading the audit trail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from sanban.audit import anchors
from sanban.audit.domain.chain import Anchor, Link, Verdict, verify
from sanban.audit.models import Entry, Head

_CHUNK = 2000  # rows read at a time: a chain of a million entries never lies in memory


def entries_of(organ_id: int) -> QuerySet[Entry]:
    """Return the entries of an organ, the newest first."""
    return Entry.objects.filter(organ_id=organ_id).order_by("-sequence")


def filtered(
    entries: QuerySet[Entry],
    *,
    words: str = "",
    entry_type: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[Entry]:
    """Narrow entries to those about somebody or something, of one type, within a span of time."""
    if words:
        entries = entries.filter(
            Q(actor_name__icontains=words)
            | Q(principal_name__icontains=words)
            | Q(subject_name__icontains=words)
        )
    if entry_type:
        entries = entries.filter(type=entry_type)
    if since:
        entries = entries.filter(at__gte=since)
    return entries.filter(at__lt=until) if until else entries


def history_of(organ_id: int, subject_ids: Sequence[str]) -> QuerySet[Entry]:
    """Return what was done with certain objects of an organ, the newest first."""
    return entries_of(organ_id).filter(subject_id__in=subject_ids)


def last_of_type(organ_id: int, entry_type: str) -> Entry | None:
    """Return the newest entry of one type."""
    return entries_of(organ_id).filter(type=entry_type).first()


def verify_chain(organ_id: int) -> Verdict:
    """Check the whole chain of an organ against itself, its head and the anchors."""
    head = Head.objects.filter(organ_id=organ_id).first()
    return verify(
        _links(organ_id),
        Anchor(head.sequence, head.digest) if head else None,
        anchors.noted(settings.AUDIT_ANCHORS, organ_id),
    )


def organs_on_record() -> tuple[int, ...]:
    """List the organs that have a chain, also those whose head is gone."""
    heads = Head.objects.values_list("organ_id", flat=True)
    entries = Entry.objects.order_by().values_list("organ_id", flat=True).distinct()
    return tuple(sorted({*heads, *entries}))


def _links(organ_id: int) -> Iterator[Link]:
    entries = Entry.objects.filter(organ_id=organ_id).order_by("sequence")
    return (entry.link() for entry in entries.iterator(chunk_size=_CHUNK))
