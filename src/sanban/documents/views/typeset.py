"""The typeset sheet: options and doubts, changes, and the pages beside those of the draft."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from django.views.decorators.http import require_GET, require_POST

from sanban.documents import galleys
from sanban.documents.actions.draw import picture
from sanban.documents.actions.hand_out import WORD, Copy
from sanban.documents.actions.typeset import UnableToTypeset, set_pages, typeset
from sanban.documents.desk import Sheet
from sanban.documents.domain.galley import Galley, Options, Side
from sanban.documents.engine import Refused
from sanban.documents.forms.desk import KINDS, LONGEST_MASTHEAD, TypesetForm
from sanban.documents.galley_page import before_typesetting, lay_out_galley
from sanban.documents.galleys import GalleyFolder
from sanban.documents.views.download import attachment
from sanban.documents.views.held import held_sheet
from sanban.kernel.clock import now

_HIGHEST_PAGE = 9999


class TypesetView(View):
    """Shows a typeset sheet; typesets it as asked."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show the galley, or what it could be asked for."""
        return show(request, held_sheet(request, token))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Typeset the sheet, or say in one sentence why that cannot be."""
        sheet = held_sheet(request, token)
        form = TypesetForm(request.POST)
        if not form.is_valid():
            sentence = str(next(iter(form.errors.values()))[0])
            return show(request, sheet, sentence, status=HTTPStatus.BAD_REQUEST)
        return typeset_and_show(request, sheet, form.options())


def typeset_and_show(request: HttpRequest, sheet: Sheet, options: Options) -> HttpResponse:
    """Typeset ``sheet`` and lead to its galley, or say why that cannot be."""
    try:
        typeset(sheet, options, at=now())
    except UnableToTypeset as error:
        status = (
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            if error.too_large
            else HTTPStatus.UNPROCESSABLE_ENTITY
        )
        return show(request, sheet, error.message, options, status=status)
    return redirect("documents:typeset", token=sheet.token)


def show(
    request: HttpRequest,
    sheet: Sheet,
    sentence: str = "",
    options: Options | None = None,
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Show the page of a sheet's galley; ``sentence`` says why the last try was refused."""
    found = galleys.find(sheet)
    if found is None:
        page = before_typesetting(sheet, options or Options())
    else:
        galley, folder = found
        first = request.GET.get("page", "")
        page = lay_out_galley(
            sheet,
            galley,
            folder.paper(),
            first=int(first[:4]) if first.isdecimal() else 1,
            at=now(),
        )
    context = {
        "page": page,
        "sentence": sentence,
        "kinds": KINDS,
        "longest_masthead": LONGEST_MASTHEAD,
    }
    answer = render(request, "documents/typeset.html", context, status=status)
    answer["Cache-Control"] = "no-store"  # it changes while the pages are being set
    return answer


@require_GET
def page_picture(
    request: HttpRequest, token: str, run: str, side: str, number: int
) -> HttpResponse:
    """Answer with a page as a picture; drawn when first asked for."""
    sheet = held_sheet(request, token)
    folder = GalleyFolder.of(sheet, run)
    if folder is None or side not in set(Side) or not 1 <= number <= _HIGHEST_PAGE:
        raise Http404
    if number > folder.paper().pages_of(Side(side)):
        raise Http404
    try:
        content = picture(folder, Side(side), number)
    except (Refused, FileNotFoundError) as error:
        raise Http404 from error
    if not content:
        raise Http404
    answer = HttpResponse(content, content_type="image/png")
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def set_pages_again(request: HttpRequest, token: str) -> HttpResponse:
    """Set the pages of a galley once more."""
    _, folder = _galley(held_sheet(request, token))
    set_pages(folder, at=now())
    return redirect(f"{reverse('documents:typeset', kwargs={'token': token})}#preview")


@require_GET
def typeset_file(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the typeset Word file."""
    sheet = held_sheet(request, token)
    _, folder = _galley(sheet)
    return attachment(Copy(f"{_stem(sheet)}（排版稿）.docx", folder.typeset, WORD))


@require_GET
def typeset_pdf(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the typeset pages, or say that they are not there."""
    sheet = held_sheet(request, token)
    _, folder = _galley(sheet)
    pdf = folder.pdf(Side.TYPESET)
    if not pdf:
        sentence = folder.paper().sentence or "版面还在排，请稍后再下载。"
        context = {"heading": "还没有 PDF", "sentence": sentence}
        return render(request, "ui/message.html", context, status=HTTPStatus.NOT_FOUND)
    return attachment(Copy(f"{_stem(sheet)}（排版稿）.pdf", pdf, "application/pdf"))


def _galley(sheet: Sheet) -> tuple[Galley, GalleyFolder]:
    found = galleys.find(sheet)
    if found is None:
        raise Http404
    return found


def _stem(sheet: Sheet) -> str:
    return PurePath(sheet.examination.name).stem
