"""How the characters of each element look, and what of their old look carries meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spec
from gongwen.layout.compose.header import masthead
from gongwen.layout.compose.main_part import HEADING_LOOKS
from gongwen.layout.compose.pieces import BODY, HEI, IMPRINT, KAI, TITLE
from gongwen.layout.compose.title import title_stretches
from gongwen.layout.content import DocumentFormat
from gongwen.layout.fonts import FONT_NAMES, LATIN_FONT, Family, family, normalised
from gongwen.text import Block, CharacterFormat, Run

_PLAIN = CharacterFormat()
_LOOKS: dict[ElementKind, CharacterFormat] = {
    ElementKind.SECRECY: HEI,
    ElementKind.URGENCY: HEI,
    ElementKind.TITLE: TITLE,
    ElementKind.TITLE_NOTE: KAI,
    ElementKind.ANNEX_MARK: HEI,
    ElementKind.ANNEX_TITLE: TITLE,
    ElementKind.MAIN_RECIPIENTS_IMPRINT: IMPRINT,
    ElementKind.COPY_RECIPIENTS: IMPRINT,
    ElementKind.PRINTING: IMPRINT,
    ElementKind.IMPRINT_OTHER: IMPRINT,
}
_LABEL = re.compile(r"[^：:\n]{1,8}[：:]")
_CHAPTER = re.compile(r"[ \u3000]*第[一二三四五六七八九十百]+[编章节](?:[ \u3000]|$)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_TITLES = frozenset({ElementKind.TITLE, ElementKind.ANNEX_TITLE})
_SYMBOLS = ("symbol", "wingdings", "webdings", "cambriamath", "zapfdingbats")
_KEPT_IN_TABLES = frozenset({Family.FANGSONG, Family.KAI, Family.HEI, Family.SONG})
_CLEAR = frozenset({None, "none", "white", "FFFFFF"})

Stretch = tuple[int, int, CharacterFormat]


def stretches_of(
    element: Element, start: int, block: Block, text: str, kind: DocumentFormat
) -> Iterator[Stretch]:
    """Yield how the characters of ``element`` within a block look; offsets count in the block.

    ``start`` is where the block begins in ``text``, the text of the whole document.
    """
    first = max(element.start - start, 0)
    last = min(element.end - start, len(block.text))
    if element.kind is ElementKind.MASTHEAD:
        looks = masthead(text[element.start : element.end].strip(), kind, 0).runs
        yield first, last, looks[0].format if looks else BODY
        return
    if element.kind in {ElementKind.SIGNATORY, ElementKind.ATTENDANCE}:
        label = _LABEL.match(block.text, first, last)
        cut = label.end() if label else last
        if element.kind is ElementKind.ATTENDANCE:
            yield first, max(cut - 1, first), HEI
            yield max(cut - 1, first), last, BODY
        else:
            yield first, cut, BODY
            yield cut, last, KAI
        return
    if element.kind is ElementKind.ANNEX_BODY and _CHAPTER.match(block.text):
        yield first, last, HEI
        return
    if element.kind in _TITLES:
        for begin, end, look in title_stretches(block.text):
            if begin < last and end > first:
                yield max(begin, first), min(end, last), look
        return
    level = element.kind.heading_level
    yield first, last, HEADING_LOOKS.get(level, BODY) if level else _LOOKS.get(element.kind, BODY)


def runs_of(block: Block, stretches: list[Stretch]) -> tuple[Run, ...]:
    """Return the runs of a block that looks as ``stretches`` say, meaning kept."""
    if not block.text:
        return ()
    usual = stretches[0][2] if stretches else BODY
    edges = {0, len(block.text)}
    edges |= {edge for start, end, _ in stretches for edge in (start, end)}
    edges |= {edge for run in block.runs for edge in (run.start, run.end)}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(block.text))
    made: list[Run] = []
    for start, end in pairwise(cuts):
        look = next((look for first, last, look in stretches if first <= start < last), None)
        wanted = look or (made[-1].format if made else usual)
        seen = next((run.format for run in block.runs if run.start <= start < run.end), _PLAIN)
        _join(made, Run(start, end, _with_meaning(wanted, seen, block.text[start:end])))
    return tuple(made)


def _join(made: list[Run], run: Run) -> None:
    if made and made[-1].format == run.format:
        made[-1] = replace(made[-1], end=run.end)
    else:
        made.append(run)


def _with_meaning(wanted: CharacterFormat, seen: CharacterFormat, text: str) -> CharacterFormat:
    """Return ``wanted`` with what of the old look says something.

    Struck out and hidden text is a person's to settle; a line under blanks is to be filled in;
    slanted letters are variables; a symbol is another one in another font.
    """
    is_chinese = _CHINESE.search(text) is not None
    return replace(
        wanted,
        hidden=seen.hidden,
        strike=seen.strike,
        italic=seen.italic and not is_chinese,
        underline=seen.underline and not is_chinese,
        latin_font=seen.latin_font if _is_symbol(seen.latin_font) else wanted.latin_font,
    )


def _is_symbol(font: str | None) -> bool:
    return font is not None and normalised(font).startswith(_SYMBOLS)


def tidy(block: Block, *, in_table: bool = False) -> tuple[Run, ...]:
    """Return the runs of a block nobody formats anew, without colours and decoration."""
    made: list[Run] = []
    for run in block.runs:
        look, text = run.format, block.text[run.start : run.end]
        if spec.is_red(look.color) and (look.size or 0) >= spec.MASTHEAD_LEAST_SIZE:
            _join(made, run)
            continue
        look = replace(
            _with_meaning(look, look, text),
            effect=False,
            color=None if not spec.is_black(look.color) else look.color,
            highlight=None if look.highlight not in _CLEAR else look.highlight,
            shading=None if look.shading not in _CLEAR else look.shading,
        )
        _join(made, replace(run, format=_in_table(look) if in_table else look))
    return tuple(made)


def _in_table(look: CharacterFormat) -> CharacterFormat:
    """Return the look of text in a table: its size and weight stay, a font of no family goes."""
    is_known = family(look.east_asian_font) in _KEPT_IN_TABLES
    font = look.east_asian_font if is_known else FONT_NAMES[Family.FANGSONG]
    latin = look.latin_font if _is_symbol(look.latin_font) else LATIN_FONT
    return replace(look, east_asian_font=font, latin_font=latin)
