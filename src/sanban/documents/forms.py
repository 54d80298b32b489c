"""What a person hands in at the desk."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile

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
