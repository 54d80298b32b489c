"""Units and people from Excel: upload, dry run, take over."""

from __future__ import annotations

import io

import openpyxl
from django import forms
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from openpyxl.styles import Font

from sanban.kernel.clock import now
from sanban.org import imports
from sanban.org.actions.apply_import import apply_import
from sanban.org.actions.read_import import read_import
from sanban.org.domain.staff_import import PEOPLE, PERSON_COLUMNS, UNIT_COLUMNS, UNITS, plan
from sanban.org.forms.accounts import ImportForm
from sanban.org.models import StaffImport
from sanban.org.views.page import SYSTEM, Deed, Page

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_REQUIRED = {"单位名称", "工号", "姓名", "单位", "岗位"}
_EXAMPLE_UNITS = (("综合处", "", "处室", 10), ("统计科", "综合处", "科", 11))
_EXAMPLE_PEOPLE = (
    ("A001", "张三", "综合处", "处长", "是", "是", "", "zhangsan"),
    ("A002", "李四", "综合处/统计科", "科员", "", "是", "", ""),
    ("A002", "李四", "综合处", "联络员", "", "", "", ""),
)


class ImportsView(Page):
    """Uploads a workbook, and lists those read before."""

    template_name = "org/imports.html"
    roles = SYSTEM

    def context(self) -> dict[str, object]:
        """Return the form and the last imports."""
        seen = StaffImport.objects.visible_to(self.actor).defer("rows")
        return {"form": ImportForm(), "imports": seen.order_by("-read_at", "-pk")[:20]}


class ReadImportView(Deed, ImportsView):
    """Reads a workbook and leads to its dry run."""

    done_sentence = "已读取，还没有导入；请看下面的预检结果。"
    staff_import: StaffImport

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form with the file."""
        return ImportForm(request.POST, request.FILES)

    def do(self, form: forms.Form) -> str:
        """Read it."""
        workbook = form.cleaned_data["workbook"]
        self.staff_import = read_import(
            workbook.read(), workbook.name or "", actor=self.actor, at=now()
        )
        return ""

    def back(self) -> str:
        """Return to the list."""
        return reverse("org:imports")

    def onward(self) -> str:
        """Go to the dry run."""
        return reverse("org:import", args=[self.staff_import.public_id])


class ImportView(Page):
    """The dry run: what would be done, and every problem by its row."""

    template_name = "org/import.html"
    roles = SYSTEM
    staff_import: StaffImport

    def load(self, **named: str) -> None:
        """Find the import in the viewer's organ."""
        seen = StaffImport.objects.visible_to(self.actor)
        self.staff_import = get_object_or_404(seen, public_id=named["import_id"])

    def context(self) -> dict[str, object]:
        """Return the plan as it would be carried out now."""
        shown: dict[str, object] = {"staff_import": self.staff_import}
        if self.staff_import.applied_at is None:
            shown["plan"] = plan(self.staff_import.rows, imports.known(self.actor.organ_id))
        return shown


class ApplyImportView(Deed, ImportView):
    """Takes an import over."""

    def do(self, form: forms.Form) -> str:
        """Take it over."""
        del form
        done = apply_import(self.staff_import, actor=self.actor, at=now())
        return (
            f"已导入：单位{len(done.units)}个、岗位{len(done.posts)}个、人员{len(done.people)}人、"
            f"任职{len(done.appointments)}项。账号待安全管理员启用。"
        )

    def back(self) -> str:
        """Return to the dry run."""
        return reverse("org:import", args=[self.staff_import.public_id])


class ExampleView(Page):
    """The example workbook, to be filled in."""

    roles = SYSTEM

    def get(self, request: HttpRequest) -> HttpResponseBase:  # type: ignore[override]  # a file
        """Send it."""
        del request
        return FileResponse(
            io.BytesIO(_example()),
            as_attachment=True,
            filename="单位人员导入示例.xlsx",
            content_type=_WORKBOOK,
        )


def _example() -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, columns, rows in (
        (UNITS, UNIT_COLUMNS, _EXAMPLE_UNITS),
        (PEOPLE, PERSON_COLUMNS, _EXAMPLE_PEOPLE),
    ):
        sheet = book.create_sheet(title)
        sheet.append([f"{name}*" if name in _REQUIRED else name for name in columns])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for row in rows:
            sheet.append(row)
        for column in "ABCDEFGH":
            sheet.column_dimensions[column].width = 16
        sheet.freeze_panes = "A2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
