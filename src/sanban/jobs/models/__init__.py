"""The tables of schedules."""

from sanban.jobs.models.schedule_state import ScheduleState

__all__ = ["ScheduleState"]
