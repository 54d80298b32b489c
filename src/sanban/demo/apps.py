"""The demonstration as a Django application."""

from __future__ import annotations

from django.apps import AppConfig

from sanban.audit import entry_types as audit_types


class DemoConfig(AppConfig):
    """Registers what the demonstration records."""

    name = "sanban.demo"
    label = "demo"
    verbose_name = "演示"

    def ready(self) -> None:
        """Tell the audit trail what there is."""
        from sanban.demo.entry_types import ENTRY_TYPES  # noqa: PLC0415 - once the apps are there

        audit_types.register(*ENTRY_TYPES)
