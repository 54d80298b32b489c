"""Typesetting: any draft laid out to GB/T 9704—2012, its text left as it is."""

from gongwen.typesetting.typeset import Doubt, TypesetResult, typeset

__all__ = ["Doubt", "TypesetResult", "typeset"]
