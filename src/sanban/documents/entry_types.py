"""What documents record in the audit trail."""

from __future__ import annotations

from sanban.audit.entry_types import EntryType

DRAFTED = EntryType("documents.draft", "拟稿")
REVISED = EntryType("documents.revise", "修改文稿")
AMENDED = EntryType("documents.amend", "修改拟稿纸")
DECIDED = EntryType("documents.decide", "处理核稿意见")
CITED = EntryType("documents.cite", "登记依据")
ANSWERED = EntryType("documents.answer", "登记来函和答复")
BEGUN = EntryType("documents.begin", "发起公文办理")
DISCARDED = EntryType("documents.discard", "废弃草稿")

ENTRY_TYPES = (DRAFTED, REVISED, AMENDED, DECIDED, CITED, ANSWERED, BEGUN, DISCARDED)
