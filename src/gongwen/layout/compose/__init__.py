"""Composition: structured content becomes a document laid out to GB/T 9704—2012."""

from gongwen.layout.compose.document import compose

__all__ = ["compose"]
