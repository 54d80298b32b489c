"""Verbs about gates: 提交凭据, 批准偏离, 补正偏离."""

from __future__ import annotations

from django import forms
from django.utils import timezone

from sanban.kernel.clock import now
from sanban.procedures.domain import commands
from sanban.procedures.domain.commands import Command, Request
from sanban.procedures.domain.offers import Kind
from sanban.procedures.domain.terms import Verb
from sanban.procedures.forms.verbs.base import Setting, WholeCaseForm

LONGEST_REFERENCE = 200


class _GateForm(WholeCaseForm):
    """A verb on one of several gates."""

    def offer_gates(self, setting: Setting, gates: tuple[str, ...]) -> None:
        """Offer gates; where the form was sent, all of them: what became of one, the engine says."""
        shown = gates if self.is_bound else setting.gates
        self.offer_choices("gate", [(code, setting.labels.get(code, code)) for code in shown])


class EvidenceForm(_GateForm):
    """提交凭据."""

    verb = Verb.EVIDENCE
    needs_opinion = True
    opinion_label = "凭据内容"
    gate = forms.ChoiceField(label="用于", choices=())
    reference = forms.CharField(
        label="文号、链接或存放处", max_length=LONGEST_REFERENCE, required=False
    )
    field_order = ("gate", "opinion", "reference")

    def settle(self, setting: Setting) -> None:
        """Offer the gates that evidence would satisfy."""
        steps = setting.state.definition.steps
        self.offer_gates(setting, tuple(dict.fromkeys(g for step in steps for g in step.gates)))

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.GiveEvidence(
            request, self.cleaned_data["gate"], self.said, self.cleaned_data["reference"]
        )


class DeviateForm(_GateForm):
    """批准偏离."""

    verb = Verb.DEVIATE
    kind = Kind.RUN
    tone = "grave"
    needs_opinion = True
    opinion_label = "批准的理由"
    consequence = "批准后这一步可以不等这项要求，偏离计入统计，须按期补正。"
    gate = forms.ChoiceField(label="不经的要求", choices=())
    good_by = forms.DateField(
        label="补正期限",
        widget=forms.DateInput({"type": "date"}),
        error_messages={"invalid": "请写成 2026-07-16 这样的日期。"},
    )
    field_order = ("gate", "opinion", "good_by")

    def titled(self, setting: Setting) -> str:
        """Say which step."""
        return f"{self.verb.label}“{setting.step.name}”" if setting.step else self.verb.label

    def settle(self, setting: Setting) -> None:
        """Offer the gates of the step that can be let go."""
        self.fields["good_by"].widget.attrs["min"] = f"{timezone.localdate(now()):%Y-%m-%d}"
        self.offer_gates(setting, setting.step.gates if setting.step else ())

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.Deviate(
            request,
            self.place.number,
            self.cleaned_data["gate"],
            self.said,
            self.cleaned_data["good_by"],
        )


class MakeGoodForm(WholeCaseForm):
    """补正偏离."""

    verb = Verb.MAKE_GOOD
    kind = Kind.DEVIATION
    needs_opinion = True
    opinion_label = "补正的情况"

    def titled(self, setting: Setting) -> str:
        """Say which deviation, and by when."""
        deviations = setting.state.deviations
        if setting.place.number >= len(deviations):
            return self.verb.label
        one = deviations[setting.place.number]
        return f"补正“{setting.labels.get(one.gate, one.gate)}”（{one.good_by:%-m月%-d日}前）"

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.MakeGood(request, self.place.number, self.said)
