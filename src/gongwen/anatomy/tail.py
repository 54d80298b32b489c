"""The end of a document: annex note, signature, date, remark, imprint, and where annexes begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongwen.anatomy.elements import ElementKind
from gongwen.anatomy.evidence import Evidence, weigh
from gongwen.anatomy.line import Line
from gongwen.anatomy.naming import is_organ
from gongwen.anatomy.patterns import (
    ANNEX_BARE,
    ANNEX_ENTRY,
    ANNEX_MARK,
    ANNEX_NOTE,
    ATTENDANCE,
    CONTACT,
    CONTINUES,
    COPY,
    DATE,
    HANGING,
    HEADING,
    IMPRINT_OTHER,
    MAIN_IN_IMPRINT,
    PERSON_SIGNATURE,
    PRINTING,
    PRINTING_BARE,
    PRINTING_OFFICE,
    REMARK,
    SUBJECT_WORDS,
)
from gongwen.anatomy.readings import is_paragraph

_DATE_THRESHOLD = 2.0
_ISSUER_THRESHOLD = 2.0
_MOST_ISSUERS = 15
_STOP = re.compile(r"[。！？；：，,;:!?]")
_CLOSING_PHRASE = re.compile(
    r"逾期|请|望|希|特此|此复|妥否|当否|以上|专此|请予|此致|敬礼|附件|附则|联系|此页无正文|以下无正文"
)
_OR_TEXT = (ElementKind.BODY,)
_ISSUED = re.compile(r"印发|转发|批转|公布|发布")


@dataclass(frozen=True, slots=True)
class Found:
    """Lines ``first`` to ``last`` were read as ``kind``; ``cut`` splits issuer and date of one line."""

    kind: ElementKind
    first: int
    last: int
    evidence: Evidence
    cut: int = 0
    threshold: float = 0.5
    rivals: tuple[ElementKind, ...] = ()


class Tail:
    """What was read behind the body; ``body_to`` is the first line that is not body any more."""

    def __init__(self, lines: list[Line], body_from: int, title: str) -> None:
        self._lines = lines
        self._from = body_from
        self._title = title
        self.found: list[Found] = []
        self.imprint_from = self._find_imprint()
        self.annexes_from = self._find_annexes()
        self.body_to = self.annexes_from
        self._read_signature()
        self._read_annex_note()

    # -- imprint ---------------------------------------------------------------------------------

    def _find_imprint(self) -> int:
        """Read the imprint from the last line upwards and return where it begins."""
        begin = len(self._lines)
        pending: list[int] = []
        for position in range(len(self._lines) - 1, max(self._from, len(self._lines) - 40) - 1, -1):
            kind = imprint_kind(self._lines[position])
            if kind is not None:
                self._take_imprint(kind, position, pending)
                begin, pending = position, []
                continue
            if len(pending) >= 6 or not self._may_continue(position):
                break
            pending.append(position)
        return begin

    def _may_continue(self, position: int) -> bool:
        line = self._lines[position]
        return len(line.text) <= 80 and not (
            DATE.fullmatch(line.text) or HEADING.match(line.text) or ANNEX_MARK.fullmatch(line.text)
        )

    def _take_imprint(self, kind: ElementKind, first: int, pending: list[int]) -> None:
        phrase = {
            ElementKind.COPY_RECIPIENTS: "以“抄送”等开头",
            ElementKind.MAIN_RECIPIENTS_IMPRINT: "以“主送”开头",
            ElementKind.PRINTING: "日期后加“印发”",
            ElementKind.SUBJECT_WORDS: "以“主题词”开头",
        }.get(kind, "版记用语")
        last = first
        if kind in {
            ElementKind.COPY_RECIPIENTS,
            ElementKind.MAIN_RECIPIENTS_IMPRINT,
            ElementKind.SUBJECT_WORDS,
        }:
            for position in sorted(pending):
                text = self._lines[position].text
                if self._lines[last].text.endswith("。") or PRINTING_BARE.fullmatch(text):
                    break
                if position != last + 1:
                    break
                last = position
        office = last + 1
        self.found.append(Found(kind, first, last, Evidence(4.0, (phrase, "位于文末"))))
        for position in sorted(pending):
            if position >= office:
                other = self._after_copy(position)
                self.found.append(Found(other, position, position, Evidence(0.5, ("位于版记",))))

    def _after_copy(self, position: int) -> ElementKind:
        text = self._lines[position].text
        is_office = is_organ(text) or DATE.fullmatch(text) or PRINTING_BARE.fullmatch(text)
        return ElementKind.PRINTING if is_office else ElementKind.IMPRINT_OTHER

    # -- annexes ---------------------------------------------------------------------------------

    def _find_annexes(self) -> int:
        """Return the first line behind the main document: an annex mark, or the imprint."""
        for position in range(self._from, self.imprint_from):
            line = self._lines[position]
            if line.text[0] == "附" and self._is_mark(position):
                return position
        return self.imprint_from

    def _is_mark(self, position: int) -> bool:
        line = self._lines[position]
        match = ANNEX_MARK.fullmatch(line.text)
        if match is None or line.in_table:
            return False
        before = self._lines[position - 1] if position > self._from else None
        after = self._lines[position + 1] if position + 1 < len(self._lines) else None
        within = (before is not None and HANGING.search(before.text)) or (
            after is not None and CONTINUES.match(after.text)
        )
        if within and not line.new_page:
            return False  # 「表样见」 and 「附件1」 in the next line
        if ANNEX_BARE.fullmatch(line.text) and not self._entries_follow(position):
            return True
        if line.new_page:
            return True
        if match["colon"] and match["rest"] and self._is_late_note(position):
            return False
        return (not match["colon"] and not match["rest"]) or self._date_before(position)

    def _entries_follow(self, position: int) -> bool:
        """Tell whether 「附件：」 is followed by a list of names and then the signature."""
        after = self._lines[position + 1 : position + 12]
        if not after or not ANNEX_ENTRY.match(after[0].text) or after[0].new_page:
            return False
        return any(DATE.fullmatch(line.text) for line in after) and not any(
            len(line.text) > 80 for line in after[:3]
        )

    def _is_late_note(self, position: int) -> bool:
        """Tell whether nothing follows but more entries: an annex note put below the date."""
        after = self._lines[position + 1 : self.imprint_from]
        return all(ANNEX_ENTRY.match(line.text) for line in after)

    def _date_before(self, position: int) -> bool:
        return any(
            self._weigh_date(before).score >= _DATE_THRESHOLD
            for before in range(max(self._from, position - 6), position)
            if DATE.fullmatch(self._lines[before].text)
        )

    # -- signature -------------------------------------------------------------------------------

    def _read_signature(self) -> None:
        date = self._find_date()
        if date is None:
            self._read_issuers(self._last_of_body() + 1, needs_layout=True)
            return
        line = self._lines[date]
        evidence = self._weigh_date(date)
        self.body_to = date
        together = _together(line.text)
        self.found.append(
            Found(ElementKind.DATE, date, date, evidence, together or 0, _DATE_THRESHOLD, _OR_TEXT)
        )
        if not together:
            self._read_issuers(date, needs_layout=False)
        self.annexes_from = self._read_remarks(date + 1)

    def _find_date(self) -> int | None:
        for position in range(self._from, self.annexes_from):
            line = self._lines[position]
            if line.in_table or not (DATE.fullmatch(line.text) or _together(line.text)):
                continue
            if self._weigh_date(position).score >= _DATE_THRESHOLD:
                return position
        return None

    def _weigh_date(self, position: int) -> Evidence:
        line = self._lines[position]
        before = self._lines[position - 1] if position > self._from else None
        after = self._lines[position + 1] if position + 1 < len(self._lines) else None
        above = self._lines[position - 2] if position > self._from + 1 else None
        ends = after is None or position + 1 >= self.imprint_from
        annex = after is not None and (bool(ANNEX_MARK.fullmatch(after.text)) or after.new_page)
        return weigh(
            [
                (True, 1.0, "独占一行的日期"),
                (line.is_right, 1.5, "居右"),
                (bool(_together(line.text)), 1.5, "与署名同一行"),
                (before is not None and _may_sign(before), 1.5, "其上是署名"),
                (before is not None and before.text.endswith("。"), 0.5, "其上是正文末句"),
                (
                    above is not None
                    and before is not None
                    and above.text.endswith("。")
                    and _may_sign(before),
                    0.5,
                    "署名之上是正文末句",
                ),
                (after is not None and bool(ATTENDANCE.match(after.text)), 1, "其后是出席名单"),
                (ends, 2, "位于文末"),
                (annex, 2, "其后是附件"),
                (after is not None and bool(REMARK.fullmatch(after.text)), 2, "其后是附注"),
                (after is not None and bool(CONTACT.match(after.text)), 1, "其后是联系方式"),
                (bool(_ISSUED.search(self._title)), 1.5, "其后是所印发的文件"),
                (before is not None and bool(HANGING.search(before.text)), -2, ""),
                (not annex and after is not None and is_paragraph(after), -1, ""),
            ]
        )

    def _last_of_body(self) -> int:
        last = min(self.annexes_from, self.imprint_from) - 1
        while last > self._from and REMARK.fullmatch(self._lines[last].text):
            self.found.append(
                Found(ElementKind.REMARK, last, last, Evidence(1.0, ("文末的括号", "其前无日期")))
            )
            self.body_to = last
            last -= 1
        return last

    def _read_issuers(self, below: int, *, needs_layout: bool) -> None:
        """Read the issuers in the lines above ``below``."""
        first = below
        while first - 1 > self._from - 1 and below - first < _MOST_ISSUERS:
            evidence = self._weigh_issuer(first - 1, below, needs_layout=needs_layout)
            if evidence.score < _ISSUER_THRESHOLD:
                break
            first -= 1
            self.found.append(
                Found(ElementKind.ISSUER, first, first, evidence, 0, _ISSUER_THRESHOLD, _OR_TEXT)
            )
        self.body_to = min(self.body_to, first)

    def _weigh_issuer(self, position: int, below: int, *, needs_layout: bool) -> Evidence:
        line = self._lines[position]
        before = self._lines[position - 1] if position > self._from else None
        text = line.text
        return weigh(
            [
                (not needs_layout and position == below - 1, 1.5, "其下是成文日期"),
                (not needs_layout and position < below - 1, 1, "其下是另一署名"),
                (is_organ(text), 1.5, "以机关名称结尾"),
                (bool(PERSON_SIGNATURE.fullmatch(text)), 1.5, "职务加姓名"),
                (line.is_right, 1.5, "居右"),
                (line.is_centered, 0.5, "居中"),
                (len(text) <= 20, 0.5, "很短"),
                (
                    before is None or before.text.endswith(("。", "：", "！")),
                    0.5,
                    "其上是完整的句子",
                ),
                (bool(_STOP.search(text)) and not PERSON_SIGNATURE.fullmatch(text), -5, ""),
                (before is not None and bool(HANGING.search(before.text)), -3, ""),
                (bool(_CLOSING_PHRASE.match(text)), -4, ""),
                (bool(HEADING.match(text)), -5, ""),
                (bool(REMARK.fullmatch(text)), -5, ""),
                (len(text) > 40, -3, ""),
                (line.in_table, -1, ""),
                (needs_layout and before is None, -3, ""),
            ]
        )

    def _read_remarks(self, position: int) -> int:
        """Read remarks, and in minutes the lists of attendance, below the date."""
        while position < self.annexes_from:
            text = self._lines[position].text
            if ATTENDANCE.match(text):
                kind, evidence = ElementKind.ATTENDANCE, Evidence(3.0, ("以“出席”等开头",))
            elif REMARK.fullmatch(text):
                kind = ElementKind.REMARK
                evidence = Evidence(3.0, ("在成文日期之下", "加圆括号"))
            elif text[0] == "附" and ANNEX_NOTE.match(text) and self._is_late_note(position):
                last = self.annexes_from - 1
                phrases = ("以“附件：”开头", "其后没有附件")
                self.found.append(
                    Found(
                        ElementKind.ANNEX_NOTE,
                        position,
                        last,
                        Evidence(2.5, phrases),
                        threshold=2.0,
                        rivals=(ElementKind.ANNEX_MARK,),
                    )
                )
                return last + 1
            elif CONTACT.match(text):
                kind = ElementKind.REMARK
                evidence = Evidence(1.0, ("在成文日期之下", "写有联系方式"))
            else:
                break
            self.found.append(Found(kind, position, position, evidence))
            position += 1
        return position

    # -- annex note ------------------------------------------------------------------------------

    def _read_annex_note(self) -> None:
        """Find the note in the last lines of the body; it ends where they end."""
        lowest = max(self._from, self.body_to - 30)
        for first in range(self.body_to - 1, lowest - 1, -1):
            line = self._lines[first]
            if line.text[0] == "附" and ANNEX_NOTE.match(line.text):
                self._take_note(first)
                return

    def _take_note(self, first: int) -> None:
        last = first
        while last + 1 < self.body_to and _in_note(self._lines[last + 1]):
            last += 1
        evidence = weigh(
            [
                (True, 2, "以“附件：”开头"),
                (last + 1 == self.body_to, 1.5, "其后是署名或日期"),
                (last > first, 0.5, "其后逐项列出名称"),
            ]
        )
        self.found.append(
            Found(ElementKind.ANNEX_NOTE, first, last, evidence, threshold=2.0, rivals=_OR_TEXT)
        )
        if last + 1 == self.body_to:
            self.body_to = first


def imprint_kind(line: Line) -> ElementKind | None:
    """Return which element of the imprint ``line`` begins, if any."""
    text = line.text
    if COPY.match(text):
        return ElementKind.COPY_RECIPIENTS
    if MAIN_IN_IMPRINT.match(text):
        return ElementKind.MAIN_RECIPIENTS_IMPRINT
    if SUBJECT_WORDS.match(text):
        return ElementKind.SUBJECT_WORDS
    if PRINTING.fullmatch(text) or PRINTING_OFFICE.match(text):
        return ElementKind.PRINTING
    if len(text) <= 60 and IMPRINT_OTHER.match(text):
        return ElementKind.IMPRINT_OTHER
    return None


def _together(text: str) -> int | None:
    """Return where the date begins in a line that holds issuer and date."""
    at = re.search(r"\s+(?=(?:\d{4}|二[〇○零O]|[×xX]{2,4})[^\s]{0,6}年)", text)
    if at is None or not DATE.fullmatch(text[at.end() :]) or not is_organ(text[: at.start()]):
        return None
    return at.end()


def _may_sign(line: Line) -> bool:
    text = line.text
    if len(text) > 40 or _STOP.search(text) or HEADING.match(text):
        return False
    return is_organ(text) or line.is_right or PERSON_SIGNATURE.fullmatch(text) is not None


def _in_note(line: Line) -> bool:
    text = line.text
    return (
        ANNEX_ENTRY.match(text) is not None
        or ANNEX_NOTE.match(text) is not None
        or (
            len(text) <= 45
            and not _STOP.search(text.rstrip("；;。"))
            and not is_organ(text)
            and not line.is_right
        )
    )
