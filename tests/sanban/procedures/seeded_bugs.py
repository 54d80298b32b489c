"""For each invariant a bug that it must catch: the engine with one thought left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import MISSING, Field, dataclass, replace
from unittest.mock import patch

from sanban.procedures.domain import clocks, codec, deciding, offers, responsibility
from sanban.procedures.domain.case import CaseState, Party, ReturnFrame, Run
from sanban.procedures.domain.commands import Request, Terminate, Transfer
from sanban.procedures.domain.deciding import (
    backward,
    conduct,
    guards,
    hands,
    passing,
    routing,
    seats,
    signing,
)
from sanban.procedures.domain.deciding.draft import Draft, Note, Office
from sanban.procedures.domain.deciding.outcome import RefusalKind, Refused
from sanban.procedures.domain.definition import Step
from sanban.procedures.domain.events import CaseClosed
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.replay import Versions
from sanban.procedures.domain.terms import CasePhase, Choice, PartyState, Verb


@dataclass(frozen=True)
class Bug:
    """What is put in the place of what, and how people would tell of it."""

    told: str
    places: tuple[tuple[object, str], ...]
    wrong: Callable[..., object]

    @contextmanager
    def planted(self) -> Iterator[None]:
        """Have the engine err for a while."""
        with ExitStack() as stack:
            for owner, name in self.places:
                stack.enter_context(patch.object(owner, name, self.wrong))
            yield


_right_init = Draft.__init__


def _clock_behind(
    self: Draft, state: CaseState, office: Office, request: Request, later: Versions | None = None
) -> None:
    _right_init(self, state, office, request, later)
    self.at = request.at.replace(hour=state.version % 9)


def _nothing(*_: object) -> None:
    return None


def _forgets_opinions(field: Field[object], held: object) -> bool:
    return field.name in {"opinion", "detail"} or (
        field.default is not MISSING and held == field.default
    )


def _refused_in_english(kind: RefusalKind, message: str) -> Refused:
    return Refused(kind, f"error: {len(message)}")


def _terminate_only_in_name(draft: Draft, command: Terminate) -> tuple[Verb, Note]:
    draft.add(CaseClosed(CasePhase.TERMINATED))
    return Verb.TERMINATE, Note(detail=command.reason)


def _evidence_for_any_text(
    declaration: object, evidence: tuple[object, ...], subject_hash: str
) -> tuple[object, ...]:
    del subject_hash
    return tuple(one for one in evidence if one.gate == declaration.code)


def _enough_with_two(run: Run) -> tuple[Party, ...]:
    done = [party for party in run.parties if party.state is PartyState.DONE]
    return () if len(done) > 1 else tuple(party for party in run.parties if party.is_pending)


def _release_all(draft: Draft, run: Run) -> None:
    for party in run.pending():
        signing.change(draft, run.id, party, replace(party, state=PartyState.CANCELLED))


def _more_for_than_against(step: Step, run: Run) -> bool | None:
    del step
    said = [party.choice for party in run.parties if party.choice]
    return said.count(Choice.AGREE) > said.count(Choice.AGAINST) or None


def _anyone_for_anyone(draft: Draft, step: Step, party: Party) -> Holder | None:
    del step, party
    return draft.request.on_behalf_of


def _past_the_returner(draft: Draft, frame: ReturnFrame, by: Holder, source: int) -> None:
    with patch.object(routing, "_owed_before", _nothing):
        routing.proceed(draft, draft.state.definition.step(frame.step), by, source)


_right_parties = routing._resumed_parties


def _all_but_one(draft: Draft, step: Step, old: Run, frame: ReturnFrame) -> tuple[Party, ...]:
    found = _right_parties(draft, step, old, frame)
    return found[1:] if len(found) > 1 else found


def _hand_over_at_once(draft: Draft, command: Transfer) -> tuple[Verb, Note]:
    work = guards.my_work(draft, command.assignment)
    signing.change(draft, work.run.id, work.party, replace(work.party, holder=command.to))
    return Verb.TRANSFER, Note(work.step.code, work.run.id, work.party.id)


def _pauses_count(state: CaseState, run: Run) -> Iterator[tuple[object, object]]:
    del state
    yield run.opened_at, None


def _always(*_: object) -> bool:
    return True


def _still_seated(draft: Draft, step: Step, holder: Holder, barred: frozenset[str]) -> Holder:
    del draft, step, barred
    return holder


def _no_verbs(*_: object) -> tuple[Verb, ...]:
    return ()


def _any_work(draft: Draft, assignment: str) -> tuple[Run, Party]:
    found = draft.state.find(assignment)
    assert found is not None
    run, party = found
    return (run, party) if run.is_open else guards_open_work(draft, assignment)


guards_open_work = guards.open_work

BUGS: dict[str, Bug] = {
    "history_has_no_gap": Bug("第二台机器的钟不准，后面的记录早于前面的", ((Draft, "__init__"),), _clock_behind),
    "one_click_one_event": Bug("不认识重复的点击", ((deciding, "_event_of"),), _nothing),
    "a_case_is_the_sum_of_its_events": Bug(
        "意见没有存下来", ((codec, "_is_default"),), _forgets_opinions
    ),
    "a_refusal_changes_nothing": Bug("拒绝的话不是中文", ((deciding, "Refused"),), _refused_in_english),
    "a_closed_case_has_no_open_work": Bug("终止时没有收回待办", ((conduct, "terminate"),), _terminate_only_in_name),
    "an_open_case_lies_with_someone": Bug("轮到下一个人时没有叫他", ((signing, "_call_up"),), _nothing),
    "exactly_one_is_responsible": Bug("并行时没有人负责", ((responsibility, "_convener"),), _nothing),
    "no_step_closes_without_its_gates": Bug("旧稿的凭据还算数", ((passing, "valid_evidence"),), _evidence_for_any_text),
    "a_concurrence_lacks_nobody": Bug("会签签了两个就算完", ((Run, "pending"),), _enough_with_two),
    "of_several_one_signs": Bug("或签办结时连加签的人也放过", ((signing, "_release_others"),), _release_all),
    "a_vote_is_carried_by_numbers": Bug("赞成多于反对就算通过", ((signing, "vote_result"),), _more_for_than_against),
    "consent_is_given_in_person": Bug("本人同意也可以代办", ((guards, "_principal"),), _anyone_for_anyone),
    "a_second_pair_of_eyes_is_anothers": Bug(
        "拟稿人可以自己二次核稿", ((guards, "must_be_another"), (hands, "must_be_another")), _nothing
    ),
    "the_returner_looks_again": Bug("改后越过退回人往下走", ((routing, "bring_up"),), _past_the_returner),
    "a_return_loses_nobody": Bug("退回后少送了一个人", ((routing, "_resumed_parties"),), _all_but_one),
    "work_changes_hands_by_consent": Bug("转办不等接受", ((hands, "transfer"),), _hand_over_at_once),
    "no_time_is_lost": Bug("暂停期间照样计时", ((clocks, "_counted"),), _pauses_count),
    "a_signature_fits_the_text": Bug("签发后改稿不再报签", ((backward, "_sign_again"),), _nothing),
    "a_deviation_is_answered_for": Bug("谁都可以批准偏离", ((Draft, "is_among"),), _always),
    "work_is_given_to_those_in_post": Bug(
        "离岗的人还收到待办", ((seats, "in_seat"), (routing, "in_seat"), (hands, "in_seat")), _still_seated
    ),
    "a_word_given_stands": Bug("签过的还可以再签一次", ((guards, "open_work"),), _any_work),
    "what_succeeds_was_offered": Bug("页面上没有办理按钮", ((offers, "_own"),), _no_verbs),
}  # fmt: skip
