"""Anchors 「印记」: the seal of the last entry, noted in a file outside the database.

One JSON object a line, only ever appended to. Where the file lies on another disk, or is copied away
or printed, whoever can rewrite the whole database still cannot rewrite what had been anchored.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

from sanban.audit.domain.chain import Anchor


class AnchorRecord(TypedDict):
    """A line of the file."""

    organ: int
    sequence: int
    digest: str
    at: str


def note(path: Path, organ_id: int, anchor: Anchor, *, at: datetime) -> None:
    """Append an anchor to the file and wait until it is on the disk."""
    record: AnchorRecord = {
        "organ": organ_id,
        "sequence": anchor.sequence,
        "digest": anchor.digest,
        "at": at.astimezone(UTC).isoformat(timespec="seconds"),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")
        file.flush()
        os.fsync(file.fileno())


def noted(path: Path, organ_id: int) -> Sequence[Anchor]:
    """Read the anchors of an organ; a line that was never finished is passed over."""
    if not path.is_file():
        return ()
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            record: AnchorRecord = json.loads(line)
            if record["organ"] == organ_id:
                found.append(Anchor(record["sequence"], record["digest"]))
        except (ValueError, KeyError, TypeError):
            continue
    return found
