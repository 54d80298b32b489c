"""读取导入表."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from django.db import transaction

from sanban.kernel import confined
from sanban.kernel.confined import ConfinedError
from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.domain import workbook
from sanban.org.domain.workbook import LARGEST_FILE, Reading
from sanban.org.models import StaffImport
from sanban.org.policies import Verb, may
from sanban.org.trail import note

_MEBIBYTE = 1024 * 1024
_NAME_LENGTH = 200


class UnableToReadImport(DomainError):  # noqa: N818 - the name says what happened
    """A file that is not read."""


def read_import(content: bytes, file_name: str, *, actor: Actor, at: datetime) -> StaffImport:
    """Read a workbook in a confined process and keep its rows; nothing else changes yet."""
    may(actor, Verb.SHAPE).or_raise(UnableToReadImport)
    reading = _read(content)
    if reading["refusal"]:
        raise UnableToReadImport(reading["refusal"])
    with transaction.atomic():
        made = StaffImport.objects.create(
            organ_id=actor.organ_id,
            file_name=file_name[:_NAME_LENGTH],
            digest=hashlib.sha256(content).hexdigest(),
            rows=reading["sheets"],
            read_at=at,
        )
        new = {"digest": made.digest}
        note(entry_types.IMPORT_READ, made, actor=actor, at=at, new=new)
    return made


def _read(content: bytes) -> Reading:
    if len(content) > LARGEST_FILE:
        raise UnableToReadImport(f"文件超过 {LARGEST_FILE // _MEBIBYTE} MB，请拆成几个表导入。")
    try:
        answer = confined.ask(workbook.__name__, content)
    except ConfinedError as error:
        raise UnableToReadImport(
            "这个工作簿读得太久或太大，已经停下；请只保留“单位”“人员”两张表，另存后再上传。"
        ) from error
    reading: Reading = json.loads(answer)
    return reading
