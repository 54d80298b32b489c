"""Reading documents: lists, one document, its files."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import Annotated, Literal

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router
from pydantic import Field

from sanban.documents.actions.hand_out import WORD, Copy
from sanban.documents.api.finding import document_of
from sanban.documents.api.shown import Detail, DocumentsPage, brief, detail
from sanban.documents.issuing import release_of
from sanban.documents.models import OutgoingDocument
from sanban.documents.outgoing import drafts, released
from sanban.documents.views.download import attachment
from sanban.documents.vocabulary import State
from sanban.files.store import store
from sanban.kernel.clock import now
from sanban.org.actor import Actor
from sanban.org.api import REFUSALS, ApiRequest, Bearer, DocumentId, Told, Words, answers
from sanban.org.vocabulary import ApiScope

PAGE_SIZE = 50
_LARGEST = 1_000_000
_TEXT = "text/plain; charset=utf-8"

router = Router(tags=["公文"], auth=Bearer(ApiScope.READ_DOCUMENTS))


Which = Literal["drafts", "under-way", "released"]


class DocumentsAsked(Told):
    """By what a list of documents is narrowed."""

    which: Which = Field(
        description="drafts 本人草稿；under-way 在办；released 已发（含撤回、废止的）"
    )
    q: Words = Field("", description="标题中的字词，几个词用空格隔开", max_length=60)
    document_type: Words = Field("", description="文种代码", max_length=24)
    page: int = Field(1, ge=1, le=_LARGEST)


@router.get(
    "/documents",
    response=answers(DocumentsPage),
    summary="公文列表",
    description="一页五十件，最近变动的在前；超出末页的给末页。",
)
def documents(request: ApiRequest, asked: Query[DocumentsAsked]) -> DocumentsPage:
    """Return a page of documents."""
    rows = _rows(asked.which, request.auth, now())
    for word in asked.q.split():
        rows = rows.filter(title__icontains=word)
    if asked.document_type:
        rows = rows.filter(document_type=asked.document_type)
    count = rows.count()
    pages = max(1, -(-count // PAGE_SIZE))
    page = min(asked.page, pages)
    shown = rows[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return DocumentsPage(count=count, page=page, pages=pages, items=[brief(one) for one in shown])


def _rows(which: Which, actor: Actor, at: datetime) -> QuerySet[OutgoingDocument]:
    if which == "drafts":
        return drafts(actor, at)
    if which == "released":
        return released(actor, at)
    found = OutgoingDocument.objects.visible_to(actor, at).filter(state=State.UNDER_WAY)
    return found.select_related("current", "unit", "drafter").order_by("-changed_at", "pk")


@router.get(
    "/documents/{document_id}",
    response=answers(Detail),
    summary="一件公文",
    description="按要素给出文字、状态、核稿意见及处理情况、各稿、现在由谁办理、核发情况。"
    "用接口读取不算签阅。",
)
def document(request: ApiRequest, document_id: DocumentId) -> Detail:
    """Return a document."""
    at = now()
    return detail(document_of(request.auth, document_id, at), request.auth, at)


@router.get(
    "/documents/{document_id}/versions/{number}/file",
    response=REFUSALS,
    summary="某一稿的文件",
    description="与存入时逐字节相同。",
)
def version_file(
    request: ApiRequest,
    document_id: DocumentId,
    number: Annotated[int, Path(ge=1, le=_LARGEST)],
) -> HttpResponse:
    """Return the file of a version."""
    found = document_of(request.auth, document_id, now())
    version = get_object_or_404(found.versions, number=number)
    suffix, kind = (".docx", WORD) if version.is_word else (".txt", _TEXT)
    name = f"{PurePath(version.file_name).stem}（{version}）{suffix}"
    return attachment(Copy(name, store().get(version.file), kind))


@router.get(
    "/documents/{document_id}/release/file",
    response=REFUSALS,
    summary="核发的定稿文件",
    description="与核发时逐字节相同；没有核发的回答 404。",
)
def release_file(request: ApiRequest, document_id: DocumentId) -> HttpResponse:
    """Return exactly the file that went out."""
    release = release_of(document_of(request.auth, document_id, now()))
    if release is None:
        raise Http404
    return attachment(Copy(release.file_name, store().get(release.file), WORD))
