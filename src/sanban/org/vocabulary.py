"""The fixed words of the organisation."""

from __future__ import annotations

from django.db import models


class UnitKind(models.TextChoices):
    """What kind of unit it is."""

    LEADERSHIP = "leadership", "领导班子"
    GENERAL_OFFICE = "general-office", "办公厅（室）"
    DIVISION = "division", "处室"
    SECTION = "section", "科"
    SUBORDINATE = "subordinate", "所属单位"


class AbsenceKind(models.TextChoices):
    """Why somebody is away."""

    OFFICIAL_TRIP = "official-trip", "公出"
    LEAVE = "leave", "请假"
    TRAINING = "training", "学习培训"
    SECONDMENT = "secondment", "借调挂职"


class AccountRole(models.TextChoices):
    """What an account is for: one person's work, or one of the three administrations 「三员」."""

    PERSON = "person", "人员"
    SYSTEM_ADMINISTRATOR = "system-administrator", "系统管理员"
    SECURITY_ADMINISTRATOR = "security-administrator", "安全管理员"
    AUDIT_ADMINISTRATOR = "audit-administrator", "审计管理员"


ADMINISTRATORS = (
    AccountRole.SYSTEM_ADMINISTRATOR,
    AccountRole.SECURITY_ADMINISTRATOR,
    AccountRole.AUDIT_ADMINISTRATOR,
)


class AccountState(models.TextChoices):
    """How far an account has come."""

    OPENED = "opened", "待启用"
    ENROLLING = "enrolling", "待设口令"
    ACTIVE = "active", "在用"
    DISABLED = "disabled", "停用"


ACCOUNT_TONES: dict[str, str] = {
    AccountState.OPENED: "note",
    AccountState.ENROLLING: "warn",
    AccountState.ACTIVE: "good",
    AccountState.DISABLED: "faint",
}


class ApiScope(models.TextChoices):
    """What a token 「接口令牌」 may be used for."""

    READ_DOCUMENTS = "documents:read", "读公文"
    WRITE_DOCUMENTS = "documents:write", "起草和修改公文"
    READ_TASKS = "tasks:read", "读待办"
    ACT_ON_TASKS = "tasks:act", "办理待办（不含签发）"


class TokenState(models.TextChoices):
    """How a token stands."""

    VALID = "valid", "有效"
    EXPIRED = "expired", "已到期"
    REVOKED = "revoked", "已撤销"
    VOID = "void", "随账号失效"

    @property
    def tone(self) -> str:
        """Return the tone in which the state is shown."""
        return "good" if self is TokenState.VALID else "faint"
