"""Verbs on the case as a whole or on one of its steps: 撤回, 终止, 暂停, 恢复, 改期."""

from __future__ import annotations

from django import forms

from sanban.procedures.domain import commands
from sanban.procedures.domain.commands import Command, Request
from sanban.procedures.domain.offers import Kind
from sanban.procedures.domain.terms import Verb
from sanban.procedures.forms.verbs.base import Setting, WholeCaseForm
from sanban.procedures.forms.verbs.fields import DurationField


class WithdrawForm(WholeCaseForm):
    """撤回."""

    verb = Verb.WITHDRAW
    consequence = "撤回后回到拟稿环节，正在办理的人不再看到这件待办；改好后从头再送。"
    opinion_label = "说明"

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.Withdraw(request, self.said)


class TerminateForm(WholeCaseForm):
    """终止."""

    verb = Verb.TERMINATE
    tone = "grave"
    needs_opinion = True
    opinion_label = "终止的理由"
    consequence = "终止后本件不能再办理，也不能恢复；记录仍然保留。"
    is_sure = forms.BooleanField(
        label="确定终止", error_messages={"required": "请勾选“确定终止”，再提交。"}
    )
    field_order = ("opinion", "is_sure")

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.Terminate(request, self.said)


class PauseForm(WholeCaseForm):
    """暂停."""

    verb = Verb.PAUSE
    needs_opinion = True
    opinion_label = "暂停的理由"
    consequence = "暂停期间不计时，也不能办理，恢复后接着计时。"

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.PauseCase(request, self.said)


class ResumeForm(WholeCaseForm):
    """恢复."""

    verb = Verb.RESUME
    tone = "primary"
    opinion_label = "说明"

    def command(self, request: Request) -> Command:
        """Return the command."""
        return commands.ResumeCase(request, self.said)


class RescheduleForm(WholeCaseForm):
    """改期."""

    verb = Verb.RESCHEDULE
    kind = Kind.RUN
    needs_opinion = True
    opinion_label = "改期的理由"
    limit = DurationField("新的时限")
    field_order = ("limit", "opinion")

    def titled(self, setting: Setting) -> str:
        """Say which step."""
        return f"{self.verb.label}“{setting.step.name}”" if setting.step else self.verb.label

    def settle(self, setting: Setting) -> None:
        """Show the limit as it is."""
        run = setting.run
        if run is not None and run.limit is not None:
            self.fields["limit"].initial = run.limit
            self.fields["limit"].help_text = f"现在是{run.limit.text}，已用的时间照算。"

    def command(self, request: Request) -> Command:
        """Return the command."""
        limit = self.cleaned_data["limit"]
        return commands.Reschedule(request, self.place.number, limit, self.said)
