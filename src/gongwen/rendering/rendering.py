"""What comes of setting a document in pages."""

from __future__ import annotations

from dataclasses import dataclass

from gongwen.text import RenderedPages

NOT_RENDERED = "版面按文件中的设置判断，未在版面上核实。"


@dataclass(frozen=True)
class Rendering:
    """The pages, if they could be made, and sentences about how they were or why not."""

    pages: RenderedPages | None
    notes: tuple[str, ...]
