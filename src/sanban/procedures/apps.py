"""Procedures as a Django application."""

from __future__ import annotations

from django.apps import AppConfig

from sanban.audit import entry_types as audit_types
from sanban.ui import navigation


class ProceduresConfig(AppConfig):
    """Registers what procedures record, what can be delegated in them, their clocks and open work."""

    name = "sanban.procedures"
    label = "procedures"
    verbose_name = "流程"

    def ready(self) -> None:
        """Tell the contexts below what there is."""
        from sanban.jobs import schedules  # noqa: PLC0415 - once the apps are there
        from sanban.org import founding, open_work, scopes  # noqa: PLC0415 - as above
        from sanban.procedures import checks, gates  # noqa: PLC0415 - as above
        from sanban.procedures.actions.provide import provide_shipped  # noqa: PLC0415 - as above
        from sanban.procedures.clock_schedule import CLOCKS  # noqa: PLC0415 - as above
        from sanban.procedures.entry_types import ENTRY_TYPES  # noqa: PLC0415 - as above
        from sanban.procedures.rail import ITEMS  # noqa: PLC0415 - as above
        from sanban.procedures.standing_in import SCOPE  # noqa: PLC0415 - as above
        from sanban.procedures.unfinished import CaseWork  # noqa: PLC0415 - as above

        audit_types.register(*ENTRY_TYPES)
        scopes.register(SCOPE)
        open_work.register(CaseWork())
        founding.register(provide_shipped)
        navigation.register(*ITEMS)
        schedules.register(CLOCKS)
        gates.register_own()
        checks.register_checks()
