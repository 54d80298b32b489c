"""What programs are shown of documents."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from sanban.documents.domain.text import DocumentText
from sanban.documents.issuing import release_of
from sanban.documents.models import OutgoingDocument, Version
from sanban.documents.outgoing import ShownStanding, text_page
from sanban.documents.standing import standings
from sanban.org.actor import Actor
from sanban.org.api import Told
from sanban.procedures.carrying_out import Done
from sanban.procedures.models import Assignment


class Brief(Told):
    """A document in a list."""

    id: str
    title: str
    document_type: str
    document_type_label: str
    state: str
    state_label: str
    urgency: str
    drafter: str
    unit: str
    created_at: datetime
    changed_at: datetime


class DocumentsPage(Told):
    """A page of a list of documents."""

    count: int = Field(description="所有页一共多少件")
    page: int
    pages: int
    items: list[Brief]


class AnnexShown(Told):
    """An annex."""

    title: str
    paragraphs: list[str]


class TextShown(Told):
    """A text by its elements."""

    title: str
    main_recipients: str
    body: list[str]
    annexes: list[AnnexShown]
    issuer_line: str
    remark: str
    copy_recipients: str


class FindingShown(Told):
    """A finding and how it stands."""

    key: str = Field(description="采纳、不采纳时用它指明")
    rule: str
    severity: str = Field(description="S0 退回级，S1 必改，S2 应改，S3 提示，S4 信息")
    severity_label: str
    message: str
    why: str
    paragraph: int
    start: int
    end: int
    quote: str
    suggestion: str | None = Field(description="可以直接采纳的改法；没有的要自己改")
    advice: str | None
    can_adopt: bool
    can_dismiss: bool
    blocks: bool = Field(description="不处理就不能送审")
    decision: str
    reason: str
    reader: str


class VersionShown(Told):
    """A version."""

    number: int
    at: datetime
    author: str
    origin: str
    origin_label: str
    is_word: bool
    text_digest: str
    note: str


class OpenWork(Told):
    """With whom a document lies."""

    task: str = Field(description="这件待办的编号，可用于催办")
    step: str
    person: str
    due_at: datetime | None


class ReleaseShown(Told):
    """A release."""

    number: str
    at: datetime
    file_name: str
    file_sha256: str
    document_date: date


class Detail(Brief):
    """A document."""

    mark: str
    openness: str
    copies: int
    is_important: bool
    is_normative: bool
    edition: int = Field(description="修改、送审时作为 seen_edition 送回")
    may_edit: bool
    may_decide: bool = Field(description="现在能不能处理核稿意见")
    is_typeset: bool
    characters: int
    text_digest: str
    text: TextShown
    notes: list[str]
    blocking: int
    findings: list[FindingShown]
    versions: list[VersionShown]
    open_work: list[OpenWork]
    release: ReleaseShown | None


class VersionMade(Told):
    """A version that has just been laid down."""

    id: str
    number: int
    edition: int
    text_digest: str
    blocking: int


class Acted(Told):
    """What came of doing something in a case."""

    is_repeated: bool = Field(description="同一个 Idempotency-Key 早已办过，这次没有再办")
    warnings: list[str]
    phase: str
    phase_label: str
    now_with: list[str] = Field(description="现在由谁办理")
    seen_version: int
    text_digest: str


def brief(document: OutgoingDocument) -> Brief:
    """Return a document for a list."""
    return Brief.model_validate(_brief(document))


def _brief(document: OutgoingDocument) -> dict[str, object]:
    names = ("title", "document_type", "state", "urgency", "created_at", "changed_at")
    return {name: getattr(document, name) for name in names} | {
        "id": document.public_id,
        "document_type_label": document.get_document_type_display(),
        "state_label": document.get_state_display(),
        "drafter": document.drafter.name,
        "unit": document.unit.name,
    }


def detail(document: OutgoingDocument, actor: Actor, at: datetime) -> Detail:
    """Return a document with its text, findings and versions, as one viewer sees it."""
    page = text_page(document, actor, at)
    names = ("mark", "openness", "copies", "is_important", "is_normative", "edition")
    versions = document.versions.select_related("author").order_by("number")
    kept = {name: getattr(document, name) for name in names}
    shown: dict[str, object] = {
        "may_edit": page.may_edit,
        "may_decide": page.may_handle,
        "is_typeset": page.is_typeset,
        "characters": page.characters,
        "text_digest": document.present.text_digest,
        "text": text_shown(document.present.read()),
        "notes": list(page.notes),
        "blocking": page.blocking,
        "findings": [_finding(one) for one in page.findings],
        "versions": [_version(one) for one in versions],
        "open_work": _open_work(document),
        "release": _release(document),
    }
    return Detail.model_validate(_brief(document) | kept | shown)


def text_shown(text: DocumentText) -> TextShown:
    """Return a text."""
    names = ("title", "main_recipients", "issuer_line", "remark", "copy_recipients")
    return TextShown(
        **{name: getattr(text, name) for name in names},
        body=list(text.body),
        annexes=[
            AnnexShown(title=one.title, paragraphs=list(one.paragraphs)) for one in text.annexes
        ],
    )


def _finding(one: ShownStanding) -> FindingShown:
    standing, finding = one.standing, one.standing.finding
    names = (
        "severity", "severity_label", "message", "why", "paragraph", "start", "end", "quote",
        "suggestion", "advice",
    )  # fmt: skip
    return FindingShown(
        **{name: getattr(finding, name) for name in names},
        key=standing.key,
        rule=finding.code,
        can_adopt=one.can_adopt,
        can_dismiss=one.can_dismiss,
        blocks=standing.blocks,
        decision=str(standing.decision),
        reason=standing.reason,
        reader=standing.reader,
    )


def _version(version: Version) -> VersionShown:
    return VersionShown(
        number=version.number,
        at=version.at,
        author=version.author.name,
        origin=version.origin,
        origin_label=version.get_origin_display(),
        is_word=version.is_word,
        text_digest=version.text_digest,
        note=version.note,
    )


def _open_work(document: OutgoingDocument) -> list[OpenWork]:
    if document.case is None:
        return []
    rows = document.case.assignments.open().select_related("case", "person").order_by("run", "pk")
    return [
        OpenWork(task=task_name(row), step=row.step_name, person=row.person.name, due_at=row.due_at)
        for row in rows
    ]


def task_name(work: Assignment) -> str:
    """Return how programs name a piece of work: its case, its place in it, what is to be done."""
    return f"{work.case.public_id}-{work.party.replace('.', '-')}-{work.task}"


def _release(document: OutgoingDocument) -> ReleaseShown | None:
    release = release_of(document)
    if release is None:
        return None
    return ReleaseShown(
        number=str(release.number),
        at=release.at,
        file_name=release.file_name,
        file_sha256=release.file,
        document_date=release.proof.signature.dated,
    )


def version_made(version: Version) -> VersionMade:
    """Return a version that has just been laid down."""
    document = version.document
    return VersionMade(
        id=document.public_id,
        number=version.number,
        edition=document.edition,
        text_digest=version.text_digest,
        blocking=text_blocking(document),
    )


def text_blocking(document: OutgoingDocument) -> int:
    """Return how many findings hold a document up."""
    return sum(one.blocks for one in standings(document))


def acted(done: Done) -> Acted:
    """Return what came of a deed."""
    people = (party.holder.name for _, party in done.state.assignments())
    return Acted(
        is_repeated=done.is_repeated,
        warnings=list(done.warnings),
        phase=str(done.state.phase),
        phase_label=done.state.phase.label,
        now_with=list(dict.fromkeys(people)),
        seen_version=done.state.version,
        text_digest=done.state.subject_hash,
    )
