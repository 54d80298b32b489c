"""The letter format 「信函格式」."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.specimen import letter, notice
from gongwen.layout.view import block_of
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import DocumentType, Severity, Strength
from gongwen.text import Alignment, Border, Document, Part


def _with_file() -> Document:
    return spoil.reword(letter(), "云川市财政局", "云川市财政局文件")


def _no_lower() -> Document:
    document = letter()
    kept = [b for b in document.blocks if not (b.part is Part.FOOTER and spoil.is_line(b))]
    return replace(document, blocks=tuple(kept))


def _printed() -> Document:
    line = spoil.alike(notice(), "23日印发", "云川市财政局办公室\t2026年5月19日印发")
    document = letter()
    at = next(i for i, b in enumerate(document.blocks) if b.text.startswith("抄送")) + 1
    return replace(document, blocks=(*document.blocks[:at], line, *document.blocks[at:]))


MASTHEAD = Rule(
    code="LTR-01",
    name="letter-masthead",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="信函格式的发文机关标志加了“文件”二字",
    why="信函格式的标志只用发文机关全称或规范化简称，不加“文件”二字。",
    basis=("GB/T 9704—2012 10.1",),
    examples=(
        Staged("标志带“文件”", _with_file, ("云川市财政局文件",)),
        Staged("标志只有机关名称", letter),
        Staged("通知的标志带“文件”", notice),
    ),
)
UPPER = Rule(
    code="LTR-02",
    name="letter-upper-line",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="信函格式标志之下没有红色双线",
    why="信函格式在标志下 4 mm 处印一条红色双线，上粗下细，长 170 mm，居中。",
    basis=("GB/T 9704—2012 10.1",),
    examples=(
        Staged("没有上双线", lambda: _upper(None), ("云川市财政局",)),
        Staged(
            "上双线为黑色",
            lambda: _upper(Border("thickThinSmallGap", 3.0, "000000")),
            ("云川市财政局",),
        ),
        Staged(
            "上双线粗细颠倒",
            lambda: _upper(Border("thinThickSmallGap", 3.0, spec.RED)),
            ("云川市财政局",),
        ),
        Staged(
            "上线为单线",
            lambda: _upper(Border("single", 3.0, spec.RED)),
            ("云川市财政局",),
        ),
        Staged("上粗下细的红色双线", letter),
        Staged("通知用单线", notice),
    ),
)
LOWER = Rule(
    code="LTR-03",
    name="letter-lower-line",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="信函格式首页下方没有红色双线",
    why="信函格式在首页距下页边 20 mm 处印一条红色双线，上细下粗，长 170 mm，居中，只在首页有。",
    basis=("GB/T 9704—2012 10.1",),
    examples=(
        Staged("首页没有下双线", _no_lower, ("云川市财政局",)),
        Staged("首页页脚有双线", letter),
    ),
)
NUMBER = Rule(
    code="LTR-04",
    name="letter-number",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="信函格式的发文字号没有居右",
    why="信函格式的发文字号顶格居版心右边缘，排在第一条红色双线之下。",
    basis=("GB/T 9704—2012 10.1",),
    examples=(
        Staged(
            "发文字号居中",
            lambda: spoil.shapes(
                letter(), "云财函", lambda form: replace(form, alignment=Alignment.CENTER)
            ),
            ("云财函〔2026〕31号",),
        ),
        Staged("发文字号居右", letter),
        Staged("通知的发文字号居中", notice),
    ),
)
IMPRINT = Rule(
    code="LTR-05",
    name="letter-imprint",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="信函格式的版记加了印发机关和印发日期",
    why="信函格式的版记不加印发机关和印发日期、不加分隔线，只留抄送机关，位于最后一面版心最下方。",
    basis=("GB/T 9704—2012 10.1",),
    examples=(
        Staged(
            "信函有印发机关",
            _printed,
            ("云川市财政局办公室\t2026年5月19日印发",),
        ),
        Staged("信函只有抄送", letter),
        Staged("通知有印发机关", notice),
    ),
)
RULES = (MASTHEAD, UPPER, LOWER, NUMBER, IMPRINT)


def _is_letter(draft: Draft) -> bool:
    return draft.anatomy.document_format == "letter" and draft.anatomy.is_complete


@MASTHEAD.finder
def find_masthead(draft: Draft) -> Iterator[Hit]:
    """Yield a letter's masthead that says 「文件」."""
    masthead = draft.anatomy.first(ElementKind.MASTHEAD)
    if masthead is None or not (_is_letter(draft) or _has_double_line(draft)):
        return
    if draft.text[masthead.start : masthead.end].rstrip().endswith("文件"):
        yield Hit(masthead.start, masthead.end, advice="删去“文件”二字")


def _has_double_line(draft: Draft) -> bool:
    """Tell whether a letter by type bears the double line of the letter format above its title."""
    title = draft.anatomy.first(ElementKind.TITLE)
    if title is None or draft.anatomy.document_type is not DocumentType.LETTER:
        return False
    return any(
        border is not None and border.style.startswith("thickThin")
        for block in draft.document.blocks[: title.first]
        for border in (block.format.top_border, block.format.bottom_border)
    )


@UPPER.finder
def find_upper(draft: Draft) -> Iterator[Hit]:
    """Yield the masthead of a letter without a red double line below, or with a wrong one."""
    document = draft.document
    masthead = draft.anatomy.first(ElementKind.MASTHEAD)
    title = draft.anatomy.first(ElementKind.TITLE)
    if not _is_letter(draft) or not document.has_layout or masthead is None or title is None:
        return
    if document.blocks[masthead.first].part is not Part.BODY or _is_drawn(document, title.first):
        return
    borders = [
        border
        for block in document.blocks[masthead.first : title.first]
        for border in (block.format.top_border, block.format.bottom_border)
        if border is not None
    ]
    fault = _line_fault(borders)
    if fault:
        yield Hit(masthead.start, masthead.end, message=fault)


def _line_fault(borders: list[Border]) -> str:
    if not borders:
        return "信函格式标志之下没有红色双线"
    border = borders[0]
    if not spec.is_red(border.color):
        return "信函格式标志之下的双线不是红色"
    if border.style == "single":
        return "信函格式标志之下为单线，应为上粗下细的双线"
    if border.style.startswith("thinThick"):
        return "信函格式标志之下的双线应上粗下细"
    return ""


def _is_drawn(document: Document, last: int) -> bool:
    return any(drawing.block <= last for drawing in document.drawings)


@LOWER.finder
def find_lower(draft: Draft) -> Iterator[Hit]:
    """Yield the masthead of a letter whose first page has no double line at its foot."""
    document = draft.document
    masthead = draft.anatomy.first(ElementKind.MASTHEAD)
    if not _is_letter(draft) or not document.has_layout or masthead is None:
        return
    if document.drawings:  # a drawn line may be anchored anywhere
        return
    feet = [block for block in document.blocks if block.part is Part.FOOTER]
    if not any(block.format.top_border or block.format.bottom_border for block in feet):
        advice = "在首页页脚（首页不同）放一条上细下粗的红色双线，距下页边 20 mm，长 170 mm"
        yield Hit(masthead.start, masthead.end, advice=advice)


@NUMBER.finder
def find_number(draft: Draft) -> Iterator[Hit]:
    """Yield the number of a letter that is not set flush right."""
    number = draft.anatomy.first(ElementKind.DOCUMENT_NUMBER)
    if number is None or not _is_letter(draft) or not draft.document.has_layout:
        return
    block = block_of(draft, number)
    framed = block.part is not Part.BODY or block.cell is not None or "\t" in block.text
    if not framed and block.format.alignment is Alignment.CENTER:
        yield Hit(number.start, number.end)


@IMPRINT.finder
def find_imprint(draft: Draft) -> Iterator[Hit]:
    """Yield the printing line of a letter."""
    printing = draft.anatomy.first(ElementKind.PRINTING)
    if printing is not None and _is_letter(draft) and draft.document.has_layout:
        yield Hit(printing.start, printing.end, advice="删去印发机关、印发日期和分隔线")


def _upper(border: Border | None) -> Document:
    document = letter()
    return replace(
        document,
        blocks=tuple(
            replace(block, format=replace(block.format, bottom_border=border))
            if spoil.is_line(block) and block.part is Part.BODY
            else block
            for block in document.blocks
        ),
    )
