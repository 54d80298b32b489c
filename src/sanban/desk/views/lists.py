"""A list of the desk: its page and its workbook."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from sanban.desk import workbook
from sanban.desk.forms.narrow import NarrowForm, asked
from sanban.desk.forms.saved_views import NameForm
from sanban.desk.lists import LISTS, AnyList
from sanban.desk.lists.work_list import Look
from sanban.desk.models import SavedView
from sanban.desk.views.showing import headings, paging, shown_rows
from sanban.kernel.clock import now
from sanban.org.views.page import PEOPLE, Page

MOST_EXPORTED = 20_000
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ListView(Page):
    """A page of a list, narrowed and sorted by its address."""

    template_name = "desk/list.html"
    roles = PEOPLE
    work_list: AnyList = LISTS[0]

    def look(self) -> Look:
        """Return who looks."""
        return Look.of(self.actor, self.actor.account.holder_name, now())

    def narrow(self, look: Look) -> NarrowForm:
        """Return the filters as the address gives them."""
        return NarrowForm(self.work_list, look, self.request.GET.dict())

    def context(self) -> dict[str, object]:
        """Return the rows and what can be done with the list."""
        look = self.look()
        form = self.narrow(look)
        wanted = asked(form, self.request.GET.dict())
        sheet = self.work_list.sheet(look, wanted)
        query = form.query
        kept = SavedView.objects.visible_to(self.actor).filter(work_list=self.work_list.code)
        return {
            "list": self.work_list,
            "address": reverse(f"desk:{self.work_list.code}"),
            "headings": headings(self.work_list, query, wanted.sort),
            "rows": shown_rows(self.work_list, sheet),
            "sheet": sheet,
            "paging": paging(sheet, query, wanted.sort),
            "filters": form,
            "query": urlencode(query),
            "saved_views": tuple(kept.order_by("pk")),
            "name_form": NameForm(),
            "export_address": reverse(f"desk:{self.work_list.code}-export"),
            "save_address": reverse(f"desk:{self.work_list.code}-save-view"),
            "sort": wanted.sort,
        }


class ExportView(ListView):
    """The list as it is narrowed and sorted, as an Excel workbook."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Hand the workbook out."""
        look = self.look()
        wanted = asked(self.narrow(look), request.GET.dict())
        count = self.work_list.matching(look, wanted)
        cut = (
            f"符合条件的共{count}条，这里只有前{MOST_EXPORTED}条；请缩小筛选范围后分批导出。"
            if count > MOST_EXPORTED
            else ""
        )
        content = workbook.write(
            self.work_list.label,
            [column.label for column in self.work_list.columns],
            self.work_list.lines(look, wanted, MOST_EXPORTED),
            cut,
        )
        name = f"{self.work_list.label}{timezone.localtime(look.at):%Y%m%d%H%M}.xlsx"
        response = HttpResponse(content, content_type=_EXCEL)
        response["Content-Disposition"] = content_disposition_header(True, name) or ""  # noqa: FBT003 - Django's own
        return response
