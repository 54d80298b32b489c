"""The organisation's entries in the rail."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from sanban.org.models import Account
from sanban.org.vocabulary import AccountRole
from sanban.ui.navigation import Item

AREA = "管理"


def visible_for(*roles: AccountRole) -> Callable[[HttpRequest], bool]:
    """Return the condition that the account of a request has one of some roles."""

    def is_for(request: HttpRequest) -> bool:
        account = request.user
        return isinstance(account, Account) and account.role in roles

    return is_for


_SYSTEM, _SECURITY, _AUDIT = (
    AccountRole.SYSTEM_ADMINISTRATOR,
    AccountRole.SECURITY_ADMINISTRATOR,
    AccountRole.AUDIT_ADMINISTRATOR,
)
_EVERYBODY = visible_for(*AccountRole)

ITEMS = (
    Item(AREA, "概览", "org:home", 900, _EVERYBODY),
    Item(AREA, "机构", "org:units", 910, _EVERYBODY),
    Item(AREA, "人员", "org:people", 911, _EVERYBODY),
    Item(AREA, "归口", "org:remits", 912, _EVERYBODY),
    Item(AREA, "外出请假", "org:absences", 913, _EVERYBODY),
    Item(AREA, "授权代理", "org:delegations", 914, visible_for(AccountRole.PERSON, _SECURITY)),
    Item(AREA, "我的令牌", "org:tokens", 918, visible_for(AccountRole.PERSON)),
    Item(AREA, "接口令牌", "org:tokens", 919, visible_for(_SECURITY)),
    Item(AREA, "账号", "org:accounts", 920, visible_for(_SYSTEM, _SECURITY)),
    Item(AREA, "导入", "org:imports", 921, visible_for(_SYSTEM)),
    Item(AREA, "审计", "org:audit", 930, visible_for(_AUDIT)),
)
