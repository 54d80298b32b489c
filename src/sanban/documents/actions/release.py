"""核发: the document goes out; from then on exactly this file is the document."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.documents import entry_types
from sanban.documents.actions.end_release import end_earlier
from sanban.documents.changes import locked, note, person_of, touch
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.issuing import account_of, final_of, number_of, release_of
from sanban.documents.models import OutgoingDocument, Release, Rendition
from sanban.documents.signatures import standing_signatures
from sanban.documents.typesetter import can_set_pages, pages_of
from sanban.documents.vocabulary import State
from sanban.files.store import store
from sanban.org.actor import Actor
from sanban.procedures.domain.case import CaseState
from sanban.procedures.domain.events import RunClosed
from sanban.procedures.domain.terms import RunState

RELEASE_STEP = "release"
_LONGEST_STEM = 80


def is_released_by(state: CaseState) -> bool:
    """Tell whether the last event of a case brought its step of release to an end."""
    return any(
        isinstance(effect, RunClosed)
        and effect.state is RunState.DONE
        and state.run(effect.run).step == RELEASE_STEP
        for effect in state.events[-1].effects
    )


def release(document: OutgoingDocument, *, actor: Actor, at: datetime) -> Release:
    """Release the final file; refuse where it is not what was signed. Called within ``handle``."""
    final, number, signatures = (
        final_of(document),
        number_of(document),
        standing_signatures(document),
    )
    if not signatures:
        raise UnableToHandleDocument("签发已经失效，不能核发，请报原签批人复审。")
    if final is None or number is None:
        raise UnableToHandleDocument("正本还没有准备好，请先核对清样并用印，再核发。")
    # Whether the file says what was signed was compared when proof and seal were made: the database
    # keeps both results, and refuses a release of any other text.
    made = Release.objects.create(
        document=document,
        number=number,
        proof=final.proof,
        seal_use=final.seal_use,
        account=account_of(document),
        file=final.file,
        paper=final.paper,
        file_name=f"{number.value} {document.title[:_LONGEST_STEM]}.docx",
        text_digest=final.proof.version.text_digest,
        signed_digest=signatures[-1].text_digest,
        by=person_of(actor),
        post=actor.post,
        at=at,
    )
    document.state = State.RELEASED
    touch(document, at, "state")
    new = {"number": number.value, "file": made.file, "text": made.text_digest}
    note(entry_types.RELEASED, document, actor=actor, at=at, new=new)
    end_earlier(document, made, actor=actor, at=at)
    return made


def set_as_pdf(document: OutgoingDocument, *, at: datetime) -> Rendition:
    """Return the released file as PDF, made the first time somebody asks for it."""
    found = release_of(document)
    if found is None:
        raise UnableToHandleDocument("这件公文还没有核发，没有正本可以转换。")
    made = Rendition.objects.filter(release=found).first()
    if made is not None:
        return made
    if not can_set_pages():
        raise UnableToHandleDocument("本机没有 LibreOffice，不能生成 PDF；请下载 Word 正本。")
    file = store().put(pages_of(store().get(found.paper)))
    with transaction.atomic():
        locked(document)  # whoever asked at the same moment has made it meanwhile
        return Rendition.objects.get_or_create(release=found, defaults={"file": file, "at": at})[0]
