"""Forms about accounts, imports and the audit trail."""

from __future__ import annotations

from typing import cast

from django import forms

from sanban.audit.entry_types import catalogue
from sanban.org.models.account import USERNAME_LENGTH
from sanban.org.models.person import NAME_LENGTH, NUMBER_LENGTH
from sanban.org.vocabulary import ADMINISTRATORS


class OpenAccountForm(forms.Form):
    """The name somebody is to sign in with."""

    username = forms.RegexField(
        r"^[\w.@+-]+$",
        label="登录名",
        max_length=USERNAME_LENGTH,
        error_messages={"invalid": "只能用字母、数字和 . @ + - _。"},
    )


class OpenAdministratorForm(OpenAccountForm):
    """Who is to be a further administrator."""

    role = forms.ChoiceField(label="职责", choices=[(role, role.label) for role in ADMINISTRATORS])
    holder_name = forms.CharField(label="姓名", max_length=NAME_LENGTH)
    staff_number = forms.CharField(
        label="工号", max_length=NUMBER_LENGTH, help_text="不能是业务人员，也不能已有账号。"
    )
    field_order = ("role", "holder_name", "staff_number", "username")


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label="事由", max_length=200)


class ImportForm(forms.Form):
    """A workbook."""

    workbook = forms.FileField(
        label="工作簿",
        help_text="Excel 工作簿（.xlsx），不超过 10 MB；格式见示例表。",
        widget=forms.ClearableFileInput({"accept": ".xlsx"}),
        error_messages={"required": "请先选择文件。", "empty": "这个文件是空的，请重新选择。"},
    )


class AuditFilterForm(forms.Form):
    """Which entries to show."""

    words = forms.CharField(label="人员或对象", max_length=60, required=False)
    entry_type = forms.ChoiceField(label="事项", required=False)
    since = forms.DateField(
        label="自", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label="至", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as they come
        cast("forms.ChoiceField", self.fields["entry_type"]).choices = [("", "全部")] + [
            (kind.code, kind.label) for kind in catalogue()
        ]
