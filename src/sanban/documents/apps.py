"""Documents as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers the proofreading desk."""

    name = "sanban.documents"
    label = "documents"
    verbose_name = "办文"
