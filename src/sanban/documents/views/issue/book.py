"""The book of numbers: its page, and the same as a workbook."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sanban.documents.actions.hand_out import Copy
from sanban.documents.book import Entry, Wanted, entries, series_of
from sanban.documents.book_workbook import write_book
from sanban.documents.forms.issue import BookForm
from sanban.documents.views.download import attachment
from sanban.kernel.clock import now
from sanban.org.views.page import PEOPLE, Page

PAGE_SIZE = 50
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class BookView(Page):
    """Every number of the organ with its explanation."""

    template_name = "documents/book.html"
    roles = PEOPLE

    def _asked(self) -> tuple[BookForm, Wanted]:
        form = BookForm(self.request.GET.dict())
        form.is_valid()  # what cannot be read is not asked for
        filled = form.cleaned_data
        return form, Wanted(
            filled.get("code", "").strip(),
            filled.get("year"),
            filled.get("state", ""),
            filled.get("q", "").strip(),
        )

    def _found(self) -> list[Entry]:
        return entries(self.actor, self._asked()[1], now())

    def context(self) -> dict[str, object]:
        """Return the page of the book that is asked for."""
        form, wanted = self._asked()
        found = entries(self.actor, wanted, now())
        pages = Paginator(found, PAGE_SIZE)
        query = {"code": wanted.code, "year": wanted.year, "state": wanted.state, "q": wanted.words}
        return {
            "form": form,
            "series": series_of(self.actor),
            "page": pages.get_page(self.request.GET.get("page")),
            "total": pages.count,
            "query": urlencode({name: value for name, value in query.items() if value}),
        }


class BookExportView(BookView):
    """The same as an Excel workbook."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with the workbook."""
        del request
        name = f"发文登记簿{timezone.localtime(now()):%Y%m%d%H%M}.xlsx"
        return attachment(Copy(name, write_book(self._found()), _EXCEL))
