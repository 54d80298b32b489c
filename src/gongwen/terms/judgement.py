"""How grave a finding is, and how binding the rule it rests on."""

from __future__ import annotations

from gongwen.terms.vocabulary import Vocabulary


class Severity(Vocabulary):
    """What the author must do about a finding; ``S0`` is the gravest."""

    S0 = "S0", "退回级"
    S1 = "S1", "必改"
    S2 = "S2", "应改"
    S3 = "S3", "提示"
    S4 = "S4", "信息"

    @property
    def is_error(self) -> bool:
        """Tell whether the text is wrong beyond argument (S0, S1)."""
        return self in {Severity.S0, Severity.S1}


class Strength(Vocabulary):
    """How binding a rule is; the wording of a finding never exceeds it."""

    REQUIRED = "required", "规定"
    GENERAL = "general", "一般"
    RECOMMENDED = "recommended", "推荐"
    PRACTICE = "practice", "实务"

    @property
    def verdict(self) -> str:
        """Return the words in which a breach may be reported: only 「规定」 is 「不符合」."""
        return _VERDICTS[self]


_VERDICTS = {
    Strength.REQUIRED: "不符合规定",
    Strength.GENERAL: "与一般要求不一致",
    Strength.RECOMMENDED: "与推荐做法不一致",
    Strength.PRACTICE: "与通常写法不一致",
}
