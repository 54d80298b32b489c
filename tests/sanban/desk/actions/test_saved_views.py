"""Views people keep of their lists: 保存、改名、删除."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.db import IntegrityError, transaction

from sanban.audit.models import Entry
from sanban.desk.actions.delete_view import UnableToDeleteView, delete_view
from sanban.desk.actions.rename_view import UnableToRenameView, rename_view
from sanban.desk.actions.save_view import UnableToSaveView, save_view
from sanban.desk.models import SavedView
from sanban.desk.models.saved_view import MOST_VIEWS, QUERY_LENGTH
from tests.cast import NOW, Cast
from tests.sanban.org.signed_in import browser
from tests.sanban.procedures.station import begin


def keep(cast: Cast, name: str = "急的", query: str = "due=overdue") -> SavedView:
    """Let 陆平 keep a view of his 待办."""
    return save_view("to-do", name, query, actor=cast.acting(cast.lu_ping), at=NOW)


def test_a_view_is_kept_with_its_filters_and_shown_as_a_chip(cast: Cast) -> None:
    """Only what the list knows is kept of the address; the chip leads back to it."""
    begin(cast)
    client = browser(cast.lu_ping)
    answered = client.post(
        "/desk/to-do/views/save?q=闸门&due=normal&page=3&evil=1&sort=due", {"name": "闸门的"}
    )
    assert answered.status_code == HTTPStatus.FOUND
    saved = SavedView.objects.get()
    assert saved.query == "q=%E9%97%B8%E9%97%A8&due=normal"
    page = client.get("/desk/to-do/").content.decode()
    assert "闸门的" in page
    assert "q=%E9%97%B8%E9%97%A8&amp;due=normal" in page
    assert "闸门的" not in client.get("/desk/done/").content.decode()
    assert "闸门的" not in browser(cast.fang_yuan).get("/desk/to-do/").content.decode()


def test_a_view_without_filters_is_refused(cast: Cast) -> None:
    """With a sentence on the same list."""
    answered = browser(cast.lu_ping).post("/desk/to-do/views/save", {"name": "全部"})
    assert answered.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "请先选定筛选条件" in answered.content.decode()
    with pytest.raises(UnableToSaveView, match="筛选条件太长"):
        keep(cast, query="q" * (QUERY_LENGTH + 1))


def test_a_name_is_given_once_in_a_list(cast: Cast) -> None:
    """Another list, or another person, may use it."""
    keep(cast)
    with pytest.raises(UnableToSaveView, match="已有名为“急的”的视图"):
        keep(cast)
    save_view("done", "急的", "q=x", actor=cast.acting(cast.lu_ping), at=NOW)
    save_view("to-do", "急的", "q=x", actor=cast.acting(cast.fang_yuan), at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedView.objects.create(
            organ=cast.organ,
            person=cast.lu_ping,
            work_list="to-do",
            name="急的",
            query="q=y",
            saved_at=NOW,
        )


def test_views_are_as_many_as_can_be_overlooked(cast: Cast) -> None:
    """One more is refused."""
    for number in range(MOST_VIEWS):
        keep(cast, f"视图{number}")
    with pytest.raises(UnableToSaveView, match="最多保存20个视图"):
        keep(cast, "再一个")


def test_administrators_keep_none(cast: Cast) -> None:
    """They have no lists."""
    with pytest.raises(UnableToSaveView, match="管理员没有工作列表"):
        save_view("to-do", "甲", "q=x", actor=cast.system_administrator, at=NOW)


def test_a_view_is_renamed_by_its_owner_only(cast: Cast) -> None:
    """And not to a name that is taken; its own it may keep."""
    view = keep(cast)
    keep(cast, "别的")
    lu = cast.acting(cast.lu_ping)
    assert rename_view(view, "急件", actor=lu, at=NOW).name == "急件"
    rename_view(view, "急件", actor=lu, at=NOW)
    with pytest.raises(UnableToRenameView, match="已有名为“别的”的视图"):
        rename_view(view, "别的", actor=lu, at=NOW)
    for stranger in (cast.acting(cast.fang_yuan), cast.system_administrator):
        with pytest.raises(UnableToRenameView, match="没有找到这个视图"):
            rename_view(view, "我的", actor=stranger, at=NOW)


def test_a_view_is_deleted_by_its_owner_only(cast: Cast) -> None:
    """A second click finds nothing."""
    view = keep(cast)
    with pytest.raises(UnableToDeleteView, match="没有找到这个视图"):
        delete_view(view, actor=cast.acting(cast.fang_yuan), at=NOW)
    delete_view(view, actor=cast.acting(cast.lu_ping), at=NOW)
    assert not SavedView.objects.exists()
    with pytest.raises(UnableToDeleteView, match="没有找到这个视图"):
        delete_view(view, actor=cast.acting(cast.lu_ping), at=NOW)


def test_the_trail_tells_that_a_view_was_kept_but_not_what_it_says(cast: Cast) -> None:
    """Names and words are personal; administrators read the trail."""
    view = keep(cast, query="q=闸门")
    rename_view(view, "急件", actor=cast.acting(cast.lu_ping), at=NOW)
    delete_view(view, actor=cast.acting(cast.lu_ping), at=NOW)
    entries = Entry.objects.filter(type__startswith="desk.").order_by("sequence")
    assert [entry.type for entry in entries] == [
        "desk.save-view",
        "desk.rename-view",
        "desk.delete-view",
    ]
    told = "".join(f"{entry.old}{entry.new}{entry.subject_name}" for entry in entries)
    assert "闸门" not in told
    assert "急" not in told


def test_views_are_renamed_and_deleted_on_their_list(cast: Cast) -> None:
    """Each leads back to it."""
    view = keep(cast)
    client = browser(cast.lu_ping)
    answered = client.post(f"/desk/views/{view.public_id}/rename", {"name": "急件"})
    assert answered["Location"] == "/desk/to-do/?due=overdue"
    answered = client.post(f"/desk/views/{view.public_id}/rename", {"name": "长" * 21})
    assert answered.status_code == HTTPStatus.BAD_REQUEST
    assert "名称不超过20个字。" in answered.content.decode()
    answered = client.post(f"/desk/views/{view.public_id}/delete", follow=True)
    assert "已删除视图" in answered.content.decode()
