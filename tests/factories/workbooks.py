"""Workbooks of units and people."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import openpyxl

UNIT_HEADINGS = ("单位名称*", "上级单位", "类别", "排序")
PERSON_HEADINGS = ("工号*", "姓名*", "单位*", "岗位*", "主要负责人", "主岗", "手机", "登录名")


def make_workbook(
    units: Iterable[Sequence[object]] = (), people: Iterable[Sequence[object]] = ()
) -> bytes:
    """Make a workbook with the two sheets of the example."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "单位"
    first.append(UNIT_HEADINGS)
    for row in units:
        first.append(list(row))
    second = book.create_sheet("人员")
    second.append(PERSON_HEADINGS)
    for row in people:
        second.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Add parts to a workbook, or put them in the place of its own."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return buffer.getvalue()
