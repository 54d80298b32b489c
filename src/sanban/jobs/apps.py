"""Schedules as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Registers the schedules of the contexts below; those above register their own."""

    name = "sanban.jobs"
    label = "jobs"
    verbose_name = "定时任务"

    def ready(self) -> None:
        """Have the end of the audit trail noted every hour."""
        from sanban.jobs import schedules  # noqa: PLC0415 - once the apps are there
        from sanban.jobs.schedules import ANCHORS  # noqa: PLC0415 - as above

        schedules.register(ANCHORS)
