"""Drafts at the station of the cast, and what the tests do with them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from sanban.documents.actions.draft import DraftingSheet, draft
from sanban.documents.domain.examination import Examination, Paragraph, PlacedFinding
from sanban.documents.domain.text import DocumentText
from sanban.documents.manuscript import Manuscript
from sanban.documents.models import OutgoingDocument
from sanban.documents.vocabulary import Carrier
from sanban.org.actor import Console
from sanban.org.models import Person, Post
from sanban.procedures.actions.assign_duty import assign_duty
from sanban.procedures.actions.provide import provide_shipped
from sanban.procedures.domain.definition import AssigneeRule
from sanban.procedures.domain.terms import Rule
from tests.cast import NOW, Cast

TEXT = DocumentText(
    title="清河航道管理站关于商请协助开展汛期船闸联合检查的函",
    main_recipients="清河市交通运输局",
    body=(
        "为做好汛期船闸安全工作，我站定于2026年8月3日至5日对城区段三座船闸开展联合检查。",
        "请贵局派两名同志参加，并于7月24日前将名单函告我站。",
    ),
    issuer_line="清河航道管理站",
)
_keys = count(1)


def key() -> str:
    """Return the key of a click of its own."""
    return f"click-{next(_keys)}"


def finding(  # noqa: PLR0913 - the particulars of a finding
    number: int = 1,
    *,
    severity: str = "S1",
    paragraph: int = 3,
    start: int = 0,
    quote: str = "为",
    suggestion: str | None = None,
    group: str = "punctuation",
    code: str = "PUN-01",
) -> PlacedFinding:
    """Return a finding as the engine gives it."""
    return PlacedFinding(
        number=number, code=code, name="a-fault", group=group, group_label="标点",
        severity=severity, severity_label=severity, strength_label="应当", clause=(), part="body",
        paragraph=paragraph, start=start, end=start + len(quote), quote=quote,
        message="中文语句里用了半角标点", why="", suggestion=suggestion, advice=None, safe=False,
        count=1,
    )  # fmt: skip


def manuscript(
    text: DocumentText = TEXT,
    findings: Sequence[PlacedFinding] = (),
    *,
    carrier: Carrier = Carrier.TEXT,
) -> Manuscript:
    """Return a manuscript as if the engine had found just this."""
    lines = text.lines()
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))
    name = "商请函.txt" if carrier is Carrier.TEXT else "商请函.docx"
    return Manuscript(
        text,
        carrier,
        "\n".join(lines).encode() + carrier.encode(),
        name,
        Examination(name, paragraphs, tuple(findings), document_type="函"),
    )


def typeset(text: DocumentText = TEXT, findings: Sequence[PlacedFinding] = ()) -> Manuscript:
    """Return a manuscript in the Word file that typesetting made of it."""
    return manuscript(text, findings, carrier=Carrier.WORD)


LETTER = DraftingSheet("letter", openness="on-request")


def draft_by(
    cast: Cast, person: Person, made: Manuscript | None = None, sheet: DraftingSheet = LETTER
) -> OutgoingDocument:
    """Let a person of the cast draft a letter."""
    return draft(sheet, made or manuscript(), actor=cast.acting(person), at=NOW, key=key())


def open_for_business(cast: Cast) -> None:
    """Publish the shipped procedures at the station and say who does what in the office."""
    provide_shipped(Console(cast.organ), NOW)
    clerk = Post.objects.get(organ=cast.organ, title="文书")
    keeper = Post.objects.get(organ=cast.organ, title="机要员")
    for duty, post in (
        (AssigneeRule(Rule.REGISTRY), clerk),
        (AssigneeRule(Rule.SEAL_KEEPER), keeper),
        (AssigneeRule(Rule.POST, "general-office-reviewer"), clerk),
        (AssigneeRule(Rule.POST, "general-office-director"), cast.office_head),
    ):
        assign_duty(duty, [post], actor=cast.system_administrator, at=NOW)
