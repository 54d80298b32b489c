"""The structured form of a draft: its drafting sheet 「拟稿纸」 and its text by elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile

from sanban.documents.actions.draft import DraftingSheet
from sanban.documents.domain.routing import is_important_by_itself
from sanban.documents.domain.text import Annex, DocumentText
from sanban.documents.models import OutgoingDocument
from sanban.documents.models.document import MOST_COPIES, TITLE_LENGTH
from sanban.documents.vocabulary import DOCUMENT_TYPES, Mark, Openness
from sanban.kernel.public_id import new_public_id
from sanban.org.models import Unit
from sanban.procedures.domain.terms import Urgency
from sanban.procedures.vocabulary import Purpose

MOST_ANNEXES = 5
LONGEST_BODY = 200_000
_LONGEST_LINE = 500


class UnitsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic when running
    """Units that exist now, as boxes to tick."""

    def __init__(self, label: str, help_text: str = "") -> None:
        super().__init__(
            Unit.objects.none(),
            label=label,
            required=False,
            to_field_name="public_id",
            help_text=help_text,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": "没有这个单位，请重新选择。"},
        )


class SheetForm(forms.Form):
    """The drafting sheet."""

    document_type = forms.ChoiceField(label="文种", choices=DOCUMENT_TYPES)
    urgency = forms.ChoiceField(
        label="紧急程度", choices=[(str(one), one.label) for one in Urgency], initial="ordinary"
    )
    mark = forms.ChoiceField(label="标识", choices=Mark.choices, initial=Mark.INTERNAL)
    openness = forms.ChoiceField(
        label="公开属性", choices=[("", "送审前确定"), *Openness.choices], required=False
    )
    openness_reason = forms.CharField(label="不予公开的理由", max_length=300, required=False)
    copies = forms.IntegerField(label="印制份数", min_value=1, max_value=MOST_COPIES, initial=1)
    is_important = forms.BooleanField(label="重要公文（多一人核稿，多一道审核）", required=False)
    is_normative = forms.BooleanField(label="规范性文件（须经合法性审核）", required=False)
    concurring = UnitsField("会签单位", "内容涉及哪些单位的职权，就请哪些单位会签。")
    co_issuing = UnitsField("联署单位", "与其他单位联合行文时选定。")

    def __init__(self, *arguments: object, units: Sequence[Unit], **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # Django takes many
        chosen = Unit.objects.filter(pk__in=[unit.pk for unit in units])
        for name in ("concurring", "co_issuing"):
            field = self.fields[name]
            assert isinstance(field, UnitsField)  # noqa: S101 - declared above
            field.queryset = chosen.order_by("position", "pk")

    def sheet(self) -> DraftingSheet:
        """Return what was filled in; what goes above the organ is important by itself."""
        filled = self.cleaned_data
        return DraftingSheet(
            document_type=filled["document_type"],
            urgency=Urgency(filled["urgency"]),
            openness=filled["openness"],
            openness_reason=filled["openness_reason"],
            mark=Mark(filled["mark"]),
            copies=filled["copies"],
            is_important=filled["is_important"] or is_important_by_itself(filled["document_type"]),
            is_normative=filled["is_normative"],
            concurring=tuple(filled["concurring"]),
            co_issuing=tuple(filled["co_issuing"]),
        )


def sheet_values(document: OutgoingDocument) -> dict[str, object]:
    """Return what the drafting sheet of a document says, for its form."""
    names = (
        "document_type", "urgency", "mark", "openness", "openness_reason", "copies",
        "is_important", "is_normative",
    )  # fmt: skip
    asked = list(document.asked.select_related("unit"))
    return {name: getattr(document, name) for name in names} | {
        "concurring": [one.unit for one in asked if one.purpose == Purpose.CONCURRENCE],
        "co_issuing": [one.unit for one in asked if one.purpose == Purpose.CO_ISSUE],
    }


class TextForm(forms.Form):
    """The text of a document by its elements; paragraphs of the body are lines."""

    title = forms.CharField(
        label="标题", max_length=TITLE_LENGTH, help_text="发文机关＋关于……的＋文种。"
    )
    main_recipients = forms.CharField(
        label="主送机关", max_length=_LONGEST_LINE, required=False, help_text="末尾不写冒号。"
    )
    body = forms.CharField(
        label="正文",
        max_length=LONGEST_BODY,
        widget=forms.Textarea({"rows": 14}),
        help_text="一行就是一个自然段，段首不用空格。",
    )
    issuer_line = forms.CharField(label="发文机关署名", max_length=200, required=False)
    remark = forms.CharField(
        label="附注", max_length=200, required=False, help_text="例如联系人和电话，不写括号。"
    )
    copy_recipients = forms.CharField(label="抄送机关", max_length=_LONGEST_LINE, required=False)

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # Django takes many
        for number in range(1, MOST_ANNEXES + 1):
            self.fields[f"annex_{number}_title"] = forms.CharField(
                label=f"附件{number}名称", max_length=_LONGEST_LINE, required=False
            )
            self.fields[f"annex_{number}_body"] = forms.CharField(
                label=f"附件{number}正文",
                max_length=LONGEST_BODY,
                required=False,
                widget=forms.Textarea({"rows": 3}),
            )

    @property
    def annex_fields(self) -> Iterator[tuple[int, forms.BoundField, forms.BoundField]]:
        """Yield the fields of each annex for the page."""
        for number in range(1, MOST_ANNEXES + 1):
            yield number, self[f"annex_{number}_title"], self[f"annex_{number}_body"]

    def clean(self) -> dict[str, object]:
        """Refuse an annex that has a text and no name."""
        filled = super().clean() or {}
        for number in range(1, MOST_ANNEXES + 1):
            if filled.get(f"annex_{number}_body") and not filled.get(f"annex_{number}_title"):
                self.add_error(f"annex_{number}_title", f"附件{number}没有名称，请填写。")
        return filled

    def text(self) -> DocumentText:
        """Return what was filled in."""
        filled = self.cleaned_data
        return DocumentText(
            title=filled["title"],
            main_recipients=filled["main_recipients"].rstrip("：:"),
            body=_paragraphs(filled["body"]),
            annexes=tuple(self._annexes()),
            issuer_line=filled["issuer_line"],
            remark=filled["remark"].strip("（）()"),
            copy_recipients=filled["copy_recipients"].removeprefix("抄送：").rstrip("。"),
        )

    def _annexes(self) -> Iterator[Annex]:
        for number in range(1, MOST_ANNEXES + 1):
            title = self.cleaned_data[f"annex_{number}_title"]
            if title:
                yield Annex(title, _paragraphs(self.cleaned_data[f"annex_{number}_body"]))


def _paragraphs(text: str) -> tuple[str, ...]:
    lines = (line.strip() for line in text.replace("\r\n", "\n").split("\n"))
    return tuple(line for line in lines if line)


def text_values(text: DocumentText) -> dict[str, object]:
    """Return a text for its form."""
    annexes: dict[str, object] = {
        f"annex_{number}_{name}": value
        for number, annex in enumerate(text.annexes[:MOST_ANNEXES], start=1)
        for name, value in (("title", annex.title), ("body", "\n".join(annex.paragraphs)))
    }
    return {
        "title": text.title,
        "main_recipients": text.main_recipients,
        "body": "\n".join(text.body),
        "issuer_line": text.issuer_line,
        "remark": text.remark,
        "copy_recipients": text.copy_recipients,
    } | annexes


class EditForm(TextForm):
    """The text of a document that somebody is changing."""

    seen_edition = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    note = forms.CharField(
        label="改动说明", max_length=300, required=False, help_text="改了什么、为什么改。"
    )


class NewForm(TextForm, SheetForm):
    """A new draft: drafting sheet and text."""

    key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    @classmethod
    def blank(cls, units: Sequence[Unit], values: dict[str, object]) -> NewForm:
        """Return an empty form with a key of its own."""
        return cls(units=units, initial=values | {"key": new_public_id()})


class UploadForm(SheetForm):
    """A new draft that exists already, as a file or pasted; beside the form of one that is written."""

    key = forms.CharField(max_length=64, widget=forms.HiddenInput)
    file = forms.FileField(label="文稿文件", allow_empty_file=True, required=False)
    pasted = forms.CharField(
        label="或者粘贴全文",
        max_length=LONGEST_BODY,
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 6}),
        help_text="从标题到附件整篇粘贴，要素由系统辨认，保存后可以逐项改。",
    )

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, auto_id="file_%s", **named)  # type: ignore[arg-type]

    def clean(self) -> dict[str, object]:
        """Ask for exactly one of file and text."""
        filled = super().clean() or {}
        has_text = bool(str(filled.get("pasted") or "").strip())
        if not self.errors and has_text == (filled.get("file") is not None):
            raise forms.ValidationError("请选一个文件，或者粘贴全文；两样只交一样。")
        return filled

    def content(self) -> tuple[bytes, str]:
        """Return what was handed in, and a name for it."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            return file.read(), file.name or "文稿.docx"
        return self.cleaned_data["pasted"].replace("\r\n", "\n").encode(), "粘贴的文稿.txt"

    @classmethod
    def blank(cls, units: Sequence[Unit], values: dict[str, object]) -> UploadForm:
        """Return an empty form with a key of its own."""
        return cls(units=units, initial=values | {"key": new_public_id()})
