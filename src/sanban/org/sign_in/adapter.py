"""Where the sign-in library asks us: who was let in, who was not, and how secrets are kept."""

from __future__ import annotations

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse

from sanban.kernel.clock import now
from sanban.org import entry_types
from sanban.org.models import Account
from sanban.org.sign_in import session
from sanban.org.sign_in.entries import note_failure, note_own

_WRONG = "登录名或口令不对。连续输错五次，这个账号须等一刻钟再试；忘记口令请找安全管理员。"

_WRONG_CODE = "验证码不对或已经用过，请等下一个验证码，并核对手机时间。"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Records every sign-in and sign-out, and says things our way."""

    error_messages = {  # noqa: RUF012 - the library's own attribute
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "这个账号没有启用，请找安全管理员。",
        "username_password_mismatch": _WRONG,
        "invalid_login": _WRONG,
        "incorrect_password": "口令不对，请重新输入。",
        "enter_current_password": "现在的口令不对，请重新输入。",
        "incorrect_code": _WRONG_CODE,
        "too_many_login_attempts": "输错次数太多，请一刻钟后再试；急用请找安全管理员重置。",
        "rate_limited": "操作太频繁，请稍等片刻再试。",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are opened by the administrators, never by oneself."""
        del request
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead administrators to their pages, everybody else to where the settings say."""
        account = request.user
        is_administrator = isinstance(account, Account) and account.is_administrator
        return reverse("org:home") if is_administrator else resolve_url(settings.LOGIN_REDIRECT_URL)

    def login(self, request: HttpRequest, user: Account) -> None:
        """Open the session, and record it with the limits it has."""
        with transaction.atomic():
            super().login(request, user)
            session.begin(request, user, at=now())
            note_own(entry_types.SIGNED_IN, user, request, at=now())

    def logout(self, request: HttpRequest) -> None:
        """Close the session, and record it."""
        account = request.user
        with transaction.atomic():
            if isinstance(account, Account):
                note_own(entry_types.SIGNED_OUT, account, request, at=now())
            super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        """Record a wrong password, with the name it was tried for."""
        note_failure(credentials.get("username", ""), request, at=now())

    def set_password(self, user: Account, password: str) -> None:
        """Set a new password; all other sessions end with the old one."""
        with transaction.atomic():
            super().set_password(user, password)
            note_own(entry_types.PASSWORD_CHANGED, user, context.request, at=now())

    def is_reauthentication_required(self, *, app: str, **_further: object) -> bool:
        """Who signed in just now need not prove it again."""
        del app
        return not session.is_fresh(context.request, at=now())

    def add_message(self, *_arguments: object, **_further: object) -> None:
        """Say nothing of the library's own: pages say what has happened."""


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """Keeps second factors encrypted with a key that does not lie in the database."""

    error_messages = {  # noqa: RUF012 - the library's own attribute
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _WRONG_CODE,
        "cannot_delete_authenticator": "这个第二因素不能解除。",
        "cannot_generate_recovery_codes": "请先绑定手机验证器或安全密钥，再生成恢复码。",
    }

    def encrypt(self, text: str) -> str:
        """Encrypt a secret for the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt a secret from the database."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def _get_site_name(self) -> str:
        return "三办"


def _cipher() -> Fernet:
    key = hashlib.sha256(b"sanban second factor\0" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
