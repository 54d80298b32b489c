"""Verbs on one's own piece of work: 办理, 退回, 接受转办, 谢绝转办, 回复委派, 拿回."""

from __future__ import annotations

from django import forms
from django.utils import timezone

from sanban.kernel.clock import now
from sanban.org.directory import people_with_units
from sanban.org.forms.fields import MomentField
from sanban.procedures.domain import commands
from sanban.procedures.domain.commands import Command, Request
from sanban.procedures.domain.definition import Step
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.possible import sendable_to
from sanban.procedures.domain.prediction import chosen_next
from sanban.procedures.domain.terms import Choice, ReturnMode, ReturnReason, StepKind, Verb
from sanban.procedures.forms.verbs.base import (
    LONGEST,
    WHOLE_CASE,
    Setting,
    VerbForm,
    choices_of,
)
from sanban.procedures.forms.verbs.fields import PeopleField
from sanban.procedures.staffing import primary_holder

_VOTES = (Choice.AGREE, Choice.AGAINST, Choice.ABSTAIN)
_WORDS = (Choice.AGREE, Choice.RESERVE)
_BY_SYSTEM = {ReturnReason.TEXT_CHANGED, ReturnReason.REJECTED}


def _words_of(step: Step) -> list[tuple[str, str]]:
    return choices_of(_VOTES if step.kind is StepKind.VOTE else _WORDS)


class CompleteForm(VerbForm):
    """办理."""

    verb = Verb.COMPLETE
    tone = "primary"
    lends = True
    choice = forms.ChoiceField(label="结论", choices=choices_of(_WORDS))
    chosen = PeopleField("下一环节由谁办理")
    field_order = ("choice", "opinion", "chosen")

    def settle(self, setting: Setting) -> None:
        """Offer votes at a vote, the step's own phrases, and people where the next step takes whom one picks."""
        step, run = setting.step, setting.run
        following = chosen_next(setting.state, run) if run and step else None
        if step is not None:
            self.needs_opinion = step.opinion_required
            self.phrases = step.phrases
            self.offer_choices("choice", _words_of(step))
        field = self.fields["chosen"]
        if following is None or not isinstance(field, PeopleField):
            del self.fields["chosen"]
            return
        field.label = f"{following.name}由谁办理"
        field.queryset = people_with_units(setting.viewer)

    def command(self, request: Request) -> Command:
        """Return the command."""
        choice = Choice(self.cleaned_data["choice"])
        return commands.Complete(request, self.work, choice, self.said, self._chosen(request))

    def _chosen(self, request: Request) -> tuple[Holder, ...]:
        people = self.cleaned_data.get("chosen") or ()
        return tuple(primary_holder(person, request.at) for person in people)


class SendBackForm(VerbForm):
    """退回."""

    verb = Verb.SEND_BACK
    tone = "grave"
    lends = True
    to = forms.ChoiceField(label="退回到", choices=())
    reason = forms.ChoiceField(
        label="理由", choices=choices_of(one for one in ReturnReason if one not in _BY_SYSTEM)
    )
    mode = forms.ChoiceField(label="改好以后", choices=choices_of(ReturnMode))
    field_order = ("to", "reason", "mode", "opinion")

    def settle(self, setting: Setting) -> None:
        """Offer the steps the case can go back to, the nearest first."""
        definition = setting.state.definition
        codes = sendable_to(setting.state, setting.run) if setting.run and setting.step else ()
        self.offer_choices("to", [(code, definition.step(code).name) for code in reversed(codes)])

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


class AcceptForm(VerbForm):
    """接受转办."""

    verb = Verb.ACCEPT
    tone = "primary"

    def settle(self, setting: Setting) -> None:
        """Ask for nothing."""
        del setting, self.fields["opinion"]

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.Accept(request, self.work)


class DeclineForm(VerbForm):
    """谢绝转办."""

    verb = Verb.DECLINE
    needs_opinion = True
    opinion_label = "谢绝的理由"

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.Decline(request, self.work, self.said)


class AnswerForm(VerbForm):
    """回复委派."""

    verb = Verb.ANSWER
    tone = "primary"
    needs_opinion = True
    opinion_label = "办理情况"

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.Answer(request, self.work, self.said)


class TakeBackForm(VerbForm):
    """拿回."""

    verb = Verb.TAKE_BACK
    consequence = "下一环节还没有签阅，可以拿回重新办理。"

    def titled(self, setting: Setting) -> str:
        """Say what is taken back: an offer, or what was done at a step."""
        party = setting.party
        other = (party.offered_to or party.helper) if party else None
        if other is not None:
            return f"{self.verb.label}给{other.name}的"
        return f"{self.verb.label}“{setting.step.name}”" if setting.step else self.verb.label

    def settle(self, setting: Setting) -> None:
        """Ask for nothing."""
        del self.fields["opinion"]
        party = setting.party
        if party is not None and party.is_pending:
            self.consequence = "拿回后由您自己办理，对方不再看到这件待办。"

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.TakeBack(request, self.work)


class EnterLateForm(VerbForm):
    """补办."""

    verb = Verb.LATE_ENTRY
    group = WHOLE_CASE
    consequence = "当时在纸上办过、没有进系统的，按实际时间登记；记录里同时写明登记的时间和登记人。"
    happened_at = MomentField("实际办理时间")
    reason = forms.CharField(label="为什么当时没有在系统里办理", max_length=LONGEST)
    choice = forms.ChoiceField(label="当时的结论", choices=choices_of(_WORDS))
    opinion_label = "当时的意见"
    field_order = ("happened_at", "choice", "opinion", "reason")

    def titled(self, setting: Setting) -> str:
        """Say which step, and whose work it is."""
        if setting.party is None or setting.step is None:
            return self.verb.label
        return f"{self.verb.label}“{setting.step.name}”（{setting.party.holder.name}）"

    def settle(self, setting: Setting) -> None:
        """Offer votes at a vote; nothing that is still to come."""
        latest = f"{timezone.localtime(now()):%Y-%m-%dT%H:%M}"
        self.fields["happened_at"].widget.attrs["max"] = latest
        if setting.step is not None:
            self.needs_opinion = setting.step.opinion_required
            self.offer_choices("choice", _words_of(setting.step))

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.EnterLate(
            request,
            self.work,
            timezone.localtime(self.cleaned_data["happened_at"]),
            self.cleaned_data["reason"],
            Choice(self.cleaned_data["choice"]),
            self.said,
        )
