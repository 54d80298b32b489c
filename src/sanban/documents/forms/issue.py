"""The forms between signature and archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django import forms

from sanban.documents.actions.count_copies import Sent
from sanban.documents.domain.distribution import Share
from sanban.documents.issue_vocabulary import Delivered, EndingKind, NumberState, SuccessionKind
from sanban.documents.models import Seal
from sanban.documents.models.document import KEY_LENGTH, MOST_COPIES
from sanban.documents.models.number import CODE_LENGTH, REASON_LENGTH
from sanban.documents.models.seal import NAME_LENGTH
from sanban.documents.vocabulary import DOCUMENT_TYPES
from sanban.org.forms.fields import PostField

_SHARES = 200


class NumberForm(forms.Form):
    """登记编号."""

    copies = forms.IntegerField(label="印制份数", min_value=1, max_value=MOST_COPIES)
    distribution = forms.CharField(
        label="分送范围",
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
        help_text="写成“市交通运输局2份、县水务局1份”；不写份数的算1份，其余留存。",
    )


class VoidForm(forms.Form):
    """作废发文字号."""

    reason = forms.CharField(
        label="作废的理由", max_length=REASON_LENGTH, help_text="记入发文登记簿，字号不再使用。"
    )


class ProofForm(forms.Form):
    """生成清样."""

    copy_number = forms.CharField(
        label="份号", max_length=6, required=False, help_text="不编份号的留空；填了排成六位数字。"
    )


class SealForm(forms.Form):
    """用印."""

    seal = forms.ModelChoiceField(
        Seal.objects.none(),
        label="印章",
        to_field_name="public_id",
        empty_label=None,
        error_messages={"invalid_choice": "没有这枚印章，请重新选择。"},
    )
    copies = forms.IntegerField(label="用印份数", min_value=1, max_value=MOST_COPIES)
    is_on_paper = forms.BooleanField(
        label="在纸上盖章，文件里不放印章图片",
        required=False,
        help_text="联合行文各机关分别盖章的，选这一项。",
    )
    checked = forms.BooleanField(
        label="已核对签发手续和清样",
        error_messages={"required": "请先核对签发手续和清样，再用印。"},
    )

    def offer(self, seals: Iterable[Seal]) -> None:
        """Offer the seals that the actor keeps."""
        field = self.fields["seal"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = Seal.objects.filter(pk__in=[one.pk for one in seals])


class CopiesForm(forms.Form):
    """清点份数; one line for every recipient that was registered."""

    printed = forms.IntegerField(label="印制份数", min_value=1, max_value=MOST_COPIES)
    kept = forms.IntegerField(label="留存份数", min_value=0, max_value=MOST_COPIES)

    def __init__(
        self,
        data: dict[str, str] | None = None,
        *,
        shares: Iterable[Share] = (),
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.shares = tuple(shares)[:_SHARES]
        for place, share in enumerate(self.shares):
            self.fields[f"copies_{place}"] = forms.IntegerField(
                label=f"{share.recipient}（份）",
                min_value=1,
                max_value=MOST_COPIES,
                initial=share.copies,
            )
            self.fields[f"how_{place}"] = forms.ChoiceField(
                label="送达方式", choices=Delivered.choices
            )

    def sent(self) -> Iterator[Sent]:
        """Yield what went to whom."""
        for place, share in enumerate(self.shares):
            how = Delivered(self.cleaned_data[f"how_{place}"])
            yield Sent(share.recipient, self.cleaned_data[f"copies_{place}"], how)


class EndForm(forms.Form):
    """撤回或废止."""

    kind = forms.ChoiceField(label="办理", choices=EndingKind.choices)
    reason = forms.CharField(label="理由", max_length=REASON_LENGTH)
    from_date = forms.DateField(
        label="自何日起废止",
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text="废止时填写；撤回即日生效。",
    )

    def clean(self) -> dict[str, object]:
        """Ask for the day of a repeal."""
        filled = super().clean() or {}
        if filled.get("kind") == EndingKind.REPEALED and not filled.get("from_date"):
            self.add_error("from_date", "请填写自何日起废止。")
        return filled


class SucceedForm(forms.Form):
    """更正、废止、替代."""

    kind = forms.ChoiceField(label="新拟的公文用来", choices=SuccessionKind.choices)
    key = forms.CharField(max_length=KEY_LENGTH, widget=forms.HiddenInput)


class MakeSealForm(forms.Form):
    """启用印章."""

    name = forms.CharField(label="印章名称", max_length=NAME_LENGTH)
    image = forms.FileField(
        label="印章图片",
        allow_empty_file=True,
        help_text="PNG（透明底）或 JPEG，不超过 5 MB。",
        widget=forms.FileInput({"accept": ".png,.jpg,.jpeg"}),
    )
    width = forms.IntegerField(label="直径（毫米）", initial=42, min_value=20, max_value=60)
    keeper_post = PostField("监印人岗位")


class ReasonForm(forms.Form):
    """停用印章."""

    reason = forms.CharField(label="停用的理由", max_length=200)


class CodeForm(forms.Form):
    """机关代字."""

    document_type = forms.ChoiceField(label="文种", choices=DOCUMENT_TYPES)
    code = forms.CharField(
        label="机关代字",
        max_length=CODE_LENGTH,
        required=False,
        help_text="如“清航函”；清空就按机关代字加“函”“发”等。",
    )


class BookForm(forms.Form):
    """What of the book of numbers is shown."""

    code = forms.CharField(label="代字", max_length=CODE_LENGTH, required=False)
    year = forms.IntegerField(label="年份", min_value=1949, max_value=2199, required=False)
    state = forms.ChoiceField(
        label="状态", choices=[("", "全部"), *NumberState.choices], required=False
    )
    q = forms.CharField(label="字号或标题", max_length=60, required=False)
