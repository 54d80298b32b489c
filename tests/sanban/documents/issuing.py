"""A letter on its way from signature to archive, and a stand-in for the engine's placing."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime

import pytest

from sanban.documents import completing
from sanban.documents.actions.affix_seal import affix_seal
from sanban.documents.actions.cite import need_no_basis
from sanban.documents.actions.count_copies import Sent, count_copies
from sanban.documents.actions.draft import DraftingSheet
from sanban.documents.actions.handle import handle
from sanban.documents.actions.keep_seals import make_seal
from sanban.documents.actions.make_proof import make_proof
from sanban.documents.actions.number import enter_number
from sanban.documents.actions.pack_archive import pack_archive
from sanban.documents.actions.read import POINTS, confirm_reading, fill_review_sheet
from sanban.documents.actions.submit import submit
from sanban.documents.completing import Bound, CompletedFile, Placed
from sanban.documents.issue_vocabulary import Delivered
from sanban.documents.manuscript import Manuscript
from sanban.documents.models import OutgoingDocument, Seal
from sanban.org.models import Person, Post
from sanban.procedures.carrying_out import Done
from sanban.procedures.domain.commands import Complete
from sanban.procedures.domain.terms import Choice
from sanban.procedures.models import Assignment, Procedure
from sanban.procedures.vocabulary import Task
from tests.cast import NOW, Cast
from tests.sanban.documents.papers import LETTER, draft_by, key, open_for_business, typeset

COPIES = 3
DISTRIBUTION = "清河市交通运输局2份"
STEPS = (
    "second-reading", "unit-review", "office-review", "office-director", "sign-off",
    "final-check", "number", "print", "seal", "release", "archive",
)  # fmt: skip


def picture(side: int = 120) -> bytes:
    """Return a red square as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    rows = (b"\x00" + b"\xc0\x10\x10" * side) * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            chunk(b"IDAT", zlib.compress(rows)),
            chunk(b"IEND", b""),
        )
    )


class Engine:
    """A stand-in for the engine: files are lines, what is placed is a line that begins with #."""

    def __init__(self) -> None:
        self.spoils: str = ""
        self.media: tuple[str, ...] = ()

    def complete(self, content: bytes, placed: Placed) -> CompletedFile:
        """Put what is placed on top of the lines."""
        mark = f"#{placed.number}#{placed.dated}#{len(placed.seal or b'')}\n"
        made = mark.encode() + content + self.spoils.encode()
        return CompletedFile(made, b"paper " + made, ("发文字号填在版头。",))

    def bound_of(self, content: bytes, name: str) -> Bound:
        """Return the lines without what is placed."""
        del name
        lines = content.decode().splitlines()
        media = self.media if content.startswith(b"#") else ()
        return Bound(tuple(line for line in lines if not line.startswith("#")), media)

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Stand in for the door."""
        patch.setattr(completing, "complete", self.complete)
        patch.setattr(completing, "bound_of", self.bound_of)


def holder(document: OutgoingDocument) -> Person:
    """Return with whom the document lies."""
    work = Assignment.objects.open().filter(case=document.case, task=Task.DO).order_by("pk")
    return work.select_related("person").get().person


def step_of(document: OutgoingDocument) -> str:
    """Return the step at which the document is."""
    return Assignment.objects.open().filter(case=document.case, task=Task.DO)[0].step


def pass_on(
    cast: Cast,
    document: OutgoingDocument,
    opinion: str = "",
    choice: Choice = Choice.AGREE,
    at: datetime = NOW,
) -> Done:
    """Let whoever has the document, or the first of several, do his work on it."""
    document.refresh_from_db()
    work = Assignment.objects.open().filter(case=document.case, task=Task.DO).order_by("pk")[0]
    return handle(
        document,
        lambda request: Complete(request, work.party, choice, opinion),
        actor=cast.acting(work.person),
        at=at,
        key=key(),
    )


def read_it(cast: Cast, document: OutgoingDocument) -> None:
    """Let the second reader confirm that he has."""
    document.refresh_from_db()
    confirm_reading(
        document, actor=cast.acting(holder(document)), at=NOW, key=key(),
        text_digest=document.present.text_digest,
    )  # fmt: skip


def fill_sheet(cast: Cast, document: OutgoingDocument) -> None:
    """Let the general office fill in its check sheet."""
    document.refresh_from_db()
    points: Mapping[str, tuple[bool, str]] = dict.fromkeys(POINTS, (True, ""))
    fill_review_sheet(
        document, points, actor=cast.acting(holder(document)), at=NOW, key=key(),
        text_digest=document.present.text_digest,
    )  # fmt: skip


def seal_of(cast: Cast) -> Seal:
    """Return the station's seal, kept by 秦岚; made when first asked for."""
    found = Seal.objects.in_use().filter(organ=cast.organ).first()
    post = Post.objects.get(organ=cast.organ, title="机要员")
    return found or make_seal(
        "清河航道管理站", picture(), 42, post, actor=cast.system_administrator, at=NOW
    )


def number_it(cast: Cast, document: OutgoingDocument) -> None:
    """Let the registry give it its number."""
    enter_number(
        document, copies=COPIES, distribution=DISTRIBUTION,
        actor=cast.acting(holder(document)), at=NOW,
    )  # fmt: skip


def seal_it(cast: Cast, document: OutgoingDocument) -> None:
    """Let 秦岚 affix the seal."""
    affix_seal(document, seal_of(cast), COPIES, actor=cast.acting(cast.qin_lan), at=NOW)


SENT = (Sent("清河市交通运输局", 2, Delivered.BY_HAND),)


def count_it(cast: Cast, document: OutgoingDocument, sent: Iterable[Sent] = SENT) -> None:
    """Let the registry account for the copies."""
    count_copies(
        document, printed=COPIES, kept=1, sent=tuple(sent),
        actor=cast.acting(holder(document)), at=NOW,
    )  # fmt: skip


def prepare(cast: Cast, document: OutgoingDocument) -> None:
    """Do what the step demands before it can be passed."""
    document.refresh_from_db()
    match step_of(document):
        case "second-reading":
            read_it(cast, document)
        case "office-review":
            fill_sheet(cast, document)
        case "number":
            number_it(cast, document)
        case "print":
            make_proof(document, actor=cast.acting(holder(document)), at=NOW)
        case "seal":
            seal_it(cast, document)
        case "release":
            count_it(cast, document)
        case "archive":
            pack_archive(document, actor=cast.acting(holder(document)), at=NOW)


def bring_to(cast: Cast, document: OutgoingDocument, step: str) -> OutgoingDocument:
    """Bring a document to a step, with all that the steps before demand."""
    while step_of(document) != step:
        prepare(cast, document)
        pass_on(cast, document)
    document.refresh_from_db()
    return document


def letter_at(
    cast: Cast, step: str, made: Manuscript | None = None, sheet: DraftingSheet = LETTER
) -> OutgoingDocument:
    """Return a letter of 陆平 that has come to a step."""
    if not Procedure.objects.filter(organ=cast.organ).exists():
        open_for_business(cast)
    document = draft_by(cast, cast.lu_ping, made or typeset(), sheet)
    actor = cast.acting(cast.lu_ping)
    need_no_basis(document, "商请性函件", actor=actor, at=NOW)
    document.refresh_from_db()
    submit(document, actor=actor, at=NOW, key=key(), seen_edition=None)
    document.refresh_from_db()
    return bring_to(cast, document, step)
