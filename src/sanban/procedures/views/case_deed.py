"""The door through which the pages of higher contexts let people act on their cases."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from sanban.kernel.clock import now
from sanban.org.actor import Actor
from sanban.org.views.page import PEOPLE, Deed
from sanban.procedures.actions.act import act
from sanban.procedures.carrying_out import Done
from sanban.procedures.forms.verbs import VerbForm, bound_form, forms_for
from sanban.procedures.models import Case
from sanban.procedures.queries import view_of
from sanban.procedures.store import load
from sanban.procedures.vocabulary import Task


class CaseDeed(Deed):
    """One verb on the case of a page's subject; the page's ``load`` sets ``case``.

    Its template includes ``procedures/_case.html`` and ``procedures/_verbs.html``. Where a form is refused,
    the page shows the same form again with what was filled in.
    """

    roles = PEOPLE
    form_name = "sent_form"
    case: Case

    def find(self, case_id: str) -> None:
        """Fetch the case; what cannot be seen is not found."""
        found = Case.objects.visible_to(self.actor, now()).select_related(
            "begun_under", "version", "procedure"
        )
        self.case = get_object_or_404(found, public_id=case_id)

    def context(self) -> dict[str, object]:
        """Return the case and the forms of what can be done."""
        shown = view_of(self.case, self.actor, now())
        return {"shown": shown, "verb_forms": tuple(forms_for(shown, self.actor))}

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form that was sent."""
        form = bound_form(request.POST, load(self.case), self.actor)
        if form is None:
            raise Http404
        return form

    def do(self, form: forms.Form) -> str:
        """Act; tell what whoever acted should know."""
        if not isinstance(form, VerbForm):
            raise Http404
        done = self.carry_out(form, self._standing_in(form))
        return "".join(done.warnings) or f"已{form.verb.label}。"

    def carry_out(self, form: VerbForm, actor: Actor) -> Done:
        """Do what was filled in; a context whose subject follows its case does so here."""
        filled = form.cleaned_data
        return act(
            self.case,
            form.command,
            actor=actor,
            at=now(),
            key=filled["key"],
            seen_version=filled["seen_version"],
            subject_hash=filled["subject_hash"],
        )

    def _standing_in(self, form: VerbForm) -> Actor:
        """Let the actor act for the one whose work it is, where it is not his own and can be lent."""
        if not form.lends:
            return self.actor
        rows = self.case.assignments.visible_to(self.actor, now()).open().filter(party=form.work)
        holders = [row.person for row in rows.filter(task=Task.DO).select_related("person")]
        if not holders or self.actor.person in holders:
            return self.actor
        return self.actor.on_behalf_of(holders[0])
