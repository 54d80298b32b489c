"""Settings of the embedded installation: one machine, one process, everything under one folder.

An installation is changed by environment variables, never by editing this file:
``SANBAN_VAR`` the folder of everything that is kept, ``SANBAN_HOSTS`` the host names it answers
to (comma-separated), ``SANBAN_DATABASE`` the address of a PostgreSQL server in the place of SQLite,
``SANBAN_KEEP_MINUTES`` how long an idle sheet stays on the desk, ``SANBAN_DIGEST`` what seals the
audit trail, ``SANBAN_AUDIT_ANCHORS`` the file in which its end is noted, best on another disk,
``SANBAN_SIGNING`` what seals signatures, ``SANBAN_SIGNING_KEY`` the file of its key.
"""

from __future__ import annotations

import os
from pathlib import Path

from sanban.config.settings.database import database
from sanban.config.settings.secret import secret_key
from sanban.config.settings.sign_in import *  # noqa: F403 - Django reads settings from one flat module
from sanban.config.settings.sign_in import OIDC_APPS
from sanban.config.settings.sqlite import use_mended_sqlite

use_mended_sqlite()

ROOT = Path(__file__).resolve().parents[4]
VAR = Path(os.environ.get("SANBAN_VAR", ROOT / "var"))
FRONTEND = ROOT / "frontend" / "static_build"

DEBUG = False
SECRET_KEY = secret_key(VAR / "secret_key")
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    *filter(None, os.environ.get("SANBAN_HOSTS", "").split(",")),
]
ROOT_URLCONF = "sanban.config.urls"
WSGI_APPLICATION = "sanban.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "sanban.ui",
    "sanban.audit",
    "sanban.org",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *OIDC_APPS,
    "sanban.jobs",
    "sanban.procedures",
    "sanban.documents",
    "sanban.desk",
    "sanban.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "sanban.config.api_answers.ApiAnswersMiddleware",
    "sanban.kernel.request_limit.RequestLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sanban.org.sign_in.gate.GateMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "sanban.ui.context.site",
                "sanban.org.context.me",
                "sanban.demo.context.entry",
            ],
        },
    }
]

DATABASES = {"default": database(os.environ, VAR)}

# Counts wrong passwords: shared by all processes, and cleared with the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "sanban_cache",
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [FRONTEND] if FRONTEND.is_dir() else []
WHITENOISE_USE_FINDERS = True  # an embedded site needs no collectstatic step
WHITENOISE_AUTOREFRESH = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "sanban_session"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = False
CSRF_COOKIE_NAME = "sanban_csrf"
CSRF_FAILURE_VIEW = "sanban.ui.views.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# An uploaded draft never touches the disk before the guard has passed it.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
LARGEST_UPLOAD = 100 * 1024 * 1024
LARGEST_REQUEST = LARGEST_UPLOAD + 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_REQUEST
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_REQUEST

# What seals the audit trail: sha256, or sm3 where the commercial cryptography rules ask for it.
AUDIT_DIGEST = os.environ.get("SANBAN_DIGEST", "sha256")
AUDIT_ANCHORS = Path(os.environ.get("SANBAN_AUDIT_ANCHORS", VAR / "audit_anchors.jsonl"))

FILES_FOLDER = VAR / "files"

# What seals signatures: hmac-sha256, or hmac-sm3. The key is made for the first signature and belongs
# into the backup apart from the database: whoever has both could sign for anybody.
SIGNING = os.environ.get("SANBAN_SIGNING", "hmac-sha256")
SIGNING_KEY = Path(os.environ.get("SANBAN_SIGNING_KEY", VAR / "signing_key"))

DESK_FOLDER = VAR / "desk"
DESK_KEEP_MINUTES = int(os.environ.get("SANBAN_KEEP_MINUTES", "60"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
