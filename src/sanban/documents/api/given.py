"""What programs send about documents; the forms of the pages judge it."""

from __future__ import annotations

from django.http import QueryDict
from pydantic import Field

from sanban.documents.domain.finding_key import KEY_LENGTH
from sanban.documents.forms.drafting import LONGEST_BODY, MOST_ANNEXES
from sanban.documents.models.reading import REASON_LENGTH
from sanban.org.api import Given, Id, Words, invalid

_MOST_UNITS = 100
_MOST_FINDINGS = 1000


class AnnexGiven(Given):
    """An annex."""

    title: Words = Field(description="附件名称")
    body: Words = Field("", description="附件正文，一行一段", max_length=LONGEST_BODY)


class TextGiven(Given):
    """A text by its elements."""

    title: Words = Field(description="标题")
    main_recipients: Words = Field("", description="主送机关，末尾不写冒号")
    body: Words = Field(description="正文，一行一段，段首不空格")
    annexes: list[AnnexGiven] = Field(
        default_factory=list, description="附件", max_length=MOST_ANNEXES
    )
    issuer_line: Words = Field("", description="发文机关署名")
    remark: Words = Field("", description="附注，不写括号")
    copy_recipients: Words = Field("", description="抄送机关")


class SheetGiven(Given):
    """A drafting sheet."""

    document_type: Words = Field(description="文种代码，例如 notice、letter、report")
    urgency: Words = Field("ordinary", description="ordinary、urgent 或 extra-urgent")
    mark: Words = Field("internal", description="public、internal 或 work-secret")
    openness: Words = Field(
        "", description="proactive、on-request、not-open；空着的，送审前在网页上确定"
    )
    openness_reason: Words = Field("", description="不予公开的理由")
    copies: int = Field(1, description="印制份数")
    is_important: bool = Field(default=False, description="重要公文")
    is_normative: bool = Field(default=False, description="规范性文件")
    concurring: list[Id] = Field(
        default_factory=list, description="会签单位的编号", max_length=_MOST_UNITS
    )
    co_issuing: list[Id] = Field(
        default_factory=list, description="联署单位的编号", max_length=_MOST_UNITS
    )


class DraftGiven(SheetGiven, TextGiven):
    """A new draft: drafting sheet and text."""


class SeenGiven(Given):
    """A deed on a document as it was seen."""

    seen_edition: int = Field(description="看到的 edition；之后有人改过就回答 409", ge=1)


class EditGiven(TextGiven, SeenGiven):
    """A changed text."""

    note: Words = Field("", description="改动说明")


class FileGiven(SeenGiven):
    """What comes with a file that is a new version."""

    note: Words = Field("", description="改动说明")


class FindingsGiven(Given):
    """Findings by their keys."""

    findings: list[Words] = Field(description="核稿意见的 key", max_length=_MOST_FINDINGS)


class AdoptGiven(FindingsGiven, SeenGiven):
    """Findings whose corrections are to be made."""


class DismissGiven(FindingsGiven):
    """Findings that are not followed, and why."""

    reason: Words = Field(description="不采纳的理由", max_length=REASON_LENGTH)


class SubmitGiven(SeenGiven):
    """送审."""

    opinion: Words = Field("", description="送审说明")


class BasisGiven(Given):
    """A basis that was compared with its original."""

    title: Words = Field(description="文件名称，不用写书名号")
    number: Words = Field("", description="文号")
    clause: Words = Field("", description="条款")
    source: Words = Field(description="在哪里核对过原文")


class NoBasisGiven(Given):
    """Why there is no basis."""

    reason: Words = Field(description="不需引用依据的理由；空的即撤回")


def filled(given: Given, **further: object) -> QueryDict:
    """Return what was sent as a form of the pages takes it."""
    sent = QueryDict(mutable=True)
    for name, value in {**given.model_dump(), **further}.items():
        if name == "annexes" and isinstance(value, list):
            for number, annex in enumerate(value, start=1):
                sent[f"annex_{number}_title"] = annex["title"]
                sent[f"annex_{number}_body"] = annex["body"]
        elif isinstance(value, list):
            sent.setlist(name, value)
        elif value is not False:  # a box that is not ticked is not sent
            sent[name] = str(value)
    return sent


def must_be_one_text(keys: list[str]) -> list[str]:
    """Return keys of findings, or refuse those that cannot be any."""
    if not keys or any(not 0 < len(key) <= KEY_LENGTH for key in keys):
        raise invalid("请写明要处理的核稿意见，用公文详情里 findings 的 key。")
    return keys
