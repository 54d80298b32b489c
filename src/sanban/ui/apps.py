"""The design system as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registers the templates and static files of the design system."""

    name = "sanban.ui"
    label = "ui"
    verbose_name = "界面"
