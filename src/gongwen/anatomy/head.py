"""The head of a document: from the copy number to the main recipients."""

from __future__ import annotations

from gongwen.anatomy.elements import Element, ElementKind
from gongwen.anatomy.evidence import Evidence, weigh
from gongwen.anatomy.line import Line
from gongwen.anatomy.naming import is_organ
from gongwen.anatomy.patterns import (
    ARTICLE,
    ATTENDANCE,
    COPY_NUMBER,
    HEADING,
    MASTHEAD_WORD,
    NOT_RECIPIENT,
    ORGAN_END,
    PERSON_END,
    RECIPIENT_START,
    SECRECY,
    SIGNATORY,
    URGENCY,
)
from gongwen.anatomy.readings import (
    SENTENCE_MARK,
    is_masthead_text,
    is_minutes_masthead,
    is_number,
    is_order_masthead,
    join_lines,
    letters,
    weigh_note,
)
from gongwen.anatomy.subtitle import SUBTITLE, weigh_subtitle
from gongwen.anatomy.title import REACH, TITLE, TitleSearch

_LONGEST_TITLE = 6
_MASTHEAD = 3.0
_RECIPIENTS = 3.0
_BELOW_TITLE = (ElementKind.TITLE, ElementKind.MAIN_RECIPIENTS, ElementKind.BODY)
_PLAIN_KINDS = (
    (ElementKind.SECRECY, SECRECY, "独占一行的密级字样"),
    (ElementKind.URGENCY, URGENCY, "独占一行的紧急程度"),
    (ElementKind.COPY_NUMBER, COPY_NUMBER, "标题之前的数字编号"),
)


class Head:
    """What was read at the head: its elements, the title's text, and where the body begins."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self.elements: list[Element] = []
        self.title = ""
        self.masthead = ""
        self.body_from = 0
        self._read()

    def _read(self) -> None:
        span, evidence = TitleSearch(self._lines).find()
        if span is None:
            self._read_above(self._end_of_marks())
        else:
            first, last = span
            self._read_above(first)
            self.title = join_lines(self._lines[first : last + 1])
            rivals = (ElementKind.BODY,) if evidence.score < TITLE + 1 else ()
            self._add(ElementKind.TITLE, first, last, evidence, TITLE, rivals)
            self.body_from = last + 1
        self._read_below(has_title=span is not None)

    def _after(self, position: int) -> Line | None:
        return self._lines[position + 1] if position + 1 < len(self._lines) else None

    # -- above the title -------------------------------------------------------------------------

    def _end_of_marks(self) -> int:
        """Return the first line that cannot belong to a header without title."""
        position = 0
        while position < min(len(self._lines), REACH) and self._kind_above(position) is not None:
            position += 1
        return position

    def _read_above(self, end: int) -> None:
        for position in range(end):
            found = self._kind_above(position)
            kind, evidence = found or (ElementKind.BODY, Evidence(0.0, ("标题之前的其他文字",)))
            if kind is ElementKind.DOCUMENT_NUMBER:
                self._split_number(position, evidence)
                continue
            if kind is ElementKind.MASTHEAD:
                self.masthead = self.masthead or "".join(self._lines[position].text.split())
            is_masthead = kind is ElementKind.MASTHEAD
            rivals: tuple[ElementKind, ...] = ()
            if is_masthead and evidence.score < _MASTHEAD + 1:
                rivals = (ElementKind.TITLE,)
            if kind is ElementKind.BODY:
                rivals = self._rivals_above(position)
            threshold = _MASTHEAD if is_masthead else 0.0
            self._add(kind, position, position, evidence, threshold, rivals)
        self.body_from = end

    def _rivals_above(self, position: int) -> tuple[ElementKind, ...]:
        is_name = is_organ(self._lines[position].text)
        return (ElementKind.MASTHEAD, ElementKind.TITLE) if is_name else (ElementKind.TITLE,)

    def _kind_above(self, position: int) -> tuple[ElementKind, Evidence] | None:
        line = self._lines[position]
        if is_number(line):
            return ElementKind.DOCUMENT_NUMBER, Evidence(4.0, ("符合发文字号的写法",))
        if SIGNATORY.match(line.text):
            return ElementKind.SIGNATORY, Evidence(4.0, ("以“签发人”开头",))
        for kind, pattern, phrase in _PLAIN_KINDS:
            if pattern.fullmatch(line.text):
                return kind, Evidence(3.0, (phrase, "位于标题之前"))
        evidence = self._weigh_masthead(position)
        if evidence.score >= _MASTHEAD:
            return ElementKind.MASTHEAD, evidence
        return None

    def _weigh_masthead(self, position: int) -> Evidence:
        line = self._lines[position]
        after = self._after(position)
        text = line.text
        return weigh(
            [
                (bool(MASTHEAD_WORD.fullmatch(text)) and "关于" not in text, 3, "以“文件”结尾"),
                (is_masthead_text(text), 1, "“文件”之前是机关名称"),
                (text in {"文件", "文 件"}, 3, "“文件”二字"),
                (is_order_masthead(text, after), 3.5, "机关名称加“令”，其后是令号"),
                (is_minutes_masthead(text, after), 3, "以“纪要”结尾，其后是期号"),
                (line.is_red, 2.5, "红色"),
                (line.size is not None and line.size >= 26, 1.5, "字号很大"),
                (line.in_box or line.in_table, 0.5, "在文本框或表格里"),
                (is_organ(text) and len(text) <= 30, 1.5, "是机关名称"),
                (line.is_centered, 0.5, "居中"),
                (after is not None and is_number(after), 1.5, "其后是发文字号"),
                (
                    is_organ(text) and after is not None and is_number(after),
                    1,
                    "机关名称在字号之上",
                ),
                (bool(SENTENCE_MARK.search(text)) or len(text) > 60, -6, ""),
                (text.endswith(("：", ":")), -6, ""),
            ]
        )

    def _split_number(self, position: int, evidence: Evidence) -> None:
        """Add the number of a line and, where it stands beside it, the signatory."""
        line = self._lines[position]
        signatory = SIGNATORY.search(line.text)
        end = len(line.text) if signatory is None else signatory.start()
        length = len(line.text[:end].rstrip())
        self._add_part(ElementKind.DOCUMENT_NUMBER, line, 0, length, evidence)
        if signatory is not None:
            beside = Evidence(4.0, ("与发文字号同一行", "以“签发人”开头"))
            self._add_part(ElementKind.SIGNATORY, line, end, len(line.text), beside)

    # -- below the title -------------------------------------------------------------------------

    def _read_below(self, *, has_title: bool) -> None:
        for _ in range(8):
            position = self.body_from
            if position >= len(self._lines):
                return
            line = self._lines[position]
            if has_title and is_number(line):
                self._split_number(position, Evidence(3.0, ("符合发文字号的写法", "紧接标题")))
            elif has_title and (note := weigh_note(line)) is not None:
                self._add(note[0], position, position, note[1], 0.0)
            elif has_title and (below := weigh_subtitle(line, self._after(position))) is not None:
                self._add(ElementKind.TITLE_NOTE, position, position, below, SUBTITLE, _BELOW_TITLE)
            elif has_title and (last := self._end_of_repeated_title(position)) is not None:
                self._add(ElementKind.TITLE, position, last, Evidence(2.0, ("与标题相同",)), 0.0)
                self.body_from = last
            elif ATTENDANCE.match(line.text):
                return
            else:
                self._read_recipients(position, has_title=has_title)
                return
            self.body_from += 1

    def _end_of_repeated_title(self, first: int) -> int | None:
        """Return the last of the lines from ``first`` on that say the title again, if they do."""
        title, said = letters(self.title), ""
        for position in range(first, min(first + _LONGEST_TITLE, len(self._lines))):
            said += letters(self._lines[position].text)
            if _subject(said) == _subject(title):
                return position
            if not _subject(title).startswith(_subject(said)) and said not in title:
                return None
        return None

    def _read_recipients(self, first: int, *, has_title: bool) -> None:
        last = first
        while last + 1 < len(self._lines) and last - first < 6 and self._list_goes_on(last):
            last += 1
        evidence = self._weigh_recipients(first, last, has_title=has_title)
        if evidence.score < _RECIPIENTS and last > first:
            last = first
            evidence = self._weigh_recipients(first, last, has_title=has_title)
        if evidence.score >= _RECIPIENTS:
            rivals = (ElementKind.TITLE_NOTE, ElementKind.BODY)
            self._add(
                ElementKind.MAIN_RECIPIENTS,
                first,
                last,
                evidence,
                _RECIPIENTS,
                rivals if evidence.score < _RECIPIENTS + 1 else (),
            )
            self.body_from = last + 1

    def _list_goes_on(self, position: int) -> bool:
        line, after = self._lines[position], self._lines[position + 1]
        if line.text.endswith(("：", ":")) or SENTENCE_MARK.search(line.text) or after.gap:
            return False
        return bool(RECIPIENT_START.match(line.text) or "、" in line.text) and not after.indented

    def _weigh_recipients(self, first: int, last: int, *, has_title: bool) -> Evidence:
        text = "".join(line.text for line in self._lines[first : last + 1])
        names = text.rstrip("：:，,。；;")
        colon = text.endswith(("：", ":"))
        after = self._after(last)
        ends_as_name = bool(ORGAN_END.search(names) or PERSON_END.search(names))
        starts_as_list = RECIPIENT_START.match(text) is not None
        return weigh(
            [
                (has_title, 1.5, "紧接标题"),
                (not has_title and first == 0, 0.5, "位于文首"),
                (colon, 2, "以冒号结尾"),
                (ends_as_name, 1, "以机关名称或称呼结尾"),
                (starts_as_list, 1, "以“各”等泛称开头"),
                (colon and not ends_as_name and not starts_as_list, -1, ""),
                (after is not None and len(after.text) > len(names), 0.5, "其后是正文"),
                (not colon and not ends_as_name, -2, ""),
                (not colon and not has_title, -2, ""),
                (self._lines[first].indented and not colon, -1.5, ""),
                (
                    bool(NOT_RECIPIENT.search(names[-12:])) or bool(NOT_RECIPIENT.match(names)),
                    -4,
                    "",
                ),
                (bool(SENTENCE_MARK.search(names)), -5, ""),
                (len(names) > 260, -3, ""),
                (len(names) > 40 and not ends_as_name, -2, ""),
                (not has_title and not ends_as_name and not starts_as_list, -2, ""),
                (bool(HEADING.match(text)) or bool(ARTICLE.match(text)), -6, ""),
                (after is None, -2, ""),
            ]
        )

    # -- adding ----------------------------------------------------------------------------------

    def _add(
        self,
        kind: ElementKind,
        first: int,
        last: int,
        evidence: Evidence,
        threshold: float,
        rivals: tuple[ElementKind, ...] = (),
    ) -> None:
        begin, end = self._lines[first], self._lines[last]
        self.elements.append(
            Element(
                kind,
                begin.start,
                end.end,
                begin.block,
                end.block,
                evidence.confidence(threshold),
                evidence.phrases,
                rivals,
            )
        )

    def _add_part(
        self, kind: ElementKind, line: Line, start: int, end: int, evidence: Evidence
    ) -> None:
        self.elements.append(
            Element(
                kind,
                line.start + start,
                line.start + end,
                line.block,
                line.block,
                evidence.confidence(0.0),
                evidence.phrases,
            )
        )


def _subject(title: str) -> str:
    """Return a title from 「关于」 on: said again, it may have its issuer or not."""
    return title[max(title.find("关于"), 0) :]
