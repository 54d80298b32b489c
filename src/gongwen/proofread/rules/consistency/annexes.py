"""Annexes: the note, the references and the annexes themselves must agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gongwen.proofread.facts.annexes import Listed, annex_marks, annex_note, references
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_NOTE = "附件：1.任务分解表\n　　　2.考核办法\n"
_HEAD = "关于开展考核的通知\n各科室：\n"
_TAIL = "某市财政局\n2026年3月20日\n"

RULE = Rule(
    code="CS-09",
    name="annex-mismatch",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="附件说明、正文引用与附件不一致",
    why="附件说明要列明每个附件的顺序号和名称，并与附件首页的标识、标题以及正文中的“见附件”相互一致。",
    basis=("GB/T 9704—2012 7.3.4", "GB/T 9704—2012 7.3.7"),
    examples=(
        wrong(f"{_HEAD}请抓好落实。\n{_NOTE}{_TAIL}\n附件1\n任务分解表\n⟦附件3⟧\n考核办法"),
        wrong(f"{_HEAD}具体任务见⟦附件3⟧。\n{_NOTE}{_TAIL}"),
        wrong(f"{_HEAD}考核办法另附。\n附件：1.任务分解表\n　　　⟦3.考核办法⟧\n{_TAIL}"),
        wrong(
            f"{_HEAD}请遵照执行。\n{_NOTE}{_TAIL}附件1\n任务分解表\n内容\n附件2\n⟦考核细则⟧\n内容"
        ),
        wrong(
            f"{_HEAD}请遵照执行。\n⟦附件：1.任务分解表\n　　　2.考核办法⟧\n{_TAIL}附件1\n任务分解表\n内容"
        ),
        wrong(f"{_HEAD}请填写报名表（见⟦附件2⟧）。\n附件：报名表\n{_TAIL}"),
        right(
            f"{_HEAD}具体任务见附件1，办法见附件2。\n{_NOTE}{_TAIL}附件1\n任务分解表\n内容\n附件2\n考核办法\n内容"
        ),
        right(f"{_HEAD}请填写报名表（见附件）。\n附件：报名表\n{_TAIL}附件\n报名表\n内容"),
        right("按照省政府通知附件3的要求办理。"),
        right(f"{_HEAD}按《某办法》附件5执行。\n{_NOTE}{_TAIL}"),
    ),
    anchors=("附件",),
)

_MANY = 2
_ELSEWHERE = re.compile(
    r"(?:》|号[）)]?|通知|办法|方案|意见|文件|合同|协议|其|该|省|国|部|原)(?:的|中的|中)?$"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield what does not agree, in the order of the text."""
    text = draft.text
    note, marks = annex_note(text), annex_marks(text)
    hits = [
        *_order(note),
        *_order_of_marks(marks),
        *_references(text, note, marks),
        *_titles(text, note, marks),
    ]
    yield from sorted(hits, key=lambda hit: (hit.start, hit.end))


def _order(note: tuple[Listed, ...]) -> Iterator[Hit]:
    """Yield numbers of the note that do not run 1, 2, 3."""
    for place, annex in enumerate(note, 1):
        if annex.number == 1 and place > 1:
            return  # another list begins
        if annex.number is not None and annex.number != place:
            yield Hit(
                annex.start,
                annex.end,
                message=f"附件说明的顺序号不连续，第{place}个附件编作{annex.number}",
                advice="请按1、2、3……顺序编号，并核对是否漏列附件",
            )
            return


def _order_of_marks(marks: tuple[Listed, ...]) -> Iterator[Hit]:
    """Yield the first of the annexes themselves whose number is not the next one."""
    if any(mark.number is None for mark in marks):
        return
    for before, mark in pairwise(marks):
        if mark.number not in {before.number, (before.number or 0) + 1}:
            yield Hit(
                mark.start,
                mark.end,
                message=f"附件序号不连续，附件{before.number}之后是附件{mark.number}",
                advice="请按1、2、3……顺序编号，并与附件说明核对",
            )
            return


def _references(text: str, note: tuple[Listed, ...], marks: tuple[Listed, ...]) -> Iterator[Hit]:
    """Yield references to annexes that are neither listed nor there."""
    numbers = {annex.number for annex in (*note, *marks)}
    if not note and not marks:
        return
    last = len(note) or len(marks)
    missing: dict[int, list[Listed]] = {}
    for reference in references(text):
        before = text[max(reference.start - 6, 0) : reference.start]
        if reference.number in numbers or _ELSEWHERE.search(before) or before[-1:] in {"", "\n"}:
            continue
        if note and note[0].start <= reference.start <= note[-1].end:
            continue
        missing.setdefault(reference.number or 0, []).append(reference)
    listed = f"附件说明只列了{last}个附件" if note else f"后面只有{last}个附件"
    if len(missing) > _MANY:  # rather the list is torn or of another document than all wrong
        first = next(iter(missing.values()))[0]
        yield Hit(
            first.start,
            first.end,
            message=f"正文引用了{len(missing)}个没有列出的附件，而{listed}",
            advice="请核对附件说明是否完整",
            count=sum(map(len, missing.values())),
            severity=Severity.S2,
        )
        return
    for number, places in missing.items():
        yield Hit(
            places[0].start,
            places[0].end,
            message=f"正文引用附件{number}，而{listed}",
            advice="请核对附件序号，或补列附件",
            count=len(places),
        )


def _titles(text: str, note: tuple[Listed, ...], marks: tuple[Listed, ...]) -> Iterator[Hit]:
    """Yield a wrong number of annexes, and titles that differ from the note."""
    if not note or not marks or marks[0].start < note[0].start:
        return
    if len(marks) != len(note):
        start = text.rfind("\n", 0, note[0].start) + 1
        yield Hit(
            start,
            note[-1].end,
            message=f"附件说明列了{len(note)}个附件，后附{len(marks)}个",
            advice="请核对附件是否齐全",
        )
        return
    for listed, mark in zip(note, marks, strict=True):
        title = mark.title
        if (
            not title
            or _plain(title) == _plain(listed.title)
            or _plain(title).startswith(_plain(listed.title))
        ):
            continue
        if _plain(listed.title).startswith(_plain(title)):
            continue  # the title runs on in the next line
        start = text.find(title, mark.end)
        yield Hit(
            start,
            start + len(title),
            message=f"附件标题“{title[:24]}”与附件说明中的“{listed.title[:24]}”不一致",
            advice="请统一附件说明与附件标题",
            severity=Severity.S2,
        )


def _plain(title: str) -> str:
    return re.sub(r"[\s　《》。；;，]", "", title)
