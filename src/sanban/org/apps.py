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
        """Tell the audit trail which events there are, the frame where to go, the library whom to tell."""
        from allauth.mfa import signals  # noqa: PLC0415 - once the apps are there

        from sanban.org.entry_types import ENTRY_TYPES  # noqa: PLC0415 - as above
        from sanban.org.rail import ITEMS  # noqa: PLC0415 - as above
        from sanban.org.sign_in import entries  # noqa: PLC0415 - as above

        audit_types.register(*ENTRY_TYPES)
        navigation.register(*ITEMS)
        signals.authenticator_added.connect(entries.factor_added)
        signals.authenticator_removed.connect(entries.factor_removed)
        signals.authenticator_reset.connect(entries.factor_reset)
