"""The audit trail, for the audit administrator."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import make_aware

from sanban.audit import queries
from sanban.kernel.clock import now
from sanban.org.actions.check_trail import check_trail
from sanban.org.forms.accounts import AuditFilterForm
from sanban.org.views.page import AUDIT, Deed, Page

PAGE_SIZE = 50


class AuditView(Page):
    """The entries, the newest first, narrowed by person, event and day."""

    template_name = "org/audit.html"
    roles = AUDIT

    def context(self) -> dict[str, object]:
        """Return a page of entries."""
        form = AuditFilterForm(self.request.GET)
        given = form.cleaned_data if form.is_valid() else {}
        until = given.get("until")
        entries = queries.filtered(
            queries.entries_of(self.actor.organ_id),
            words=given.get("words", ""),
            entry_type=given.get("entry_type", ""),
            since=_start_of(given.get("since")),
            until=_start_of(until + timedelta(days=1)) if until else None,
        )
        before = self.request.GET.get("before", "")
        if before.isdecimal():
            entries = entries.filter(sequence__lt=int(before))
        found = list(entries[: PAGE_SIZE + 1])
        kept = self.request.GET.copy()
        kept.pop("before", None)
        return {
            "entries": found[:PAGE_SIZE],
            "following": found[PAGE_SIZE - 1].sequence if len(found) > PAGE_SIZE else None,
            "query": kept.urlencode(),
            "form": form,
            "last_check": queries.last_of_type(self.actor.organ_id, "org.check-trail"),
        }


class CheckTrailView(Deed, AuditView):
    """Checks the whole chain."""

    def do(self, form: forms.Form) -> str:
        """Check it, and say what was found."""
        del form
        verdict = check_trail(actor=self.actor, at=now())
        if verdict.holds:
            return f"核验完毕：{verdict.count}条记录完整，没有改动。"
        return f"核验发现问题：第{verdict.broken_at}条起不可信——{verdict.reason}。请立即保全数据库并报告。"

    def form(self, request: HttpRequest) -> forms.Form:
        """Ask for nothing."""
        return forms.Form(request.POST)

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:audit")


def _start_of(day: datetime | None) -> datetime | None:
    return make_aware(datetime.combine(day, time.min)) if day else None
