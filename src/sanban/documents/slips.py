"""The handling slip 「发文办理单」 of a document, drawn from the events of its case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from gongwen import HandlingSlip
from gongwen.report.handling_slip import SlipOpinion
from sanban.documents.completing import slip_file
from sanban.documents.issuing import number_of, proof_of, registration_of, seal_use_of
from sanban.documents.models import OutgoingDocument
from sanban.org.models import Organ
from sanban.procedures.domain.case import CaseState
from sanban.procedures.domain.events import Event
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.terms import Verb
from sanban.procedures.store import load

_BOXES = {
    "second_readings": ("second-reading",),
    "head_opinions": ("unit-review", "organiser-review", "leader-review"),
    "concurrences": ("concurrence", "confirmation", "openness-review", "legality-review"),
    "office_reviews": ("office-review",),
    "director_reviews": ("office-director",),
    "sign_offs": ("sign-off", "head-sign-off", "co-sign", "decision"),
    "final_checks": ("final-check",),
}
_WORDS = frozenset({Verb.COMPLETE, Verb.LATE_ENTRY, Verb.SEND_BACK})


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody said at a step: his opinion, or his verdict where he wrote none."""

    step: str
    opinion: SlipOpinion


def slip_of(document: OutgoingDocument) -> bytes:
    """Return the handling slip of a document as a Word file, as its case stands now."""
    assert document.case is not None  # noqa: S101 - a draft has no case and no slip
    state = load(document.case)
    words = tuple(_words(state))
    text, organ = document.present.read(), Organ.objects.get(pk=document.organ_id)
    number, registration = number_of(document), registration_of(document)
    use = seal_use_of(document, proof_of(document))
    boxes = {name: tuple(_at(words, steps)) for name, steps in _BOXES.items()}
    slip = HandlingSlip(
        organ=organ.name,
        title=text.title,
        document_type=document.get_document_type_display(),
        number=number.value if number else "",
        urgency=document.get_urgency_display(),
        mark=document.get_mark_display(),
        openness=document.get_openness_display(),
        main_recipients=text.main_recipients,
        copy_recipients=text.copy_recipients,
        annexes=tuple(annex.title for annex in text.annexes),
        drafting_unit=document.unit.name,
        drafter=document.drafter.name,
        drafted_on=timezone.localdate(document.created_at),
        second_readings=boxes["second_readings"],
        head_opinions=boxes["head_opinions"],
        concurrences=boxes["concurrences"],
        office_reviews=boxes["office_reviews"],
        director_reviews=boxes["director_reviews"],
        sign_offs=boxes["sign_offs"],
        final_checks=boxes["final_checks"],
        numbered=SlipOpinion(number.by.name, timezone.localdate(number.at)) if number else None,
        sealed=SlipOpinion(use.by.name, timezone.localdate(use.at)) if use else None,
        copies=registration.copies if registration else None,
        remark=_remark(document, words),
    )
    return slip_file(slip)


def _words(state: CaseState) -> Iterator[Word]:
    for event in state.events:
        if event.verb in _WORDS:
            yield Word(event.step, _opinion(state, event))


def _opinion(state: CaseState, event: Event) -> SlipOpinion:
    return SlipOpinion(
        event.acting,
        timezone.localdate(event.at),
        _said(state, event),
        _unit(event.on_behalf_of or event.actor),
    )


def _said(state: CaseState, event: Event) -> str:
    if event.verb is Verb.SEND_BACK:
        reason = f"（{event.reason.label}）" if event.reason else ""
        return f"退回{reason}{'：' if event.opinion else ''}{event.opinion}"
    found = state.find(event.assignment)
    choice = found[1].choice if found else None
    label = choice.label if choice else ""
    if not event.opinion or event.opinion.startswith(label):
        return event.opinion or label
    return f"{label}。{event.opinion}"


def _unit(holder: Holder) -> str:
    """Return unit and post as they were named at that time."""
    return holder.post_name


def _at(words: Iterable[Word], steps: tuple[str, ...]) -> Iterator[SlipOpinion]:
    yield from (one.opinion for one in words if one.step in steps)


def _remark(document: OutgoingDocument, words: Iterable[Word]) -> str:
    """Return what no box of the form has room for."""
    known = {step for steps in _BOXES.values() for step in steps}
    others = [
        f"{one.opinion.name}：{one.opinion.opinion}"
        for one in words
        if one.step not in known and one.opinion.opinion.startswith("退回")
    ]
    important = ["重要公文"] if document.is_important else []
    return "；".join([*important, *others])
