"""The forms of saved views."""

from __future__ import annotations

from django import forms

from sanban.desk.models.saved_view import NAME_LENGTH


class NameForm(forms.Form):
    """What a view is called."""

    name = forms.CharField(
        label="名称",
        max_length=NAME_LENGTH,
        error_messages={"max_length": f"名称不超过{NAME_LENGTH}个字。"},
    )
