"""What stands in one paragraph: its characters, each with the node of the file it comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from lxml import etree

from gongwen.formats.docx.drawings import ALTERNATE, chosen
from gongwen.formats.docx.names import ID, MATH, w
from gongwen.formats.docx.styles import RunKey, run_key
from gongwen.formats.docx.symbols import symbol
from gongwen.text import Field

RUN = w("r")
TEXT = w("t")
RUN_PROPERTIES = w("rPr")
BREAK = w("br")
_TYPE = w("type")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WHITE = " \t\n\r"
_MATH_TEXT = f"{{{MATH}}}t"
_MATH = frozenset({f"{{{MATH}}}oMath", f"{{{MATH}}}oMathPara"})
_FIELD = w("fldSimple")
_CONTROL = w("sdt")
_CONTROL_CONTENT = w("sdtContent")
# Wrappers whose content counts; deletions and the origins of moves are simply none of them.
_WRAPPERS = frozenset(
    w(name)
    for name in ("hyperlink", "smartTag", "ins", "moveTo", "customXml", "dir", "bdo", "rubyBase")
)
# Fields whose shown text people wrote themselves; that of all others is computed.
_WRITTEN = ("HYPERLINK", "QUOTE", "FORMTEXT", "ADDIN")


@dataclass(slots=True)
class Piece:
    """Characters ``start`` to ``end`` of a paragraph and the node they come from.

    ``lead`` counts characters at the beginning of the node's text that are not shown. ``is_fixed``
    marks characters no correction may touch: results of fields, formulas.
    """

    start: int
    end: int
    node: etree._Element
    run: etree._Element
    key: RunKey
    lead: int = 0
    is_fixed: bool = False


@dataclass(slots=True)
class OpenField:
    """A complex field between its begin and end mark; it may span paragraphs."""

    instruction: str = ""
    is_shown: bool = False
    start: int = 0

    @property
    def is_fixed(self) -> bool:
        """Tell whether the program, not a person, wrote what the field shows."""
        return not self.instruction.strip().upper().startswith(_WRITTEN)


class Inline:
    """The content of one paragraph, or of several that lost the marks between them."""

    def __init__(self, open_fields: list[OpenField]) -> None:
        self.open_fields = open_fields
        for field in open_fields:
            field.start = 0
        self.pieces: list[Piece] = []
        self.fields: list[Field] = []
        self.drawings: list[etree._Element] = []
        self.notes: list[tuple[str, str, etree._Element]] = []
        self.begins_page = False
        self._page_break: Piece | None = None
        self._parts: list[str] = []
        self._length = 0
        self._key: RunKey = ()
        self._run: etree._Element | None = None
        self._hidden = sum(not field.is_shown for field in open_fields)

    @property
    def text(self) -> str:
        """Return the characters of the paragraph."""
        return "".join(self._parts)

    @property
    def ends_page(self) -> bool:
        """Tell whether what follows the paragraph begins a page."""
        return self._page_break is not None or (self.begins_page and not self._length)

    def close(self) -> None:
        """End the paragraph: fields that are still open show what they show of it."""
        for field in self.open_fields:
            if field.is_shown and self._length > field.start:
                self._show(field)

    def walk(self, parent: etree._Element) -> None:
        """Take in everything below ``parent`` that people read."""
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._walk_run(child)
            elif tag in _WRAPPERS:
                self.walk(child)
            elif tag == _CONTROL:
                content = child.find(_CONTROL_CONTENT)
                if content is not None:
                    self.walk(content)
            elif tag == _FIELD:
                self._simple_field(child)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self.walk(branch)
            elif tag in _MATH:
                self._formula(child)

    def _walk_run(self, run: etree._Element) -> None:
        self._run, self._key = run, ()
        for child in run:
            tag = child.tag
            if tag == TEXT:
                self._text(child)
            elif tag == RUN_PROPERTIES:
                self._key = run_key(child)
            else:
                read = self._readers.get(tag)
                if read is not None:
                    read(self, child)

    def _text(self, node: etree._Element) -> None:
        text, lead = node.text or "", 0
        if text and node.get(_SPACE) != "preserve" and (text[0] in _WHITE or text[-1] in _WHITE):
            lead = len(text) - len(text.lstrip(_WHITE))
            text = text.strip(_WHITE)
        if "\n" in text or "\t" in text or "\r" in text:
            text = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
        self._add(node, text, lead)

    def _add(self, node: etree._Element, text: str, lead: int = 0) -> None:
        if not text or self._hidden or self._run is None:
            return
        if self._page_break is not None:
            # A break with text on both sides: people see the line end there.
            before, self._page_break = self._page_break, None
            self._parts.append("\n")
            self._length += 1
            before.end = self._length
            self.pieces.append(before)
        start = self._length
        self._length += len(text)
        self._parts.append(text)
        is_fixed = bool(self.open_fields) and any(field.is_fixed for field in self.open_fields)
        self.pieces.append(Piece(start, self._length, node, self._run, self._key, lead, is_fixed))

    def _formula(self, formula: etree._Element) -> None:
        self._key = ()
        for node in formula.iter(_MATH_TEXT):
            self._run = node.getparent()
            count = len(self.pieces)
            self._add(node, (node.text or "").replace("\n", " "))
            for piece in self.pieces[count:]:
                piece.is_fixed = True

    def _break(self, node: etree._Element) -> None:
        if node.get(_TYPE) != "page":
            self._add(node, "\n")
        elif not self._hidden and self._run is not None:
            if self._length:
                self._page_break = Piece(
                    self._length, self._length, node, self._run, self._key, 0, is_fixed=True
                )
            else:
                self.begins_page = True

    def _tab(self, node: etree._Element) -> None:
        self._add(node, "\t")

    def _hyphen(self, node: etree._Element) -> None:
        self._add(node, "-")

    def _symbol(self, node: etree._Element) -> None:
        try:
            code = int(node.get(w("char"), ""), 16)
        except ValueError:
            return
        self._add(node, symbol(node.get(w("font")), code))

    def _ruby(self, node: etree._Element) -> None:
        base = node.find(w("rubyBase"))
        if base is not None:
            outer, key = self._run, self._key
            self.walk(base)
            self._run, self._key = outer, key

    def _drawing(self, node: etree._Element) -> None:
        if not self._hidden:
            self.drawings.append(node)

    def _alternate(self, node: etree._Element) -> None:
        branch = chosen(node)
        for child in () if branch is None else branch:
            read = self._readers.get(child.tag)
            if child.tag == TEXT:
                self._text(child)
            elif read is not None:
                read(self, child)

    def _note(self, node: etree._Element) -> None:
        if not self._hidden:
            kind = "footnotes" if node.tag == w("footnoteReference") else "endnotes"
            self.notes.append((kind, node.get(ID, ""), node))

    def _instruction(self, node: etree._Element) -> None:
        if self.open_fields and not self.open_fields[-1].is_shown:
            self.open_fields[-1].instruction += node.text or ""

    def _field_mark(self, node: etree._Element) -> None:
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            self.open_fields.append(OpenField())
            self._hidden += 1
        elif not self.open_fields:
            return
        elif kind == "separate" and not self.open_fields[-1].is_shown:
            self.open_fields[-1].is_shown = True
            self.open_fields[-1].start = self._length
            self._hidden -= 1
        elif kind == "end":
            field = self.open_fields.pop()
            if not field.is_shown:
                self._hidden -= 1
                field.start = self._length
            if not self._hidden:
                self._show(field)

    def _simple_field(self, node: etree._Element) -> None:
        field = OpenField(node.get(w("instr"), ""), is_shown=True, start=self._length)
        self.open_fields.append(field)
        self.walk(node)
        if self.open_fields and self.open_fields[-1] is field:
            self.open_fields.pop()
        if not self._hidden:
            self._show(field)

    def _show(self, field: OpenField) -> None:
        instruction = " ".join(field.instruction.split())
        self.fields.append(Field(min(field.start, self._length), self._length, instruction))

    _readers: ClassVar[dict[str, Callable[[Inline, etree._Element], None]]] = {
        BREAK: _break,
        w("cr"): _break,
        w("tab"): _tab,
        w("ptab"): _tab,
        w("noBreakHyphen"): _hyphen,
        w("sym"): _symbol,
        w("ruby"): _ruby,
        w("drawing"): _drawing,
        w("pict"): _drawing,
        w("object"): _drawing,
        ALTERNATE: _alternate,
        w("footnoteReference"): _note,
        w("endnoteReference"): _note,
        w("instrText"): _instruction,
        w("fldChar"): _field_mark,
    }
