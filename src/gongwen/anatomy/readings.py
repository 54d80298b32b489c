"""What a single line at the head of a document could be."""

from __future__ import annotations

import re

from gongwen.anatomy.elements import ElementKind
from gongwen.anatomy.evidence import Evidence
from gongwen.anatomy.line import Line
from gongwen.anatomy.naming import is_organ, type_word
from gongwen.anatomy.patterns import (
    ANNEX_BARE,
    ANNEX_NOTE,
    ARTICLE,
    BARE_NUMBER,
    CHAPTER,
    COPY,
    COPY_NUMBER,
    DATE,
    HEADING,
    MINUTES_MASTHEAD,
    NOT_RECIPIENT,
    NUMBER,
    ORDER_MASTHEAD,
    SECRECY,
    SIGNATORY,
    TITLE_NOTE,
    UNENDED_NUMBER,
    URGENCY,
)

SENTENCE_MARK = re.compile(r"[。！？；]")
_ONE_MEETING = re.compile(r"第[一二三四五六七八九十百〇零]+(?:届|次|期|号)")
_CAPTION = re.compile(
    r"[图表]\s*[\d一二三四五六七八九十]|[（(]?\s*单位\s*[：:]|注\s*[：:]|资料来源"
)


def join_lines(lines: list[Line]) -> str:
    """Return the text of a title printed over several lines; organs stay apart by one blank."""
    text = ""
    for line in lines:
        joint = (
            " "
            if text and is_organ(text) and is_organ(line.text) and "关于" not in text + line.text
            else ""
        )
        text += joint + line.text
    return text


def is_number(line: Line) -> bool:
    """Tell whether ``line`` is a document number, alone or with the signatory beside it."""
    text = line.text
    if not any(mark in text for mark in "号期〔"):
        return False
    signatory = SIGNATORY.search(text)
    bare = text if signatory is None else text[: signatory.start()].rstrip()
    return NUMBER.fullmatch(bare) is not None or UNENDED_NUMBER.fullmatch(bare) is not None


def is_paragraph(line: Line) -> bool:
    """Tell whether ``line`` is running text: a sentence, and not a short one."""
    text = line.text
    if len(text) <= 25 or SENTENCE_MARK.search(text) is None:
        return False
    return not (_is_stopped_title(text) and (line.is_centered or line.size is None))


def _is_stopped_title(text: str) -> bool:
    """Tell whether ``text`` is worded as a title and merely ends with a full stop."""
    return (
        text.endswith("。")
        and "关于" in text
        and not SENTENCE_MARK.search(text[:-1])
        and bool(type_word(text))
    )


def may_be_title(line: Line) -> bool:
    """Tell whether ``line`` could be a line of a title at all."""
    text = line.text
    if len(text) > 120 or text.endswith(("：", ":", "；", "？")):
        return False
    if SENTENCE_MARK.search(text[:-1]):
        return False
    if text.endswith("。") and not type_word(text):
        return False
    return not (
        is_number(line)
        or HEADING.match(text)
        or CHAPTER.match(text + " ")
        or ARTICLE.match(text)
        or SIGNATORY.match(text)
        or DATE.fullmatch(text)
        or COPY.match(text)
        or ANNEX_NOTE.match(text)
        or ANNEX_BARE.fullmatch(text)
        or TITLE_NOTE.fullmatch(text)
        or URGENCY.fullmatch(text)
        or SECRECY.fullmatch(text)
        or COPY_NUMBER.fullmatch(text)
    )


def starts_with_organ(text: str) -> bool:
    """Tell whether an organ's name stands before 「关于」, or at the very beginning."""
    about = text.find("关于")
    if about > 0:
        return is_organ(text[:about].strip())
    return any(is_organ(text[:end]) for end in range(3, min(len(text), 22)))


def looks_like_recipients(line: Line) -> bool:
    """Tell whether ``line`` reads as a list of recipients."""
    names = line.text.rstrip("：:")
    return (
        line.text.endswith(("：", ":"))
        and not SENTENCE_MARK.search(names)
        and not NOT_RECIPIENT.search(names[-12:])
        and not HEADING.match(names)
    )


def is_masthead_text(text: str) -> bool:
    """Tell whether ``text`` is worded as a masthead with 「文件」."""
    return (
        "关于" not in text and text.endswith("文件") and is_organ(text.removesuffix("文件").strip())
    )


def is_order_masthead(text: str, after: Line | None) -> bool:
    """Tell whether ``text`` heads an order: organ and 「令」, with the number of the order below."""
    return (
        "关于" not in text
        and ORDER_MASTHEAD.fullmatch(text) is not None
        and after is not None
        and is_number(after)
    )


def is_minutes_masthead(text: str, after: Line | None) -> bool:
    """Tell whether ``text`` heads minutes: 「纪要」 with its issue or number below."""
    return (
        "关于" not in text
        and MINUTES_MASTHEAD.fullmatch(text) is not None
        and after is not None
        and is_number(after)
    )


def heads_series_of_minutes(text: str, after: Line | None) -> bool:
    """Tell whether ``text`` heads all minutes of its kind, told apart by a bare number below.

    What names one meeting is its title.
    """
    return (
        is_minutes_masthead(text, after)
        and after is not None
        and BARE_NUMBER.fullmatch(after.text) is not None
        and _ONE_MEETING.search(text) is None
    )


def is_caption(text: str) -> bool:
    """Tell whether ``text`` belongs to a table or a picture: its number and name, its unit, a note."""
    return _CAPTION.match(text) is not None


def letters(text: str) -> str:
    """Return ``text`` without blanks and marks, which vary between two prints of one title."""
    return re.sub(r"[^\u4e00-\u9fff\d]", "", text)


def weigh_note(line: Line) -> tuple[ElementKind, Evidence] | None:
    """Return whether ``line``, just below the title, is a date or a note, ``None`` if neither."""
    if DATE.fullmatch(line.text):
        return ElementKind.DATE, Evidence(1.5, ("标题之下的日期",))
    if TITLE_NOTE.fullmatch(line.text):
        return ElementKind.TITLE_NOTE, Evidence(3.0, ("标题之下的题注",))
    return None
