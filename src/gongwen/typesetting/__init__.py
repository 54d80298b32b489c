"""Typesetting: any draft laid out to GB/T 9704—2012, its text left as it is."""

from gongwen.typesetting.change import Change, ChangeKind, Kept, told
from gongwen.typesetting.doubts import Doubt
from gongwen.typesetting.paper import turns_on_paper
from gongwen.typesetting.typeset import KINDS, TypesetResult, typeset

__all__ = [
    "KINDS",
    "Change",
    "ChangeKind",
    "Doubt",
    "Kept",
    "TypesetResult",
    "told",
    "turns_on_paper",
    "typeset",
]
