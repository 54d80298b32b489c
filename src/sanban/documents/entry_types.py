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
SIGNED = EntryType("documents.sign", "签发")
REGISTERED = EntryType("documents.number", "登记编号")
NUMBER_VOIDED = EntryType("documents.void-number", "作废发文字号")
CODE_SET = EntryType("documents.set-number-code", "设定机关代字")
PROOF_MADE = EntryType("documents.make-proof", "生成清样")
SEAL_MADE = EntryType("documents.make-seal", "启用印章")
SEAL_CLOSED = EntryType("documents.close-seal", "停用印章")
SEALED = EntryType("documents.affix-seal", "用印")
COPIES_COUNTED = EntryType("documents.count-copies", "清点份数")
RELEASED = EntryType("documents.release", "核发")
ENDED = EntryType("documents.end-release", "撤回或废止公文")
SUCCEEDED = EntryType("documents.succeed", "更正、废止或替代公文")
ARCHIVED = EntryType("documents.archive", "整理归档")

_ISSUE = (
    SIGNED, REGISTERED, NUMBER_VOIDED, CODE_SET, PROOF_MADE, SEAL_MADE, SEAL_CLOSED, SEALED,
    COPIES_COUNTED, RELEASED, ENDED, SUCCEEDED, ARCHIVED,
)  # fmt: skip
ENTRY_TYPES = (DRAFTED, REVISED, AMENDED, DECIDED, CITED, ANSWERED, BEGUN, DISCARDED, *_ISSUE)
