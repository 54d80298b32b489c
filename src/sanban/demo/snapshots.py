"""All rows of one document as they are at a moment, in the order in which copies of them are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models

from sanban.documents.models import (
    ArchivePackage,
    AskedUnit,
    Basis,
    CleanProof,
    CopyAccount,
    Delivery,
    FindingDecision,
    IssuedNumber,
    OutgoingDocument,
    Proof,
    Reading,
    Registration,
    Release,
    ReviewSheet,
    SealUse,
    Signature,
    Version,
)
from sanban.procedures.models import Assignment, Case, ConsultedUnit, Event, Evidence, Part

OF_DOCUMENT: Mapping[type[models.Model], str] = {
    Case: "outgoing_document",
    OutgoingDocument: "pk",
    ConsultedUnit: "case__outgoing_document",
    AskedUnit: "document",
    Basis: "document",
    Version: "document",
    Proof: "version__document",
    ReviewSheet: "document",
    FindingDecision: "document",
    Event: "case__outgoing_document",
    Evidence: "case__outgoing_document",
    Assignment: "case__outgoing_document",
    Part: "case__outgoing_document",
    Reading: "document",
    Signature: "document",
    IssuedNumber: "document",
    Registration: "document",
    CleanProof: "document",
    SealUse: "document",
    CopyAccount: "document",
    Delivery: "account__document",
    Release: "document",
    ArchivePackage: "release__document",
}
"""Every table that copies are made of, and how its rows are found; each after those it points to."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of a document by table."""

    rows: Mapping[type[models.Model], tuple[models.Model, ...]]

    @property
    def document(self) -> OutgoingDocument:
        """Return the document itself."""
        found = self.rows[OutgoingDocument][0]
        assert isinstance(found, OutgoingDocument)  # noqa: S101 - that is what the table holds
        return found

    @property
    def case(self) -> Case | None:
        """Return its case, if it has been sent on."""
        found = next(iter(self.rows[Case]), None)
        assert found is None or isinstance(found, Case)  # noqa: S101 - as above
        return found

    def of(self, model: type[models.Model]) -> tuple[models.Model, ...]:
        """Return the rows of one table."""
        return self.rows[model]


def snapshot(document: OutgoingDocument) -> Snapshot:
    """Return the rows of a document as they are now."""
    return Snapshot(
        {
            model: tuple(model._default_manager.filter(**{path: document.pk}).order_by("pk"))  # noqa: SLF001 - Django's name for it
            for model, path in OF_DOCUMENT.items()
        }
    )
