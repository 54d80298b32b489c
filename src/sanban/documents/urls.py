"""Addresses of the proofreading desk."""

from __future__ import annotations

from django.urls import path

from sanban.documents.views import decide, download, sheet, start

app_name = "documents"

urlpatterns = [
    path("", start.StartView.as_view(), name="start"),
    path("sheet/<str:token>/", sheet.SheetView.as_view(), name="sheet"),
    path("sheet/<str:token>/decide", decide.DecideView.as_view(), name="decide"),
    path("sheet/<str:token>/keep", sheet.KeepView.as_view(), name="keep"),
    path("sheet/<str:token>/clear", sheet.ClearView.as_view(), name="clear"),
    path("sheet/<str:token>/annotated", download.annotated, name="annotated"),
    path("sheet/<str:token>/corrected", download.corrected, name="corrected"),
]
