"""The small forms of a document's pages."""

from __future__ import annotations

from django import forms

from sanban.documents.actions.read import POINTS
from sanban.documents.domain.finding_key import KEY_LENGTH
from sanban.documents.models.reading import REASON_LENGTH


class OwnForm(forms.Form):
    """A form whose fields have names of their own on a page with several forms."""

    def __init__(self, *arguments: object, **named: object) -> None:
        named.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # Django takes many


class SeenForm(OwnForm):
    """A deed on the document as it was seen."""

    seen_edition = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class SubmitForm(SeenForm):
    """送审."""

    key = forms.CharField(max_length=64, widget=forms.HiddenInput)
    opinion = forms.CharField(
        label="送审说明", max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )


class NewFileForm(SeenForm):
    """A new version as a file."""

    file = forms.FileField(label="文稿文件", allow_empty_file=True)
    note = forms.CharField(label="改动说明", max_length=300, required=False)


class FindingForm(OwnForm):
    """A decision on one finding, or on all that can be mended safely."""

    DECISIONS = (("adopt", "采纳"), ("dismiss", "不采纳"), ("reopen", "撤回"))

    finding = forms.CharField(max_length=KEY_LENGTH)
    decision = forms.ChoiceField(choices=DECISIONS)
    reason = forms.CharField(label="理由", max_length=REASON_LENGTH, required=False)
    seen_edition = forms.IntegerField(min_value=1)


class BasisForm(OwnForm):
    """A basis that was compared with its original."""

    title = forms.CharField(label="文件名称", max_length=200, help_text="不用写书名号。")
    number = forms.CharField(label="文号", max_length=80, required=False)
    clause = forms.CharField(label="条款", max_length=80, required=False)
    source = forms.CharField(
        label="核对来源", max_length=200, help_text="在哪里核对过原文，如“国家法律法规数据库”。"
    )


class NoBasisForm(OwnForm):
    """Why there is no basis."""

    reason = forms.CharField(
        label="不需引用依据的理由", max_length=300, required=False, help_text="清空即撤回。"
    )


class LetterForm(OwnForm):
    """The letter that is answered."""

    sender = forms.CharField(label="来函单位", max_length=100)
    title = forms.CharField(label="来函标题", max_length=200)
    number = forms.CharField(label="来函文号", max_length=80, required=False)
    dated = forms.DateField(
        label="来函日期", required=False, widget=forms.DateInput({"type": "date"})
    )
    questions = forms.CharField(
        label="所问事项",
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
        help_text="一行一个问题。",
    )
    file = forms.FileField(label="来函原件", required=False)


class AnswerForm(OwnForm):
    """Where a question is answered, or why it is not."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    answer = forms.CharField(
        label="答复的原句", max_length=500, required=False, help_text="从文稿里原样复制。"
    )
    no_answer_reason = forms.CharField(label="或者：不答复的理由", max_length=300, required=False)


class ConfirmForm(OwnForm):
    """通读确认."""

    key = forms.CharField(max_length=64, widget=forms.HiddenInput)
    text_digest = forms.CharField(max_length=64, widget=forms.HiddenInput)


class ReviewSheetForm(ConfirmForm):
    """核稿单: a tick and a remark for each point."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        for number, point in enumerate(POINTS, start=1):
            self.fields[f"passed_{number}"] = forms.BooleanField(label=point, required=False)
            self.fields[f"remark_{number}"] = forms.CharField(
                label=f"{point}：意见", max_length=300, required=False
            )

    def points(self) -> dict[str, tuple[bool, str]]:
        """Return what was said on each point."""
        filled = self.cleaned_data
        return {
            point: (filled[f"passed_{number}"], filled[f"remark_{number}"].strip())
            for number, point in enumerate(POINTS, start=1)
        }
