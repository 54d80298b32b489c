"""What the demonstration records in the audit trail."""

from __future__ import annotations

from sanban.audit.entry_types import EntryType

GENERATED = EntryType("demo.generate", "生成演示公文")

ENTRY_TYPES = (GENERATED,)
