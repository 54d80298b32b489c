"""Closed vocabularies of official documents: each value with its label and the clause that defines it."""

from gongwen.terms.document_type import Direction, DocumentType
from gongwen.terms.judgement import Severity, Strength
from gongwen.terms.marks import SecrecyLevel, Urgency

__all__ = ["Direction", "DocumentType", "SecrecyLevel", "Severity", "Strength", "Urgency"]
