"""The forms of the office verbs: each turns what was filled in into a command on a piece of work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from django import forms

from sanban.kernel.public_id import new_public_id
from sanban.org.directory import people_with_units
from sanban.org.domain.viewer import Viewer
from sanban.org.forms.fields import PersonField
from sanban.procedures.domain import commands
from sanban.procedures.domain.case import CaseState
from sanban.procedures.domain.commands import Command, Request
from sanban.procedures.domain.definition import Step
from sanban.procedures.domain.possible import sendable_to
from sanban.procedures.domain.terms import (
    Choice,
    Placing,
    ReturnMode,
    ReturnReason,
    StepKind,
    Term,
    Verb,
)
from sanban.procedures.models.case import KEY_LENGTH
from sanban.procedures.queries import CaseView
from sanban.procedures.staffing import primary_holder

_LONGEST = 2000
_VOTES = (Choice.AGREE, Choice.AGAINST, Choice.ABSTAIN)
_WORDS = (Choice.AGREE, Choice.RESERVE)


def _choices(members: Iterator[Term] | tuple[Term, ...]) -> list[tuple[str, str]]:
    return [(str(member), member.label) for member in members]


class VerbForm(forms.Form):
    """What every verb needs: which work, what was seen, and a key that is the same for a second click."""

    verb: Verb
    tone = ""
    needs_opinion = False

    assignment = forms.CharField(max_length=20, widget=forms.HiddenInput)
    seen_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    subject_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    key = forms.CharField(max_length=KEY_LENGTH, widget=forms.HiddenInput)
    opinion = forms.CharField(
        label="意见", max_length=_LONGEST, required=False, widget=forms.Textarea({"rows": 3})
    )

    def prepare(self, state: CaseState, assignment: str, viewer: Viewer) -> None:
        """Offer what can be chosen in this case, also where the work is done: a click may come twice."""
        del viewer
        found = state.find(assignment)
        code = found[0].step if found else ""
        step = next((one for one in state.definition.steps if one.code == code), None)
        if step is not None:
            self.settle(step)
        self.fields["opinion"].required = self.needs_opinion

    def settle(self, step: Step) -> None:
        """Fit the form to the step the work belongs to."""

    def command(self, request: Request) -> Command:
        """Return what was filled in as a command."""
        raise NotImplementedError

    @property
    def work(self) -> str:
        """Return the piece of work the form is about."""
        return str(self.cleaned_data["assignment"])

    @property
    def said(self) -> str:
        """Return the opinion."""
        return str(self.cleaned_data["opinion"])


class CompleteForm(VerbForm):
    """办理."""

    verb = Verb.COMPLETE
    tone = "primary"
    choice = forms.ChoiceField(label="结论", choices=_choices(_WORDS))
    field_order = ("choice", "opinion")

    def settle(self, step: Step) -> None:
        """Offer votes at a vote, and the step's own phrases as help."""
        self.needs_opinion = step.opinion_required
        offered = _VOTES if step.kind is StepKind.VOTE else _WORDS
        choice = self.fields["choice"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - declared above
        choice.choices = _choices(offered)
        if step.phrases:
            self.fields["opinion"].help_text = f"常用：{'；'.join(step.phrases)}"

    def command(self, request: Request) -> Command:
        """Return the command."""
        choice = Choice(self.cleaned_data["choice"])
        return commands.Complete(request, self.work, choice, self.said)


class SendBackForm(VerbForm):
    """退回."""

    verb = Verb.SEND_BACK
    tone = "grave"
    to = forms.ChoiceField(label="退回到", choices=())
    reason = forms.ChoiceField(label="理由", choices=_choices(tuple(ReturnReason)))
    mode = forms.ChoiceField(label="改好以后", choices=_choices(tuple(ReturnMode)))
    field_order = ("to", "reason", "mode", "opinion")

    def prepare(self, state: CaseState, assignment: str, viewer: Viewer) -> None:
        """Offer the steps the case can go back to."""
        super().prepare(state, assignment, viewer)
        found = state.find(assignment)
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)  # noqa: S101 - declared above
        codes = sendable_to(state, found[0]) if found else ()
        to.choices = [(code, state.definition.step(code).name) for code in reversed(codes)]

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.SendBack(
            request,
            self.work,
            self.cleaned_data["to"],
            ReturnReason(self.cleaned_data["reason"]),
            ReturnMode(self.cleaned_data["mode"]),
            self.said,
        )


class PersonForm(VerbForm):
    """A verb that names somebody."""

    person = PersonField("交给")
    field_order: Sequence[str] = ("person", "opinion")

    def prepare(self, state: CaseState, assignment: str, viewer: Viewer) -> None:
        """Offer the people of the organ, without the viewer."""
        super().prepare(state, assignment, viewer)
        field = self.fields["person"]
        assert isinstance(field, PersonField)  # noqa: S101 - declared above
        field.queryset = people_with_units(viewer).exclude(pk=viewer.person_id or 0)


class TransferForm(PersonForm):
    """转办."""

    verb = Verb.TRANSFER

    def command(self, request: Request) -> Command:
        """Return the command."""
        to = primary_holder(self.cleaned_data["person"], request.at)
        return commands.Transfer(request, self.work, to, self.said)


class DelegateForm(PersonForm):
    """委派."""

    verb = Verb.DELEGATE

    def command(self, request: Request) -> Command:
        """Return the command."""
        to = primary_holder(self.cleaned_data["person"], request.at)
        return commands.Delegate(request, self.work, to, self.said)


class AddSignerForm(PersonForm):
    """加签."""

    verb = Verb.ADD_SIGNER
    placing = forms.ChoiceField(label="位置", choices=_choices(tuple(Placing)))
    field_order = ("person", "placing", "opinion")

    def command(self, request: Request) -> Command:
        """Return the command."""
        signer = primary_holder(self.cleaned_data["person"], request.at)
        placing = Placing(self.cleaned_data["placing"])
        return commands.AddSigner(request, self.work, signer, placing, self.said)


class AcceptForm(VerbForm):
    """接受转办."""

    verb = Verb.ACCEPT
    tone = "primary"

    def prepare(self, state: CaseState, assignment: str, viewer: Viewer) -> None:
        """Ask for nothing."""
        super().prepare(state, assignment, viewer)
        del self.fields["opinion"]

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.Accept(request, self.work)


class DeclineForm(VerbForm):
    """谢绝转办."""

    verb = Verb.DECLINE
    needs_opinion = True

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.Decline(request, self.work, self.said)


class AnswerForm(VerbForm):
    """回复委派."""

    verb = Verb.ANSWER
    tone = "primary"
    needs_opinion = True

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.Answer(request, self.work, self.said)


FORMS: dict[Verb, type[VerbForm]] = {
    form.verb: form
    for form in (
        CompleteForm,
        SendBackForm,
        AddSignerForm,
        TransferForm,
        DelegateForm,
        AcceptForm,
        DeclineForm,
        AnswerForm,
    )
}


_PREFIX = re.compile(r"([a-z-]+)-([0-9]{1,6})-([0-9]{1,6})")


def prefix_of(verb: Verb, assignment: str) -> str:
    """Return the name of the form of one verb on one piece of work."""
    return f"{verb}-{assignment.replace('.', '-')}"


def bound_form(data: Mapping[str, str], state: CaseState, viewer: Viewer) -> VerbForm | None:
    """Return the form that was sent, ``None`` where there is no such form."""
    named = _PREFIX.fullmatch(data.get("form", ""))
    kind = next((form for verb, form in FORMS.items() if named and verb == named[1]), None)
    if named is None or kind is None:
        return None
    form = kind(data, prefix=named[0])
    form.prepare(state, f"{named[2]}.{named[3]}", viewer)
    return form


def forms_for(shown: CaseView, viewer: Viewer) -> Iterator[VerbForm]:
    """Yield a fresh form for everything the viewer can try, each with a key of its own."""
    for assignment, verbs in shown.verbs:
        for verb in verbs:
            if verb in FORMS:
                form = FORMS[verb](
                    initial={
                        "assignment": assignment,
                        "seen_version": shown.state.version,
                        "subject_hash": shown.state.subject_hash,
                        "key": new_public_id(),
                    },
                    prefix=prefix_of(verb, assignment),
                )
                form.prepare(shown.state, assignment, viewer)
                yield form
