"""Examinations as text that is kept, and back."""

from __future__ import annotations

import json
from dataclasses import asdict

from sanban.documents.domain.examination import Examination, Paragraph, PlacedFinding


def write_examination(examination: Examination) -> str:
    """Return an examination as text."""
    return json.dumps(asdict(examination), ensure_ascii=False)


def read_examination(text: str) -> Examination:
    """Return the examination that a text holds."""
    kept = json.loads(text)
    return Examination(
        name=kept["name"],
        paragraphs=tuple(Paragraph(**paragraph) for paragraph in kept["paragraphs"]),
        findings=tuple(
            PlacedFinding(**{**finding, "clause": tuple(finding["clause"])})
            for finding in kept["findings"]
        ),
        notes=tuple(kept["notes"]),
        unchecked=tuple(kept.get("unchecked", ())),  # what was kept long ago has none
        document_type=kept["document_type"],
        characters=kept["characters"],
    )
