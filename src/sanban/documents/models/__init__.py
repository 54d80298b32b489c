"""Outgoing documents, their versions, and what readers made of them."""

from sanban.documents.models.basis import Basis
from sanban.documents.models.document import AskedUnit, OutgoingDocument
from sanban.documents.models.letter import AnsweredLetter, Question
from sanban.documents.models.reading import FindingDecision, Reading, ReviewSheet
from sanban.documents.models.version import Proof, Version

__all__ = [
    "AnsweredLetter",
    "AskedUnit",
    "Basis",
    "FindingDecision",
    "OutgoingDocument",
    "Proof",
    "Question",
    "Reading",
    "ReviewSheet",
    "Version",
]
