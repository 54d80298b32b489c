"""The proofreading desk 「核稿台」: sheets lie here for one session and then leave no trace.

A sheet is a folder of its own under ``DESK_FOLDER``: the draft as it came, what was found, and the
decisions so far. Its token cannot be guessed; a sheet nobody touched for ``DESK_KEEP_MINUTES`` is
swept away, unless its author asked to keep it for some days.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from django.conf import settings

from sanban.documents.domain.examination import Examination, PlacedFinding
from sanban.documents.kept import read_examination, write_examination
from sanban.documents.vocabulary import Decision

KEPT_DAYS = 7
_ASKED = "keep-until"
_TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Sheet:
    """A draft on the desk, with what was found in it and what its author decided."""

    token: str
    examination: Examination
    decisions: dict[int, Decision]
    folder: Path
    kept_until: datetime | None = None

    @property
    def original(self) -> bytes:
        """Return the draft exactly as it came."""
        return (self.folder / "original").read_bytes()

    def decision(self, number: int) -> Decision:
        """Return what was decided about finding ``number``."""
        return self.decisions.get(number, Decision.OPEN)

    def finding(self, number: int) -> PlacedFinding | None:
        """Return finding ``number``, or ``None`` where there is none."""
        findings = self.examination.findings
        return findings[number - 1] if 1 <= number <= len(findings) else None

    def decided(self, *wanted: Decision) -> list[PlacedFinding]:
        """Return the findings about which one of ``wanted`` was decided."""
        return [f for f in self.examination.findings if self.decision(f.number) in wanted]


@dataclass(frozen=True, slots=True)
class Desk:
    """The folder in which the sheets lie, and how long an untouched one may."""

    folder: Path
    idle: timedelta

    @classmethod
    def of_this_site(cls) -> Self:
        """Return the desk the settings name."""
        return cls(settings.DESK_FOLDER, timedelta(minutes=settings.DESK_KEEP_MINUTES))

    def lay_down(self, original: bytes, examination: Examination) -> str:
        """Put a draft and what was found in it on the desk; return the sheet's token."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        token = secrets.token_hex(16)
        folder = self.folder / token
        folder.mkdir(mode=0o700)
        (folder / "original").write_bytes(original)
        _write(folder / "examination.json", write_examination(examination))
        return token

    def pick_up(self, token: str, *, at: datetime) -> Sheet | None:
        """Return the sheet ``token``, or ``None`` where it is not (or no longer) on the desk."""
        folder = self.folder / token
        if not _TOKEN.fullmatch(token) or not (folder / "examination.json").is_file():
            return None
        if self._is_stale(folder, at):
            self.clear(token)
            return None
        (folder / "original").touch()
        return Sheet(
            token, _read_examination(folder), _read_decisions(folder), folder, _asked(folder)
        )

    def keep(self, sheet: Sheet, *, at: datetime) -> datetime:
        """Keep ``sheet`` for :data:`KEPT_DAYS` from ``at``, as its author asked; return until when."""
        until = at + timedelta(days=KEPT_DAYS)
        _write(sheet.folder / _ASKED, until.isoformat())
        return until

    def decide(self, sheet: Sheet, numbers: Iterator[int] | list[int], decision: Decision) -> Sheet:
        """Keep ``decision`` about the findings ``numbers``; return the sheet as it now lies."""
        decisions = sheet.decisions | dict.fromkeys(numbers, decision)
        kept = {str(number): str(kept) for number, kept in decisions.items()}
        _write(sheet.folder / "decisions.json", json.dumps(kept))
        return replace(sheet, decisions=decisions)

    def clear(self, token: str) -> None:
        """Take the sheet ``token`` off the desk, with everything in it."""
        if _TOKEN.fullmatch(token):
            shutil.rmtree(self.folder / token, ignore_errors=True)

    def sweep(self, *, at: datetime) -> None:
        """Take every sheet off the desk that nobody touched for too long."""
        if not self.folder.is_dir():
            return
        for folder in self.folder.iterdir():
            if self._is_stale(folder, at):
                self.clear(folder.name)

    def _is_stale(self, folder: Path, at: datetime) -> bool:
        until = _asked(folder)
        if until is not None and at <= until:
            return False
        with suppress(FileNotFoundError):
            touched = (folder / "original").stat().st_mtime
            return at.timestamp() - touched > self.idle.total_seconds()
        return (
            folder.is_dir() and at.timestamp() - folder.stat().st_mtime > self.idle.total_seconds()
        )


def _write(path: Path, text: str) -> None:
    """Write ``text`` so that a reader sees the old file or the new one, never half of it."""
    draft = path.with_suffix(f".{secrets.token_hex(4)}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def _read_examination(folder: Path) -> Examination:
    return read_examination((folder / "examination.json").read_text(encoding="utf-8"))


def _asked(folder: Path) -> datetime | None:
    """Return until when the author asked to keep a sheet, ``None`` if he did not."""
    try:
        return datetime.fromisoformat((folder / _ASKED).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def _read_decisions(folder: Path) -> dict[int, Decision]:
    try:
        kept = json.loads((folder / "decisions.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return {int(number): Decision(decision) for number, decision in kept.items()}
