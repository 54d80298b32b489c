"""Tables that the database itself keeps from being rewritten.

A migration that later alters such a table on SQLite builds it anew and loses the triggers: repeat
the operation after it. A test tries every table listed in ``TABLES``.
"""

from __future__ import annotations

from typing import ClassVar

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION sanban_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
_POSTGRESQL = (
    _POSTGRESQL_FUNCTION,
    """CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION sanban_refuse_change()""",
    """CREATE TRIGGER {table}_not_truncated BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION sanban_refuse_change()""",
)
_SQLITE = tuple(
    f"CREATE TRIGGER {{table}}_append_only_{verb.lower()} BEFORE {verb} ON {{table}} "
    "BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
    for verb in ("UPDATE", "DELETE")
)
_NAMES = {
    "postgresql": ("{table}_append_only", "{table}_not_truncated"),
    "sqlite": ("{table}_append_only_update", "{table}_append_only_delete"),
}


class AppendOnly(Operation):
    """Makes a table refuse UPDATE and DELETE, and TRUNCATE where there is such a thing."""

    reversible = True
    TABLES: ClassVar[set[str]] = set()

    def __init__(self, table: str) -> None:
        self.table = table
        self.TABLES.add(table)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Models stay as they are."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Put the triggers up."""
        del app_label, from_state, to_state
        is_postgresql = schema_editor.connection.vendor == "postgresql"
        for statement in _POSTGRESQL if is_postgresql else _SQLITE:
            schema_editor.execute(statement.replace("{table}", self.table), params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Take the triggers down."""
        del app_label, from_state, to_state
        vendor = schema_editor.connection.vendor
        on = f" ON {self.table}" if vendor == "postgresql" else ""
        for name in _NAMES[vendor]:
            schema_editor.execute(f"DROP TRIGGER {name.format(table=self.table)}{on}")

    def describe(self) -> str:
        """Say what the operation does."""
        return f"Keep {self.table} from being rewritten"
