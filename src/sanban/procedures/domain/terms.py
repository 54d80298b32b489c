"""The closed vocabularies of a procedure; each member knows its Chinese label."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A value that knows what people call it."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member that compares as its value and carries its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class StepKind(Term):
    """How many must act at a step, and what closes it."""

    SEQUENTIAL = "sequential", "顺签"
    ALL_OF = "all-of", "会签"
    ANY_OF = "any-of", "或签"
    VOTE = "vote", "票签"
    FORK = "fork", "并行开始"
    JOIN = "join", "并行汇合"

    @property
    def is_gateway(self) -> bool:
        """Tell whether nobody acts here: the case only parts or comes together."""
        return self in {StepKind.FORK, StepKind.JOIN}


class Rule(Term):
    """How the people of a step are found; some rules take an argument after a colon."""

    DRAFTER = "drafter", "拟稿人"
    UNIT_HEAD = "unit-head", "拟稿单位负责人"
    SUPERVISING_LEADER = "supervising-leader", "分管领导"
    ORGAN_HEAD = "organ-head", "机关主要负责人"
    REGISTRY = "registry", "文书"
    SEAL_KEEPER = "seal-keeper", "监印人"
    SECOND_READER = "second-reader", "二次核稿人"
    CONCURRING_HEADS = "concurring-heads", "会签单位负责人"
    CO_ISSUER_HEADS = "co-issuer-heads", "联署机关负责人"
    CHOSEN = "chosen", "上一环节选定的人"
    POST = "post", "岗位"
    PERFORMER = "performer", "环节办理人"

    @property
    def takes_argument(self) -> bool:
        """Tell whether the rule is written with a post or a step after a colon."""
        return self in {Rule.POST, Rule.PERFORMER}


class Verb(Term):
    """What can be done to a case, as the office says it."""

    START = "start", "发起"
    COMPLETE = "complete", "办理"
    OPEN = "open", "签阅"
    SEND_BACK = "send-back", "退回"
    ADD_SIGNER = "add-signer", "加签"
    REMOVE_SIGNER = "remove-signer", "减签"
    TRANSFER = "transfer", "转办"
    ACCEPT = "accept", "接受转办"
    DECLINE = "decline", "谢绝转办"
    DELEGATE = "delegate", "委派"
    ANSWER = "answer", "回复委派"
    TAKE_BACK = "take-back", "拿回"
    WITHDRAW = "withdraw", "撤回"
    REMIND = "remind", "催办"
    TERMINATE = "terminate", "终止"
    LATE_ENTRY = "late-entry", "补办"
    PAUSE = "pause", "暂停"
    RESUME = "resume", "恢复"
    RESCHEDULE = "reschedule", "改期"
    DEVIATE = "deviate", "批准偏离"
    MAKE_GOOD = "make-good", "补正偏离"
    EVIDENCE = "evidence", "提交凭据"
    REVISE = "revise", "修改稿件"
    DECLARE = "declare", "改变要素"
    RESEAT = "reseat", "离岗移交"
    CLOCK = "clock", "到时提醒"
    MOVE_VERSION = "move-version", "改用新版流程"


# What a step may forbid; all other verbs belong to the case, or go without saying.
STEP_VERBS = frozenset(
    {
        Verb.SEND_BACK, Verb.ADD_SIGNER, Verb.REMOVE_SIGNER, Verb.TRANSFER, Verb.DELEGATE,
        Verb.TAKE_BACK, Verb.REMIND, Verb.LATE_ENTRY,
    }
)  # fmt: skip
# What hands a person's say to another; never allowed where only the person himself can consent.
HANDING_OVER = frozenset({Verb.ADD_SIGNER, Verb.TRANSFER, Verb.DELEGATE, Verb.LATE_ENTRY})


class Choice(Term):
    """What a signer says."""

    AGREE = "agree", "同意"
    RESERVE = "reserve", "保留意见"
    AGAINST = "against", "不同意"
    ABSTAIN = "abstain", "弃权"


class ReturnReason(Term):
    """Why a draft is sent back 「退回理由」; counted in the monthly figures."""

    NOT_TYPESET = "not-typeset", "未按规定排版"
    WORDING = "wording", "文字标点有差错"
    FORMAT = "format", "文种或格式不合要求"
    CONTENT = "content", "内容不全不准"
    BASIS = "basis", "依据不足或已失效"
    NOT_CONCURRED = "not-concurred", "未与有关单位协商一致"
    FIGURES = "figures", "数据口径不一致"
    STEPS_SKIPPED = "steps-skipped", "程序不全"
    NOT_NEEDED = "not-needed", "不必行文"
    TEXT_CHANGED = "text-changed", "签署后文稿有改动"
    REJECTED = "rejected", "表决未通过"
    OTHER = "other", "其他"


class ReturnMode(Term):
    """Which way a returned case comes up again."""

    DIRECT = "direct", "直送退回人"
    THROUGH = "through", "逐级重走"


class Placing(Term):
    """Where an added signer stands."""

    BEFORE = "before", "前加签"
    AFTER = "after", "后加签"
    BESIDE = "beside", "并行加签"


class Urgency(Term):
    """By what a time limit differs."""

    ORDINARY = "ordinary", "平件"
    URGENT = "urgent", "加急"
    EXTRA_URGENT = "extra-urgent", "特急"


class Mark(Term):
    """What a clock has said."""

    WARNED = "warned", "临期"
    OVERDUE = "overdue", "逾期"
    ESCALATED = "escalated", "逾期上报"


class CasePhase(Term):
    """Where a case as a whole stands."""

    RUNNING = "running", "在办"
    PAUSED = "paused", "暂停"
    COMPLETED = "completed", "办结"
    TERMINATED = "terminated", "终止"

    @property
    def is_closed(self) -> bool:
        """Tell whether nothing can be done any more."""
        return self in {CasePhase.COMPLETED, CasePhase.TERMINATED}


class PartyState(Term):
    """Where the work of one signer stands."""

    WAITING = "waiting", "未轮到"
    OPEN = "open", "待办"
    DONE = "done", "已办"
    REMOVED = "removed", "已减签"
    CANCELLED = "cancelled", "不再需要"


class RunState(Term):
    """Where one run of a step stands."""

    OPEN = "open", "正在办理"
    DONE = "done", "已办结"
    RETURNED = "returned", "已退回"
    SET_ASIDE = "set-aside", "退回期间搁置"
    CANCELLED = "cancelled", "已取消"
    TAKEN_BACK = "taken-back", "已拿回"
