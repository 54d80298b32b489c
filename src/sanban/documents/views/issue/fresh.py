"""Whoever signs proves first that it is he who sits there."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from sanban.documents.models import OutgoingDocument
from sanban.org.sign_in.session import authenticate_again, recently_authenticated
from sanban.org.views.page import Deed
from sanban.procedures.domain.terms import Verb
from sanban.procedures.models import Assignment
from sanban.procedures.store import load
from sanban.procedures.vocabulary import Task

_SENT = re.compile(
    rf"(?:{Verb.COMPLETE}|{Verb.LATE_ENTRY})-(?P<run>\d{{1,6}})-(?P<place>\d{{1,6}})"
)
_PROVE = "签发前要再验证一次身份；验证后请重新填写意见并签发。"


def is_signing(document: OutgoingDocument, sent: str) -> bool:
    """Tell whether the form of this name completes work at a step that binds the text."""
    named = _SENT.fullmatch(sent)
    if named is None or document.case is None:
        return False
    state = load(document.case)
    found = state.find(f"{named['run']}.{named['place']}")
    return found is not None and state.step(found[0]).binds_text


def must_prove_first(request: HttpRequest, document: OutgoingDocument) -> bool:
    """Tell whether who looks at the document has it to sign and did not prove himself lately.

    For a notice on the page, so that nobody types an opinion in vain.
    """
    if document.case is None or recently_authenticated(request):
        return False
    binding = [step.code for step in document.case.version.read().steps if step.binds_text]
    person = getattr(request.user, "person_id", None)
    mine = Assignment.objects.open().filter(case=document.case, person=person, task=Task.DO)
    return mine.filter(step__in=binding).exists()


class FreshForSigning(Deed):
    """Comes before the deed on a case; ``load`` must have set ``document``."""

    document: OutgoingDocument

    def post(self, request: HttpRequest) -> HttpResponse:
        """Lead to password or second factor first where a signature is about to be given."""
        sent = request.POST.get("form", "")
        if is_signing(self.document, sent) and not recently_authenticated(request):
            messages.info(request, _PROVE)
            return authenticate_again(request)
        return super().post(request)
