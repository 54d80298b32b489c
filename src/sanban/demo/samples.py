"""Which sample documents are carried through their procedures, and what happens to them on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sanban.demo.domain.wording import WORDINGS, Wording
from sanban.documents import manuscript as manuscripts
from sanban.documents.actions.typeset_document import typeset_document
from sanban.documents.domain.text import DocumentText
from sanban.documents.manuscript import Manuscript
from sanban.documents.models import OutgoingDocument
from sanban.documents.vocabulary import INTERNAL_SUBMISSION
from sanban.org.actor import Actor
from sanban.procedures.domain.terms import Urgency


@dataclass(frozen=True, slots=True)
class Press:
    """How texts become manuscripts and are set in type: by the engine, unless something else is given."""

    write: Callable[[DocumentText, date], Manuscript]
    typeset: Callable[[OutgoingDocument, Actor, datetime], None]


@dataclass(frozen=True, slots=True)
class Sample:
    """A document to be carried from draft to archive; ``share`` says how many copies are like it.

    At ``sent_back`` it is sent back once, at ``paused`` its clocks are stopped for a while, at
    ``late`` its work is left lying until the clocks have spoken.
    """

    document_type: str
    share: int
    urgency: Urgency = Urgency.ORDINARY
    openness: str = "on-request"
    concurring: int = 0
    is_important: bool = False
    is_normative: bool = False
    sent_back: str = ""
    paused: str = ""
    late: str = ""
    ends_at: str = ""

    @property
    def is_typeset(self) -> bool:
        """Tell whether it leaves the house, and is set in type for that."""
        return self.document_type != INTERNAL_SUBMISSION

    @property
    def wording(self) -> Wording:
        """Return how it is worded."""
        return WORDINGS[self.document_type]


SAMPLES = (
    Sample("letter", 26, late="unit-review"),
    Sample("letter", 12, Urgency.URGENT, concurring=1, sent_back="office-review"),
    Sample("notice", 18, openness="proactive", concurring=2, paused="concurrence"),
    Sample("opinion", 4, openness="proactive", is_normative=True),
    Sample("notice", 4, Urgency.URGENT, openness="proactive", sent_back="sign-off"),
    Sample("report", 10, concurring=1, late="leader-review"),
    Sample("report", 14),
    Sample("internal-submission", 12, paused="leader-review"),
    Sample("letter", 2, ends_at="office-director"),
)


def engine() -> Press:
    """Return the engine as press."""
    return Press(
        lambda text, today: manuscripts.written(text, today=today),
        _typeset,
    )


def _typeset(document: OutgoingDocument, actor: Actor, at: datetime) -> None:
    typeset_document(document, actor=actor, at=at, seen_edition=None)
