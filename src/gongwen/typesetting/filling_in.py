"""What of an imposition is typed over, and what is a new paragraph: planned before anything moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gongwen.anatomy import Anatomy, Element, ElementKind
from gongwen.formats.docx import Mark
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.layout import spec
from gongwen.layout.compose.header import letter_line, masthead, red_line
from gongwen.layout.compose.imprint import ANCHOR, BOTH_SIDES, FOOT
from gongwen.layout.compose.pieces import (
    BODY,
    CENTRED,
    IMPRINT,
    LINE,
    block,
    framed,
    framed_line,
    from_right,
    lines_before,
    rule_line,
)
from gongwen.layout.content import DocumentFormat
from gongwen.layout.view import HEADINGS, bears_line
from gongwen.layout.view import IMPRINT as IMPRINT_KINDS
from gongwen.text import Alignment, Block, Document, Part
from gongwen.typesetting.drawn import shows_line
from gongwen.typesetting.imposition import Imposition, written
from gongwen.typesetting.places import Place, Places, main_end

_MARKS = (ElementKind.COPY_NUMBER, ElementKind.SECRECY, ElementKind.URGENCY)
_SIGNED = (
    ElementKind.BODY,
    *HEADINGS,
    ElementKind.MAIN_RECIPIENTS,
    ElementKind.TABLE,
    ElementKind.ANNEX_NOTE,
    ElementKind.ISSUER,
)
_FLUSH_RIGHT = replace(LINE, alignment=Alignment.RIGHT)
_GAP_ABOVE_DATE = 2  # lines, which the seal takes where no issuer stands above
_TWO_DATES = "文中有两处成文日期（“{}”和“{}”），分不清该填哪一处，请删去一处后再登记。"
_TWO_NUMBERS = "文中有两处发文字号（“{}”和“{}”），联合行文只用主办机关的字号，请删去一处后再登记。"
_ROWS_OF_MASTHEAD = "发文机关标志有 {} 行，系统不能改写，请在清样中改好后再登记。"


@dataclass
class Filling:
    """What is typed over in place, what is added behind which block, and lines that tell of both."""

    marks: list[Mark] = field(default_factory=list)
    added: list[tuple[int, Block]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


class Filler:
    """Plans how ``wanted`` goes into ``document``."""

    def __init__(
        self,
        document: Document,
        anatomy: Anatomy,
        places: Places,
        kind: DocumentFormat,
    ) -> None:
        self._document = document
        self._anatomy = anatomy
        self._places = places
        self._kind = kind
        self._filling = Filling()

    def plan(self, wanted: Imposition) -> Filling:
        """Return the plan; raise :class:`UnreadableFile` where two places are as good."""
        is_letter = self._kind is DocumentFormat.LETTER
        if wanted.masthead and is_letter:  # whose marks stand below it
            self._masthead(wanted.masthead)
        if wanted.copy_number:
            self._copy_number(wanted.copy_number)
        if wanted.masthead and not is_letter:
            self._masthead(wanted.masthead)
        if wanted.number:
            self._number(wanted.number, adds_masthead=bool(wanted.masthead))
        if wanted.date is not None:
            self._date(written(wanted.date))
        if wanted.printed_on is not None:
            self._printed(written(wanted.printed_on), wanted.printing_office)
        return self._filling

    # -- told and typed --------------------------------------------------------------------------

    def _type_over(self, place: Place, text: str, what: str) -> None:
        before = place.of(self._document)
        if before == text:
            self._filling.told.append(f"{what}已是“{text}”，没有改动。")
            return
        self._filling.marks.append(Mark(place.block, place.start, place.end, text))
        shown = " ".join(before.split()) or before
        self._filling.told.append(f"{what}“{text}”填在原来“{shown}”的位置。")

    def _add(self, behind: int, made: list[Block], said: str) -> None:
        self._filling.added += [(behind, one) for one in made]
        self._filling.told.append(said)

    # -- head ------------------------------------------------------------------------------------

    def _copy_number(self, text: str) -> None:
        if self._places.copy_number is not None:
            self._type_over(self._places.copy_number, text, "份号")
        elif self._kind is DocumentFormat.LETTER:
            self._add(
                self._below_letter_line(),
                [block([(text, BODY)])],
                _said(text, "份号", "红色双线下左侧"),
            )
        else:
            self._add(-1, [block([(text, BODY)])], _said(text, "份号", "版心左上角第一行"))

    def _masthead(self, text: str) -> None:
        own = self._places.masthead
        if len(own) == 1:
            self._type_over(own[0], text, "发文机关标志")
            return
        if own:
            if "".join(self._document.blocks[one.block].text for one in own) != text:
                raise UnreadableFile(_ROWS_OF_MASTHEAD.format(len(own)), Refusal.UNPLACEABLE)
            return
        said = _said(text, "发文机关标志", "首页顶端，居中")
        made = masthead(text, self._kind, 0)
        if self._kind is DocumentFormat.LETTER:
            self._add(-1, [made, letter_line(text)], said)
        else:
            self._add(self._last_of(*_MARKS), [made], said)

    def _number(self, text: str, *, adds_masthead: bool) -> None:
        numbers = self._places.numbers
        if len(numbers) > 1:
            shown = (place.of(self._document) for place in numbers[:2])
            raise UnreadableFile(_TWO_NUMBERS.format(*shown), Refusal.UNPLACEABLE)
        if numbers:
            self._type_over(numbers[0], text, "发文字号")
            return
        signatory = self._last_signatory()
        if signatory is not None:
            self._beside(signatory, text)
            return
        if self._kind is DocumentFormat.LETTER:
            made = block([(text, BODY)], _FLUSH_RIGHT)
            self._add(self._below_letter_line(), [made], _said(text, "发文字号", "红色双线下右侧"))
            return
        behind = self._last_of(ElementKind.MASTHEAD, *_MARKS)
        made_blocks = [block([(text, BODY)], CENTRED)]
        has_masthead = adds_masthead or bool(self._places.masthead)
        if has_masthead and self._kind is not DocumentFormat.ORDER and not self._has_line(behind):
            made_blocks.append(red_line())
        where = "发文机关标志之下" if has_masthead else "标题之上"
        self._add(behind, made_blocks, _said(text, "发文字号", f"{where}，居中"))

    def _beside(self, element: Element, text: str) -> None:
        """Type the number in front of the last line of signatories, as upward documents have it."""
        own = self._document.blocks[element.first].text
        tab = "" if own.startswith("\t") else "\t"
        at = 0 if tab == "" else len(own) - len(own.lstrip())
        self._filling.marks.append(Mark(element.first, 0, at, text + tab))
        self._filling.told.append(_said(text, "发文字号", "签发人同一行的左侧"))

    def _last_signatory(self) -> Element | None:
        found = list(self._anatomy.all(ElementKind.SIGNATORY))
        plain = [one for one in found if self._is_plain(one.first)]
        return plain[-1] if plain else None

    def _is_plain(self, index: int) -> bool:
        own = self._document.blocks[index]
        return own.part is Part.BODY and own.cell is None

    def _last_of(self, *kinds: ElementKind) -> int:
        """Return the last block that is one of ``kinds`` in the head, -1 for none."""
        blocks = [element.last for element in self._anatomy.all(*kinds)]
        blocks += [place.block for place in self._places.masthead if ElementKind.MASTHEAD in kinds]
        return max(blocks, default=-1)

    def _title(self) -> int:
        others = self._anatomy.first(
            ElementKind.TITLE, ElementKind.MAIN_RECIPIENTS, ElementKind.BODY, *HEADINGS
        )
        return len(self._document.blocks) if others is None else others.first

    def _has_line(self, behind: int) -> bool:
        """Tell whether a line stands between the masthead and the title."""
        end = self._title()
        between = self._document.blocks[max(behind, 0) : end]
        return any(bears_line(one) for one in between) or any(
            behind <= thing.block < end and shows_line(thing) for thing in self._document.drawings
        )

    def _below_letter_line(self) -> int:
        """Return the block behind which the marks of a letter begin: its line, else its masthead."""
        marks = self._last_of(*_MARKS)
        if marks >= 0:
            return marks
        lines = [
            index
            for index, one in enumerate(self._document.blocks[: self._title()])
            if bears_line(one)
        ]
        return lines[-1] if lines else self._last_of(ElementKind.MASTHEAD)

    # -- signature -------------------------------------------------------------------------------

    def _date(self, text: str) -> None:
        dates = self._places.dates
        if len(dates) > 1:
            shown = (place.of(self._document) for place in dates[:2])
            raise UnreadableFile(_TWO_DATES.format(*shown), Refusal.UNPLACEABLE)
        if dates:
            self._type_over(dates[0], text, "成文日期")
        elif self._kind is DocumentFormat.MINUTES:
            self._filling.told.append(f"纪要没有成文日期一行，“{text}”没有填入。")
        else:
            self._new_date(text)

    def _new_date(self, text: str) -> None:
        end = main_end(self._document, self._anatomy)
        issuers = [one for one in self._anatomy.all(ElementKind.ISSUER) if one.first < end]
        made = block([(text, BODY)], from_right(spec.SEALED_DATE_INDENT))
        if issuers:
            self._add(issuers[-1].last, [made], _said(text, "成文日期", "发文机关署名之下"))
            return
        last = [
            one.last
            for one in self._anatomy.all(*_SIGNED)
            if one.last < end and self._document.blocks[one.last].part is Part.BODY
        ]
        if not last:
            raise UnreadableFile(
                "文中找不到正文，定不下成文日期的位置，请检查文件是不是清样。", Refusal.UNPLACEABLE
            )
        form = lines_before(made.format, _GAP_ABOVE_DATE)
        made = block([(text, BODY)], form)
        self._add(max(last), [made], _said(text, "成文日期", "正文之后（文中没有发文机关署名）"))

    # -- imprint ---------------------------------------------------------------------------------

    def _printed(self, text: str, office: str) -> None:
        printing, printed = self._places.printing, self._places.printed
        if printing is not None and printed is not None:
            self._type_over(printed, text, "印发日期")
            own = self._document.blocks[printing.block].text[printing.start : printed.start]
            if office and own.strip() != office:
                place = Place(printing.block, printing.start, printing.start + len(own.rstrip()))
                gap = "" if own.strip() else "\t"
                self._type_over(place, office + gap, "印发机关")
        elif self._kind is DocumentFormat.LETTER:
            self._filling.told.append(f"信函不标印发机关和印发日期，“{text}”没有填入。")
        elif office:
            self._add_printing(f"{office}\t{text}印发")
        else:
            self._filling.told.append(f"版记没有印发日期一行，“{text}”没有填入。")

    def _add_printing(self, line: str) -> None:
        """Add the line below the others of the imprint, or an imprint of its own."""
        said = f"印发机关和印发日期加在版记{{}}：{line.replace(chr(9), '　')}。"
        entry = block([(line, IMPRINT)], BOTH_SIDES)
        own = [one for one in self._anatomy.all(*IMPRINT_KINDS) if self._is_plain(one.first)]
        if own:
            behind = own[-1].last
            is_framed = self._document.blocks[behind].format.frame == FOOT
            weight = spec.IMPRINT_THIN_LINE
            made = [rule_line(weight), entry]
            if is_framed:
                made = [framed_line(weight, FOOT), framed(entry, FOOT)]
            self._add(behind, made, said.format("末行"))
            return
        thick = framed_line(spec.IMPRINT_THICK_LINE, FOOT)
        behind = max(self._plain_blocks(), default=-1)
        self._add(
            behind, [thick, framed(entry, FOOT), thick, ANCHOR], said.format("，原来没有版记")
        )

    def _plain_blocks(self) -> Iterator[int]:
        """Yield the blocks of the text that say something, tables among them."""
        for index, one in enumerate(self._document.blocks):
            if one.part is Part.BODY and not one.is_blank:
                yield index


def _said(text: str, what: str, where: str) -> str:
    return f"{what}“{text}”加在{where}。"
