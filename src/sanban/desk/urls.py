"""Addresses of the desk: for every list its page, its workbook and the keeping of a view."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, path

from sanban.desk.lists import LISTS
from sanban.desk.views.lists import ExportView, ListView
from sanban.desk.views.saved_views import DeleteViewView, RenameViewView, SaveViewView

app_name = "desk"


def _of_lists() -> Iterator[URLPattern]:
    for one in LISTS:
        code = one.code
        yield path(f"{code}/", ListView.as_view(work_list=one), name=code)
        yield path(f"{code}/export.xlsx", ExportView.as_view(work_list=one), name=f"{code}-export")
        yield path(
            f"{code}/views/save", SaveViewView.as_view(work_list=one), name=f"{code}-save-view"
        )


urlpatterns = [
    *_of_lists(),
    path("views/<str:view_id>/rename", RenameViewView.as_view(), name="rename-view"),
    path("views/<str:view_id>/delete", DeleteViewView.as_view(), name="delete-view"),
]
