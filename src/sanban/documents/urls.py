"""Addresses of the proofreading desk."""

from __future__ import annotations

from django.urls import path

from sanban.documents.views import decide, download, sheet, start, typeset

app_name = "documents"

urlpatterns = [
    path("", start.StartView.as_view(), name="start"),
    path("sheet/<str:token>/", sheet.SheetView.as_view(), name="sheet"),
    path("sheet/<str:token>/decide", decide.DecideView.as_view(), name="decide"),
    path("sheet/<str:token>/keep", sheet.KeepView.as_view(), name="keep"),
    path("sheet/<str:token>/clear", sheet.ClearView.as_view(), name="clear"),
    path("sheet/<str:token>/annotated", download.annotated, name="annotated"),
    path("sheet/<str:token>/corrected", download.corrected, name="corrected"),
    path("sheet/<str:token>/typeset/", typeset.TypesetView.as_view(), name="typeset"),
    path("sheet/<str:token>/typeset/pages", typeset.set_pages_again, name="set-pages"),
    path("sheet/<str:token>/typeset/word", typeset.typeset_file, name="typeset-file"),
    path("sheet/<str:token>/typeset/pdf", typeset.typeset_pdf, name="typeset-pdf"),
    path(
        "sheet/<str:token>/typeset/<str:run>/<str:side>/<int:number>.png",
        typeset.page_picture,
        name="page-picture",
    ),
]
