"""What a new interface token is to be."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django import forms
from django.utils import timezone

from sanban.org.models.api_token import NAME_LENGTH
from sanban.org.vocabulary import ApiScope

LIFE_DAYS = (
    ("30", "一个月"),
    ("90", "三个月"),
    ("180", "半年"),
    ("365", "一年"),
)


class TokenForm(forms.Form):
    """Name, scopes and life of a token."""

    name = forms.CharField(
        label="名称", max_length=NAME_LENGTH, help_text="写明给哪个系统用，例如“档案系统取件”。"
    )
    scopes = forms.MultipleChoiceField(
        label="权限",
        choices=ApiScope.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一项权限。", "invalid_choice": "没有这项权限。"},
    )
    life = forms.ChoiceField(label="有效期", choices=LIFE_DAYS, initial="90")

    def chosen_scopes(self) -> list[ApiScope]:
        """Return the scopes."""
        return [ApiScope(code) for code in self.cleaned_data["scopes"]]

    def expires_at(self, today: date) -> datetime:
        """Return when the life is over: as its last day begins."""
        last = today + timedelta(days=int(self.cleaned_data["life"]))
        return timezone.make_aware(datetime(last.year, last.month, last.day))  # noqa: DTZ001 - made aware here
