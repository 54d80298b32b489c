"""The title: which of the first lines are it, by all that speaks for and against them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy.evidence import Evidence, weigh
from gongwen.anatomy.line import Line
from gongwen.anatomy.naming import is_organ, statutory, type_word
from gongwen.anatomy.patterns import MASTHEAD_WORD, TITLE_NOTE
from gongwen.anatomy.readings import (
    heads_series_of_minutes,
    is_masthead_text,
    is_minutes_masthead,
    is_number,
    is_order_masthead,
    is_paragraph,
    join_lines,
    looks_like_recipients,
    may_be_title,
    starts_with_organ,
)
from gongwen.anatomy.subtitle import stands_above

# Titles stand near the beginning; a document that opens otherwise has none.
REACH = 24
TITLE = 4.0
_LONGEST_TITLE = 6
_PLAIN_TITLE = 8
_TITLE_START = re.compile(r"关于|转发|批转|印发|中华人民共和国|中国共产党")
# 「在……会议上的讲话」: a title, though it begins as a sentence does.
_SPEECH = re.compile(r"在[^，。]{2,50}上的[^，。]{0,6}(?:讲话|发言|致辞|报告|汇报|主持词|总结)")
_COMMAND_START = re.compile(r"请|要|应|为|现|根据|按照|经|我|你|兹|尊敬|在|今|近")


class TitleSearch:
    """The search for the title among the lines of a document."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines

    def find(self) -> tuple[tuple[int, int] | None, Evidence]:
        """Return the first and the last line of the title, if there is one, and what speaks for it."""
        best: tuple[int, int] | None = None
        strongest = Evidence(TITLE - 0.01, ())
        for first in range(min(REACH, len(self._lines))):
            if is_paragraph(self._lines[first]):
                break
            for last in self._ends(first):
                evidence = self._weigh_title(first, last)
                if evidence.score > strongest.score:
                    best, strongest = (first, last), evidence
        return best, strongest

    def _ends(self, first: int) -> Iterator[int]:
        for last in range(first, min(first + _LONGEST_TITLE, len(self._lines))):
            line = self._lines[last]
            if not may_be_title(line) or (last > first and not self._continues(last)):
                return
            yield last

    def _continues(self, position: int) -> bool:
        before, line = self._lines[position - 1], self._lines[position]
        return not line.gap and line.looks_like(before) and line.in_table == before.in_table

    def _weigh_title(self, first: int, last: int) -> Evidence:
        group = self._lines[first : last + 1]
        text = join_lines(group)
        bare = re.sub(r"《[^》]*》", "", text)
        word = type_word(text)
        after = self._after(last)
        before = self._lines[first - 1] if first else None
        head = group[0]
        is_speech = _SPEECH.fullmatch(text) is not None
        opens_sentence = _COMMAND_START.match(text) is not None and not is_speech
        cues = [
            (statutory(word) is not None, 3, f"以文种“{word}”结尾"),
            (bool(word) and statutory(word) is None, 2, f"以“{word}”结尾"),
            ("关于" in bare, 2, "含“关于”"),
            (
                bool(_TITLE_START.match(text)) or starts_with_organ(text),
                1,
                "以机关名称或“关于”等开头",
            ),
            (opens_sentence, -2, ""),
            (is_speech, 2, "以“在……上的讲话”等为题"),
            (head.is_centered, 2, "居中"),
            (head.is_right, -3, ""),
            (self._is_large(head), 1.5, "字号大于正文"),
            (head.is_red and self._is_large(head), -3, ""),
            (head.position == 0, 1, "位于文首"),
            (before is not None and is_number(before), 1.5, "紧接发文字号"),
            (after is not None and is_number(after), 1, "其后是发文字号"),
            (after is not None and bool(TITLE_NOTE.fullmatch(after.text)), 1.5, "其后是题注"),
            (after is not None and looks_like_recipients(after), 2, "其后是主送机关"),
            (after is not None and is_paragraph(after), 1, "其后是正文段落"),
            (self._opens_text(first, last, text) and bool(word), 1, "其后是正文的话"),
            (self._goes_on(text, word, last), -1.5, ""),
            (len(group) > 1 and stands_above(group[0].text, group[1].text), -3, ""),
            (first > 0 and may_be_title(self._lines[first - 1]) and self._continues(first), -1, ""),
            (
                any(
                    type_word(line.text) and statutory(type_word(line.text)) for line in group[:-1]
                ),
                -2,
                "",
            ),
            (any(is_masthead_text(line.text) for line in group[:-1]), -4, ""),
            (sum("关于" in line.text and bool(type_word(line.text)) for line in group) > 1, -6, ""),
            (bool(MASTHEAD_WORD.fullmatch(text)) and "关于" not in text and word == "", -5, ""),
            (is_order_masthead(text, after), -5, ""),
            (is_minutes_masthead(text, after) and head.is_red, -6, ""),
            (len(group) == 1 and heads_series_of_minutes(text, after), -6, ""),
            (is_organ(text) and not word, -4, ""),
            (text.endswith("。") and ("关于" not in bare or opens_sentence), -5, ""),
            (len(text) < 4 and not head.is_centered, -2, ""),
            (len(text) > 130, -2, ""),
            (text[-1] in "，、：", -3, ""),
        ]
        return weigh(cues)

    def _opens_text(self, first: int, last: int, text: str) -> bool:
        """Tell whether the document begins here, and a sentence, however short, comes next."""
        after = self._after(last)
        return (
            first == 0
            and len(text) >= _PLAIN_TITLE
            and after is not None
            and after.text.endswith("。")
            and not is_paragraph(after)
        )

    def _goes_on(self, text: str, word: str, last: int) -> bool:
        """Tell whether the next line may belong to the title that ends with ``last``."""
        after = self._after(last)
        if after is None or not (may_be_title(after) and self._continues(last + 1)):
            return False
        return not word or bool(type_word(text + after.text))

    def _is_large(self, line: Line) -> bool:
        return line.size is not None and line.size >= 18 and line.size > self._usual_size()

    def _usual_size(self) -> float:
        sizes = [line.size for line in self._lines if line.size and is_paragraph(line)]
        return max(set(sizes), key=sizes.count) if sizes else 16.0

    def _after(self, position: int) -> Line | None:
        return self._lines[position + 1] if position + 1 < len(self._lines) else None
