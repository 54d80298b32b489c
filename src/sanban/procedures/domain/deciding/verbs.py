"""Which function carries out which command."""

from __future__ import annotations

from functools import singledispatch

from sanban.procedures.domain import commands
from sanban.procedures.domain.deciding import backward, conduct, forward, granting, hands
from sanban.procedures.domain.deciding.draft import Draft, Note
from sanban.procedures.domain.terms import Verb

# What can be done while the clocks stand still: whatever keeps the case in order.
WHILE_PAUSED = (
    commands.Transfer, commands.Accept, commands.Decline, commands.Delegate, commands.Answer,
    commands.TakeBack, commands.Reseat, commands.Reschedule, commands.PauseCase, commands.ResumeCase,
    commands.Terminate, commands.GiveEvidence, commands.Deviate, commands.Declare,
    commands.MoveVersion, commands.Open,
)  # fmt: skip

_VERBS: dict[type[commands.Command], Verb] = {
    commands.Open: Verb.OPEN,
    commands.Complete: Verb.COMPLETE,
    commands.EnterLate: Verb.LATE_ENTRY,
    commands.SendBack: Verb.SEND_BACK,
    commands.AddSigner: Verb.ADD_SIGNER,
    commands.RemoveSigner: Verb.REMOVE_SIGNER,
    commands.Transfer: Verb.TRANSFER,
    commands.Accept: Verb.ACCEPT,
    commands.Decline: Verb.DECLINE,
    commands.Delegate: Verb.DELEGATE,
    commands.Answer: Verb.ANSWER,
    commands.TakeBack: Verb.TAKE_BACK,
    commands.Withdraw: Verb.WITHDRAW,
    commands.Remind: Verb.REMIND,
    commands.Terminate: Verb.TERMINATE,
    commands.PauseCase: Verb.PAUSE,
    commands.ResumeCase: Verb.RESUME,
    commands.Reschedule: Verb.RESCHEDULE,
    commands.Deviate: Verb.DEVIATE,
    commands.MakeGood: Verb.MAKE_GOOD,
    commands.GiveEvidence: Verb.EVIDENCE,
    commands.Revise: Verb.REVISE,
    commands.Declare: Verb.DECLARE,
    commands.Reseat: Verb.RESEAT,
    commands.Tick: Verb.CLOCK,
    commands.MoveVersion: Verb.MOVE_VERSION,
}


def verb_of(command: commands.Command) -> Verb:
    """Return the office verb of a command."""
    return _VERBS[type(command)]


@singledispatch
def carry_out(command: commands.Command, _draft: Draft) -> tuple[Verb, Note]:
    """Carry a command out on a draft; refuse by raising."""
    raise TypeError(f"{type(command).__name__} is no command")


@carry_out.register
def _(command: commands.Open, draft: Draft) -> tuple[Verb, Note]:
    return forward.open_for_reading(draft, command)


@carry_out.register
def _(command: commands.Complete, draft: Draft) -> tuple[Verb, Note]:
    return forward.complete(draft, command)


@carry_out.register
def _(command: commands.EnterLate, draft: Draft) -> tuple[Verb, Note]:
    return forward.enter_late(draft, command)


@carry_out.register
def _(command: commands.SendBack, draft: Draft) -> tuple[Verb, Note]:
    return backward.send_back(draft, command)


@carry_out.register
def _(command: commands.TakeBack, draft: Draft) -> tuple[Verb, Note]:
    return backward.take_back(draft, command)


@carry_out.register
def _(command: commands.Withdraw, draft: Draft) -> tuple[Verb, Note]:
    return backward.withdraw(draft, command)


@carry_out.register
def _(command: commands.Revise, draft: Draft) -> tuple[Verb, Note]:
    return backward.revise(draft, command)


@carry_out.register
def _(command: commands.AddSigner, draft: Draft) -> tuple[Verb, Note]:
    return hands.add_signer(draft, command)


@carry_out.register
def _(command: commands.RemoveSigner, draft: Draft) -> tuple[Verb, Note]:
    return hands.remove_signer(draft, command)


@carry_out.register
def _(command: commands.Transfer, draft: Draft) -> tuple[Verb, Note]:
    return hands.transfer(draft, command)


@carry_out.register
def _(command: commands.Accept, draft: Draft) -> tuple[Verb, Note]:
    return hands.accept(draft, command)


@carry_out.register
def _(command: commands.Decline, draft: Draft) -> tuple[Verb, Note]:
    return hands.decline(draft, command)


@carry_out.register
def _(command: commands.Delegate, draft: Draft) -> tuple[Verb, Note]:
    return hands.delegate(draft, command)


@carry_out.register
def _(command: commands.Answer, draft: Draft) -> tuple[Verb, Note]:
    return hands.answer(draft, command)


@carry_out.register
def _(command: commands.Reseat, draft: Draft) -> tuple[Verb, Note]:
    return hands.reseat(draft, command)


@carry_out.register
def _(command: commands.Remind, draft: Draft) -> tuple[Verb, Note]:
    return conduct.remind(draft, command)


@carry_out.register
def _(command: commands.Terminate, draft: Draft) -> tuple[Verb, Note]:
    return conduct.terminate(draft, command)


@carry_out.register
def _(command: commands.PauseCase, draft: Draft) -> tuple[Verb, Note]:
    return conduct.pause(draft, command)


@carry_out.register
def _(command: commands.ResumeCase, draft: Draft) -> tuple[Verb, Note]:
    return conduct.resume(draft, command)


@carry_out.register
def _(command: commands.Reschedule, draft: Draft) -> tuple[Verb, Note]:
    return conduct.reschedule(draft, command)


@carry_out.register
def _(command: commands.Declare, draft: Draft) -> tuple[Verb, Note]:
    return conduct.declare(draft, command)


@carry_out.register
def _(command: commands.Tick, draft: Draft) -> tuple[Verb, Note]:
    return conduct.tick(draft, command)


@carry_out.register
def _(command: commands.MoveVersion, draft: Draft) -> tuple[Verb, Note]:
    return conduct.move_version(draft, command)


@carry_out.register
def _(command: commands.Deviate, draft: Draft) -> tuple[Verb, Note]:
    return granting.deviate(draft, command)


@carry_out.register
def _(command: commands.MakeGood, draft: Draft) -> tuple[Verb, Note]:
    return granting.make_good(draft, command)


@carry_out.register
def _(command: commands.GiveEvidence, draft: Draft) -> tuple[Verb, Note]:
    return granting.give_evidence(draft, command)
