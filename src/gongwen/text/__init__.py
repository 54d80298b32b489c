"""Documents as text with stable offsets, and what in them is protected."""

from gongwen.text.areas import ALL_AREAS, CITED, CODES, MASK, Area, Protected, covering, masked, protected
from gongwen.text.document import (
    Block,
    Cell,
    Document,
    Drawing,
    Field,
    Part,
    ReviewMarks,
    Run,
    Table,
    plain,
)
from gongwen.text.format import (
    Alignment,
    Border,
    CharacterFormat,
    Grid,
    LineRule,
    ParagraphFormat,
    Section,
    TabStop,
)
from gongwen.text.sentences import sentence_around, sentences

__all__ = [
    "ALL_AREAS",
    "CITED",
    "CODES",
    "MASK",
    "Alignment",
    "Area",
    "Block",
    "Border",
    "Cell",
    "CharacterFormat",
    "Document",
    "Drawing",
    "Field",
    "Grid",
    "LineRule",
    "ParagraphFormat",
    "Part",
    "Protected",
    "ReviewMarks",
    "Run",
    "Section",
    "TabStop",
    "Table",
    "covering",
    "masked",
    "plain",
    "protected",
    "sentence_around",
    "sentences",
]
