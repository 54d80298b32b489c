"""Typesetting: any draft laid out to GB/T 9704—2012, its text left as it is."""

from gongwen.typesetting.bound import BoundText, bound_text
from gongwen.typesetting.change import Change, ChangeKind, Kept, told
from gongwen.typesetting.complete import complete
from gongwen.typesetting.doubts import Doubt
from gongwen.typesetting.imposition import Completed, Imposition
from gongwen.typesetting.paper import turns_on_paper
from gongwen.typesetting.typeset import KINDS, TypesetResult, typeset

__all__ = [
    "KINDS",
    "BoundText",
    "Change",
    "ChangeKind",
    "Completed",
    "Doubt",
    "Imposition",
    "Kept",
    "TypesetResult",
    "bound_text",
    "complete",
    "told",
    "turns_on_paper",
    "typeset",
]
