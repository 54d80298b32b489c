"""A press that needs no engine, for the demonstration under test."""

from __future__ import annotations

from datetime import date, datetime

from sanban.demo.samples import Press
from sanban.documents.actions.revise import revise
from sanban.documents.domain.text import DocumentText
from sanban.documents.manuscript import Manuscript
from sanban.documents.models import OutgoingDocument
from sanban.documents.vocabulary import Carrier, Origin
from sanban.org.actor import Actor
from tests.sanban.documents.papers import manuscript, typeset


def _write(text: DocumentText, today: date) -> Manuscript:
    del today
    return manuscript(text, carrier=Carrier.TEXT)


def _typeset(document: OutgoingDocument, actor: Actor, at: datetime) -> None:
    laid_out = typeset(document.present.read())
    revise(document, laid_out, Origin.TYPESET, actor=actor, at=at, seen_edition=None)


PRESS = Press(_write, _typeset)
