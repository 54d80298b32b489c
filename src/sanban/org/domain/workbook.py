"""Reads a workbook of units and people from standard input and prints its rows as JSON.

Run in a confined process: the file may be hostile. What is refused is told in one Chinese sentence.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator
from typing import Protocol, TypedDict

import openpyxl

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_ENTRIES = 500
MOST_ROWS = 5000
MOST_COLUMNS = 30
LONGEST_CELL = 500
LARGEST_RATIO = 100  # of one entry above a mebibyte; real sheets stay below 30
_MEBIBYTE = 1024 * 1024
_DOCTYPE = b"<!DOCTYPE"  # no workbook has one; it is how entity bombs begin
_BROKEN = "这个工作簿已损坏，打不开；请在 Excel 或 WPS 里另存一份再上传。"
_LOCAL_HEADER = 30
_NOT_A_WORKBOOK = "这不是 Excel 工作簿（.xlsx），请用示例表另存后再上传。"


class SheetRow(TypedDict):
    """A row by the headings of its columns; ``formulas`` names the columns that hold one."""

    number: int
    cells: dict[str, str]
    formulas: list[str]


class Reading(TypedDict):
    """What was read, or why nothing was."""

    sheets: dict[str, list[SheetRow]]
    refusal: str


class RefusedWorkbookError(Exception):
    """A file that is not read; the message is for people."""


class Cell(Protocol):
    """A cell as openpyxl reads it."""

    value: object
    data_type: str


def read(content: bytes) -> Reading:
    """Return the rows of every sheet, or the refusal."""
    try:
        guard(content)
        return {"sheets": dict(_sheets(content)), "refusal": ""}
    except RefusedWorkbookError as error:
        return {"sheets": {}, "refusal": str(error)}
    except MemoryError:
        raise  # a limit, which whoever started the process tells
    except Exception:  # noqa: BLE001 - a broken file raises whatever it likes inside the parser
        return {
            "sheets": {},
            "refusal": "这个工作簿已损坏，打不开；请在 Excel 或 WPS 里另存一份再上传。",
        }


def guard(content: bytes) -> None:
    """Refuse what could exhaust the machine, before a parser sees it."""
    if len(content) > LARGEST_FILE:
        raise RefusedWorkbookError(f"文件超过 {LARGEST_FILE // _MEBIBYTE} MB，请拆成几个表导入。")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile as error:
        raise RefusedWorkbookError(_NOT_A_WORKBOOK) from error
    entries = archive.infolist()
    if (
        "[Content_Types].xml" not in archive.namelist()
        or "xl/workbook.xml" not in archive.namelist()
    ):
        raise RefusedWorkbookError(_NOT_A_WORKBOOK)
    if len(entries) > MOST_ENTRIES or _overlap(entries) or _swells(archive, entries):
        raise RefusedWorkbookError("这个文件的结构不正常，展开后会非常大，没有接收。")
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedWorkbookError("这个工作簿加了密码，请去掉密码再上传。")
    if any("vbaProject" in entry.filename for entry in entries):
        raise RefusedWorkbookError("这个工作簿带有宏，请另存为不带宏的 .xlsx 再上传。")


def _overlap(entries: Iterable[zipfile.ZipInfo]) -> bool:
    """Tell whether entries share bytes, by which a small file unpacks to any size."""
    end = 0
    for entry in sorted(entries, key=lambda found: found.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size
    return False


def _swells(archive: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo]) -> bool:
    """Tell whether the file unpacks to too much, counted while unpacking, not as declared."""
    total = 0
    for entry in entries:
        size, before = 0, b""
        if entry.flag_bits & 1:
            continue
        with archive.open(entry) as stream:
            while part := stream.read(_MEBIBYTE):
                if _DOCTYPE in before + part:
                    raise RefusedWorkbookError(_BROKEN)
                size, before = size + len(part), part[-len(_DOCTYPE) :]
                total += len(part)
                if total > LARGEST_UNPACKED:
                    return True
                if size > _MEBIBYTE and size > LARGEST_RATIO * max(entry.compress_size, 1):
                    return True
    return False


def _sheets(content: bytes) -> Iterator[tuple[str, list[SheetRow]]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    for sheet in book.worksheets:
        yield str(sheet.title).strip(), _rows(sheet.iter_rows(max_col=MOST_COLUMNS))


def _rows(rows: Iterable[tuple[Cell, ...]]) -> list[SheetRow]:
    """Read rows below the first one that names the columns; empty ones are passed over."""
    found: list[SheetRow] = []
    headings: list[str] = []
    for number, cells in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise RefusedWorkbookError(f"一张表最多 {MOST_ROWS} 行，请分几次导入。")
        words = [_text(cell) for cell in cells]
        if not any(words):
            continue
        if not headings:
            headings = [word.rstrip("*＊").strip() for word in words]
            continue
        named = [
            (head, cell, word)
            for head, cell, word in zip(headings, cells, words, strict=False)
            if head
        ]
        found.append(
            {
                "number": number,
                "cells": {head: word for head, _, word in named},
                "formulas": [head for head, cell, _ in named if cell.data_type == "f"],
            }
        )
    return found


def _text(cell: Cell) -> str:
    """Return a cell as people read it: whole numbers without a decimal point."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())[:LONGEST_CELL]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(read(sys.stdin.buffer.read()), ensure_ascii=False))
