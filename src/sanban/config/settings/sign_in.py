"""How people sign in: limits, second factors, and other doors that a setting opens."""

from __future__ import annotations

import os

AUTH_USER_MODEL = "org.Account"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "staff_number", "holder_name")},
    },
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:to-do"  # of people; administrators are led to their own pages

SESSION_IDLE_MINUTES = int(os.environ.get("SANBAN_IDLE_MINUTES", "30"))
SESSION_HOURS = int(os.environ.get("SANBAN_SESSION_HOURS", "12"))
SESSION_COOKIE_AGE = SESSION_HOURS * 3600

# Who has to have a second factor: "administrators", "signers" (and administrators), or "all".
SECOND_FACTOR_FOR = os.environ.get("SANBAN_SECOND_FACTOR_FOR", "signers")

ACCOUNT_ADAPTER = "sanban.org.sign_in.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_FORMS = {
    "login": "sanban.org.forms.sign_in.SignInForm",
    "change_password": "sanban.org.forms.sign_in.PasswordForm",
}
# Five wrong passwords for one account, or twenty from one address, stop further tries for a quarter
# of an hour; nothing is locked for good, so that nobody can lock out a leader by guessing.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/15m/ip,5/15m/key",
    "enrol": "20/15m/ip,5/15m/key",
    "api_token": "20/15m/ip",  # tokens that do not hold; those that do are not held up
    "change_password": "10/15m/user",
    "reauthenticate": "10/15m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("SANBAN_PROXIES", "0"))

MFA_ADAPTER = "sanban.org.sign_in.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "三办"
MFA_TOTP_TOLERANCE = 1  # half a minute to either side: the clocks of phones differ
MFA_RECOVERY_CODE_COUNT = 10
MFA_ALLOW_UNVERIFIED_EMAIL = True

# A unified identity service of the organ (OpenID Connect); needs the extra `oidc`.
OIDC_SERVER = os.environ.get("SANBAN_OIDC_SERVER", "")
OIDC_NAME = os.environ.get("SANBAN_OIDC_NAME", "统一身份认证")
OIDC_APPS = (
    ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
    if OIDC_SERVER
    else []
)
SOCIALACCOUNT_ADAPTER = "sanban.org.sign_in.oidc.OidcAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "organ",
                "name": OIDC_NAME,
                "client_id": os.environ.get("SANBAN_OIDC_CLIENT", ""),
                "secret": os.environ.get("SANBAN_OIDC_SECRET", ""),
                "settings": {"server_url": OIDC_SERVER},
            }
        ]
    }
}

# A directory of the organ (LDAP); needs the extra `ldap`. It checks passwords; accounts stay ours.
LDAP_SERVER = os.environ.get("SANBAN_LDAP_SERVER", "")
if LDAP_SERVER:
    AUTHENTICATION_BACKENDS.insert(0, "django_auth_ldap.backend.LDAPBackend")
    AUTH_LDAP_SERVER_URI = LDAP_SERVER
    AUTH_LDAP_USER_DN_TEMPLATE = os.environ.get("SANBAN_LDAP_USER", "uid=%(user)s")
    AUTH_LDAP_START_TLS = LDAP_SERVER.startswith("ldap://")
    AUTH_LDAP_NO_NEW_USERS = True
    AUTH_LDAP_ALWAYS_UPDATE_USER = False
