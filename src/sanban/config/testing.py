"""Settings under test: a folder and a database of their own, thrown away afterwards.

They stand outside the package of settings, which would read the site's own folder while being imported.
"""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("SANBAN_VAR", tempfile.mkdtemp(prefix="sanban-test-"))

from sanban.config.settings.base import *  # noqa: F403 - the folder must be named first

# Argon2 takes a sixth of a second by design; what is tested here is what happens around it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - as above

if not os.environ.get("SANBAN_DATABASE"):
    # A file, not memory: several threads and processes must see one database, as they do in life.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}  # noqa: F405 - as above
