"""The lists of the desk, in the order of the rail; a new list is a module here and a line below."""

from __future__ import annotations

from typing import TypeAlias

from sanban.desk.lists.outgoing import DRAFTS, RELEASED
from sanban.desk.lists.taken_part import DONE, UNDER_WAY
from sanban.desk.lists.to_do import TO_DO
from sanban.desk.lists.work_list import WorkList
from sanban.documents.models import OutgoingDocument
from sanban.procedures.models import Assignment, Part

AnyList: TypeAlias = WorkList[Assignment] | WorkList[Part] | WorkList[OutgoingDocument]
LISTS: tuple[AnyList, ...] = (TO_DO, DONE, UNDER_WAY, DRAFTS, RELEASED)

__all__ = ["LISTS", "AnyList"]
