"""What the rows of a document tell of its versions: who made each, what it says, who let it pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from sanban.documents.domain.attribution import version_passed
from sanban.documents.domain.history import History, history
from sanban.documents.domain.routing import reads_text
from sanban.documents.domain.text import DocumentText
from sanban.documents.domain.versions import Passing, VersionText
from sanban.documents.models import OutgoingDocument, Version
from sanban.procedures.domain.case import CaseState
from sanban.procedures.domain.events import Event, PartyChanged
from sanban.procedures.domain.terms import Choice, PartyState, Verb
from sanban.procedures.store import load

_ACTS = frozenset({Verb.COMPLETE, Verb.LATE_ENTRY})
_REFUSALS = frozenset({Choice.AGAINST, Choice.ABSTAIN})


@dataclass(frozen=True)
class Lineage:
    """The versions of a document in the order of their numbers, each read once, and all passings."""

    rows: tuple[Version, ...]
    read: tuple[DocumentText, ...]
    texts: tuple[VersionText, ...]
    passings: tuple[Passing, ...]

    def index(self, number: int) -> int | None:
        """Return the place of the version with this number, ``None`` where there is none."""
        return next((n for n, row in enumerate(self.rows) if row.number == number), None)

    def between(self, first: int, last: int) -> History:
        """Align the versions from one place to another, both included."""
        return history(self.texts[first : last + 1])

    @cached_property
    def passed(self) -> tuple[tuple[Passing, ...], ...]:
        """Return for each version who let it pass, the earliest first."""
        found: list[list[Passing]] = [[] for _ in self.rows]
        for passing in self.passings:
            index = version_passed(self.texts, passing)
            if index is not None:
                found[index].append(passing)
        return tuple(map(tuple, found))


def lineage_of(document: OutgoingDocument, *, with_proofs: bool = False) -> Lineage:
    """Return the versions of a document and who let them pass; a fixed number of queries."""
    beside = ("author", "principal", *(("proof",) if with_proofs else ()))
    rows = tuple(document.versions.select_related(*beside).order_by("number"))
    read = tuple(row.read() for row in rows)
    texts = tuple(_text(row, text) for row, text in zip(rows, read, strict=True))
    return Lineage(rows, read, texts, passings_of(document))


def _text(row: Version, text: DocumentText) -> VersionText:
    return VersionText(
        row.number,
        row.text_digest,
        row.author.public_id,
        author_of(row),
        row.post,
        timezone.localtime(row.at),
        text.lines(),
    )


def author_of(row: Version) -> str:
    """Return who made a version, and for whom 「甲代乙」."""
    return f"{row.author.name}代{row.principal.name}" if row.principal else row.author.name


def passings_of(document: OutgoingDocument) -> tuple[Passing, ...]:
    """Return everybody who let a document's text pass, in the order of events."""
    return tuple(passings_in(load(document.case))) if document.case else ()


def passings_in(state: CaseState) -> Iterator[Passing]:
    """Yield everybody who did his work at a step that answers for the wording, and did not refuse."""
    names = {step.code: step.name for step in state.definition.steps}
    silent = {step.code for step in state.definition.steps if not reads_text(step)}
    undone = frozenset(_undone(state))
    for event in state.events:
        choice = _choice(event)
        if event.verb not in _ACTS or choice in _REFUSALS or event.step in silent:
            continue
        label = choice.label if choice else event.verb.label
        late = f"补办{label}" if event.verb is Verb.LATE_ENTRY else label
        yield Passing(
            event.actor.person,
            _name(event),
            event.actor.post_name,
            names.get(event.step, event.step),
            f"{late}（后来拿回）" if event.sequence in undone else late,
            timezone.localtime(event.at),
            event.subject_hash,
            event.sequence,
        )


def _choice(event: Event) -> Choice | None:
    """Return what was said in this very event; a later one may have said something else."""
    said = [one.after.choice for one in _own_work(event) if one.after.state is PartyState.DONE]
    return said[-1] if said else None


def _own_work(event: Event) -> Iterator[PartyChanged]:
    for effect in event.effects:
        if isinstance(effect, PartyChanged) and effect.after.id == event.assignment:
            yield effect


def _undone(state: CaseState) -> Iterator[int]:
    """Yield the acts that were taken back before anybody had opened what came of them."""
    acts: dict[str, int] = {}
    for event in state.events:
        if event.verb in _ACTS:
            acts[event.assignment] = event.sequence
        # An offer to another is taken back too; what was done stands then.
        elif event.verb is Verb.TAKE_BACK and any(
            one.before and one.before.choice for one in _own_work(event)
        ):
            yield from filter(None, [acts.pop(event.assignment, 0)])


def _name(event: Event) -> str:
    behalf = event.on_behalf_of
    return f"{event.actor.name}代{behalf.post_name}{behalf.name}" if behalf else event.actor.name
