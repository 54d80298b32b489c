"""A procedure that has something of everything, for tests that do everything to it."""

from __future__ import annotations

from sanban.procedures.domain.reading import read_definition
from tests.sanban.procedures.organ import SAMPLE_GATES

_TOML = """\
code = "sample"
name = "样例流程"
deviation_by = ["organ-head"]
terminate_by = ["organ-head"]
withdraw_before = "release"

[posts]
general-office-reviewer = "办公室核稿员"

[[facts]]
code = "urgency"
label = "紧急程度"
options = { ordinary = "平件", urgent = "加急", extra-urgent = "特急" }

[[facts]]
code = "joint"
label = "联合行文"

[[steps]]
code = "draft"
name = "拟稿"
assignees = ["drafter"]
edits = true
gates = ["bound-typeset"]
next = "second"

[steps.limit]
ordinary = "2个工作日"
urgent = "1个工作日"
warn = "2个工作小时"
escalate = "1个工作日"
escalate_to = "organ-head"
continues = true

[[steps]]
code = "second"
name = "二次核稿"
assignees = ["second-reader"]
different_from = ["draft"]
edits = true
next = "reviews"

[steps.limit]
ordinary = "2个工作日"
urgent = "1个工作日"
warn = "2个工作小时"
escalate = "1个工作日"
escalate_to = "organ-head"

[[steps]]
code = "reviews"
name = "并行审查"
kind = "fork"
join = "together"

[[steps.routes]]
to = "concur"

[[steps.routes]]
to = "check"

[[steps]]
code = "concur"
name = "会签"
kind = "all-of"
assignees = ["concurring-heads"]
next = "together"

[steps.limit]
ordinary = "2个工作日"
urgent = "1个工作日"
warn = "2个工作小时"
escalate = "1个工作日"
escalate_to = "organ-head"

[[steps]]
code = "check"
name = "办公室核稿"
kind = "any-of"
assignees = ["post:general-office-reviewer"]
next = "recheck"

[[steps]]
code = "recheck"
name = "处室复核"
assignees = ["unit-head"]
edits = true
next = "together"

[[steps]]
code = "together"
name = "审查会齐"
kind = "join"
next = "consent"

[[steps]]
code = "consent"
name = "本人同意"
kind = "all-of"
assignees = ["co-issuer-heads"]
personal_consent = true
forbidden = ["add-signer", "transfer", "delegate", "late-entry"]

[[steps.routes]]
to = "ballot"
when = { joint = true }

[[steps.routes]]
to = "sign"

[[steps]]
code = "ballot"
name = "表决"
kind = "vote"
assignees = ["concurring-heads"]
quorum = "2/3以上"
threshold = "超过1/2"
if_rejected = "draft"
next = "sign"

[[steps]]
code = "sign"
name = "签发"
assignees = ["organ-head"]
gates = ["bound-fixed", "concurred"]
binds_text = true
final_text = true
next = "release"

[steps.limit]
ordinary = "2个工作日"
urgent = "1个工作日"
warn = "2个工作小时"
escalate = "1个工作日"
escalate_to = "organ-head"

[[steps]]
code = "release"
name = "核发"
kind = "any-of"
assignees = ["registry", "seal-keeper"]
edits = true
gates = ["bound-fixed"]
next = "end"
"""

SAMPLE = read_definition(_TOML, SAMPLE_GATES)
