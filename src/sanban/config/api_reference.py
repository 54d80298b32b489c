"""Writes the OpenAPI document beside the documentation: ``python -m sanban.config.api_reference FILE``."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import django


def text() -> str:
    """Return the OpenAPI document as it is kept."""
    from sanban.config.api import document  # noqa: PLC0415 - once the apps are there

    return f"{json.dumps(document(), ensure_ascii=False, indent=1)}\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sanban.config.settings")
    django.setup()
    Path(sys.argv[1]).write_text(text(), encoding="utf-8")
