"""Addresses of signing in: of the library's pages only those that an organ has use for."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.conf import settings
from django.urls import include, path

from sanban.org.sign_in.factors import recorded

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("factors/", factors.index, name="mfa_index"),
    path("factors/check/", factors.authenticate, name="mfa_authenticate"),
    path("factors/again/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("factors/app/", recorded(totp.activate_totp), name="mfa_activate_totp"),
    path("factors/app/remove/", recorded(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("factors/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "factors/codes/new/",
        recorded(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("factors/codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("factors/keys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("factors/keys/add/", recorded(keys.add_webauthn), name="mfa_add_webauthn"),
    path("factors/keys/again/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path(
        "factors/keys/<int:pk>/remove/", recorded(keys.remove_webauthn), name="mfa_remove_webauthn"
    ),
    path("factors/keys/<int:pk>/", keys.edit_webauthn, name="mfa_edit_webauthn"),
]

if settings.OIDC_SERVER:
    urlpatterns += [
        path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    ]
