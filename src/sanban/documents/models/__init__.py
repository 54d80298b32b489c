"""Outgoing documents, their versions, what readers made of them, and how they went out."""

from sanban.documents.models.archive_package import ArchivePackage
from sanban.documents.models.basis import Basis
from sanban.documents.models.clean_proof import CleanProof
from sanban.documents.models.document import AskedUnit, OutgoingDocument
from sanban.documents.models.letter import AnsweredLetter, Question
from sanban.documents.models.number import IssuedNumber, NumberCode, NumberSeries, Registration
from sanban.documents.models.reading import FindingDecision, Reading, ReviewSheet
from sanban.documents.models.release import CopyAccount, Delivery, Ending, Release, Rendition
from sanban.documents.models.seal import Seal, SealUse
from sanban.documents.models.signature import Signature
from sanban.documents.models.succession import Succession
from sanban.documents.models.version import Proof, Version

__all__ = [
    "AnsweredLetter",
    "ArchivePackage",
    "AskedUnit",
    "Basis",
    "CleanProof",
    "CopyAccount",
    "Delivery",
    "Ending",
    "FindingDecision",
    "IssuedNumber",
    "NumberCode",
    "NumberSeries",
    "OutgoingDocument",
    "Proof",
    "Question",
    "Reading",
    "Registration",
    "Release",
    "Rendition",
    "ReviewSheet",
    "Seal",
    "SealUse",
    "Signature",
    "Succession",
    "Version",
]
