"""带样件走一遍: carries a sample document through its procedure by the real actions, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from sanban.audit.acting import system
from sanban.demo.domain import roll
from sanban.demo.samples import Press, Sample
from sanban.demo.snapshots import Snapshot, snapshot
from sanban.demo.staff import Seat, Staff
from sanban.documents.actions.affix_seal import affix_seal
from sanban.documents.actions.cite import need_no_basis
from sanban.documents.actions.count_copies import Sent, count_copies
from sanban.documents.actions.decide import dismiss
from sanban.documents.actions.draft import DraftingSheet, draft
from sanban.documents.actions.handle import handle
from sanban.documents.actions.make_proof import make_proof
from sanban.documents.actions.number import enter_number
from sanban.documents.actions.pack_archive import pack_archive
from sanban.documents.actions.read import POINTS, confirm_reading, fill_review_sheet
from sanban.documents.actions.submit import submit
from sanban.documents.issue_vocabulary import Delivered
from sanban.documents.models import OutgoingDocument, Seal
from sanban.documents.standing import standings
from sanban.kernel.public_id import new_public_id
from sanban.procedures import working_time
from sanban.procedures.carrying_out import carry_out
from sanban.procedures.domain.commands import (
    Command,
    Complete,
    GiveEvidence,
    PauseCase,
    Request,
    ResumeCase,
    SendBack,
    Terminate,
    Tick,
)
from sanban.procedures.domain.definition import Step
from sanban.procedures.domain.people import SYSTEM
from sanban.procedures.domain.terms import Choice, ReturnReason
from sanban.procedures.models import Assignment
from sanban.procedures.vocabulary import Task

_Command = Callable[[Request], Command]
_OPINIONS = ("同意。", "已核，无修改意见。", "拟同意。", "同意，请按程序办理。", "")
_KEPT = 1
_DAY = 8 * 60
_MOST_STEPS = 60  # no shipped procedure comes near it, returns included


@dataclass(frozen=True, slots=True)
class Stage:
    """A sample as it was at one moment: what it was like, and what it was about."""

    sample: Sample
    topic: str
    kind: str
    rows: Snapshot


@dataclass
class Carrying:
    """One sample on its way; ``at`` is the time on the wall of the office."""

    staff: Staff
    sample: Sample
    press: Press
    drafter: Seat
    topic: str
    at: datetime
    chance: Random
    done: set[str] = field(default_factory=set)
    document: OutgoingDocument = field(init=False)

    def stages(self) -> Iterator[Stage]:
        """Carry the document to its end; yield what it is like wherever it rests."""
        self._draft()
        yield self._stage("draft")
        submit(
            self.document, actor=self.drafter.actor, at=self._next(), key=_key(), seen_edition=None
        )
        self.document.refresh_from_db()
        for _ in range(_MOST_STEPS):
            work = self._work()
            if not work:
                break
            yield self._stage("released" if work[0].step == "archive" else "under-way")
            if work[0].step == self.sample.ends_at:
                self._terminate()
                continue
            yield from self._adventures(work)
            self._pass(self._work()[0])
        self.document.refresh_from_db()
        yield self._stage("terminated" if self.sample.ends_at else "finished")

    def _draft(self) -> None:
        sample, actor, today = self.sample, self.drafter.actor, self.at.date()
        text = sample.wording.text(self.topic, self.staff.organ.name, self.chance)
        concurring = [self._neighbour(number) for number in range(1, sample.concurring + 1)]
        sheet = DraftingSheet(
            sample.document_type,
            sample.urgency,
            sample.openness,
            copies=sum(copies for _, copies in sample.wording.distribution) + _KEPT,
            is_important=sample.is_important,
            is_normative=sample.is_normative,
            concurring=[seat.post.unit for seat in concurring],
        )
        made = self.press.write(text, today)
        self.document = draft(sheet, made, actor=actor, at=self._next(), key=_key())
        need_no_basis(self.document, "日常工作安排，不涉及新的依据", actor=actor, at=self._next())
        self.document.refresh_from_db()
        if sample.is_typeset:
            self.press.typeset(self.document, actor, self._next())
            self.document.refresh_from_db()
        blocking = [one.key for one in standings(self.document) if one.blocks]
        if blocking:
            reason = "经核对，此处写法符合本机关惯例。"
            dismiss(self.document, blocking, reason, actor=actor, at=self._next())

    def _neighbour(self, number: int) -> Seat:
        own = roll.DIVISIONS.index(self.drafter.post.unit.name)
        return self.staff.division(own + number)[0]

    def _adventures(self, work: list[Assignment]) -> Iterator[Stage]:
        """Let happen at a step what happens to this sample there, once."""
        step = work[0].step
        if step in self.done:
            return
        self.done.add(step)
        if step == self.sample.late:
            self.at = working_time.current().add(self.at, 4 * _DAY)
            self._let_clock_speak()
            yield self._stage("under-way")
        if step == self.sample.paused:
            drafter = self.drafter
            self._act(drafter, lambda request: PauseCase(request, "等待上级单位明确口径。"))
            yield self._stage("under-way")
            self.at = working_time.current().add(self.at, 2 * _DAY)
            self._act(drafter, lambda request: ResumeCase(request, "口径已明确，恢复办理。"))
        if step == self.sample.sent_back:
            party = work[0].party
            self._act(
                self.staff.of(work[0].person_id),
                lambda request: SendBack(
                    request, party, "draft", ReturnReason.CONTENT, opinion="请补充说明后再送。"
                ),
            )
            yield self._stage("under-way")

    def _let_clock_speak(self) -> None:
        case = self.document.case
        assert case is not None  # noqa: S101 - it is on its way
        request = Request(SYSTEM, self.at, _key())
        carry_out(case, lambda _: Tick(request), trace=system(case.organ_id))

    def _pass(self, work: Assignment) -> None:
        """Let one piece of work be done, with all that its step demands before."""
        seat, party = self.staff.of(work.person_id), work.party
        assert self.document.case is not None  # noqa: S101 - there is work in it
        step = self.document.case.version.read().step(work.step)
        for gate in step.gates:
            self._satisfy(gate, step, seat)
        opinion = self.chance.choice(_OPINIONS) or ("同意。" if step.opinion_required else "")
        self._act(seat, lambda request: Complete(request, party, Choice.AGREE, opinion))

    def _satisfy(self, gate: str, step: Step, seat: Seat) -> None:
        """Bring what a gate demands, where it is not there already."""
        self.document.refresh_from_db()
        document, actor, at, wording = self.document, seat.actor, self._next(), self.sample.wording
        text = document.present.text_digest
        shares = [Sent(to, copies, Delivered.BY_HAND) for to, copies in wording.distribution]
        match gate:
            case "second-reader":
                confirm_reading(document, actor=actor, at=at, key=_key(), text_digest=text)
            case "review-checklist":
                points = dict.fromkeys(POINTS, (True, ""))
                fill_review_sheet(
                    document, points, actor=actor, at=at, key=_key(), text_digest=text
                )
            case "openness-decided" | "legality-reviewed" | "fair-competition-reviewed":
                self._act(seat, lambda request: GiveEvidence(request, gate, "经审查，符合规定。"))
            case "number-assigned":
                told = "、".join(f"{one.recipient}{one.copies}份" for one in shares)
                enter_number(
                    document, copies=document.copies, distribution=told, actor=actor, at=at
                )
            case "proof-matches" if step.code == "print":
                make_proof(document, actor=actor, at=at)
            case "sealed":
                seal = Seal.objects.in_use().get(organ=self.staff.organ)
                affix_seal(document, seal, document.copies, actor=actor, at=at)
            case "copies-accounted":
                count_copies(
                    document, printed=document.copies, kept=_KEPT, sent=shares, actor=actor, at=at
                )
            case "archive-complete":
                pack_archive(document, actor=actor, at=at)

    def _terminate(self) -> None:
        leader = self.staff.seats[roll.LEADERSHIP][0]
        self._act(leader, lambda request: Terminate(request, "情况变化，不再行文。"))

    def _act(self, seat: Seat, command: _Command) -> None:
        self.document.refresh_from_db()
        handle(self.document, command, actor=seat.actor, at=self._next(), key=_key())
        self.document.refresh_from_db()

    def _work(self) -> list[Assignment]:
        rows = Assignment.objects.open().filter(case=self.document.case, task=Task.DO)
        return list(rows.order_by("run", "pk"))

    def _next(self) -> datetime:
        """Return a moment somewhat later, in office hours."""
        self.at = working_time.current().add(self.at, self.chance.randint(7, 75))
        return self.at

    def _stage(self, kind: str) -> Stage:
        self.document.refresh_from_db()
        return Stage(self.sample, self.topic, kind, snapshot(self.document))


def _key() -> str:
    return f"demo-{new_public_id()}"
