"""What all pages of a document share: who may see it, and the bar that leads from one to the other."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from sanban.documents.actions.look_at import look_at
from sanban.documents.models import OutgoingDocument
from sanban.documents.vocabulary import REPLY_LETTER
from sanban.kernel.clock import now
from sanban.org.views.page import PEOPLE, Deed, Page

_LONGEST_NUMBER = 9


class DocumentPage(Page):
    """A page of one document; whoever may not see it finds nothing."""

    roles = PEOPLE
    here: str
    document: OutgoingDocument

    def load(self, **named: str) -> None:
        """Fetch the document."""
        found = OutgoingDocument.objects.visible_to(self.actor, now()).select_related(
            "current__proof", "current__author", "case__version", "drafter", "unit"
        )
        self.document = get_object_or_404(found, public_id=named["document_id"])

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the page; whoever opens what lies with him has seen it."""
        if self.document.case_id is not None:
            look_at(self.document, actor=self.actor, at=now())
        return super().get(request)

    def context(self) -> dict[str, object]:
        """Return the document and the page one is on."""
        return {
            "document": self.document,
            "here": self.here,
            "is_reply": self.document.document_type == REPLY_LETTER,
        }


class DocumentDeed(Deed, DocumentPage):
    """One thing that can be done with a document."""

    def address(self, name: str) -> str:
        """Return the address of one of the document's pages."""
        return reverse(f"documents:{name}", args=[self.document.public_id])


def number_in(address: str) -> int:
    """Return a number as it stands in an address; anything else is not found."""
    if not address.isdecimal() or len(address) > _LONGEST_NUMBER:
        raise Http404
    return int(address)
