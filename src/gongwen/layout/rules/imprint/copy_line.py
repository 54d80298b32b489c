"""The line of copy recipients 「抄送」: 四号仿宋, ended by a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.fonts import Family, family
from gongwen.layout.specimen import letter, notice
from gongwen.layout.view import stretches_of
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Alignment

_HEAD = (
    "云川市水务局文件\n云水发〔2026〕12号\n云川市水务局关于做好供水保障工作的通知\n各县（区）水务局：\n"
    "请按时完成检修。\n云川市水务局\n2026年3月20日\n"
)
_TAIL = "\n云川市水务局办公室　2026年3月21日印发"

RULE = Rule(
    code="IMP-02",
    name="copy-recipients",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="抄送机关的编排不符合规定",
    why="抄送机关写作“抄送：”加机关名称，机关之间用逗号隔开，最后一个之后标句号，一般用四号仿宋，左右各空一字。",
    basis=("GB/T 9704—2012 7.4.2",),
    examples=(
        wrong(
            f"{_HEAD}⟦抄送：市财政局，市审计局⟧{_TAIL}",
            becomes=f"{_HEAD}抄送：市财政局，市审计局。{_TAIL}",
        ),
        wrong(
            f"{_HEAD}⟦抄送:市财政局，市审计局⟧{_TAIL}",
            becomes=f"{_HEAD}抄送：市财政局，市审计局。{_TAIL}",
        ),
        wrong(
            f"{_HEAD}⟦抄报：市委办公室。⟧{_TAIL}",
            becomes=f"{_HEAD}抄送：市委办公室。{_TAIL}",
        ),
        right(f"{_HEAD}抄送：市财政局，市审计局。{_TAIL}"),
        Staged(
            "抄送用了三号字",
            lambda: spoil.looks(notice(), "抄送：", lambda look: replace(look, size=16.0)),
            ("抄送：市委办公室，市人大常委会办公室，市政协办公室。",),
        ),
        Staged("四号仿宋，末尾句号", notice),
        Staged("信函只留抄送", letter),
    ),
    safe=True,
)

_LABEL = re.compile(r"抄[ \u3000]*(?P<kind>送|报|发)[ \u3000]*[：:]?[ \u3000]*")
# A printing line that lacks 「印发」 may pass for the last of the copy recipients.
NAMELESS_PRINTING = re.compile(
    r"^[ \u3000]*[\u4e00-\u9fff（）]{4,30}[ \u3000\t]+[\d〇○零一二三四五六七八九]{4}[年./-][^\n]{3,12}$",
    re.MULTILINE,
)
_TRAILING = re.compile(r"[，,、；;.．]+$")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield a line of copy recipients whose words, then whose look, are not as they should be."""
    for element in draft.anatomy.all(ElementKind.COPY_RECIPIENTS):
        text = draft.text[element.start : element.end]
        printing = NAMELESS_PRINTING.search(text)
        visible = text[: printing.start() if printing else None].strip()
        start = element.start + text.index(visible)
        mended, faults = _mended(visible)
        if mended != visible:
            message = "抄送机关" + "；".join(faults)
            yield Hit(start, start + len(visible), mended, message)
        yield from imprint_look(draft, element, "抄送机关")
        block = draft.document.blocks[element.first]
        if block.cell is None and block.format.alignment in {Alignment.CENTER, Alignment.RIGHT}:
            message = "抄送机关没有居左，应左右各空一字"
            yield Hit(element.start, element.end, message=message, severity=Severity.S2, safe=False)


def _mended(text: str) -> tuple[str, list[str]]:
    """Return the line in proper form, and what was wrong with it."""
    faults: list[str] = []
    label = _LABEL.match(text)
    head, names = "", text
    if label:
        head = f"抄{label['kind']}："
        names = text[label.end() :]
        if label["kind"] == "报":  # 「抄报」 went out with the rules of 2012
            head = "抄送："
        if text[: label.end()] != head:
            faults.append(f"应以“{head}”起头，用全角冒号")
    if not names.endswith("。"):
        faults.append("最后一个机关之后应标句号")
        names = _TRAILING.sub("", names) + "。"
    return head + names, faults


def imprint_look(draft: Draft, element: Element, name: str) -> Iterator[Hit]:
    """Yield ``element`` of the imprint unless it is in 四号仿宋."""
    if not draft.document.has_layout:
        return
    for stretch in stretches_of(draft, [element]):
        kind = family(stretch.look.east_asian_font)
        size = stretch.look.size
        if stretch.weight and (
            kind not in {None, Family.FANGSONG} or not spec.is_size(size, spec.IMPRINT_SIZE)
        ):
            seen = (spec.size_name(size) if size else "") + (kind.label if kind else "")
            message = f"{name}为{seen}，一般用四号仿宋"
            yield Hit(element.start, element.end, message=message, severity=Severity.S2, safe=False)
            return
