"""Verbs that name somebody: 转办, 委派, 加签, 减签, 催办."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from sanban.org.directory import people_with_units
from sanban.org.forms.fields import PersonField
from sanban.procedures.domain import commands
from sanban.procedures.domain.commands import Command, Request
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.terms import Placing, StepKind, Verb
from sanban.procedures.forms.verbs.base import WHOLE_CASE, Setting, VerbForm, choices_of
from sanban.procedures.staffing import primary_holder


class PersonForm(VerbForm):
    """A verb that names somebody."""

    lends = True
    person = PersonField("交给")
    field_order: Sequence[str] = ("person", "opinion")

    def settle(self, setting: Setting) -> None:
        """Offer the people of the organ, without the viewer."""
        field = self.fields["person"]
        assert isinstance(field, PersonField)  # noqa: S101 - declared above
        people = people_with_units(setting.viewer)
        field.queryset = people.exclude(pk=setting.viewer.person_id or 0)

    def named(self, request: Request) -> Holder:
        """Return who was named, in his primary post."""
        return primary_holder(self.cleaned_data["person"], request.at)


class TransferForm(PersonForm):
    """转办."""

    verb = Verb.TRANSFER
    consequence = "对方接受以前，这件事仍由您负责，也可以随时拿回。"

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.Transfer(request, self.work, self.named(request), self.said)


class DelegateForm(PersonForm):
    """委派."""

    verb = Verb.DELEGATE
    consequence = "对方把情况回复给您，最后仍由您办理。"

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.Delegate(request, self.work, self.named(request), self.said)


class AddSignerForm(PersonForm):
    """加签."""

    verb = Verb.ADD_SIGNER
    placing = forms.ChoiceField(label="位置", choices=choices_of(Placing))
    field_order = ("person", "placing", "opinion")

    def settle(self, setting: Setting) -> None:
        """Offer one place only where votes are cast."""
        super().settle(setting)
        if setting.step is not None and setting.step.kind is StepKind.VOTE:
            self.offer_choices("placing", choices_of([Placing.BESIDE]))

    def command(self, request: Request) -> Command:
        """Return the command."""
        placing = Placing(self.cleaned_data["placing"])
        return commands.AddSigner(request, self.work, self.named(request), placing, self.said)


class _AboutAnother(VerbForm):
    """A verb about the work of another."""

    group = WHOLE_CASE

    def titled(self, setting: Setting) -> str:
        """Say whose work it is."""
        return f"{self.verb.label}{setting.party.holder.name}" if setting.party else ""


class RemoveSignerForm(_AboutAnother):
    """减签."""

    verb = Verb.REMOVE_SIGNER
    consequence = "减签后不再等这个人签署；记录仍然保留。"

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.RemoveSigner(request, self.work, self.said)


class RemindForm(_AboutAnother):
    """催办."""

    verb = Verb.REMIND
    opinion_label = "要说的话"

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.Remind(request, self.work, self.said)
