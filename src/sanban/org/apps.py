"""The organisation as a Django application."""

from __future__ import annotations

from django.apps import AppConfig

from sanban.audit import entry_types as audit_types


class OrgConfig(AppConfig):
    """Registers what the organisation records."""

    name = "sanban.org"
    label = "org"
    verbose_name = "机关"

    def ready(self) -> None:
        """Tell the audit trail which events there are."""
        from sanban.org.entry_types import ENTRY_TYPES  # noqa: PLC0415 - once the apps are there

        audit_types.register(*ENTRY_TYPES)
