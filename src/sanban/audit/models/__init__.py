"""The tables of the audit trail."""

from sanban.audit.models.entry import Entry
from sanban.audit.models.head import Head

__all__ = ["Entry", "Head"]
