"""What the desk records in the audit trail; of a view only its list, its name and words are personal."""

from __future__ import annotations

from sanban.audit.entry_types import EntryType

VIEW_SAVED = EntryType("desk.save-view", "保存视图")
VIEW_RENAMED = EntryType("desk.rename-view", "改视图名称")
VIEW_DELETED = EntryType("desk.delete-view", "删除视图")

ENTRY_TYPES = (VIEW_SAVED, VIEW_RENAMED, VIEW_DELETED)
