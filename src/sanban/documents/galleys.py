"""Where typeset sheets lie: in the folder of their sheet, and gone with it.

Each typesetting has a folder of its own, ``galley-<run>``; ``galley.json`` beside it names the
one that counts. A thread still busy with an older one finds its folder gone and stops.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from sanban.documents.desk import Sheet
from sanban.documents.domain.galley import (
    Doubt,
    Galley,
    Measure,
    Options,
    Paper,
    PaperState,
    Side,
)

MOST_PICTURES = 60  # of one galley; what was not looked at for longest goes first
_CURRENT = "galley.json"
_RUN = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class GalleyFolder:
    """The files of one typesetting."""

    path: Path

    @classmethod
    def of(cls, sheet: Sheet, run: str) -> Self | None:
        """Return the folder of typesetting ``run``, ``None`` where it is not (any more)."""
        path = sheet.folder / f"galley-{run}"
        return cls(path) if _RUN.fullmatch(run) and path.is_dir() else None

    @property
    def typeset(self) -> bytes:
        """Return the typeset Word file."""
        return (self.path / "typeset.docx").read_bytes()

    def paper_copy(self, side: Side) -> bytes:
        """Return the Word file that is set in pages; nothing where the draft was mere text."""
        return _read(self.path / f"{side}-paper.docx")

    def pdf(self, side: Side) -> bytes:
        """Return the pages; nothing where they are not there."""
        return _read(self.path / f"{side}.pdf")

    def put_pdf(self, side: Side, pdf: bytes) -> None:
        """Keep the pages of one side."""
        _write(self.path / f"{side}.pdf", pdf)

    def paper(self) -> Paper:
        """Return how far the pages are."""
        kept = json.loads(_read(self.path / "paper.json") or b"null")
        if kept is None:
            return Paper(PaperState.FAILED, "", "还没有排出版面。")
        kept["measures"] = tuple(Measure(**measure) for measure in kept["measures"])
        for name in ("faults", "notes"):
            kept[name] = tuple(kept[name])
        return Paper(**{**kept, "state": PaperState(kept["state"])})

    def put_paper(self, paper: Paper) -> None:
        """Keep how far the pages are."""
        _write(self.path / "paper.json", json.dumps(asdict(paper), ensure_ascii=False).encode())

    def picture(self, side: Side, number: int) -> bytes:
        """Return the picture of a page; nothing where it was not drawn or has gone."""
        path = self.path / _picture_name(side, number)
        with suppress(FileNotFoundError):
            path.touch(exist_ok=True) if path.is_file() else None
        return _read(path)

    def put_pictures(self, side: Side, pictures: Iterable[tuple[int, bytes]]) -> None:
        """Keep pictures of pages, and no more than :data:`MOST_PICTURES` in all."""
        for number, picture in pictures:
            _write(self.path / _picture_name(side, number), picture)
        drawn = sorted(self.path.glob("*.png"), key=lambda path: path.stat().st_mtime)
        for old in drawn[:-MOST_PICTURES]:
            old.unlink(missing_ok=True)


def _picture_name(side: Side, number: int) -> str:
    return f"{side}-{number:04d}.png"


@dataclass(frozen=True, slots=True)
class Files:
    """The files typesetting yields."""

    typeset: bytes
    paper: bytes
    source_paper: bytes


def put(sheet: Sheet, galley: Galley, files: Files, paper: Paper) -> GalleyFolder:
    """Lay a galley down with its sheet, in the place of an earlier one."""
    folder = GalleyFolder(sheet.folder / f"galley-{galley.run}")
    folder.path.mkdir(mode=0o700)
    (folder.path / "typeset.docx").write_bytes(files.typeset)
    (folder.path / f"{Side.TYPESET}-paper.docx").write_bytes(files.paper)
    if files.source_paper:
        (folder.path / f"{Side.SOURCE}-paper.docx").write_bytes(files.source_paper)
    folder.put_paper(paper)
    _write(sheet.folder / _CURRENT, json.dumps(asdict(galley), ensure_ascii=False).encode())
    for other in sheet.folder.glob("galley-*"):
        if other != folder.path:
            shutil.rmtree(other, ignore_errors=True)
    return folder


def new_run() -> str:
    """Return a name for a typesetting that none had before."""
    return secrets.token_hex(8)


def find(sheet: Sheet) -> tuple[Galley, GalleyFolder] | None:
    """Return the galley of a sheet and its folder, ``None`` where it was not typeset."""
    kept = json.loads(_read(sheet.folder / _CURRENT) or b"null")
    folder = GalleyFolder.of(sheet, kept["run"]) if kept else None
    if folder is None:
        return None
    galley = Galley(
        run=kept["run"],
        options=Options(**kept["options"]),
        kind=kept["kind"],
        told=tuple(kept["told"]),
        kept=tuple(kept["kept"]),
        notes=tuple(kept["notes"]),
        doubts=tuple(
            Doubt(
                one["key"],
                one["text"],
                tuple((value, label) for value, label in one["candidates"]),
                one["answer"],
            )
            for one in kept["doubts"]
        ),
        has_source_pages=kept["has_source_pages"],
    )
    return galley, folder


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _write(path: Path, data: bytes) -> None:
    """Write ``data`` so that a reader sees the old file or the new one, never half of it."""
    draft = path.with_suffix(f".{secrets.token_hex(4)}")
    draft.write_bytes(data)
    draft.replace(path)
