"""The desk as a Django application."""

from __future__ import annotations

from django.apps import AppConfig

from sanban.audit import entry_types as audit_types
from sanban.ui import navigation


class DeskConfig(AppConfig):
    """Registers the lists in the rail, and what keeping a view records."""

    name = "sanban.desk"
    label = "desk"
    verbose_name = "我的工作"

    def ready(self) -> None:
        """Tell the contexts below what there is."""
        from sanban.desk.entry_types import ENTRY_TYPES  # noqa: PLC0415 - once the apps are there
        from sanban.desk.rail import ITEMS  # noqa: PLC0415 - as above

        audit_types.register(*ENTRY_TYPES)
        navigation.register(*ITEMS)
