"""What is checked when the site starts: every gate in use has somebody who knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.apps import AppConfig
from django.core import checks
from django.db import connections

from sanban.procedures import gates
from sanban.procedures.domain.definition import Definition
from sanban.procedures.models import Procedure, ProcedureVersion
from sanban.procedures.shipped import shipped_definitions

_TABLE = "procedures_procedureversion"  # not there before the first migration


def register_checks() -> None:
    """Have Django run the checks."""
    checks.register(check_shipped)
    checks.register(check_published, checks.Tags.database)


def check_shipped(
    app_configs: Sequence[AppConfig] | None = None, **_named: object
) -> list[checks.CheckMessage]:
    """Check the shipped definitions."""
    del app_configs
    return list(_errors(shipped_definitions()))


def check_published(
    app_configs: Sequence[AppConfig] | None = None,
    databases: Sequence[str] | None = None,
    **_named: object,
) -> list[checks.CheckMessage]:
    """Check the versions in force and those under which cases still run."""
    del app_configs
    found: list[checks.CheckMessage] = []
    for name in databases or ():
        if _TABLE in connections[name].introspection.table_names():
            found += _errors(version.read() for version in _in_use(name))
    return found


def _in_use(name: str) -> Iterable[ProcedureVersion]:
    current = Procedure.objects.using(name).exclude(current=None).values("current")
    running = ProcedureVersion.objects.using(name).filter(cases__closed_at=None)
    in_force = ProcedureVersion.objects.using(name).filter(pk__in=current)
    return (in_force | running.filter(cases__isnull=False)).distinct()


def _errors(definitions: Iterable[Definition]) -> Iterator[checks.CheckMessage]:
    for definition in definitions:
        for code in gates.unknown_in(definition):
            yield checks.Error(
                f"流程“{definition.name}”用到关口“{code}”，没有任何部分登记它。",
                hint="请安装登记这个关口的部分，或者发布不用它的新版流程。",
                id="procedures.E001",
            )
