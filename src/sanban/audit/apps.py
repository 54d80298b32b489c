"""The audit trail as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers the entries and their chain."""

    name = "sanban.audit"
    label = "audit"
    verbose_name = "审计"
