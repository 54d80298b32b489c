"""Addresses of the proofreading desk and of outgoing documents."""

from __future__ import annotations

from django.urls import path

from sanban.documents import urls_issue
from sanban.documents.views import decide, download, sheet, start, typeset
from sanban.documents.views.outgoing import case, check, files, new, text, versions
from sanban.documents.views.outgoing import sheet as drafting_sheet

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
    path("documents/new/", new.NewView.as_view(), name="new"),
    path("documents/new/file", new.UploadView.as_view(), name="new-file"),
    path("documents/check", check.CheckView.as_view(), name="check"),
    *(
        path(f"documents/<str:document_id>/{address}", view.as_view(), name=name)
        for address, view, name in (
            ("", text.TextView, "document"),
            ("edit/", text.EditView, "document-edit"),
            ("finding", text.FindingView, "document-finding"),
            ("adopt-safe", text.AdoptSafeView, "document-adopt-safe"),
            ("typeset", text.TypesetView, "document-typeset"),
            ("file", text.NewFileView, "document-file"),
            ("discard", text.DiscardView, "document-discard"),
            ("annotated", files.AnnotatedFileView, "document-annotated"),
            ("versions/", versions.VersionsView, "versions"),
            ("versions/compare", versions.CompareVersionsView, "version-compare"),
            ("versions/<str:number>/", versions.VersionView, "version"),
            ("versions/<str:number>/file", files.VersionFileView, "version-file"),
            ("sheet/", drafting_sheet.SheetView, "document-sheet"),
            ("sheet/amend", drafting_sheet.AmendView, "document-amend"),
            ("sheet/bases", drafting_sheet.CiteView, "document-cite"),
            ("sheet/bases/<str:basis>/drop", drafting_sheet.DropBasisView, "document-drop-basis"),
            ("sheet/no-basis", drafting_sheet.NoBasisView, "document-no-basis"),
            ("sheet/letter", drafting_sheet.LetterView, "document-letter"),
            ("sheet/letter/file", files.LetterFileView, "document-letter-file"),
            ("sheet/letter/<str:number>", drafting_sheet.AnswerView, "document-answer"),
            ("case/", case.CaseView, "document-case"),
            ("case/submit", case.SubmitView, "document-submit"),
            ("case/begin", case.BeginView, "document-begin"),
            ("case/act", case.ActView, "document-act"),
            ("case/read", case.ConfirmReadingView, "document-read"),
            ("case/review", case.ReviewSheetView, "document-review"),
        )
    ),
    *urls_issue.urlpatterns,
]
