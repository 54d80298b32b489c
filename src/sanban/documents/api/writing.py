"""Drafting and changing documents, and sending them on."""

from __future__ import annotations

from django.utils import timezone
from ninja import File, Form, Router, UploadedFile

from sanban.documents import manuscript
from sanban.documents.actions.adopt import adopt
from sanban.documents.actions.cite import cite, need_no_basis
from sanban.documents.actions.decide import dismiss, reopen
from sanban.documents.actions.draft import draft
from sanban.documents.actions.revise import revise
from sanban.documents.actions.submit import submit
from sanban.documents.actions.typeset_document import typeset_document
from sanban.documents.api.finding import document_of, must_not_sign
from sanban.documents.api.given import (
    AdoptGiven,
    BasisGiven,
    DismissGiven,
    DraftGiven,
    EditGiven,
    FileGiven,
    FindingsGiven,
    NoBasisGiven,
    SeenGiven,
    SheetGiven,
    SubmitGiven,
    filled,
    must_be_one_text,
)
from sanban.documents.api.shown import (
    Acted,
    Detail,
    VersionMade,
    acted,
    detail,
    version_made,
)
from sanban.documents.forms.drafting import EditForm, NewForm, UploadForm
from sanban.documents.forms.handling import BasisForm, NewFileForm, NoBasisForm, SubmitForm
from sanban.documents.in_type import rewritten
from sanban.documents.vocabulary import Origin
from sanban.kernel.clock import now
from sanban.org.api import (
    ApiRequest,
    Bearer,
    DocumentId,
    IdempotencyKey,
    action_key,
    answers,
    cleaned,
)
from sanban.org.directory import units_in_order
from sanban.org.vocabulary import ApiScope

_ONE = "/documents/{document_id}"

router = Router(tags=["起草和送审"], auth=Bearer(ApiScope.WRITE_DOCUMENTS))


@router.post(
    "/drafts",
    response=answers(Detail),
    summary="起草",
    description="按要素写成的新稿，立即核稿；草稿只有本人看得到。",
)
def new(request: ApiRequest, given: DraftGiven, key: IdempotencyKey = "") -> Detail:
    """Lay a written draft down."""
    actor, at = request.auth, now()
    deed = action_key(actor, "draft", key)
    form = NewForm(filled(given, key=deed), units=units_in_order(actor))
    cleaned(form)
    made = manuscript.written(form.text(), today=timezone.localdate(at))
    document = draft(form.sheet(), made, actor=actor, at=at, key=deed)
    return detail(document_of(actor, document.public_id, at), actor, at)


@router.post(
    "/drafts/file",
    response=answers(Detail),
    summary="以文件起草",
    description="multipart/form-data：file 是文稿文件，其余字段同拟稿纸。",
)
def new_from_file(
    request: ApiRequest,
    given: Form[SheetGiven],
    file: File[UploadedFile],
    key: IdempotencyKey = "",
) -> Detail:
    """Lay a file down as a draft."""
    actor, at = request.auth, now()
    deed = action_key(actor, "draft", key)
    sent = filled(given, key=deed)
    form = UploadForm(sent, {"file": file}, units=units_in_order(actor))
    cleaned(form)
    made = manuscript.handed_in(file.read(), file.name or "文稿.docx", today=timezone.localdate(at))
    document = draft(form.sheet(), made, actor=actor, at=at, key=deed)
    return detail(document_of(actor, document.public_id, at), actor, at)


@router.post(
    f"{_ONE}/versions",
    response=answers(VersionMade),
    summary="改成新的一稿",
    description="给出全文；与现在的稿相同的不另存。",
)
def edit(request: ApiRequest, document_id: DocumentId, given: EditGiven) -> VersionMade:
    """Lay a changed text down."""
    actor, at = request.auth, now()
    document = document_of(actor, document_id, at)
    form = EditForm(filled(given))
    cleaned(form)
    made = rewritten(document, form.text(), today=timezone.localdate(at))
    version = revise(
        document,
        made,
        Origin.EDITED,
        actor=actor,
        at=at,
        seen_edition=given.seen_edition,
        remark=form.cleaned_data["note"],
    )
    return version_made(version)


@router.post(
    f"{_ONE}/versions/file",
    response=answers(VersionMade),
    summary="以文件改成新的一稿",
    description="multipart/form-data：file、seen_edition、note。",
)
def new_file(
    request: ApiRequest,
    document_id: DocumentId,
    given: Form[FileGiven],
    file: File[UploadedFile],
) -> VersionMade:
    """Lay a file down as the next version."""
    actor, at = request.auth, now()
    document = document_of(actor, document_id, at)
    cleaned(NewFileForm(filled(given), {"file": file}))
    name = file.name or "文稿.docx"
    made = manuscript.handed_in(file.read(), name, today=timezone.localdate(at))
    version = revise(
        document,
        made,
        Origin.UPLOADED,
        actor=actor,
        at=at,
        seen_edition=given.seen_edition,
        remark=given.note,
    )
    return version_made(version)


@router.post(
    f"{_ONE}/typeset",
    response=answers(VersionMade),
    summary="排版",
    description="按 GB/T 9704—2012 排成新的一稿，文字不变。",
)
def typeset(request: ApiRequest, document_id: DocumentId, given: SeenGiven) -> VersionMade:
    """Typeset the present version."""
    actor, at = request.auth, now()
    document = document_of(actor, document_id, at)
    return version_made(
        typeset_document(document, actor=actor, at=at, seen_edition=given.seen_edition)
    )


@router.post(
    f"{_ONE}/findings/adopt",
    response=answers(VersionMade),
    summary="采纳核稿意见",
    description="只有带 suggestion 的意见可以直接采纳；采纳后是新的一稿。",
)
def adopt_findings(request: ApiRequest, document_id: DocumentId, given: AdoptGiven) -> VersionMade:
    """Make the corrections of some findings."""
    actor, at = request.auth, now()
    document = document_of(actor, document_id, at)
    keys = must_be_one_text(given.findings)
    return version_made(adopt(document, keys, actor=actor, at=at, seen_edition=given.seen_edition))


@router.post(
    f"{_ONE}/findings/dismiss",
    response=answers(Detail),
    summary="不采纳核稿意见",
    description="须写理由；退回级的意见不能不采纳。",
)
def dismiss_findings(request: ApiRequest, document_id: DocumentId, given: DismissGiven) -> Detail:
    """Dismiss some findings."""
    actor, at = request.auth, now()
    document = document_of(actor, document_id, at)
    dismiss(document, must_be_one_text(given.findings), given.reason, actor=actor, at=at)
    return detail(document_of(actor, document_id, at), actor, at)


@router.post(
    f"{_ONE}/findings/reopen",
    response=answers(Detail),
    summary="核稿意见重新待定",
    description="撤回先前的不采纳。",
)
def reopen_findings(request: ApiRequest, document_id: DocumentId, given: FindingsGiven) -> Detail:
    """Take up again what was dismissed."""
    actor, at = request.auth, now()
    document = document_of(actor, document_id, at)
    reopen(document, must_be_one_text(given.findings), actor=actor, at=at)
    return detail(document_of(actor, document_id, at), actor, at)


@router.post(
    f"{_ONE}/bases",
    response=answers(Detail),
    summary="登记依据",
    description="登记核对过原文的依据。",
)
def add_basis(request: ApiRequest, document_id: DocumentId, given: BasisGiven) -> Detail:
    """List a basis."""
    actor, at = request.auth, now()
    document = document_of(actor, document_id, at)
    form = BasisForm(filled(given))
    cleaned(form)
    named = {name: str(form.cleaned_data[name]) for name in ("title", "number", "clause", "source")}
    cite(document, **named, actor=actor, at=at)
    return detail(document_of(actor, document_id, at), actor, at)


@router.post(
    f"{_ONE}/no-basis",
    response=answers(Detail),
    summary="说明不需引用依据",
    description="商请性函件等不需要依据的，写明理由。",
)
def no_basis(request: ApiRequest, document_id: DocumentId, given: NoBasisGiven) -> Detail:
    """Say why there is no basis."""
    actor, at = request.auth, now()
    document = document_of(actor, document_id, at)
    form = NoBasisForm(filled(given))
    cleaned(form)
    need_no_basis(document, form.cleaned_data["reason"], actor=actor, at=at)
    return detail(document_of(actor, document_id, at), actor, at)


@router.post(
    f"{_ONE}/submit",
    response=answers(Acted),
    summary="送审",
    description="发起流程并送出，退回后改好的也这样送；关口没有过的，一句话说明缺什么。",
)
def send_on(
    request: ApiRequest, document_id: DocumentId, given: SubmitGiven, key: IdempotencyKey = ""
) -> Acted:
    """Send a draft on."""
    actor, at = request.auth, now()
    document = document_of(actor, document_id, at)
    must_not_sign(actor, document)
    deed = action_key(actor, f"submit {document_id}", key)
    form = SubmitForm(filled(given, key=deed))
    cleaned(form)
    done = submit(
        document,
        actor=actor,
        at=at,
        key=deed,
        seen_edition=given.seen_edition,
        opinion=form.cleaned_data["opinion"],
    )
    return acted(done)
