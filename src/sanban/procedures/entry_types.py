"""What procedures record in the audit trail: one type for each office verb, and what is published."""

from __future__ import annotations

from sanban.audit.entry_types import EntryType
from sanban.procedures.domain.terms import Verb

PUBLISHED = EntryType("procedures.publish", "发布流程")
CONSULTED = EntryType("procedures.consult", "确定会签单位")
DUTY_ASSIGNED = EntryType("procedures.assign-duty", "确定职责")
OF_VERB = {verb: EntryType(f"procedures.{verb}", verb.label) for verb in Verb}

ENTRY_TYPES = (PUBLISHED, CONSULTED, DUTY_ASSIGNED, *OF_VERB.values())
