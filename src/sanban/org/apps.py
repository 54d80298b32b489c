"""The organisation as a Django application."""

from __future__ import annotations

from django.apps import AppConfig

from sanban.audit import entry_types as audit_types
from sanban.ui import navigation


class OrgConfig(AppConfig):
    """Registers what the organisation records."""

    name = "sanban.org"
    label = "org"
    verbose_name = "机关"

    def ready(self) -> None:
        """Tell the audit trail which events there are and the frame where to go."""
        from sanban.org.entry_types import ENTRY_TYPES  # noqa: PLC0415 - once the apps are there
        from sanban.org.rail import ITEMS  # noqa: PLC0415 - as above

        audit_types.register(*ENTRY_TYPES)
        navigation.register(*ITEMS)
