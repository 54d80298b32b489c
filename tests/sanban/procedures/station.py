"""Cases at the station of the cast: a short procedure, and what the tests do with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count

from sanban.org.actor import Console
from sanban.org.models import Person, Unit
from sanban.procedures.actions.act import act
from sanban.procedures.actions.publish import publish
from sanban.procedures.actions.start import start
from sanban.procedures.carrying_out import Done
from sanban.procedures.domain.commands import Complete
from sanban.procedures.models import Assignment, Case, Procedure
from tests.cast import NOW, Cast

TEXT = "text-1"
SOURCE = """\
code = "letter"
name = "便函"
deviation_by = ["organ-head"]
terminate_by = ["organ-head"]
withdraw_before = "sign"

[posts]
office-reader = "办公室主任"

[[facts]]
code = "urgent"
label = "急件"

[[steps]]
code = "draft"
name = "拟稿"
assignees = ["drafter"]
edits = true
next = "review"

[steps.limit]
ordinary = "2个工作日"
warn = "4个工作小时"
escalate = "1个工作日"
escalate_to = "unit-head"

[[steps]]
code = "review"
name = "处室审核"
assignees = ["unit-head"]
next = "concur"

[[steps]]
code = "concur"
name = "会签"
kind = "all-of"
assignees = ["concurring-heads"]
next = "office"

[[steps]]
code = "office"
name = "办公室核稿"
kind = "any-of"
assignees = ["post:office-reader", "registry"]
next = "sign"

[[steps]]
code = "sign"
name = "签发"
assignees = ["supervising-leader"]
gates = ["typeset"]
personal_consent = true
forbidden = ["add-signer", "transfer", "delegate", "late-entry"]
next = "end"
"""
_numbers = count(1)


def key() -> str:
    """Return the key of a click of its own."""
    return f"click-{next(_numbers)}"


def letter(cast: Cast, source: str = SOURCE) -> Procedure:
    """Publish the procedure."""
    return publish(source, actor=Console(cast.organ), at=NOW).procedure


def begin(
    cast: Cast,
    procedure: Procedure | None = None,
    *,
    by: Person | None = None,
    concurring: Sequence[Unit] | None = None,
    facts: Mapping[str, str | bool] | None = None,
    click: str = "",
    title: str = "关于闸门检修的函",
) -> Done:
    """Begin a case; 陆平 drafts it where nobody is named."""
    return start(
        procedure or letter(cast),
        title,
        TEXT,
        actor=cast.acting(by or cast.lu_ping),
        at=NOW,
        key=click or key(),
        facts=facts,
        concurring=[cast.safety, cast.lock] if concurring is None else concurring,
    )


def work_of(case: Case, person: Person) -> str:
    """Return the piece of work a person has open in a case."""
    return Assignment.objects.open().get(case=case, person=person).party


def agree(cast: Cast, case: Case, person: Person, at: datetime = NOW) -> Done:
    """Let a person do his work."""
    work = work_of(case, person)
    return act(
        case,
        lambda request: Complete(request, work),
        actor=cast.acting(person),
        at=at,
        key=key(),
    )


def reach_office(cast: Cast, case: Case) -> None:
    """Bring a fresh case to the general office, where either of two may act."""
    for person in (cast.lu_ping, cast.gao_yuan, cast.tang_an, cast.xu_yan):
        agree(cast, case, person)


def holders(case: Case) -> list[str]:
    """Return who has work open in a case."""
    rows = Assignment.objects.open().filter(case=case).select_related("person")
    return sorted(row.person.name for row in rows)
