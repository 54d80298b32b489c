"""Find a mark of state secrecy 「密级」 on a document, so that no reader hands one on.

A mark is a short line of its own near the top of a page. Prose about secrecy is none: titles,
headings and sentences never consist of the level alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.text import Block, Document, Part

HEAD_LINES = 15  # a header with every element of GB/T 9704—2012 7.2 has fewer lines than this
_PROSE_LENGTH = 45  # a line this long that ends a sentence is text; the head is over
_PIECE = 8  # characters of a line that may be one piece of a mark broken over lines

_LEVEL = r"(?:绝密|机密|秘密|絕密|機密)"
_STAR = r"[★☆✩✪✭✮⭐✰✯⋆＊*※●◆]"
_COUNT = r"(?:\d{1,3}|[〇零一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]{1,4})"
_PERIOD = (
    rf"(?:{_COUNT}(?:年|个月|月|天|日|Y|y)?|长期|永久|启用前|不定期|解密|解密日期.{{0,16}}|"
    r"(?:至|到)?(?:19|20)\d\d[年./\-]?(?:\d{1,2}[月./\-]?)?(?:\d{1,2}日?)?(?:止|前|解密|后解密)?)"
)
_COPY = r"(?:(?:份号|份数序号|编号|序号|No\.?|NO\.?|№|№\.)?[::.]?\d{1,8}(?:号|份)?)"
_URGENCY = r"(?:特急|加急|急件|特提|平急|急)"
_LEAD = r"(?:(?:密级(?:[和及与、]保密期限)?|保密等级|保密级别|秘密等级|涉密等级|定密|密别)[::]?)"
_OPEN, _CLOSE = r"[\[(〔【《<「『〈﹝{“\"]", r"[\])〕】》>」』〉﹞}”\"]"
_SUFFIX = r"(?:级|件|文件|级文件|材料|级材料|资料)?"
_TERM = (
    rf"(?:(?:{_STAR}|[·•\-—–_,，:：、/|])*(?:{_OPEN})?(?:保密期限?)?[::为]?{_PERIOD}(?:{_CLOSE})?)"
)

_MARK = re.compile(
    rf"^(?:{_COPY})?(?:{_URGENCY})?{_LEAD}?(?:国家秘密)?[·,，、|/]?{_STAR}*{_OPEN}*(?P<level>{_LEVEL}){_SUFFIX}{_CLOSE}*"
    rf"{_TERM}?{_STAR}*{_CLOSE}*(?:{_URGENCY})?(?:{_COPY})?$"
)
# A level with its star begins no sentence: whatever shares the line stands beside the mark.
_STARRED = re.compile(rf"^(?:{_COPY})?(?:{_URGENCY})?{_LEAD}?{_OPEN}*(?P<level>{_LEVEL}){_STAR}")
_SEPARATOR = re.compile(r"\t+|\s{2,}|　+")
_SPACE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad\u3164\u115f\u1160]+")
_LEVEL_WORD = re.compile(r"[绝絕机機秘]")


def refuse_marked(document: Document) -> None:
    """Raise :class:`UnreadableFile` if ``document`` bears a mark of secrecy."""
    if secrecy_mark(document) is not None:
        raise UnreadableFile(
            "文件标有密级，本软件不得处理涉密文件，请立即从本机删除，并按保密规定在涉密设备上办理。",
            Refusal.SECRET_MARK,
        )


def secrecy_mark(document: Document) -> str | None:
    """Return the line of ``document`` that is a mark of secrecy, or ``None``."""
    if not _LEVEL_WORD.search(document.text):
        return None
    running = [
        block
        for block in document.blocks
        if block.part in {Part.HEADER, Part.FOOTER, Part.TEXT_BOX}
    ]
    body = [block for block in document.blocks if block.part is Part.BODY]
    head = list(_head(body))
    places = [[line for block in blocks for line in _lines(block)] for blocks in (head, running)]
    for lines in places:
        found = next(filter(is_mark, lines), None) or _broken_mark(lines)
        if found:
            return found
    return _mark_in_cells(head) or _starred_line(body)


def is_mark(line: str) -> bool:
    """Tell whether ``line``, standing near the top of a document, is a mark of secrecy."""
    whole = _squeezed(line)
    if _MARK.match(whole) or _STARRED.match(whole):
        return True
    return any(_MARK.match(_squeezed(piece)) for piece in _SEPARATOR.split(line.strip()))


def _squeezed(line: str) -> str:
    """Return ``line`` without white space, in the ordinary width of its characters."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", line))


def _head(body: list[Block]) -> Iterator[Block]:
    seen = 0
    for block in body:
        if block.is_blank:
            continue
        seen += 1
        text = block.text.strip()
        if seen > HEAD_LINES or (len(text) >= _PROSE_LENGTH and "。" in text):
            return
        yield block


def _lines(block: Block) -> Iterator[str]:
    if block.cell is None:
        yield from filter(str.strip, block.text.split("\n"))


def _broken_mark(lines: list[str]) -> str | None:
    """Return a mark whose characters stand on lines of their own, as in a narrow text box."""
    pieces = [_squeezed(line) for line in lines]
    for first, piece in enumerate(pieces):
        joined = piece
        for following in pieces[first + 1 : first + _PIECE]:
            if max(len(piece), len(following)) > _PIECE:
                break
            joined += following
            if _MARK.match(joined):
                return joined
    return None


def _mark_in_cells(head: list[Block]) -> str | None:
    """Return the mark in a table that lays out the header; a table that lists levels is none."""
    cells = [block.text for block in head if block.cell is not None]
    marks = [(match["level"], cell) for cell in cells if (match := _MARK.match(_squeezed(cell)))]
    starred = [cell for cell in cells if _STARRED.match(_squeezed(cell))]
    if len({level for level, _ in marks}) == 1:
        return marks[0][1]
    return starred[0] if starred else None


def _starred_line(body: list[Block]) -> str | None:
    """Return a line further down that is a mark with its star: an annex has a first page too."""
    for block in body:
        if block.cell is None and _LEVEL_WORD.search(block.text):
            for line in block.text.split("\n"):
                squeezed = _squeezed(line)
                if _STARRED.match(squeezed) and _MARK.match(squeezed):
                    return line
    return None
