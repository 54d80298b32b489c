"""The addresses under ``/tasks``: reading what lies with somebody, and doing it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router

from sanban.desk.api.told import (
    ActGiven,
    Choosable,
    CompleteGiven,
    Doable,
    SendBackGiven,
    TaskDetail,
    TasksAsked,
    TaskShown,
    TasksPage,
)
from sanban.desk.forms.narrow import NarrowForm, asked
from sanban.desk.lists.filters import due_of
from sanban.desk.lists.to_do import TO_DO
from sanban.desk.lists.work_list import PAGE_SIZE, Look
from sanban.documents.actions.handle import handle
from sanban.documents.api.finding import signing_refused
from sanban.documents.api.shown import Acted, acted, task_name
from sanban.documents.models import OutgoingDocument
from sanban.kernel.clock import now
from sanban.org.actor import Actor
from sanban.org.api import (
    ApiRequest,
    Bearer,
    IdempotencyKey,
    action_key,
    answers,
    cleaned,
)
from sanban.org.vocabulary import ApiScope
from sanban.procedures.actions.act import act
from sanban.procedures.carrying_out import Done
from sanban.procedures.domain.terms import Verb
from sanban.procedures.forms.verbs import VerbForm, bound_form, forms_for
from sanban.procedures.models import Assignment, Case
from sanban.procedures.queries import view_of
from sanban.procedures.store import load
from sanban.procedures.vocabulary import Task

_TASK = r"^[0-9a-z]{16}-[0-9]{1,6}-[0-9]{1,6}-(do|accept|assist)$"
_NAMED = re.compile(
    r"(?P<case>[0-9a-z]{16})-(?P<run>[0-9]{1,6})-(?P<place>[0-9]{1,6})-(?P<task>[a-z]+)"
)
TaskId = Annotated[str, Path(pattern=_TASK, description="待办件的编号")]

router = Router(tags=["待办"])
_reading = Bearer(ApiScope.READ_TASKS)
_acting = Bearer(ApiScope.ACT_ON_TASKS)


@router.get(
    "/tasks",
    auth=_reading,
    response=answers(TasksPage),
    summary="待办列表",
    description="与网页上的“待办”相同，含代办的；一页五十件，最急的在前。",
)
def tasks(request: ApiRequest, query: Query[TasksAsked]) -> TasksPage:
    """Return a page of what lies with whoever asks."""
    look = Look.of(request.auth, request.auth.account.holder_name, now())
    given = {name: str(value) for name, value in query.model_dump().items() if value != ""}
    form = NarrowForm(TO_DO, look, given)
    cleaned(form)
    found = TO_DO.found(look, asked(form, given))
    rows = _with_documents(found.rows)
    pages = max(1, -(-found.count // PAGE_SIZE))
    items = [TaskShown.model_validate(_task(row, look)) for row in rows]
    return TasksPage(count=found.count, page=found.page, pages=pages, items=items)


def _with_documents(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    return rows.select_related(
        "case__procedure", "case__drafter", "case__unit", "case__outgoing_document", "person"
    )


def _task(row: Assignment, look: Look) -> dict[str, object]:
    case = row.case
    document = _document(case)
    return {
        "id": task_name(row),
        "title": case.title,
        "task": row.task,
        "procedure": case.procedure.code,
        "procedure_label": case.procedure.name,
        "step": row.step,
        "step_label": row.step_name,
        "holder": row.person.name,
        "is_own": row.person_id == look.viewer.person_id,
        "drafter": case.drafter.name,
        "unit": case.unit.name,
        "opened_at": row.opened_at,
        "due_at": row.due_at,
        "due": str(due_of(row.due_at, look.at, look.time)),
        "document": document.public_id if document else None,
    }


def _document(case: Case) -> OutgoingDocument | None:
    return getattr(case, "outgoing_document", None)


@router.get(
    "/tasks/{task_id}",
    auth=_reading,
    response=answers(TaskDetail),
    summary="一件待办",
    description="还缺什么、能做什么、可选的退回环节和理由、办理经过。用接口读取不算签阅。",
)
def task(request: ApiRequest, task_id: TaskId) -> TaskDetail:
    """Return a piece of work that lies with whoever asks."""
    actor, at = request.auth, now()
    place = _place(task_id)
    rows = Assignment.objects.visible_to(actor, at).open()
    row = get_object_or_404(
        _with_documents(rows),
        case__public_id=place["case"],
        party=f"{place['run']}.{place['place']}",
        task=place["task"],
    )
    shown = view_of(_case(actor, place["case"], at), actor, at)
    run = next((one for one in shown.steps if one.run == row.run), None)
    look = Look.of(actor, actor.account.holder_name, at)
    further: dict[str, object] = {
        "seen_version": shown.state.version,
        "text_digest": shown.state.subject_hash,
        "is_signing": _binds(shown.case, row.party),
        "wants": list(run.wants) if run else [],
        "doable": [_doable(form) for form in forms_for(shown, actor) if form.work == row.party],
        "history": list(shown.history),
    }
    return TaskDetail.model_validate(_task(row, look) | further)


def _doable(form: VerbForm) -> Doable:
    names = [name for name in ("choice", "chosen", "to", "reason", "mode") if name in form.fields]
    return Doable(
        verb=str(form.verb),
        label=form.title,
        needs_opinion=form.needs_opinion,
        choices={
            name: [
                Choosable(code=str(code), label=str(label))
                for code, label in getattr(form.fields[name], "choices", ())
                if str(code)
            ]
            for name in names
        },
    )


@router.post(
    "/tasks/{task_id}/complete",
    auth=_acting,
    response=answers(Acted),
    summary="办理",
    description="同意、保留意见或表决，送到下一环节。签发不能用令牌办理。",
)
def complete(
    request: ApiRequest, task_id: TaskId, given: CompleteGiven, key: IdempotencyKey = ""
) -> Acted:
    """Do a piece of work."""
    place = _place(task_id)
    if _binds(_case(request.auth, place["case"], now()), f"{place['run']}.{place['place']}"):
        raise signing_refused()
    return _act(request.auth, task_id, Verb.COMPLETE, given, key)


@router.post(
    "/tasks/{task_id}/send-back",
    auth=_acting,
    response=answers(Acted),
    summary="退回",
    description="退回到前面的环节，须选理由。",
)
def send_back(
    request: ApiRequest, task_id: TaskId, given: SendBackGiven, key: IdempotencyKey = ""
) -> Acted:
    """Send a case back."""
    return _act(request.auth, task_id, Verb.SEND_BACK, given, key)


@router.post(
    "/tasks/{task_id}/accept",
    auth=_acting,
    response=answers(Acted),
    summary="接受转办",
    description="接受别人转来的待办，从此由本人负责。",
)
def accept(
    request: ApiRequest, task_id: TaskId, given: ActGiven, key: IdempotencyKey = ""
) -> Acted:
    """Take over what was offered."""
    return _act(request.auth, task_id, Verb.ACCEPT, given, key)


@router.post(
    "/tasks/{task_id}/remind",
    auth=_acting,
    response=answers(Acted),
    summary="催办",
    description="催别人手里的待办件，编号见公文详情的 open_work。",
)
def remind(
    request: ApiRequest, task_id: TaskId, given: ActGiven, key: IdempotencyKey = ""
) -> Acted:
    """Press for a piece of work."""
    return _act(request.auth, task_id, Verb.REMIND, given, key)


def _place(task_id: str) -> dict[str, str]:
    found = _NAMED.fullmatch(task_id)
    if found is None:
        raise Http404
    return found.groupdict()


def _case(actor: Actor, case_id: str, at: datetime) -> Case:
    """Return a case; what cannot be seen is not found."""
    found = Case.objects.visible_to(actor, at).select_related(
        "begun_under", "version", "procedure", "outgoing_document"
    )
    return get_object_or_404(found, public_id=case_id)


def _binds(case: Case, party: str) -> bool:
    """Tell whether to complete a piece of work is to sign."""
    state = load(case)
    found = state.find(party)
    return found is not None and state.step(found[0]).binds_text


def _act(actor: Actor, task_id: str, verb: Verb, given: ActGiven, key: str) -> Acted:
    """Do what was sent, by the same form and the same action as the page of the case."""
    at, place = now(), _place(task_id)
    case = _case(actor, place["case"], at)
    deed = action_key(actor, f"{verb} {task_id}", key)
    form = bound_form(_sent(verb, place, given, deed), load(case), actor)
    if form is None or load(case).find(form.work) is None:
        raise Http404
    cleaned(form)
    return acted(_carry_out(case, form, _standing_in(case, form, actor, at), at))


def _sent(verb: Verb, place: dict[str, str], given: ActGiven, key: str) -> QueryDict:
    name = f"{verb}-{place['run']}-{place['place']}"
    sent = QueryDict(mutable=True)
    sent["form"] = name
    values = {**given.model_dump(), "subject_hash": given.text_digest, "key": key}
    for field, value in values.items():
        if isinstance(value, list):
            sent.setlist(f"{name}-{field}", value)
        else:
            sent[f"{name}-{field}"] = str(value)
    return sent


def _carry_out(case: Case, form: VerbForm, actor: Actor, at: datetime) -> Done:
    """Act; a document follows its case."""
    filled, document = form.cleaned_data, _document(case)
    key, seen, digest = filled["key"], filled["seen_version"], filled["subject_hash"]
    if document is None:
        return act(
            case, form.command, actor=actor, at=at, key=key, seen_version=seen, subject_hash=digest
        )
    return handle(
        document,
        form.command,
        actor=actor,
        at=at,
        key=key,
        seen_version=seen,
        subject_hash=digest,
    )


def _standing_in(case: Case, form: VerbForm, actor: Actor, at: datetime) -> Actor:
    """Let the actor act for the one whose work it is, where it is not his own and can be lent."""
    if not form.lends:
        return actor
    rows = case.assignments.visible_to(actor, at).open().filter(party=form.work, task=Task.DO)
    holders = [row.person for row in rows.select_related("person")]
    if not holders or actor.person in holders:
        return actor
    return actor.on_behalf_of(holders[0])
