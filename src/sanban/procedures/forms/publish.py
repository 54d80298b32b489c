"""Publishing a version."""

from __future__ import annotations

from django import forms

_LONGEST = 200_000


class PublishForm(forms.Form):
    """The definition as it is written."""

    source = forms.CharField(
        label="流程定义（TOML）",
        max_length=_LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false", "class": "mono"}),
        help_text="可以先下载现行版本，改好后粘贴在这里。",
        error_messages={
            "required": "请粘贴流程定义。",
            "max_length": "流程定义太长，请检查是否粘贴了别的内容。",
        },
    )
