"""Where nothing else is said, 三号仿宋."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.fonts import Family, family
from gongwen.layout.specimen import letter, minutes, notice, order, request
from gongwen.layout.view import Stretch, stretches_of
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import CharacterFormat, Document

RULE = Rule(
    code="FMT-007",
    name="body-font",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="正文不是三号仿宋",
    why="没有特殊说明的要素一般用三号仿宋；各字库的仿宋视为同一字体，不因字库名称不同而判错。",
    basis=("GB/T 9704—2012 5.2.2",),
    examples=(
        Staged(
            "正文改为宋体小四",
            lambda: _body(notice(), lambda look: replace(look, east_asian_font="宋体", size=12.0)),
            ("各县（区）人民政府，市政府各部门、各直属机构：",),
        ),
        Staged(
            "一段正文是四号",
            lambda: spoil.looks(notice(), "1.第一批", lambda look: replace(look, size=14.0)),
            ("1.第一批安排32个小区，5月开工。",),
        ),
        Staged(
            "成文日期是宋体",
            lambda: spoil.looks(
                notice(), "2026年3月20日", lambda look: replace(look, east_asian_font="SimSun")
            ),
            ("2026年3月20日",),
        ),
        Staged("三号仿宋", notice),
        Staged("有签发人的上行文", request),
        Staged("信函", letter),
        Staged("命令", order),
        Staged("纪要", minutes),
        Staged(
            "方正仿宋_GBK 与仿宋_GB2312 是同一族",
            lambda: _body(notice(), lambda look: replace(look, east_asian_font="方正仿宋_GBK")),
        ),
        Staged(
            "表格里的字小一些",
            lambda: spoil.looks(notice(), "春晖", lambda look: replace(look, size=12.0)),
        ),
    ),
)

# A title note and the names of signatories have fonts of their own; tables may be set smaller.
_PLAIN = (
    ElementKind.MAIN_RECIPIENTS,
    ElementKind.BODY,
    ElementKind.ANNEX_NOTE,
    ElementKind.ISSUER,
    ElementKind.DATE,
    ElementKind.REMARK,
    ElementKind.ANNEX_BODY,
)

Fault = tuple[Family | None, float | None]


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the body if less than nine tenths of it is 三号仿宋; otherwise each odd look once."""
    if not draft.document.has_layout or not draft.anatomy.is_complete:
        return
    text = list(stretches_of(draft, draft.anatomy.all(*_PLAIN)))
    faulty = [stretch for stretch in text if stretch.weight and any(_fault(stretch))]
    if not faulty:
        return
    good = sum(stretch.weight for stretch in text) - sum(stretch.weight for stretch in faulty)
    if good < spec.BODY_SHARE * sum(stretch.weight for stretch in text):
        yield _hit(faulty, RULE.severity)
        return
    looks = {_fault(stretch): stretch for stretch in reversed(faulty)}
    for look in reversed(looks):
        same = [stretch for stretch in faulty if _fault(stretch) == look]
        # A word set in another font within the running text may be meant so.
        inside = all(_is_within_body(draft, stretch) for stretch in same)
        yield _hit(same, Severity.S3 if inside else RULE.severity)


def _fault(stretch: Stretch) -> Fault:
    """Return the family and the size that are wrong, ``None`` for what is right or unknown."""
    kind = family(stretch.look.east_asian_font)
    size = stretch.look.size
    return (
        None if kind in {None, Family.FANGSONG} else kind,
        None if spec.is_size(size, spec.BODY_SIZE) else size,
    )


def _hit(faulty: list[Stretch], severity: Severity) -> Hit:
    """Return one hit for all of ``faulty``, at the first, in words about the most frequent look."""
    weights: Counter[Fault] = Counter()
    for stretch in faulty:
        weights[_fault(stretch)] += stretch.weight
    (kind, size), _ = weights.most_common(1)[0]
    first = faulty[0]
    return Hit(
        first.start, first.end, message=_words(kind, size), count=len(faulty), severity=severity
    )


def _words(kind: Family | None, size: float | None) -> str:
    is_what = "、".join(
        part for part in (kind.label if kind else "", spec.size_name(size) if size else "") if part
    )
    should = "、".join(part for part in ("仿宋" if kind else "", "三号" if size else "") if part)
    return f"文字为{is_what}，一般应为{should}"


def _is_within_body(draft: Draft, stretch: Stretch) -> bool:
    return draft.anatomy.kind_at(stretch.start) in {
        ElementKind.BODY,
        ElementKind.ANNEX_BODY,
    } and not (
        draft.document.locate(stretch.start)[1] == 0
        and draft.text[stretch.end : stretch.end + 1] in {"", "\n"}
    )


def _body(document: Document, change: spoil.ChangeLook) -> Document:
    """Return ``document`` with all 三号仿宋 changed."""

    def only_body(look: CharacterFormat) -> CharacterFormat:
        is_body = family(look.east_asian_font) is Family.FANGSONG and look.size == spec.BODY_SIZE
        return change(look) if is_body else look

    return spoil.looks(document, spoil.EVERY, only_body)
