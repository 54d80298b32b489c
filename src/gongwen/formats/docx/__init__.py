"""Word files: read into our model, written from it, and marked up with corrections."""

from gongwen.formats.docx.markup import Mark, annotate, correct
from gongwen.formats.docx.package import Package
from gongwen.formats.docx.read import pieces, read
from gongwen.formats.docx.restyle import Restyling, restyle, spare
from gongwen.formats.docx.unnumbered import numbered
from gongwen.formats.docx.write import write, write_parts

__all__ = [
    "Mark",
    "Package",
    "Restyling",
    "annotate",
    "correct",
    "numbered",
    "pieces",
    "read",
    "restyle",
    "spare",
    "write",
    "write_parts",
]
