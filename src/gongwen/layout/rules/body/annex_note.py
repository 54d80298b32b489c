"""The annex note 「附件说明」: 「附件：1.××」, without marks behind the names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.specimen import notice, request
from gongwen.layout.view import block_of, first_line_of, leading_spaces, left_of, spaces_width
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import ParagraphFormat, Part

_HEAD = "云川市水务局关于报送检修计划的通知\n各县（区）水务局：\n现将有关事项通知如下：\n请按附件要求报送检修计划。\n"
_TAIL = "\n云川市水务局\n2026年3月20日"

RULE = Rule(
    code="BOD-12",
    name="annex-note",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="附件说明不符合规定",
    why="附件说明左空二字写“附件：”和附件名称，多个附件用“1.”“2.”编号，名称后不加标点；名称通常不加书名号。",
    basis=("GB/T 9704—2012 7.3.4",),
    examples=(
        wrong(
            f"{_HEAD}⟦附件1：检修计划表⟧{_TAIL}",
            becomes=f"{_HEAD}附件：1.检修计划表{_TAIL}",
        ),
        wrong(
            f"{_HEAD}⟦附件：检修计划表。⟧{_TAIL}",
            becomes=f"{_HEAD}附件：检修计划表{_TAIL}",
        ),
        wrong(
            f"{_HEAD}⟦附件:1、检修计划表；⟧\n⟦2、检修要求。⟧{_TAIL}",
            becomes=f"{_HEAD}附件：1.检修计划表\n2.检修要求{_TAIL}",
        ),
        wrong(
            f"{_HEAD}⟦附：检修计划表⟧{_TAIL}",
            becomes=f"{_HEAD}附件：检修计划表{_TAIL}",
        ),
        wrong(
            f"{_HEAD}附件：⟦《检修计划表》⟧{_TAIL}",
            becomes=f"{_HEAD}附件：检修计划表{_TAIL}",
        ),
        right(f"{_HEAD}附件：检修计划表{_TAIL}"),
        right(f"{_HEAD}附件：1.检修计划表\n2.《供水条例》修改对照表{_TAIL}"),
        right(
            f"{_HEAD}附件：1.检修范围\n"
            f"2.对使用年限超过二十年、存在安全隐患的泵站和管网开展检修的说明。{_TAIL}"
        ),
        right(f"{_HEAD}附件：云川市供水管理办法（试行）{_TAIL}"),
        Staged(
            "附件说明顶格",
            lambda: spoil.shapes(
                request(),
                "附件：设备",
                lambda form: replace(
                    form, left=0.0, left_chars=None, first_line=0.0, first_line_chars=None
                ),
            ),
            ("附件：设备购置经费测算表",),
        ),
        Staged("多个附件", notice),
        Staged("一个附件", request),
        Staged(
            "附件说明首行缩进 2 字符，不悬挂",
            lambda: spoil.shapes(request(), "附件：设备", _plain_indent),
        ),
    ),
    safe=True,
)

_LABEL = re.compile(
    r"[ \u3000\t]*附[ \u3000]*件?[ \u3000]*(?P<number>[1-9]\d?|[一二三四五六七八九十])?"
    r"[ \u3000]*(?P<colon>[：:])[ \u3000]*"
)
_ITEM = re.compile(r"[ \u3000\t]*(?:附件)?(?P<number>[1-9]\d?)(?P<mark>[.．、：:])[ \u3000]*(?!\d)")
_TRAILING = re.compile(r"[。；;，,、.]+[ \u3000]*$")
_LONGEST = 30
_TITLED = re.compile(r"《([^《》\n]+)》$")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield lines of the annex note of a wrong form, then a note that is not set in."""
    elements = list(draft.anatomy.all(ElementKind.ANNEX_NOTE))
    for element in elements:
        yield from _lines(draft, element)
    if elements and draft.document.has_layout:
        yield from _indent(draft, elements[0])


def _lines(draft: Draft, element: Element) -> Iterator[Hit]:
    """Yield the faulty lines of the note, each with its corrected form."""
    at = element.start
    for line in draft.text[element.start : element.end].split("\n"):
        start, text = at + len(line) - len(line.lstrip()), line.strip()
        at += len(line) + 1
        if not text or (text.endswith("。") and len(text) > _LONGEST):
            continue  # a sentence this long is an item of the annex itself
        mended, faults = _mended(text)
        if mended != text:
            yield Hit(start, start + len(text), mended, "附件说明" + "；".join(faults))
        elif titled := _bare_title(text):
            opening = start + text.index(titled)
            message = "附件名称加了书名号，通常不加"
            yield Hit(
                opening,
                opening + len(titled),
                titled[1:-1],
                message,
                severity=Severity.S3,
                safe=False,
            )


def _mended(text: str) -> tuple[str, list[str]]:
    """Return a line of the note in proper form, and what was wrong with it."""
    faults: list[str] = []
    label = _LABEL.match(text)
    head, rest = "", text
    if label:
        rest = text[label.end() :]
        head = "附件："
        if label["number"]:
            faults.append("“附件”二字后应为冒号，序号写在冒号之后")
            digit = label["number"]
            rest = f"{digit if digit.isdigit() else '一二三四五六七八九十'.index(digit) + 1}.{rest}"
        elif text[: label.end()] != head:
            faults.append("应以“附件：”起头，用全角冒号")
    item = _ITEM.match(rest)
    if item:
        proper = f"{item['number']}."
        if rest[: item.end()] != proper:
            faults.append("序号应写作“1.”")
        head, rest = head + proper, rest[item.end() :]
    trailing = _TRAILING.search(rest)
    if trailing:
        faults.append("附件名称后不加标点")
        rest = rest[: trailing.start()]
    return head + rest, faults


def _bare_title(text: str) -> str:
    """Return the name of an annex that is wholly within title marks, marks included."""
    name = re.sub(r"^(?:附件：)?(?:\d+\.)?", "", text)
    match = _TITLED.fullmatch(name)
    return match.group() if match else ""


def _indent(draft: Draft, element: Element) -> Iterator[Hit]:
    """Yield the first line of the note unless it stands two characters in."""
    block = block_of(draft, element)
    if block.cell is not None or block.part is not Part.BODY:
        return
    indent = left_of(block) + first_line_of(block) + spaces_width(leading_spaces(block))
    if abs(indent - spec.FIRST_LINE_INDENT) > spec.PLACE_TOLERANCE / 2:
        end = draft.text.find("\n", element.start, element.end)
        message = f"附件说明左空 {indent:.2g} 字，应左空二字"
        yield Hit(element.start, element.end if end < 0 else end, message=message, safe=False)


def _plain_indent(form: ParagraphFormat) -> ParagraphFormat:
    return replace(form, left=0.0, left_chars=None, first_line=32.0, first_line_chars=2.0)
