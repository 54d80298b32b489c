"""Marks at the wrong edge of a line: one ended by hand, or one as it came out on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Document, Page, RenderedPages, line_at, plain


def _sentence() -> Document:
    return plain("各单位要落实责任，按“谁主管谁负责”——也就是分工落实。")


def _broken(document: Document, at: int) -> RenderedPages:
    """Return a page on which the sentence breaks before character ``at``."""
    pieces = (document.text[:at], document.text[at:])
    lines = (line_at(pieces[0], 0, 100.0), line_at(pieces[1], at, 129.0))
    return RenderedPages((Page(1, 595.3, 841.9, lines),))


RULE = Rule(
    code="PUN-16",
    name="line-edges",
    severity=Severity.S3,
    strength=Strength.REQUIRED,
    message="标点落在了不该在的行首或行末",
    why="逗号、句号等点号和后引号、后括号、后书名号不放在行首，前引号、前括号、前书名号不放在行末；人工换行时容易把它们拆开。",
    basis=("GB/T 15834—2011 5.1",),
    examples=(
        wrong("各单位要落实责任\n⟦，⟧并按时报告。"),
        wrong("印发⟦《⟧\n档案管理办法》。"),
        right("各单位要落实责任，\n并按时报告。"),
        right("“台账保存五年。\n“台账可以电子方式保存。”"),
        right("……\n（一）公开透明；"),
        Staged("排出来逗号落在行首", _sentence, ("，",), lambda document: _broken(document, 8)),
        Staged("排出来前引号落在行末", _sentence, ("“",), lambda document: _broken(document, 11)),
        Staged("排出来破折号拆在两行", _sentence, ("——",), lambda document: _broken(document, 19)),
        Staged("排出来在词与词之间换行", _sentence, (), lambda document: _broken(document, 9)),
    ),
)

_LINE_HEAD = re.compile(r"\n[ \u3000]*([，。、；：？！”）》〉’])")
_LINE_END = re.compile(r"([“（《〈‘])[ \u3000]*\n")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield closing marks that open a line and opening marks that end one.

    Lines ended by the author are always judged; where a page breaks a line only rendered pages
    tell.
    """
    hits = [_hit(match, "行首") for match in _LINE_HEAD.finditer(draft.text)]
    hits += [_hit(match, "行末") for match in _LINE_END.finditer(draft.text)]
    hits += _on_pages(draft)
    yield from sorted(hits, key=lambda hit: hit.start)


_CLOSING = frozenset("，。、；：？！”）》〉’")
_OPENING = frozenset("“（《〈‘")
_DOUBLED = frozenset("—…")


def _on_pages(draft: Draft) -> Iterator[Hit]:
    """Yield the marks at the edges of lines that the page broke."""
    text = draft.text
    for at in draft.rendered.breaks if draft.rendered else ():
        before, after = text[at - 1], text[at]
        if after in _CLOSING:
            yield _placed(at, after, "行首")
        elif before in _OPENING:
            yield _placed(at - 1, before, "行末")
        elif before == after and before in _DOUBLED and _begins_between(text, at):
            message = f"“{before * 2}”被拆在两行"
            yield Hit(at - 1, at + 1, message=message, advice="调整字距，使它不断开")


def _begins_between(text: str, at: int) -> bool:
    """Tell whether the break at ``at`` parts the two halves of one mark."""
    begins = at
    while text[begins - 1] == text[at]:
        begins -= 1
    return bool((at - begins) % 2)


def _placed(at: int, mark: str, edge: str) -> Hit:
    message = f"排出来“{mark}”落在{edge}"
    return Hit(at, at + 1, message=message, advice="调整字距，或检查段落的换行设置")


def _hit(match: re.Match[str], edge: str) -> Hit:
    return Hit(*match.span(1), message=f"“{match[1]}”落在{edge}", advice="把它与上下文移到同一行")
