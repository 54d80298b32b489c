"""Verbs about gates: 提交凭据, 批准偏离, 补正偏离."""

from __future__ import annotations

from sanban.procedures.domain.commands import Deviate, GiveEvidence, MakeGood
from sanban.procedures.domain.deciding.conduct import open_run_of
from sanban.procedures.domain.deciding.draft import Draft, Note
from sanban.procedures.domain.deciding.guards import is_part_of, must_say
from sanban.procedures.domain.deciding.outcome import RefusalKind, UnableToProceed
from sanban.procedures.domain.deciding.passing import ask
from sanban.procedures.domain.events import DeviationGranted, DeviationMadeGood, EvidenceGiven
from sanban.procedures.domain.gates import Deviation, Evidence, Gate, valid_deviation
from sanban.procedures.domain.terms import Verb


def give_evidence(draft: Draft, command: GiveEvidence) -> tuple[Verb, Note]:
    """Lay evidence before a gate, for the text as it is now."""
    gate = _gate(draft, command.gate)
    if not is_part_of(draft, command.request.actor) and not any(
        command.request.actor.is_same_person(party.holder) for _, party in draft.state.assignments()
    ):
        raise UnableToProceed(RefusalKind.NOT_YOURS, "只有本件的经办人可以提交凭据，请联系他们。")
    evidence = Evidence(
        command.gate,
        draft.state.subject_hash,
        command.request.actor,
        draft.at,
        command.note.strip(),
        command.reference,
    )
    draft.add(EvidenceGiven(evidence))
    return Verb.EVIDENCE, Note(opinion=command.note, detail=gate.declaration.label)


def _gate(draft: Draft, code: str) -> Gate:
    gate = draft.office.gates.get(code)
    if gate is None or not any(code in step.gates for step in draft.state.definition.steps):
        raise UnableToProceed(RefusalKind.INVALID, f"本流程没有关口“{code}”，请核对。")
    return gate


def deviate(draft: Draft, command: Deviate) -> tuple[Verb, Note]:
    """Let a gate go: a named leader in person, a reason, and a day by which it is made good."""
    run = open_run_of(draft, command.run)
    step, actor = draft.state.step(run), command.request.actor
    gate = _gate(draft, command.gate)
    label = gate.declaration.label
    definition = draft.state.definition
    if command.request.on_behalf_of or not draft.is_among(actor, definition.deviation_by):
        leaders = "或".join(definition.told_rule(rule) for rule in definition.deviation_by)
        raise UnableToProceed(
            RefusalKind.NOT_YOURS, f"偏离要由{leaders or '有关领导'}本人批准，请报请批准。"
        )
    if command.gate not in step.gates:
        raise UnableToProceed(RefusalKind.INVALID, f"“{step.name}”不要求“{label}”，不用批准偏离。")
    if not gate.declaration.may_deviate:
        raise UnableToProceed(RefusalKind.NOT_ALLOWED, f"“{label}”不能偏离，请按要求办理。")
    _must_be_needed(draft, command, label)
    reason = must_say(command.reason, "批准偏离的理由")
    if command.good_by < draft.at.date():
        raise UnableToProceed(RefusalKind.INVALID, "补正期限不能早于今天，请重新填写。")
    deviation = Deviation(
        command.gate,
        run.step,
        run.id,
        draft.state.subject_hash,
        actor,
        reason,
        command.good_by,
        draft.at,
    )
    draft.add(DeviationGranted(deviation))
    detail = f"不经“{label}”，{command.good_by:%Y年%-m月%-d日}前补正：{reason}"
    return Verb.DEVIATE, Note(step.code, run.id, detail=detail)


def _must_be_needed(draft: Draft, command: Deviate, label: str) -> None:
    """Refuse a deviation from what is satisfied, or granted, already."""
    state = draft.state
    run = state.run(command.run)
    declaration = draft.office.gates[command.gate].declaration
    granted = valid_deviation(declaration, state.deviations, run.step, state.subject_hash)
    missing, _ = ask(draft, state.step(run), command.gate)
    if granted or not missing:
        told = "已经批准过偏离" if granted else "已经满足"
        raise UnableToProceed(RefusalKind.INVALID, f"“{label}”{told}，不用再批准偏离。")


def make_good(draft: Draft, command: MakeGood) -> tuple[Verb, Note]:
    """Bring afterwards what a gate had demanded; possible also when the case is closed."""
    deviations = draft.state.deviations
    if not 0 <= command.place < len(deviations):
        raise UnableToProceed(RefusalKind.NOT_FOUND, "没有找到这项偏离，请刷新后再看。")
    deviation = deviations[command.place]
    if deviation.made_good_at is not None:
        raise UnableToProceed(RefusalKind.TAKEN, "这项偏离已经补正，不用再补。")
    if not is_part_of(draft, command.request.actor):
        raise UnableToProceed(RefusalKind.NOT_YOURS, "补正要由本件的经办人提交，请联系他们。")
    note = must_say(command.note, "补正的情况")
    draft.add(DeviationMadeGood(command.place, draft.at, command.request.actor))
    label = draft.office.gates[deviation.gate].declaration.label
    return Verb.MAKE_GOOD, Note(opinion=note, detail=f"补正“{label}”")
