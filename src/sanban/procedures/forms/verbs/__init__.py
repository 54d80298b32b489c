"""The forms of the office verbs: each turns what was filled in into a command on a case."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import QueryDict

from sanban.kernel.public_id import new_public_id
from sanban.org.domain.viewer import Viewer
from sanban.procedures import gates as registry
from sanban.procedures.domain.case import CaseState
from sanban.procedures.domain.offers import Offer
from sanban.procedures.domain.terms import Verb
from sanban.procedures.forms.verbs import gates, people, whole_case, work
from sanban.procedures.forms.verbs.base import Setting, VerbForm, name_of, read_name
from sanban.procedures.queries import CaseView

__all__ = ["FORMS", "VerbForm", "bound_form", "forms_for"]

# In the order of a page: first what lies with the viewer, then what concerns the case.
FORMS: dict[Verb, type[VerbForm]] = {
    form.verb: form
    for form in (
        work.CompleteForm,
        work.AcceptForm,
        work.AnswerForm,
        work.SendBackForm,
        people.AddSignerForm,
        people.TransferForm,
        people.DelegateForm,
        work.DeclineForm,
        work.TakeBackForm,
        gates.EvidenceForm,
        people.RemindForm,
        people.RemoveSignerForm,
        work.EnterLateForm,
        gates.DeviateForm,
        gates.MakeGoodForm,
        whole_case.RescheduleForm,
        whole_case.ResumeForm,
        whole_case.PauseForm,
        whole_case.WithdrawForm,
        whole_case.TerminateForm,
    )
}


def bound_form(data: QueryDict, state: CaseState, viewer: Viewer) -> VerbForm | None:
    """Return the form that was sent, ``None`` where there is no such form."""
    name = str(data.get("form", ""))
    named = read_name(name)
    if named is None:
        return None
    spoken, place = named
    kind = next((form for verb, form in FORMS.items() if verb == spoken), None)
    if kind is None or kind.kind is not place.kind:
        return None
    form = kind(data, prefix=name)
    form.prepare(Setting(state, place, viewer, registry.labels()))
    return form


def forms_for(shown: CaseView, viewer: Viewer) -> Iterator[VerbForm]:
    """Yield a fresh form for everything the viewer can do, each with a key of its own."""
    order = list(FORMS)
    offered = sorted(
        (offer for offer in shown.offers if offer.verb in FORMS),
        key=lambda offer: order.index(offer.verb),
    )
    yield from (_fresh(offer, shown, viewer) for offer in offered)


def _fresh(offer: Offer, shown: CaseView, viewer: Viewer) -> VerbForm:
    form = FORMS[offer.verb](
        initial={
            "seen_version": shown.state.version,
            "subject_hash": shown.state.subject_hash,
            "key": new_public_id(),
        },
        prefix=name_of(offer.verb, offer.place),
    )
    principal = offer.principal.name if offer.principal else ""
    form.prepare(
        Setting(shown.state, offer.place, viewer, registry.labels(), offer.gates, principal)
    )
    return form
