"""Reading outgoing documents: what their pages and lists show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from gongwen import Severity
from sanban.documents import bases
from sanban.documents.models import Basis, OutgoingDocument
from sanban.documents.policies import may_edit, may_handle
from sanban.documents.queries import Line, ShownFinding, lines_of, place_of
from sanban.documents.standing import Standing, layout_faults, standings_of
from sanban.documents.vocabulary import TONES, Decision, State
from sanban.org.actor import Actor
from sanban.org.domain.viewer import Viewer


def drafts(viewer: Viewer, at: datetime) -> QuerySet[OutgoingDocument]:
    """Return 「草稿」: the viewer's own drafts that have not been sent on, the latest first."""
    found = OutgoingDocument.objects.visible_to(viewer, at).filter(
        state=State.DRAFT, drafter_id=viewer.person_id
    )
    return found.select_related("current", "unit", "drafter").order_by("-changed_at", "pk")


def released(viewer: Viewer, at: datetime) -> QuerySet[OutgoingDocument]:
    """Return 「已发」: what went out, also what was withdrawn or repealed since, the latest first."""
    gone = (State.RELEASED, State.WITHDRAWN, State.REPEALED)
    found = OutgoingDocument.objects.visible_to(viewer, at).filter(state__in=gone)
    return found.select_related("current", "unit", "drafter").order_by("-changed_at", "pk")


@dataclass(frozen=True, slots=True)
class ShownStanding:
    """A finding with how it stands and what can be done about it."""

    standing: Standing
    shown: ShownFinding

    @property
    def can_adopt(self) -> bool:
        """Tell whether the correction can be made by a click."""
        return self.standing.finding.suggestion is not None

    @property
    def can_dismiss(self) -> bool:
        """Tell whether a reason is enough."""
        return self.standing.finding.severity != Severity.S0


@dataclass(frozen=True, slots=True)
class TextPage:
    """The text of a document with its findings, as the page of one viewer shows it."""

    document: OutgoingDocument
    lines: tuple[Line, ...]
    findings: tuple[ShownStanding, ...]
    notes: tuple[str, ...]
    characters: int
    is_typeset: bool
    layout_faults: int
    may_edit: bool
    may_handle: bool

    @property
    def blocking(self) -> int:
        """Return how many findings hold the document up."""
        return sum(one.standing.blocks for one in self.findings)

    @property
    def safe(self) -> int:
        """Return how many corrections can be made without a second look."""
        return sum(
            one.can_adopt and one.standing.finding.safe and one.standing.decision is Decision.OPEN
            for one in self.findings
        )

    @property
    def open(self) -> int:
        """Return how many findings nobody decided on."""
        return sum(one.standing.decision is Decision.OPEN for one in self.findings)


def text_page(document: OutgoingDocument, actor: Actor, at: datetime) -> TextPage:
    """Return the page of a document's present text."""
    version = document.present
    examination = version.proof.read()
    found = tuple(_shown(one) for one in standings_of(document, examination))
    faults = layout_faults(version)
    marked = {one.standing.finding.paragraph for one in found}
    # Page numbers and the like are no text; they are shown where something is wrong with them.
    shown = tuple(
        one for one in examination.paragraphs if one.part == "body" or one.number in marked
    )
    return TextPage(
        document,
        tuple(lines_of(shown, tuple(one.shown for one in found))),
        found,
        (*examination.notes, *examination.unchecked),
        version.read().characters,
        version.is_word and not faults,
        len(faults),
        may_edit(actor, document, at).allowed,
        may_handle(actor, document, at).allowed,
    )


def _shown(standing: Standing) -> ShownStanding:
    finding = standing.finding
    shown = ShownFinding(
        finding, standing.decision, TONES[finding.severity], is_shown=True, where=place_of(finding)
    )
    return ShownStanding(standing, shown)


@dataclass(frozen=True, slots=True)
class ShownBasis:
    """A basis with what the register of the engine knows of it."""

    basis: Basis
    register: str
    problems: tuple[str, ...]


def shown_bases(document: OutgoingDocument) -> tuple[ShownBasis, ...]:
    """Return what a document rests on."""
    return tuple(
        ShownBasis(
            one, bases.known(one.title, one.number), tuple(bases.problems(one.title, one.number))
        )
        for one in document.bases.select_related("verified_by").order_by("pk")
    )
