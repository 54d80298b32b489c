"""Documents as a Django application."""

from __future__ import annotations

from django.apps import AppConfig

from sanban.audit import entry_types as audit_types
from sanban.ui import navigation


class DocumentsConfig(AppConfig):
    """Registers what documents record and answer for, and where they are reached."""

    name = "sanban.documents"
    label = "documents"
    verbose_name = "办文"

    def ready(self) -> None:
        """Tell the contexts below what there is."""
        from sanban.documents.entry_types import ENTRY_TYPES  # noqa: PLC0415 - once the apps are there
        from sanban.documents.gates import answers  # noqa: PLC0415 - as above
        from sanban.documents.gates_issue import answers as later_answers  # noqa: PLC0415 - as above
        from sanban.documents.working_days import is_worked  # noqa: PLC0415 - as above
        from sanban.org.rail import AREA, visible_for  # noqa: PLC0415 - as above
        from sanban.org.vocabulary import AccountRole  # noqa: PLC0415 - as above
        from sanban.procedures import working_time  # noqa: PLC0415 - as above
        from sanban.procedures.gates import answer_for  # noqa: PLC0415 - as above

        audit_types.register(*ENTRY_TYPES)
        working_time.register(working_time.OfficeHours(is_worked))
        for code, ask in (answers() | later_answers()).items():
            answer_for(code, ask)
        is_for = visible_for(AccountRole.PERSON)
        navigation.register(
            navigation.Item("办文", "核稿台", "documents:start", 200, is_for),
            navigation.Item("办文", "拟稿", "documents:new", 201, is_for),
            navigation.Item("办文", "发文登记簿", "documents:numbers", 220, is_for),
            navigation.Item(
                AREA,
                "印章和字号",
                "seals:list",
                916,
                visible_for(AccountRole.SYSTEM_ADMINISTRATOR),
            ),
        )
