"""Addresses between signature and archive."""

from __future__ import annotations

from django.urls import path

from sanban.documents.views.issue import book, deeds, page, seals

OF_DOCUMENT = (
    ("issue/", page.IssueView, "issue"),
    ("issue/number", deeds.NumberView, "issue-number"),
    ("issue/void", deeds.VoidView, "issue-void"),
    ("issue/proof", deeds.ProofView, "issue-proof"),
    ("issue/seal", deeds.SealView, "issue-seal"),
    ("issue/copies", deeds.CopiesView, "issue-copies"),
    ("issue/archive", deeds.ArchiveView, "issue-archive"),
    ("issue/end", deeds.EndView, "issue-end"),
    ("issue/succeed", deeds.SucceedView, "issue-succeed"),
    ("issue/pdf", page.PdfView, "issue-pdf"),
    ("issue/slip", page.SlipView, "issue-slip"),
    ("issue/slip/pdf", page.SlipPdfView, "issue-slip-pdf"),
    ("issue/file/<str:digest>", page.IssuedFileView, "issue-file"),
)

urlpatterns = [
    *(
        path(f"documents/<str:document_id>/{address}", view.as_view(), name=name)
        for address, view, name in OF_DOCUMENT
    ),
    path("numbers/", book.BookView.as_view(), name="numbers"),
    path("numbers/export", book.BookExportView.as_view(), name="numbers-export"),
]

# Administration has addresses of its own: whoever administers sees no business page.
SEALS = (
    [
        path("", seals.SealsView.as_view(), name="list"),
        path("make", seals.MakeSealView.as_view(), name="make"),
        path("<str:seal_id>/close", seals.CloseSealView.as_view(), name="close"),
        path("code", seals.CodeView.as_view(), name="code"),
    ],
    "seals",
)
