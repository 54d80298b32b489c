"""What a person hands in at the desk."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile

from sanban.documents.domain.galley import Options

PASTED_NAME = "粘贴的文稿"
LONGEST_PASTE = 500_000


class DraftForm(forms.Form):
    """A draft, as a file or as pasted text: exactly one of the two."""

    draft = forms.FileField(required=False, allow_empty_file=True, label="文稿文件")
    text = forms.CharField(
        required=False,
        strip=False,
        max_length=LONGEST_PASTE,
        label="粘贴文稿",
        error_messages={"max_length": "粘贴的文字超过 50 万字，请存成文件后上传。"},
    )

    def clean(self) -> dict[str, object]:
        """Refuse nothing at all and both at once, each in one sentence."""
        given = super().clean() or {}
        has_text = bool(str(given.get("text") or "").strip())
        has_file = given.get("draft") is not None
        if not self.errors and not has_file and not has_text:
            raise forms.ValidationError("请选择一个文件，或把文稿粘贴到文本框里，再开始核稿。")
        if has_file and has_text:
            raise forms.ValidationError("文件和粘贴的文字只能交一样，请清空其中之一再开始核稿。")
        return given

    def content(self) -> tuple[bytes, str]:
        """Return the draft's bytes and its name."""
        file = self.cleaned_data.get("draft")
        if isinstance(file, UploadedFile):
            return file.read(), file.name or "文稿"
        return self.cleaned_data["text"].replace("\r\n", "\n").encode(), PASTED_NAME


KINDS = (
    ("", "由文稿判断"),
    ("document", "公文"),
    ("letter", "信函"),
    ("order", "命令（令）"),
    ("minutes", "纪要"),
    ("plain", "一般材料"),
)
LONGEST_MASTHEAD = 60
_ANSWER = "answer:"
_MOST_ANSWERS = 1000
_LONGEST_ANSWER = 100


class TypesetForm(forms.Form):
    """How a sheet is to be typeset, and what its doubtful elements are."""

    kind = forms.ChoiceField(
        choices=KINDS,
        required=False,
        label="格式",
        error_messages={"invalid_choice": "没有这种格式，请在列出的格式里选一种。"},
    )
    masthead = forms.CharField(
        required=False,
        max_length=LONGEST_MASTHEAD,
        label="红头文字",
        error_messages={"max_length": "红头文字超过 60 个字，请核对后重新填写。"},
    )
    fix = forms.BooleanField(required=False, label="同时改正有把握的差错")
    explicit_numbers = forms.BooleanField(required=False, label="自动编号转为文字")

    def options(self) -> Options:
        """Return what was asked for; answers that are no answers are left out."""
        given = [
            (name.removeprefix(_ANSWER), str(value))
            for name, value in self.data.items()
            if name.startswith(_ANSWER) and value
        ]
        return Options(
            kind=self.cleaned_data["kind"],
            masthead=" ".join(self.cleaned_data["masthead"].split()),
            fix=self.cleaned_data["fix"],
            explicit_numbers=self.cleaned_data["explicit_numbers"],
            answers={
                key: value
                for key, value in given[:_MOST_ANSWERS]
                if len(key) <= _LONGEST_ANSWER and len(value) <= _LONGEST_ANSWER
            },
        )
