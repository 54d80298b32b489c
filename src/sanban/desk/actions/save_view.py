"""保存视图."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Subject, record
from sanban.desk.entry_types import VIEW_SAVED
from sanban.desk.models import SavedView
from sanban.desk.models.saved_view import MOST_VIEWS, QUERY_LENGTH
from sanban.kernel.errors import DomainError
from sanban.org.actor import Actor
from sanban.org.models import Person


class UnableToSaveView(DomainError):  # noqa: N818 - the name says what happened
    """A view that cannot be kept."""


@transaction.atomic
def save_view(work_list: str, name: str, query: str, *, actor: Actor, at: datetime) -> SavedView:
    """Keep a list with its filters under a name, for the actor himself."""
    if actor.person is None:
        raise UnableToSaveView("管理员没有工作列表，不能保存视图。")
    if not query or len(query) > QUERY_LENGTH:
        told = "筛选条件太长，请减少关键词。" if query else "请先选定筛选条件，再保存为视图。"
        raise UnableToSaveView(told)
    Person.objects.select_for_update(no_key=True).get(pk=actor.person.pk)
    kept = SavedView.objects.visible_to(actor).filter(work_list=work_list)
    if kept.filter(name=name).exists():
        raise UnableToSaveView(f"已有名为“{name}”的视图，请换一个名称，或先删除原来的。")
    if kept.count() >= MOST_VIEWS:
        raise UnableToSaveView(f"每个列表最多保存{MOST_VIEWS}个视图，请先删除不用的。")
    view = SavedView.objects.create(
        organ_id=actor.organ_id,
        person=actor.person,
        work_list=work_list,
        name=name,
        query=query,
        saved_at=at,
    )
    record(
        actor=actor.trace,
        at=at,
        entry_type=VIEW_SAVED.code,
        subject=Subject("saved-view", view.public_id),
        new={"list": work_list},
    )
    return view
