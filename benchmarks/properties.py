"""What must hold of any file that is typeset, tried on a thousand that hypothesis draws."""

from __future__ import annotations

import re
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

import gongwen
from benchmarks.odd_files import OddFile, odd_files
from benchmarks.origins import BY_CHARACTERS
from benchmarks.wps import SPACES
from gongwen import UnreadableFile
from gongwen.checking.engine import layout_codes
from gongwen.formats.archive import unpack

TODAY = date(2026, 11, 20)
# What stands in the text and must be there afterwards, as often as before.
_KEPT = """
    delText tbl tr tc gridSpan vMerge drawing pict txbxContent footnoteReference commentReference
    commentRangeStart commentRangeEnd hyperlink ins del bookmarkStart fldSimple fldChar instrText sdt
    smartTag sectPr sym oMath noBreakHyphen
"""
# What characters bear that says something.
_BORNE = frozenset({"strike", "vanish", "vertAlign"})
# Revisions and comments are a person's to settle, and only characters cure these blanks.
SETTLED_BY_PEOPLE = BY_CHARACTERS | {"FMT-011"}
_SAID = ("t", "delText", "tab", "sym", "noBreakHyphen", "instrText")
_STORIES = ("word/document.xml", "word/footnotes.xml", "word/comments.xml", "word/header1.xml")
_TRIES = 150
_QUIET = tuple(HealthCheck)


def violations(file: OddFile) -> Iterator[str]:
    """Yield every promise broken for ``file``: one line each, what and where."""
    try:
        result = gongwen.typeset(file.data, name="文稿.docx")
    except UnreadableFile as refusal:
        if not refusal.message.endswith("。"):
            yield f"拒绝：{refusal.message}"
        return
    before, after = unpack(file.data), unpack(result.data)
    for name in _STORIES:
        old, new = _words(before[name]), _words(after[name])
        if old != new:
            yield f"文字：{name}"
    old_things, new_things = things(before), things(after)
    for tag, count in old_things.items():
        # A file without a section is given one.
        if count != (min(count, new_things[tag]) if tag == "sectPr" else new_things[tag]):
            yield f"留存：{tag}"
    if gongwen.typeset(result.data, name="文稿.docx").data != result.data:
        yield "再排：文件变了"


def faults_of_form(file: OddFile) -> Iterator[str]:
    """Yield what of form the checker finds in ``file`` once it is typeset, people's affairs aside."""
    try:
        data = gongwen.typeset(file.data, name="文稿.docx").data
        found = gongwen.check(data, name="文稿.docx", today=TODAY).findings
    except UnreadableFile:
        return
    wanted = layout_codes() - SETTLED_BY_PEOPLE
    # Text struck out is a person's to settle, too.
    codes = {one.code for one in found if one.code in wanted and "删除线" not in one.message}
    yield from (f"版式：{code}" for code in sorted(codes))


def _words(content: bytes) -> str:
    """Return what a part says: its characters, tabs, symbols and fields, in their order."""
    said = []
    for element in etree.fromstring(content).iter(etree.Element):
        name = etree.QName(element).localname
        if name in _SAID and element.getparent().tag != f"{{{element.nsmap['w']}}}tabs":
            said.append(element.text or f"〈{name}〉" if name != "t" else element.text or "")
    return "".join(said)


def things(parts: dict[str, bytes]) -> dict[str, int]:
    """Return how often a file holds each thing that must survive; of looks, the characters."""
    counts = dict.fromkeys([*_KEPT.split(), *sorted(_BORNE)], 0)
    for element in etree.fromstring(parts["word/document.xml"]).iter(etree.Element):
        name = etree.QName(element).localname
        if name in counts:
            counts[name] += 1 if name not in _BORNE else len(_bearer(element))
    return counts


def _bearer(element: etree._Element) -> str:
    """Return the characters of the run whose properties ``element`` is among."""
    run = element.getparent().getparent()
    if etree.QName(run).localname != "r" or element.get(f"{{{run.nsmap['w']}}}val") in {
        "0",
        "false",
    }:
        return ""
    return "".join("".join(run.itertext("{*}t")).split())


def run(examples: int) -> int:
    """Draw ``examples`` files, print what is broken how often, and a small file for each."""
    broken: Counter[str] = Counter()
    smallest: dict[str, OddFile] = {}
    drawn = 0

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=_QUIET,
    )
    @given(odd_files())
    def draw(file: OddFile) -> None:
        nonlocal drawn
        drawn += 1
        for what in broken_by(file):
            broken[what] += 1
            if what not in smallest or len(file.body) < len(smallest[what].body):
                smallest[what] = file

    draw()
    print(f"{drawn} 件：", "，".join(f"{what} {n} 件" for what, n in broken.most_common()) or "0")
    for what, count in broken.most_common():
        file = _reduced(smallest[what], what)
        print(f"\n{what}\t{count} 件，其中小的一件：\n正文 {file.body}", flush=True)
        print(f"页脚 {file.footer}　设置 {file.settings}")
    return int(bool(broken))


def broken_by(file: OddFile) -> list[str]:
    """Return every promise broken for ``file``; an error of ours is one."""
    try:
        return [*violations(file), *faults_of_form(file)]
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is a violation
        place = traceback.extract_tb(error.__traceback__)[-1]
        return [f"出错：{type(error).__name__}，{Path(place.filename).name} {place.name}"]


def _reduced(file: OddFile, what: str) -> OddFile:
    """Return ``file`` less whatever ``what`` is broken without."""
    at, tries = 0, 0
    while tries < _TRIES:
        root = etree.fromstring(f"<body {SPACES}>{file.body}</body>")
        inner = list(root.iter(etree.Element))[1:]
        if at >= len(inner):
            break
        inner[at].getparent().remove(inner[at])
        etree.cleanup_namespaces(root)
        body = "".join(etree.tostring(child, encoding="unicode") for child in root)
        body = re.sub(r' xmlns:\w+="[^"]*"', "", body)
        smaller = replace(file, body=body)
        tries += 1
        if what in broken_by(smaller):
            file = smaller
        else:
            at += 1
    return file
